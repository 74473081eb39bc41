// SPDX-License-Identifier: Apache-2.0
/// Numbers the printed forms of words, and remembers which words each piece of text holds.
import ArabicText
import Quotes

/// The words of one text after another, found piece by piece: a piece that came before is neither
/// cut nor folded again. Printed forms are numbered from 0 in the order in which they come.
struct FormTable: ~Copyable {
  /// The printed forms.
  private(set) var printed = BytePoolBuilder("printed words")
  /// The folded form of each of them.
  private(set) var folded = BytePoolBuilder("words")
  /// The number of the printed form of each word of the text numbered last.
  private(set) var forms = GrowingArray<UInt32>()
  /// What is known of each of these words.
  private(set) var classes = GrowingArray<WordClass>()
  private var slots = PieceSlots()
  private let masks = PieceMasks()
  private var compounds = CompoundPieces()
  /// Nil where nobody asks for classes.
  private let classifier: WordClassifier?
  // Used again for each text.
  private var pieces = TextPieces()
  private var undivided = TextPieces()
  private var undividedForms = GrowingArray<UInt32>()
  private var undividedClasses = GrowingArray<WordClass>()
  private var lookups = GrowingArray<PieceLookup>()
  private var tokens = TokenizedText()
  private let plain = GrowingArray<UInt8>(zeros: 64)

  /// - Parameter classifies: whether to tell the classes of words.
  init(classifies: Bool) { classifier = classifies ? WordClassifier() : nil }

  /// How many forms there are.
  var count: Int { printed.count }

  /// What is known of the words of the text numbered last; valid until the next is.
  var known: KnownWords {
    KnownWords(
      forms: forms.elements, classes: classes.elements, folded: UnsafePointer(folded.bytes.base),
      foldedStarts: UnsafePointer(folded.starts.base))
  }

  /// Replaces `forms` and `classes` by those of the words of `text`, and `words` by its words.
  ///
  /// - Parameter room: how many bytes from the start of the text on may be read.
  /// - Throws: `IndexError.tooLarge`.
  mutating func number(
    _ text: UnsafeBufferPointer<UInt8>, room: Int, into words: inout TokenizedText
  ) throws(IndexError) {
    pieces.cut(text)
    forms.removeAll()
    classes.removeAll()
    let count = pieces.starts.count
    var isDivided = false
    for first in stride(from: 0, to: count, by: Self.batchSize) {
      let batch = first..<min(first + Self.batchSize, count)
      prepare(batch, text, room)
      if try number(batch, text) { isDivided = true }
    }
    if isDivided { try divide(text) }
    words.setWords(of: text, to: &pieces)
  }

  /// Adds a printed form that is known to be new, and by which no text will be numbered; its number.
  ///
  /// - Throws: `IndexError.tooLarge`.
  mutating func append(
    printed form: UnsafeBufferPointer<UInt8>, folded letters: UnsafeBufferPointer<UInt8>
  ) throws(IndexError) -> UInt32 {
    guard count < Int(PieceMeaning.compound) - 2 else { throw .tooLarge(what: "printed words") }
    try printed.append(form)
    try folded.append(letters)
    return UInt32(count - 1)
  }

  /// Frees the memory that only further texts need, which must not come.
  mutating func forgetPieces() { slots = PieceSlots() }

  // MARK: Looking up and adding

  /// Pieces that are looked up together.
  private static let batchSize = 64

  /// Makes the keys of some pieces and asks for the memory of their slots, all at once.
  private mutating func prepare(
    _ batch: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, _ room: Int
  ) {
    lookups.removeAll()
    let lookups = lookups.appendUninitialized(batch.count)
    let (starts, ends) = (pieces.starts.span, pieces.ends.span)
    for index in 0..<batch.count {
      let (start, end) = (starts[batch.lowerBound + index], ends[batch.lowerBound + index])
      let string = UnsafeBufferPointer(rebasing: text[Int(start)..<Int(end)])
      let key = PieceKey(string, room: room - Int(start), slots.seeds.0, masks)
      let place = slots.place(of: key)
      slots.prefetch(place)
      lookups[index] = PieceLookup(key: key, place: place)
    }
  }

  /// Numbers some pieces; true if one is not just a word.
  private mutating func number(
    _ batch: Range<Int>, _ text: UnsafeBufferPointer<UInt8>
  ) throws(IndexError) -> Bool {
    let forms = self.forms.appendUninitialized(batch.count)
    let classes = self.classes.appendUninitialized(batch.count)
    var bits: UInt32 = 0
    for index in 0..<batch.count {
      let lookup = lookups[index]
      let meaning: PieceMeaning
      if let known = slots.meaning(of: lookup.key, at: lookup.place) {
        meaning = known
      } else {
        meaning = try self.meaning(ofPiece: batch.lowerBound + index, of: text, lookup.key)
      }
      forms[index] = meaning.form
      classes[index] = meaning.wordClass
      bits |= meaning.form
    }
    return bits & PieceMeaning.compound != 0
  }

