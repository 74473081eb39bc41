// SPDX-License-Identifier: Apache-2.0
// Full stops that belong to a word or number and end no sentence.

/// What a word looks like to the rules about stops.
struct WordShape {
  /// The folded word, as far as it is short enough to be an abbreviation.
  private(set) var folded = ShortWord()
  /// Letters and digits, tashkeel not counted.
  private(set) var letterCount = 0
  private(set) var isNumber = true
  /// Ends with an ASCII letter or digit, as `لـCNN` does.
  let endsLatin: Bool
  private(set) var beginsWithLatinCapital = false
  private(set) var beginsWithLatinSmall = false

  /// See `endsLatin`; for that alone nothing need be folded.
  static func endsLatin(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    bytes[word.upperBound - 1] < 0x80
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) {
    endsLatin = Self.endsLatin(bytes, word)
    let table = FoldingTable.shared
    var index = word.lowerBound
    while index < word.upperBound, letterCount < 8 {
      let (scalar, length) = UTF8Scalar.decode(bytes, at: index)
      index += length
      let letter = table.folded(scalar)
      guard letter.kind == .letter else { continue }
      if letterCount == 0 {
        beginsWithLatinCapital = (0x41...0x5A).contains(scalar)
        beginsWithLatinSmall = (0x61...0x7A).contains(scalar)
      }
      letterCount += 1
      folded.append(letter)
      // A digit folds to one of ASCII.
      if !(0x30...0x39).contains(letter.bytes) { isNumber = false }
    }
  }
}

/// Folded letters of up to sixteen bytes, to look up without allocating; of longer words there is
/// nothing to look up.
struct ShortWord: Hashable {
  /// The first byte lowest.
  private var bytes: UInt128 = 0
  /// How many bytes there are.
  private(set) var count = 0

  static let longest = 16

  mutating func append(_ letter: FoldedScalar) {
    if count + letter.count <= Self.longest {
      bytes |= UInt128(letter.bytes) << UInt128(8 * count)
    }
    count += letter.count
  }
}

/// The full stop right after a word, before another.
struct Abbreviation {
  let bytes: UnsafeBufferPointer<UInt8>
  let words: BoundaryJudge.Neighbours
  let last: WordShape
  /// Seldom asked for.
  private var next: WordShape { WordShape(bytes, words.next) }

  /// For a stop with no space on either side: whether it joins the words, as in 3.5, ٣٫٥,
  /// cnn.com, أ.ف.ب, د.محمد, إس.يو.في. Between longer Arabic words a space was left out.
  var joins: Bool {
    if last.endsLatin, bytes[words.next.lowerBound] < 0x80 { return true }
    return isInitial || isListNumber || Self.letterNames.contains(last.folded)
  }

  /// For a stop before a space: whether it is that of an initial, a title or a list number.
  var precedesName: Bool {
    if isInitial || isListNumber || Self.titles.contains(last.folded) { return true }
    if last.endsLatin, !last.isNumber, next.beginsWithLatinSmall { return true }
    return isSpelledInitial
  }

  /// One letter: د. م. أ. `U.S.`; but a unit after a number (1436 هـ.) is none.
  private var isInitial: Bool {
    guard last.letterCount == 1, !last.isNumber else { return false }
    guard let before = words.beforeLast else { return true }
    return !WordShape(bytes, before).isNumber
  }

  /// `1.` at the head of a paragraph.
  private var isListNumber: Bool {
    last.isNumber && last.letterCount <= 3 && words.lastIsFirstOfParagraph
  }

  /// A Latin initial in Arabic spelling.
  private var isSpelledInitial: Bool {
    guard Self.letterNames.contains(last.folded) else { return false }
    if Self.letterNames.contains(next.folded), isDot(at: words.next.upperBound) { return true }
    guard let before = words.beforeLast else { return true }
    // `سي إن إن.` ends as any name does; `إي. إل. دوكتورو` and `لوريتا إي. لينش` do not.
    let follows = Self.letterNames.contains(WordShape(bytes, before).folded)
    return follows ? isDot(at: before.upperBound) : !Self.commonWords.contains(last.folded)
  }

  private func isDot(at index: Int) -> Bool {
    index < bytes.count && UInt32(bytes[index]) == Punctuation.dot
  }

  /// Folded names of Latin letters in Arabic.
  private static let letterNames = ShortWords(
    """
    ايه اي بي سي دي اف جي اتش هاش اتش جيه جاي كيه كي ال ام ان او كيو ار اس تي يو في دبليو \
    دابليو اكس واي زد زي
    """)

  /// Those of them that are words too and may end a sentence.
  private static let commonWords = ShortWords("في بي دي زي زد تي")

  /// Folded titles that stand before a name, with و before them too.
  private static let titles = ShortWords(
    """
    ود وم اد واد mr mrs ms dr prof st gen col lt capt sgt rep sen gov vs fig
    """)
}

/// A few short words.
private struct ShortWords {
  private var words: Set<ShortWord> = []
  /// In bytes.
  private var longest = 0

  /// - Parameter list: folded, with spaces between them.
  init(_ list: String) {
    for word in list.split(separator: " ") {
      var short = ShortWord()
      for scalar in word.unicodeScalars { short.append(FoldingTable.shared.folded(scalar.value)) }
      precondition(short.count <= ShortWord.longest)
      words.insert(short)
      longest = max(longest, short.count)
    }
  }

  /// Most words asked for are longer than any here: they are known without being hashed.
  func contains(_ word: ShortWord) -> Bool { word.count <= longest && words.contains(word) }
}
