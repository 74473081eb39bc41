// SPDX-License-Identifier: Apache-2.0
/// Ranks the articles of one term of many words, all of which are counted.
import ArabicText

/// Ranks the articles that hold any of some words by reading every list once.
///
/// Where no list is long enough for some of its blocks to be passed over, that costs less than to
/// find the articles first and to look them up afterwards.
struct CountingRanker {
  private let index: InvertedIndex
  private let bm25: BM25
  private let members: [WordSet.Member]

  /// Nil where so few articles hold the words that a number for each of the corpus is not worth it.
  init?(_ index: InvertedIndex, _ members: [WordSet.Member]) {
    guard members.count > 1, index.articleSum(members) >= index.articleCount / 64
    else { return nil }
    self.index = index
    bm25 = BM25(index)
    self.members = members
  }

  /// The best articles, the best first.
  /// - Throws: what `checkpoint` throws, which is called now and then.
  func best(_ limit: Int, checkpoint: () throws -> Void) throws -> [RankedArticle] {
    try OtherCounts.with(index) { counts in
      for (number, member) in members.enumerated() {
        if number & 0xFF == 0 { try checkpoint() }
        counts.add(member, in: index)
      }
      return ranked(limit, counts)
    }
  }

  private func ranked(_ limit: Int, _ found: OtherCounts) -> [RankedArticle] {
    let weight = bm25.weight(articles: found.marks.count)
    // Checked at once, as most of them are looked at.
    let starts = index.articleTable.positions.slice(0..<index.articleCount + 1)
    var best = BestArticles(limit: limit)
    var needed = bm25.bound(0)
    found.marks.forEach(in: 0..<UInt32(index.articleCount)) { article in
      let frequency = found.counts[Int(article)]
      let length = starts[Int(article) + 1] &- starts[Int(article)]
      guard needed.isReached(frequency: frequency, length: length) else { return }
      let score = BM25.rounded(weight * bm25.saturation(frequency: frequency, length: length))
      guard score > best.threshold else { return }
      best.insert(RankedArticle(article: ArticleID(rawValue: article), score: score))
      if best.threshold > 0 { needed = bm25.bound(bm25.ratio(ofScore: best.threshold, weight)) }
    }
    return best.sorted()
  }
}
