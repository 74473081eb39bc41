// SPDX-License-Identifier: Apache-2.0
/// Makes the table of spellings of a dictionary.
import ArabicText

/// Collects the keys of all words on several threads and sorts them.
struct SpellingTableBuilder {
  /// Words that a thread takes at once.
  private static let share = 1 << 12

  private let words: LanguageWords
  private let vocabulary: Vocabulary
  private let threads: Int
  private let judgesWords: Bool

  /// Adds the tables to a storage that has its dictionary, forward list and evidence for names. The
  /// same for any number of threads. A word is one of 2²⁹ at most, which `IndexBuilder` sees to.
  static func build(
    into storage: SectionStorage, threads: Int, judgesWords: Bool
  ) throws(SnapshotFault) {
    let words = try LanguageWords(storage, try Vocabulary(storage))
    SpellingTableBuilder(words, threads, judgesWords).build(into: storage)
    try SpellingPairsBuilder(storage, words, threads, judgesWords).build(into: storage)
  }

  private init(_ words: LanguageWords, _ threads: Int, _ judgesWords: Bool) {
    self.words = words
    vocabulary = words.vocabulary
    self.threads = threads
    self.judgesWords = judgesWords
  }

  private func build(into storage: SectionStorage) {
    var pairs = BucketSort.sorted(collect(), threads: threads, bucket: { Int($0 >> 56) }, by: <)
    var keys = GrowingArray<UInt32>()
    var starts = GrowingArray<UInt32>()
    var entries = GrowingArray<UInt32>(capacity: pairs.count)
    for index in 0..<pairs.count {
      let key = UInt32(truncatingIfNeeded: pairs[index] >> 32)
      if keys.count == 0 || keys[keys.count - 1] != key {
        keys.append(key)
        starts.append(UInt32(entries.count))
      }
      entries.append(UInt32(truncatingIfNeeded: pairs[index]))
    }
    pairs.removeAll()
    starts.append(UInt32(entries.count))
    storage.adopt(.spellingKeys, &keys)
    storage.adopt(.spellingStarts, &starts)
    storage.adopt(.spellingEntries, &entries)
  }

  // MARK: Collecting

  /// Keys and entries of each share of the words, each pair in one number.
  private func collect() -> [[UInt64]] {
    let count = vocabulary.words.count
    return JoinableThread.map((count + Self.share - 1) / Self.share, among: threads) { number in
      pairs(of: number * Self.share..<min(count, (number + 1) * Self.share))
    }
  }

  private func pairs(of words: Range<Int>) -> [UInt64] {
    var pairs: [UInt64] = []
    var keys: [UInt32] = []
    for word in words {
      let letters = vocabulary.words[UInt32(word)]
      let lengths = Particles.lengths(before: letters)
      if judgesWords, self.words.contains(UInt32(word), lengths) { continue }
      for attached in lengths {
        let name = UnsafeBufferPointer(rebasing: letters[(2 * attached)...])
        if attached > 0, self.words.table.number(of: name, in: vocabulary.words) != nil { continue }
        keys.removeAll(keepingCapacity: true)
        SpellingKeys.keys(of: name, into: &keys)
        let entry = UInt64(word) << 3 | UInt64(attached)
        for key in keys { pairs.append(UInt64(key) << 32 | entry) }
      }
    }
    return pairs
  }
}
