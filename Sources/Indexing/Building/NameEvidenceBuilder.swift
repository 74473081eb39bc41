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
  /// Kept here, for threads that count the owners of its arrays for each word wait for each other.
  private let letters = NameLetters.shared
  /// For each word how often it stands where a title, a given name or "city" lead to a name.
  private let heralded: SharedArray
  /// How often each word stands with what no name follows.
  private let prefixed: PrefixedForms

  /// Writes the section; dictionary, its table, forward list and sentences are there.
  static func build(
    into storage: SectionStorage, threads: Int
  ) throws(SnapshotFault) {
    let vocabulary = try Vocabulary(storage)
    let table = try WordTable(storage, words: vocabulary.words)
    let heralded = try HeraldedWords(storage, vocabulary, table).counts(threads)
    let builder = NameEvidenceBuilder(
      vocabulary: vocabulary, table: table, heralded: heralded,
      prefixed: PrefixedForms(vocabulary, table, threads: threads))
    let scores = SharedArray(count: vocabulary.words.count)
    let shares = (vocabulary.words.count + share - 1) / share
    JoinableThread.share(shares, among: threads) { number in
      for word in builder.words(ofShare: number) {
        scores[word] = UInt32(bitPattern: Int32(builder.score(UInt32(word))))
      }
    }
    var bits = GrowingArray<UInt8>(capacity: (vocabulary.words.count + 3) / 4)
    for share in JoinableThread.map(shares, among: threads, { builder.bits(ofShare: $0, scores) }) {
      share.withUnsafeBufferPointer { bits.append(contentsOf: $0) }
    }
    storage.adopt(.nameEvidence, &bits)
  }

  // MARK: Sharing

  /// Words that a thread takes at once; whole bytes of the section.
  private static let share = 1 << 12

  private func words(ofShare number: Int) -> Range<Int> {
    number * Self.share..<min((number + 1) * Self.share, vocabulary.words.count)
  }

  private func bits(ofShare number: Int, _ scores: SharedArray) -> [UInt8] {
    var bits = [UInt8](repeating: 0, count: (words(ofShare: number).count + 3) / 4)
    for (place, word) in words(ofShare: number).enumerated() {
      bits[place / 4] |= evidence(UInt32(word), scores).rawValue << UInt8(place % 4 * 2)
    }
    return bits
  }

  // MARK: Judging

  /// Above this a word is a name, below its negative an ordinary word.
  private static let decided = 20

  private func evidence(_ word: UInt32, _ scores: SharedArray) -> NameEvidence {
    let own = Int(Int32(bitPattern: scores[Int(word)]))
    if own > Self.decided { return .name }
    if isNameWithParticle(word, scores) { return .name }
    return own < -Self.decided ? .ordinary : .undecided
  }

  /// و ف ب ل ك before a name that is much more common than the whole.
  private func isNameWithParticle(_ word: UInt32, _ scores: SharedArray) -> Bool {
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
    if kinds.rawValue != 0 {
      if kinds.contains(.ordinary) { return -160 }
      if kinds.contains(.given) || kinds.contains(.other) { return 160 }
    }
    let bare = Self.withoutArticle(bytes)
    let judgement = letters.judgement(bare)
    // With a letter of that kind none is judged.
    if judgement == nil, Self.hasForeignLetter(bytes) { return 64 }
    let looks = min(max(judgement ?? 0, -48), 48)
    let count = Int(vocabulary.wordCounts[word])
    // الشمري is a name, but few words with the article are.
    let article = bare.count < bytes.count ? -48 : 0
    let sum = looks + article + position(of: word, count)
    return sum < -Self.decided ? sum : derivation(of: word, count, from: sum)
  }

  private static func withoutArticle(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    guard bytes.count >= 8, bytes[0] == 0xD8, bytes[1] == 0xA7, bytes[2] == 0xD9,
      bytes[3] == 0x84
    else { return bytes }
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

  /// A sum lessened by what the forms made of the word say: the more of them, the less it is a
  /// name. As none speaks for a name, the rest is not asked when the word is known to be ordinary.
  private func derivation(of word: UInt32, _ count: Int, from start: Int) -> Int {
    var sum = start
    func weigh(_ found: Int, percent: Int, _ weight: Int) {
      if found > 0, found * 100 >= count * percent { sum -= weight }
    }
    weigh(Int(prefixed.articles[Int(word)]), percent: 4, 48)
    weigh(Int(prefixed.future[Int(word)]), percent: 2, 64)
    if sum < -Self.decided { return sum }
    let suffixed = SuffixedForms(of: word, in: vocabulary)
    weigh(suffixed.pronouns, percent: 5, 32)
    weigh(suffixed.plurals, percent: 5, 24)
    weigh(
      suffixed.conjugations + Int(prefixed.imperfect[Int(word)]), percent: 10, 32)
    weigh(suffixed.alif, percent: 5, 16)
    return sum
  }
}
