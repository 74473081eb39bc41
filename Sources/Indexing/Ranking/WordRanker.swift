// SPDX-License-Identifier: Apache-2.0
/// Ranks the articles of one word, most of whose blocks need no look.

/// Ranks the articles of one word, all of them or those of some outlets.
struct WordRanker {
  private let index: InvertedIndex
  private let bm25: BM25
  private let word: UInt32
  private let outlets: [Bool]?

  /// - Parameter outlets: for each outlet of the index whether it is asked for; nil for all.
  init(_ index: InvertedIndex, _ word: UInt32, outlets: [Bool]? = nil) {
    self.index = index
    bm25 = BM25(index)
    self.word = word
    self.outlets = outlets
  }

  /// The best articles of the word, the best first.
  ///
  /// The skip data tell what the best article of each block has. What the block has that is the last
  /// of so many best ones, so many articles reach, if all outlets are asked for; no block below it is
  /// looked at. Else the blocks that can give most come first.
  func best(_ limit: Int) -> [RankedArticle] {
    let list = index.postings.articleList(of: word)
    let weight = bm25.weight(articles: list.articleCount)
    let bounds = list.blockRange.map { list.bound(ofBlock: $0) }
    let outlets = outlets
    var least = 0.0
    if outlets == nil { least = Self.greatest(limit, of: bounds) * PostingList.leastOfBound }
    var best = BestArticles(limit: limit)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * PostingList.blockSize) { buffer in
      guard let articles = buffer.baseAddress else { return }
      let frequencies = articles + PostingList.blockSize
      for block in order(list, bounds) where bounds[block] >= least {
        let count = list.articleCount(ofBlock: block)
        list.decodeArticles(ofBlock: block, count: count, into: articles)
        list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
        var needed = bm25.bound(least)
        for slot in 0..<count {
          if let outlets, !outlets[index.outlet(of: articles[slot])] { continue }
          let length = index.wordCount(ofArticle: articles[slot])
          guard needed.isReached(frequency: frequencies[slot], length: length) else { continue }
          let score = BM25.rounded(
            weight * bm25.saturation(frequency: frequencies[slot], length: length))
          best.offer(RankedArticle(article: ArticleID(rawValue: articles[slot]), score: score))
          if best.threshold > 0 {
            least = max(least, bm25.ratio(ofScore: best.threshold, weight))
            needed = bm25.bound(least)
          }
        }
      }
    }
    return best.sorted()
  }

  /// The blocks in the order in which they are looked at, those left out that have no article of the
  /// outlets.
  private func order(_ list: PostingList, _ bounds: [Double]) -> [Int] {
    let blocks = Array(bounds.indices)
    guard let outlets, blocks.count > 1 else { return blocks }
    let stretches = index.stretches(of: outlets)
    return blocks.filter { stretches.touch(index.postings.reach(of: list, $0)) }
      .sorted { (bounds[$0], $1) > (bounds[$1], $0) }
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
