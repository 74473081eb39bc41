// SPDX-License-Identifier: Apache-2.0
/// Makes the table of spellings of a dictionary.
import ArabicText

/// Collects the keys of all words on several threads and sorts them.
struct SpellingTableBuilder {
  /// Words that a thread takes at once.
  private static let share = 1 << 12

  private let words: LanguageWords
  private let threads: Int

  /// Adds the tables to a storage that has its dictionary, forward list and evidence for names. The
  /// same for any number of threads. A word is one of 2²⁹ at most, which `IndexBuilder` sees to.
  static func build(
    into storage: SectionStorage, threads: Int, judgesWords: Bool
  ) throws(SnapshotFault) {
    let words = try LanguageWords(storage, judges: judgesWords)
    SpellingTableBuilder(words: words, threads: threads).build(into: storage)
    try SpellingPairsBuilder(storage, words, threads).build(into: storage)
  }

  private func build(into storage: SectionStorage) {
    var pairs = BucketSort.sorted(
      collect(), threads: threads, rank: { UInt32($0 >> 32) }, by: <)
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
    let count = words.vocabulary.words.count
    return JoinableThread.map((count + Self.share - 1) / Self.share, among: threads) { number in
      pairs(of: number * Self.share..<min(count, (number + 1) * Self.share))
    }
  }

  private func pairs(of numbers: Range<Int>) -> [UInt64] {
    var pairs: [UInt64] = []
    for word in numbers {
      guard let particles = words.particlesOfName(UInt32(word)) else { continue }
      let letters = words.vocabulary.words[UInt32(word)]
      for length in particles {
        let name = UnsafeBufferPointer(rebasing: letters[(2 * length)...])
        guard let key = SpellingKeys.key(of: name) else { continue }
        pairs.append(UInt64(key) << 32 | UInt64(word) << 3 | UInt64(length))
      }
    }
    return pairs
  }
}
