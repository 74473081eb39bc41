// SPDX-License-Identifier: Apache-2.0
/// Here are words that are often asked for together: in how many articles does any of them stand?

/// The numbers of articles of sets of words, counted when the index was built, by a hash of each set.
struct KnownCounts: Sendable {
  /// Ascending.
  private let keys: Section<UInt64>
  private let articles: Section<UInt32>
  /// Sets of more words are not counted ahead, so that no time is lost on looking them up.
  private static let mostMembers = 64

  /// - Throws: `SnapshotFault.inconsistent` if there are not as many numbers as sets.
  init(_ storage: SectionStorage, articleCount: Int) throws(SnapshotFault) {
    keys = try storage.section(.knownSets)
    articles = try storage.section(
      .knownSetArticles, .below(articleCount + 1), count: keys.count)
  }

  func validate(articleCount: Int) throws(SnapshotFault) {
    guard keys.isAscending(1) else { throw .inconsistent(SectionID.knownSets.name) }
    guard articles.allBelow(articleCount + 1) else {
      throw .inconsistent(SectionID.knownSetArticles.name)
    }
  }

  /// In how many articles any of the words stands; nil if that is not known. O(members).
  func articleCount(of members: [WordSet.Member]) -> Int? {
    guard keys.count > 0, members.count <= Self.mostMembers else { return nil }
    let key = Self.key(of: members)
    let place = keys.firstIndex(notBelow: key)
    guard place < keys.count, keys[place] == key else { return nil }
    return Int(articles[place])
  }

  /// A hash of the words and of the printed forms that count.
  private static func key(of members: [WordSet.Member]) -> UInt64 {
    var hash: UInt64 = 0
    func add(_ number: UInt32) {
      hash = (hash ^ UInt64(number)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    for member in members {
      add(member.word.rawValue)
      guard let surfaces = member.surfaces else { continue }
      // No word and no form has this number.
      add(.max)
      for surface in surfaces { add(surface.rawValue) }
    }
    return hash
  }

  /// A word is common that stands in so many articles, and in one of so many of all. Of less common
  /// ones the articles are counted fast enough.
  private static let leastArticles = 1000
  private static let oneOf = 16

  /// The common words of an index.
  static func commonWords(of index: InvertedIndex) -> [WordID] {
    let least = max(leastArticles, index.articleCount / oneOf)
    return (0..<UInt32(index.wordCount)).lazy.map { WordID(rawValue: $0) }
      .filter { index.count(of: $0) >= least && index.articleCount(of: $0) >= least }
  }

  /// Counts the articles of what each common word of an index stands for, and puts the numbers into
  /// `storage`. Of one word the number is known anyhow.
  static func build(
    _ meaning: @escaping @Sendable (WordID, InvertedIndex) -> WordSet, of index: InvertedIndex,
    into storage: SectionStorage, threads: Int
  ) {
    let words = commonWords(of: index)
    let counted = JoinableThread.map(words.count, among: threads) { number in
      count(meaning(words[number], index), in: index)
    }
    // Words of one meaning have one key.
    seal(Dictionary(counted.compactMap { $0 }) { first, _ in first }, into: storage)
  }

  /// The key of a set and in how many articles it stands; nil if that is not to be known ahead.
  private static func count(
    _ set: WordSet, in index: InvertedIndex
  ) -> (key: UInt64, articles: UInt32)? {
    guard (2...mostMembers).contains(set.members.count) else { return nil }
    let articles = ArticleMarks.with(index.articleCount) { marks in
      for member in set.members { index.mark(member, in: marks) }
      return UInt32(truncatingIfNeeded: marks.count)
    }
    return (key(of: set.members), articles)
  }

  /// Puts no numbers into `storage`.
  static func buildNone(into storage: SectionStorage) { seal([:], into: storage) }

  private static func seal(_ counts: [UInt64: UInt32], into storage: SectionStorage) {
    var keys = GrowingArray<UInt64>()
    var articles = GrowingArray<UInt32>()
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
      keys.append(key)
      articles.append(count)
    }
    storage.adopt(.knownSets, &keys)
    storage.adopt(.knownSetArticles, &articles)
  }
}
