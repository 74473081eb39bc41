// SPDX-License-Identifier: Apache-2.0
/// What articles are ranked for: a word with all its expansions, or the spans of a pattern.

/// One term of a ranked query. All that a word stands for counts as one term: its frequency in an
/// article is that of all of them together, and the articles that hold any of them hold it.
package struct RankTerm: Sendable {
  /// Words whose posting lists are read block by block.
  let words: [WordID]
  /// The rest, counted already.
  let counted: ArticleCounts?
  /// In how many articles the term stands.
  package let articleCount: Int
  /// The clauses it is an alternative of; articles must hold a term of each clause.
  let clauses: [Int]

  /// Lists that are read block by block; more of them would cost more than they save.
  private static let listLimit = 6
  /// Lists of fewer articles are counted at once.
  private static let shortest = 1024

  /// The words of a set as one term.
  package init(_ set: WordSet, in index: InvertedIndex, clauses: [Int] = []) {
    self.clauses = clauses
    let long = set.members.filter { member in
      member.surfaces == nil
        && (set.members.count == 1 || index.articleCount(of: member.word) >= Self.shortest)
    }.sorted { index.articleCount(of: $0.word) > index.articleCount(of: $1.word) }
    words = long.prefix(Self.listLimit).map(\.word)
    let apart = Set(words)
    let rest = set.members.filter { !apart.contains($0.word) }
    if rest.isEmpty {
      counted = nil
    } else {
      var tally = ArticleTally(index)
      for member in rest { tally.add(member) }
      counted = tally.list()
    }
    articleCount = Self.articleCount(words, counted, in: index)
  }

  /// The spans of a pattern, in text order, as one term.
  package init(spans: [Span], in index: InvertedIndex, clauses: [Int] = []) {
    self.clauses = clauses
    words = []
    let counts = ArticleCounts(spans, in: index)
    counted = counts
    articleCount = counts.articles.count
  }

  /// How many articles hold a word or are counted.
  private static func articleCount(
    _ words: [WordID], _ counted: ArticleCounts?, in index: InvertedIndex
  ) -> Int {
    if words.isEmpty { return counted?.articles.count ?? 0 }
    if words.count == 1, counted == nil { return index.articleCount(of: words[0]) }
    var bits = [UInt64](repeating: 0, count: (index.articleCount + 63) / 64)
    for article in counted?.articles ?? [] { bits[Int(article >> 6)] |= 1 << UInt64(article & 63) }
    for word in words { index.postings.mark(articlesOf: word.rawValue, in: &bits) }
    return bits.reduce(0) { $0 + $1.nonzeroBitCount }
  }
}

extension PostingStore {
  /// Sets the bit of each article that holds `word`. O(articles that do).
  fileprivate func mark(articlesOf word: UInt32, in bits: inout [UInt64]) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.blockSize) { buffer in
      guard let articles = buffer.baseAddress else { return }
      for block in blocks.range(at: word) {
        let count = articleCount(ofBlock: block, of: word)
        decodeArticles(ofBlock: block, count: count, into: articles)
        for slot in 0..<count {
          bits[Int(articles[slot] >> 6)] |= 1 << UInt64(articles[slot] & 63)
        }
      }
    }
  }
}
