// SPDX-License-Identifier: Apache-2.0
// Puts the words of an article into a row, with what the lexicon says of each.

import ArabicText

/// Reads articles, one after the other. Columns are used again for the next article.
struct ArticleReader: ~Copyable {
  private var bytes = Column<UInt8>()
  private var words = WordColumns()
  /// The first word of each sentence, ascending.
  private var sentences = Column<Int>()
  private var gaps = GapReader()
  private var quotations = Column<Quotation>()
  /// The words of the title; the body's follow.
  private var titleWords = 0
  /// Where the body's bytes begin.
  private var bodyStart = 0
  private var cueWords = Column<Int>()
  private var heralds = Column<Int>()
  private var colons = Column<Int>()
  /// The folded letters of the forms of the words.
  private var letters: FormLetters?
  /// Where nothing is known of the words, each is a form of its own, whose letters are kept here.
  private var ownLetters = Column<UInt8>()
  private var ownStarts = Column<UInt32>()
  private let lexicon = Lexicon.shared

  init() { ownStarts.append(0) }

  /// Whether there is anything in the article that may report speech.
  var mayReport: Bool { cueWords.count > 0 || gaps.marks.count > 0 }

  /// Forgets the article before.
  mutating func clear() {
    bytes.removeAll()
    words.removeAll()
    sentences.removeAll()
    gaps.marks.removeAll()
    quotations.removeAll()
    cueWords.removeAll()
    heralds.removeAll()
    colons.removeAll()
    ownLetters.removeAll()
    ownStarts.removeAll()
    ownStarts.append(0)
    (titleWords, bodyStart) = (0, 0)
  }

  /// Adds the title, which counts as one sentence.
  mutating func addTitle(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ known: KnownWords?
  ) {
    let first: [UInt32] = tokens.count > 0 ? [0] : []
    add(text, tokens, known, sentences: first, paragraphs: first)
    titleWords = words.count
    bytes.append(0x0A)
    bodyStart = bytes.count
  }

  mutating func addBody(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ known: KnownWords?
  ) {
    add(
      text, tokens, known, sentences: tokens.sentenceStarts, paragraphs: tokens.paragraphStarts)
  }

