// SPDX-License-Identifier: Apache-2.0
/// Finds the words that stand side by side and could be one name: بيونغ يانغ.
import ArabicText

/// Collects pairs of words that are not of the language, files them under the keys of both joined.
struct SpellingPairsBuilder {
  /// Bytes of two words that may be one name, both together and at least each.
  private static let lengths = 10...48
  private static let shortest = 4
  /// Articles, and pairs, that a thread takes at once.
  private static let articleShare = 1 << 8
  private static let pairShare = 1 << 12

  private let words: LanguageWords
  private let surfaces: Section<UInt32>
  private let starts: Section<UInt32>
  private let bodies: Section<UInt32>
  private let threads: Int
  /// A bit for each printed form, 32 in a number: whether it may be one of two words of a name.
  private let candidates: SharedArray

  init(
    _ storage: SectionStorage, _ words: LanguageWords, _ threads: Int
  ) throws(SnapshotFault) {
    self.words = words
    surfaces = try storage.section(.forwardSurfaces)
    starts = try storage.section(.articlePositions)
    bodies = try storage.section(.articleBodies)
    self.threads = threads
    candidates = Self.candidates(words)
  }

  private static func candidates(_ words: LanguageWords) -> SharedArray {
    let forms = words.vocabulary.wordSurfaces
    let candidates = SharedArray(count: words.vocabulary.surfaces.count / 32 + 1)
    for word in 0..<UInt32(words.vocabulary.words.count) {
      let length = words.vocabulary.words.length(word)
      guard length >= shortest, !words.contains(word) else { continue }
      for form in forms.range(at: word) { candidates[Int(form / 32)] |= 1 << (form % 32) }
    }
    return candidates
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
    let shift = UInt32(truncatingIfNeeded: words.vocabulary.words.count).leadingZeroBitCount
    let sorted = BucketSort.sorted(
      shares, threads: threads, rank: { UInt32($0 >> 32) << shift }, by: <)
    var distinct: [UInt64] = []
    for pair in sorted.elements where distinct.last != pair && mayBeName(pair) {
      distinct.append(pair)
    }
    return distinct
  }

  private func collect(_ part: Range<UInt32>, into pairs: inout [UInt64]) {
    let (candidates, words) = (candidates.base, words.vocabulary.surfaceWords)
    let part = surfaces.slice(Int(part.lowerBound)..<Int(part.upperBound))
    // In their last bits whether there are two; a branch for each alone could not be foreseen.
    var before: UInt32 = 0
    for place in part.indices {
      let form = part[place]
      let here = candidates[Int(form >> 5)] &>> (form & 31)
      if before & here & 1 == 1 {
        pairs.append(UInt64(words[part[place - 1]]) << 32 | UInt64(words[form]))
      }
      before = here
    }
  }

  /// Whether two words are not too short, or too long, for one name.
  private func mayBeName(_ pair: UInt64) -> Bool {
    let words = words.vocabulary.words
    let length = words.length(UInt32(pair >> 32)) + words.length(UInt32(truncatingIfNeeded: pair))
    return Self.lengths.contains(length)
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
    return BucketSort.sorted(shares, threads: threads, rank: { $0.key }, by: <)
  }

  private func entries(of pairs: ArraySlice<UInt64>) -> [Entry] {
    var entries: [Entry] = []
    var beginnings = NameBeginnings()
    for pair in pairs {
      let (first, second) = (UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair))
      if beginnings.word != first { beginnings.begin(with: first, in: words) }
      for (length, beginning) in beginnings.keys {
        var whole = beginning
        guard whole.append(words.vocabulary.words[second]), let key = whole.value else { continue }
        entries.append(Entry(key: key, first: first << 3 | UInt32(length), second: second))
      }
    }
    return entries
  }
}

/// The first word of pairs, of which many follow one another.
private struct NameBeginnings {
  private(set) var word: UInt32?
  /// How many letters of particles are left out, and the key of the others.
  private(set) var keys: [(particles: Int, key: SpellingKey)] = []

  mutating func begin(with word: UInt32, in words: LanguageWords) {
    self.word = word
    keys.removeAll(keepingCapacity: true)
    let letters = words.vocabulary.words[word]
    for length in words.particles(of: word) {
      var key = SpellingKey()
      let name = UnsafeBufferPointer(rebasing: letters[(2 * length)...])
      if key.append(name) { keys.append((length, key)) }
    }
  }
}
