// SPDX-License-Identifier: Apache-2.0
/// Judges which words of the dictionary are names, from letters, lexicon and what the corpus shows.
import ArabicText

/// Weighs what speaks for and against each word; all weights are log odds times 16.
///
/// Arabic writes no capitals. What tells a name: its letters, that it follows titles and given
/// names, and that it neither takes the article, pronouns, tanwin or plural, nor is conjugated.
struct NameEvidenceBuilder {
  private let vocabulary: Vocabulary
  private let table: WordTable
  /// For each word how often it stands where a title, a given name or "city" lead to a name.
  private let heralded: GrowingCounts

  /// Writes the section; dictionary, its table, postings, forward list and sentences are there.
  static func build(into storage: SectionStorage, threads: Int) throws(SnapshotFault) {
    let vocabulary = try Vocabulary(storage)
    let table = try WordTable(storage, words: vocabulary.words)
    let heralded = GrowingCounts(vocabulary.words.count)
    try HeraldedWords(storage, vocabulary, table).count(into: heralded)
    let builder = NameEvidenceBuilder(vocabulary: vocabulary, table: table, heralded: heralded)
    let scores = GrowingCounts(vocabulary.words.count)
    let chunk = 4096
    JoinableThread.share((vocabulary.words.count + chunk - 1) / chunk, among: threads) { number in
      let end = min((number + 1) * chunk, vocabulary.words.count)
      for word in number * chunk..<end {
        scores[word] = UInt32(bitPattern: Int32(builder.score(UInt32(word))))
      }
    }
    var bits = GrowingArray<UInt8>(zeros: (vocabulary.words.count + 3) / 4)
    for word in 0..<vocabulary.words.count {
      let evidence = builder.evidence(UInt32(word), scores)
      bits[word / 4] |= evidence.rawValue << UInt8(word % 4 * 2)
    }
    storage.adopt(.nameEvidence, &bits)
  }

  // MARK: Judging

  /// Above this a word is a name, below its negative an ordinary word.
  private static let decided = 20

  private func evidence(_ word: UInt32, _ scores: GrowingCounts) -> NameEvidence {
    let own = Int(Int32(bitPattern: scores[Int(word)]))
    if own > Self.decided { return .name }
    if isNameWithParticle(word, scores) { return .name }
    return own < -Self.decided ? .ordinary : .undecided
  }

  /// و ف ب ل ك before a name that is much more common than the whole.
  private func isNameWithParticle(_ word: UInt32, _ scores: GrowingCounts) -> Bool {
    let bytes = vocabulary.words[word]
    guard bytes.count >= 8, Self.isParticle(bytes[0], bytes[1]) else { return false }
    let core = UnsafeBufferPointer(rebasing: bytes[2...])
    guard let core = table.number(of: core, in: vocabulary.words) else { return false }
    return Int32(bitPattern: scores[Int(core)]) > Self.decided
      && vocabulary.wordCounts[core] >= 3 * vocabulary.wordCounts[word]
  }