  /// What a piece is that is long, or new, or not at its place.
  @inline(never)
  private mutating func meaning(
    ofPiece number: Int, of text: UnsafeBufferPointer<UInt8>, _ key: PieceKey
  ) throws(IndexError) -> PieceMeaning {
    let range = Int(pieces.starts[number])..<Int(pieces.ends[number])
    let piece = UnsafeBufferPointer(rebasing: text[range])
    if let known = known(piece, key) { return known }
    if piece.count <= plain.count, PlainFolding.fold(piece, into: plain.base) {
      return try add(piece, key, UnsafeBufferPointer(start: plain.base, count: piece.count))
    }
    tokens.cutWords(piece)
    if tokens.count == 1, tokens.wordByteRange(0) == piece.indices {
      let letters = tokens.foldedBytes
      return try letters.withUnsafeBufferPointer { letters throws(IndexError) in
        try add(piece, key, letters)
      }
    }
    guard piece.count <= CompoundPieces.longest else { return .unknown }
    let meaning = PieceMeaning(
      form: PieceMeaning.compound | (try compounds.add(piece)), wordClass: WordClass())
    try forEachWord(of: piece) { table, part in table.compounds.add(part) }
    slots.add(key, meaning)
    return meaning
  }

  /// What a piece is that came before.
  @inline(__always)  // Called, it is given a copy of the table.
  private func known(_ piece: UnsafeBufferPointer<UInt8>, _ key: PieceKey) -> PieceMeaning? {
    var steps = 0
    while let meaning = slots.nextMeaning(of: key, &steps) {
      if key.isWhole || compareBytes(bytes(of: meaning), piece) == 0 { return meaning }
    }
    return nil
  }

  @inline(__always)
  private func bytes(of meaning: PieceMeaning) -> UnsafeBufferPointer<UInt8> {
    meaning.form & PieceMeaning.compound != 0
      ? compounds[meaning.form & ~PieceMeaning.compound] : printed[Int(meaning.form)]
  }

  private mutating func meaning(
    ofWord form: UnsafeBufferPointer<UInt8>, _ letters: UnsafeBufferPointer<UInt8>
  ) throws(IndexError) -> PieceMeaning {
    let key = PieceKey(form, room: 0, slots.seeds.0, masks)
    if let known = known(form, key) { return known }
    return try add(form, key, letters)
  }

  /// Adds a word that is new.
  private mutating func add(
    _ form: UnsafeBufferPointer<UInt8>, _ key: PieceKey, _ letters: UnsafeBufferPointer<UInt8>
  ) throws(IndexError) -> PieceMeaning {
    let wordClass = classifier?.classify(folded: letters, printed: form) ?? WordClass()
    let number = try append(printed: form, folded: letters)
    let meaning = PieceMeaning(form: number, wordClass: wordClass)
    slots.add(key, meaning)
    return meaning
  }

  // MARK: Pieces that are not just a word

  /// Puts the words of such pieces in their place.
  private mutating func divide(_ text: UnsafeBufferPointer<UInt8>) throws(IndexError) {
    swap(&forms, &undividedForms)
    swap(&classes, &undividedClasses)
    swap(&pieces, &undivided)
    forms.removeAll()
    classes.removeAll()
    pieces.removeAll()
    var kept = 0
    for number in 0..<undividedForms.count {
      let form = undividedForms[number]
      if form & PieceMeaning.compound == 0 { continue }
      keep(kept..<number)
      kept = number + 1
      let start = undivided.starts[number]
      if form == PieceMeaning.unknown.form {
        let piece = UnsafeBufferPointer(rebasing: text[Int(start)..<Int(undivided.ends[number])])
        tokens.cutWords(piece)
        try forEachWord(of: piece) { table, part in table.append(part, from: start) }
      } else {
        for part in compounds.parts(of: form & ~PieceMeaning.compound) {
          append(part, from: start)
        }
      }
    }
    keep(kept..<undividedForms.count)
  }

  /// Takes over pieces that are just a word.
  private mutating func keep(_ range: Range<Int>) {
    pieces.starts.append(contentsOf: undivided.starts[range])
    pieces.ends.append(contentsOf: undivided.ends[range])
    forms.append(contentsOf: UnsafeBufferPointer(rebasing: undividedForms.elements[range]))
    classes.append(contentsOf: UnsafeBufferPointer(rebasing: undividedClasses.elements[range]))
  }

  private mutating func append(_ part: CompoundPieces.Part, from start: UInt32) {
    pieces.starts.append(start + part.start)
    pieces.ends.append(start + part.end)
    forms.append(part.form)
    classes.append(part.wordClass)
  }

  /// Numbers the words of a piece that `tokens` holds.
  private mutating func forEachWord(
    of piece: UnsafeBufferPointer<UInt8>, _ body: (inout FormTable, CompoundPieces.Part) -> Void
  ) throws(IndexError) {
    let letters = tokens.foldedBytes
    for word in 0..<tokens.count {
      let (range, foldedRange) = (tokens.wordByteRange(word), tokens.foldedByteRange(word))
      let meaning = try letters.withUnsafeBufferPointer {
        letters throws(IndexError) -> PieceMeaning in
        try self.meaning(
          ofWord: UnsafeBufferPointer(rebasing: piece[range]),
          UnsafeBufferPointer(rebasing: letters[foldedRange]))
      }
      let part = CompoundPieces.Part(
        start: UInt32(range.lowerBound), end: UInt32(range.upperBound), form: meaning.form,
        wordClass: meaning.wordClass)
      body(&self, part)
    }
  }
}
