// SPDX-License-Identifier: Apache-2.0
/// Ranks the articles of one word, most of whose blocks need no look.

/// Ranks the articles of one word.
struct WordRanker {
  private let index: InvertedIndex
  private let bm25: BM25
  private let word: UInt32

  init(_ index: InvertedIndex, _ word: UInt32) {
    self.index = index
    bm25 = BM25(index)
    self.word = word
  }

  /// The best articles of the word, the best first.
  ///
  /// The skip data tell what the best article of each block scores. What the block scores that is
  /// the last of so many best ones, so many articles reach; no block below it is looked at.
  func best(_ limit: Int) -> [RankedArticle] {
    let list = index.postings.articleList(of: word)
    let weight = bm25.weight(articles: list.articleCount)
    let bounds = list.blockRange.map { list.bound(ofBlock: $0) }
    let least = Self.greatest(limit, of: bounds) * PostingList.leastOfBound
    var best = BestArticles(limit: limit)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * PostingList.blockSize) { buffer in
      guard let articles = buffer.baseAddress else { return }
      let frequencies = articles + PostingList.blockSize
      for (block, ratio) in zip(list.blockRange, bounds) where ratio >= least {
        let score = BM25.rounded(weight * ratio / (1 + ratio) * (1 + 1e-9) + 1e-11)
        guard score > best.threshold else { continue }
        let count = list.articleCount(ofBlock: block)
        list.decodeArticles(ofBlock: block, count: count, into: articles)
        list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
        for slot in 0..<count {
          let length = index.wordCount(ofArticle: articles[slot])
          if bm25.ratio(frequency: frequencies[slot], length: length) < least { continue }
          let score = BM25.rounded(
            weight * bm25.saturation(frequency: frequencies[slot], length: length))
          guard score > best.threshold else { continue }
          best.insert(RankedArticle(article: ArticleID(rawValue: articles[slot]), score: score))
        }
      }
    }
    return best.sorted()
  }

  /// The last of so many greatest values; 0 if there are fewer.
  static func greatest(_ count: Int, of values: [Double]) -> Double {
    guard count > 0, values.count >= count else { return 0 }
    // The greatest so far, ascending: few values are among them, so most are passed over.
    var greatest = values.prefix(count).sorted()
    for value in values.dropFirst(count) where value > greatest[0] {
      var place = 0
      while place + 1 < count, greatest[place + 1] < value {
        greatest[place] = greatest[place + 1]
        place += 1
      }
      greatest[place] = value
    }
    return greatest[0]
  }
}