  /// Adds a part.
  /// - Parameters:
  ///   - starts: the first word of each sentence of the part.
  ///   - paragraphs: those that begin a paragraph.
  private mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ known: KnownWords?,
    sentences starts: [UInt32], paragraphs: [UInt32]
  ) {
    let first = words.count
    if let known { take(known) } else { classify(tokens, in: text) }
    noteCues(from: first)
    readGaps(tokens, in: text)
    words.starts.append(tokens.starts, raisedBy: UInt32(bytes.count))
    words.ends.append(tokens.ends, raisedBy: UInt32(bytes.count))
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? Int(starts[number + 1]) : tokens.count
      words.sentences.append(repeating: UInt32(sentences.count), count: end - Int(start))
      words.gaps[first + Int(start)].formUnion(.sentence)
      sentences.append(first + Int(start))
    }
    for start in paragraphs { words.gaps[first + Int(start)].formUnion(.paragraph) }
    bytes.append(contentsOf: text)
  }

  /// Takes over what is known of the words of a part.
  private mutating func take(_ known: KnownWords) {
    words.forms.append(contentsOf: known.forms)
    words.known.append(contentsOf: known.classes)
    letters = FormLetters(bytes: known.folded, starts: known.foldedStarts)
  }

  /// Looks each word of a part up.
  private mutating func classify(
    _ tokens: borrowing TokenizedText, in text: UnsafeBufferPointer<UInt8>
  ) {
    let first = UInt32(ownStarts.count - 1)
    for index in 0..<tokens.count {
      words.forms.append(first + UInt32(index))
      words.known.append(lexicon.classify(index, of: tokens, in: text))
    }
    ownStarts.append(tokens.foldedEnds, raisedBy: UInt32(ownLetters.count))
    tokens.foldedBytes.withUnsafeBufferPointer { ownLetters.append(contentsOf: $0) }
    letters = FormLetters(
      bytes: UnsafePointer(ownLetters.base), starts: UnsafePointer(ownStarts.base))
  }

  /// Notes where in a part something may be said, or somebody named.
  private mutating func noteCues(from first: Int) {
    let known = words.known.elements
    for index in first..<known.count where !known[index].marks.isDisjoint(with: [.cue, .herald]) {
      if known[index].marks.contains(.cue) { cueWords.append(index) }
      if known[index].marks.contains(.herald) { heralds.append(index) }
    }
  }

  /// Reads what stands between the words of a part, where it is not a space.
  private mutating func readGaps(
    _ tokens: borrowing TokenizedText, in text: UnsafeBufferPointer<UInt8>
  ) {
    let first = words.count
    gaps.begin(text, at: bytes.count)
    words.gaps.append(repeating: [], count: tokens.count)
    // As many of each as there are words.
    let (starts, ends) = (tokens.starts.span, tokens.ends.span)
    for wide in tokens.wideGaps {
      let index = Int(wide)
      let previousEnd = index > 0 ? Int(ends[index - 1]) : 0
      var (gap, hasDot) = gaps.read(previousEnd..<Int(starts[index]), before: first + index)
      // A dot between letters joins them: بي.إم.
      if hasDot, Int(starts[index]) - previousEnd > 1, index == 0 || !isLetter(first + index - 1) {
        gap.formUnion(.stop)
      }
      if gap.contains(.colon) { colons.append(first + index) }
      words.gaps[first + index] = gap
    }
    let end = ends.count > 0 ? Int(ends[ends.count - 1]) : 0
    _ = gaps.read(end..<text.count, before: first + starts.count)
  }

  /// Whether a word is one letter of two bytes.
  private borrowing func isLetter(_ word: Int) -> Bool {
    // A look at the letters of a form is dear.
    guard words.known[word].sign >> 3 == 1, let letters else { return false }
    return letters[words.forms[word]].count == 2
  }

  /// Lends the article to `body`, its quotation marks paired.
  mutating func withText<Result>(_ body: (ArticleText) -> Result) -> Result {
    words.quotations.append(repeating: -1, count: words.count)
    if gaps.marks.count > 0 {
      var paired = Column<Quotation>(capacity: 1)
      swap(&paired, &quotations)
      lend { $0.pair(gaps.marks.elements, into: &paired) }
      swap(&paired, &quotations)
      for number in 0..<quotations.count {
        for word in quotations[number].words { words.quotations[word] = Int32(number) }
      }
    }
    return lend(body)
  }

  /// The bytes of the title or the body that a stretch takes.
  func bytes(of stretch: Stretch) -> Range<Int> {
    let base = stretch.words.lowerBound < titleWords ? 0 : bodyStart
    let start = Int(words.starts[stretch.words.lowerBound]) - stretch.before
    let end = Int(words.ends[stretch.words.upperBound - 1]) + stretch.after
    return (start - base)..<(end - base)
  }

  private func lend<Result>(_ body: (ArticleText) -> Result) -> Result {
    let letters =
      letters
      ?? FormLetters(bytes: UnsafePointer(ownLetters.base), starts: UnsafePointer(ownStarts.base))
    return lexicon.entries.withUnsafeBufferPointer { entries in
      lexicon.traits.withUnsafeBufferPointer { traits in
        let parts = ArticleText.Parts(
          bytes: bytes.elements, letters: letters, words: Words(words),
          sentences: sentences.elements, quotations: quotations.elements,
          cueWords: cueWords.elements, heralds: heralds.elements, colons: colons.elements,
          titleWords: titleWords, bodyStart: bodyStart, entries: entries, traits: traits)
        return withUnsafePointer(to: parts) { body(ArticleText(parts: $0)) }
      }
    }
  }
}
