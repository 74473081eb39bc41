// SPDX-License-Identifier: Apache-2.0
/// Ranks the articles of one word in some outlets, most of whose blocks need no look.

/// Ranks the articles of one word that belong to outlets asked for.
///
/// The blocks that can give most come first, until what is left cannot be among the best.
struct OutletRanker {
  private let index: InvertedIndex
  private let bm25: BM25
  private let word: UInt32
  /// One for each outlet of the index.
  private let outlets: [Bool]

  init(_ index: InvertedIndex, _ word: UInt32, outlets: [Bool]) {
    self.index = index
    bm25 = BM25(index)
    self.word = word
    self.outlets = outlets
  }

  /// The best articles, the best first.
  func best(_ limit: Int) -> [RankedArticle] {
    let list = index.postings.articleList(of: word)
    let weight = bm25.weight(articles: list.articleCount)
    var best = BestArticles(limit: limit)
    var least = 0.0
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * PostingList.blockSize) { buffer in
      guard let articles = buffer.baseAddress else { return }
      let frequencies = articles + PostingList.blockSize
      for (block, bound) in Self.order(of: list) {
        if bound < least { break }
        let count = list.articleCount(ofBlock: block)
        list.decodeArticles(ofBlock: block, count: count, into: articles)
        list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
        var needed = bm25.bound(least)
        for slot in 0..<count where outlets[index.outlet(of: articles[slot])] {
          let length = index.wordCount(ofArticle: articles[slot])
          guard needed.isReached(frequency: frequencies[slot], length: length) else { continue }
          let score = BM25.rounded(
            weight * bm25.saturation(frequency: frequencies[slot], length: length))
          best.offer(RankedArticle(article: ArticleID(rawValue: articles[slot]), score: score))
          if best.threshold > 0 { least = bm25.ratio(ofScore: best.threshold, weight) }
          needed = bm25.bound(least)
        }
      }
    }
    return best.sorted()
  }

  /// The blocks with what they give at most, the greatest first.
  private static func order(of list: PostingList) -> [(block: Int, bound: Double)] {
    let blocks = list.blockRange.map { (block: $0, bound: list.bound(ofBlock: $0)) }
    return blocks.count < 2 ? blocks : blocks.sorted { ($0.bound, $1.block) > ($1.bound, $0.block) }
  }
}
