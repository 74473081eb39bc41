// SPDX-License-Identifier: Apache-2.0
/// Finds the words that stand side by side and could be one name: بيونغ يانغ.
import ArabicText

/// Collects pairs of words that are not of the language, files them under the keys of both joined.
struct SpellingPairsBuilder {
  /// Bytes of two words that may be one name, both together and each.
  private static let lengths = 10...48
  private static let shortest = 4
  /// Articles, and pairs, that a thread takes at once.
  private static let articleShare = 1 << 8
  private static let pairShare = 1 << 12

  private let vocabulary: Vocabulary
  private let table: WordTable
  private let surfaces: Section<UInt32>
  private let starts: Section<UInt32>
  private let bodies: Section<UInt32>
  private let threads: Int
  /// For each printed form its word, or `none` where that is surely of the language.
  private let candidates: [UInt32]
  private static let none = UInt32.max

  init(
    _ storage: SectionStorage, _ words: LanguageWords, _ threads: Int, _ judgesWords: Bool
  ) throws(SnapshotFault) {
    vocabulary = words.vocabulary
    table = words.table
    surfaces = try storage.section(.forwardSurfaces)
    starts = try storage.section(.articlePositions)
    bodies = try storage.section(.articleBodies)
    self.threads = threads
    candidates = words.vocabulary.surfaceWords.all.map { word in
      judgesWords && words.names[word] == .ordinary ? Self.none : word
    }
  }

  func build(into storage: SectionStorage) {
    var keys = GrowingArray<UInt32>()
    var firsts = GrowingArray<UInt32>()
    var seconds = GrowingArray<UInt32>()
    let entries = sortedEntries(of: pairs())
    for entry in entries.elements {
      keys.append(entry.key)
      firsts.append(entry.first)
      seconds.append(entry.second)
    }
    storage.adopt(.pairKeys, &keys)
    storage.adopt(.pairFirsts, &firsts)
    storage.adopt(.pairSeconds, &seconds)
  }

  // MARK: Which stand side by side

  /// Every two words that stand side by side in a part of an article, each pair once, ascending;
  /// the first above the second in one number.
  private func pairs() -> [UInt64] {
    let (count, share) = (bodies.count, Self.articleShare)
    let shares = JoinableThread.map((count + share - 1) / share, among: threads) { number in
      var pairs: [UInt64] = []
      for article in number * share..<min(count, (number + 1) * share) {
        collect(starts[article]..<bodies[article], into: &pairs)
        collect(bodies[article]..<starts[article + 1], into: &pairs)
      }
      return pairs
    }
    let words = UInt64(max(1, vocabulary.words.count))
    let sorted = BucketSort.sorted(
      shares, threads: threads,
      bucket: { Int(($0 >> 32) * UInt64(BucketSort.buckets) / words) }, by: <)
    var distinct: [UInt64] = []
    for pair in sorted.elements where distinct.last != pair { distinct.append(pair) }
    return distinct
  }

  private func collect(_ part: Range<UInt32>, into pairs: inout [UInt64]) {
    var last = Self.none
    for position in part {
      let word = candidates[Int(surfaces[position])]
      if word != Self.none, last != Self.none { add(last, word, to: &pairs) }
      last = word
    }
  }

  private func add(_ first: UInt32, _ second: UInt32, to pairs: inout [UInt64]) {
    let (a, b) = (vocabulary.words.length(first), vocabulary.words.length(second))
    guard min(a, b) >= Self.shortest, Self.lengths.contains(a + b) else { return }
    pairs.append(UInt64(first) << 32 | UInt64(second))
  }

  // MARK: Under which keys

  private struct Entry: BitwiseCopyable {
    let key: UInt32
    /// The word above the three bits of the letters attached before it.
    let first: UInt32
    let second: UInt32

    static func < (left: Self, right: Self) -> Bool {
      if left.key != right.key { return left.key < right.key }
      return left.first != right.first ? left.first < right.first : left.second < right.second
    }
  }

  private func sortedEntries(of pairs: [UInt64]) -> GrowingArray<Entry> {
    let share = Self.pairShare
    let shares = JoinableThread.map((pairs.count + share - 1) / share, among: threads) { number in
      entries(of: pairs[number * share..<min(pairs.count, (number + 1) * share)])
    }
    return BucketSort.sorted(shares, threads: threads, bucket: { Int($0.key >> 24) }, by: <)
  }

  private func entries(of pairs: ArraySlice<UInt64>) -> [Entry] {
    var entries: [Entry] = []
    var keys: [UInt32] = []
    var joined: [UInt8] = []
    for pair in pairs {
      let (first, second) = (UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair))
      let letters = vocabulary.words[first]
      for attached in Particles.lengths(before: letters) {
        let name = UnsafeBufferPointer(rebasing: letters[(2 * attached)...])
        if attached > 0, table.number(of: name, in: vocabulary.words) != nil { continue }
        joined.removeAll(keepingCapacity: true)
        joined += name
        joined += vocabulary.words[second]
        keys.removeAll(keepingCapacity: true)
        joined.withUnsafeBufferPointer { SpellingKeys.keys(of: $0, into: &keys) }
        for key in keys {
          entries.append(Entry(key: key, first: first << 3 | UInt32(attached), second: second))
        }
      }
    }
    return entries
  }
}