  private static func isParticle(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first, second) {
    case (0xD9, 0x88), (0xD9, 0x81), (0xD8, 0xA8), (0xD9, 0x84), (0xD9, 0x83): true
    default: false
    }
  }

  /// The sum of all that is known.
  private func score(_ word: UInt32) -> Int {
    let bytes = vocabulary.words[word]
    guard let first = bytes.first, first >= 0xD8, first <= 0xDB else { return 0 }
    let kinds = NameLexicon.kinds(of: bytes)
    if kinds.contains(.ordinary) { return -160 }
    if !kinds.isDisjoint(with: [.given, .other]) { return 160 }
    if Self.hasForeignLetter(bytes) { return 64 }
    let count = Int(vocabulary.wordCounts[word])
    let bare = Self.withoutArticle(bytes)
    let letters = min(max(NameLetters.shared.evidence(bare), -48), 48)
    // الشمري is a name, but few words with the article are.
    let article = bare.count < bytes.count ? -48 : 0
    return letters + article + position(of: word, count) + derivation(of: bytes, count)
  }

  private static func withoutArticle(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    guard bytes.count >= 8, bytes[..<4].elementsEqual(articles[0]) else { return bytes }
    return UnsafeBufferPointer(rebasing: bytes[4...])
  }

  /// پ چ ڤ گ ژ, which write sounds that Arabic has not.
  private static func hasForeignLetter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index + 1 < bytes.count {
      switch (bytes[index], bytes[index + 1]) {
      case (0xD9, 0xBE), (0xDA, 0x86), (0xDA, 0xA4), (0xDA, 0xAF), (0xDA, 0x98): return true
      default: index += 2
      }
    }
    return false
  }

  /// What the words before it say.
  private func position(of word: UInt32, _ count: Int) -> Int {
    let share = 100 * Int(heralded[Int(word)]) / max(count, 1)
    switch share {
    case 40...: return 56
    case 20...: return 40
    case 8...: return 24
    case 3...: return 8
    default: return count >= 20 ? -8 : 0
    }
  }

  /// What the forms made of it say: the more of them, the less it is a name.
  private func derivation(of bytes: UnsafeBufferPointer<UInt8>, _ count: Int) -> Int {
    var forms = DerivedForms(bytes, vocabulary, table)
    var sum = 0
    let weighs = { (found: Int, percent: Int) in found * 100 >= count * percent && found > 0 }
    if weighs(forms.count(Self.articles, []), 4) { sum -= 48 }
    if weighs(forms.count(Self.future, []), 2) { sum -= 64 }
    if weighs(forms.count([], Self.pronouns), 5) { sum -= 32 }
    if weighs(forms.count([], Self.plurals), 5) { sum -= 24 }
    if weighs(forms.count([], Self.conjugations) + forms.count(Self.imperfect, []), 10) {
      sum -= 32
    }
    if weighs(forms.count([], Self.alif), 5) { sum -= 16 }
    return sum
  }

  private static let articles = letters("ال", "وال", "بال", "لل")
  private static let future = letters("س", "وس")
  private static let imperfect = letters("ي", "ت")
  private static let pronouns = letters("ه", "ها", "هم", "نا")
  private static let plurals = letters("ات", "ين", "ون")
  private static let conjugations = letters("ت", "وا")
  private static let alif = letters("ا")

  private static func letters(_ spellings: String...) -> [[UInt8]] {
    spellings.map { Array($0.utf8) }
  }
}

/// Counts of forms made of one word.
private struct DerivedForms {
  private static let room = 8
  private let vocabulary: Vocabulary
  private let table: WordTable
  /// The word with room before and after it.
  private var letters: [UInt8]
  private let wordCount: Int

  init(_ word: UnsafeBufferPointer<UInt8>, _ vocabulary: Vocabulary, _ table: WordTable) {
    self.vocabulary = vocabulary
    self.table = table
    wordCount = word.count
    letters = [UInt8](repeating: 0, count: Self.room)
    letters.reserveCapacity(word.count + 2 * Self.room)
    letters += word
    letters += [UInt8](repeating: 0, count: Self.room)
  }

  /// How often the word stands with one of the beginnings, or with one of the ends.
  mutating func count(_ beginnings: [[UInt8]], _ ends: [[UInt8]]) -> Int {
    var sum = 0
    for beginning in beginnings {
      let start = Self.room - beginning.count
      for (place, byte) in beginning.enumerated() { letters[start + place] = byte }
      sum += count(start..<Self.room + wordCount)
    }
    for end in ends {
      let start = Self.room + wordCount
      for (place, byte) in end.enumerated() { letters[start + place] = byte }
      sum += count(Self.room..<start + end.count)
    }
    return sum
  }

  private func count(_ range: Range<Int>) -> Int {
    letters.withUnsafeBufferPointer { letters in
      let form = UnsafeBufferPointer(rebasing: letters[range])
      return table.number(of: form, in: vocabulary.words)
        .map { Int(vocabulary.wordCounts[$0]) } ?? 0
    }
  }
}
