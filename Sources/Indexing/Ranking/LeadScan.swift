// SPDX-License-Identifier: Apache-2.0
/// Finds the best articles of a term of several words, looking only at those that may be.

/// Goes through what was counted, side by side with the blocks of a lead that was not.
struct LeadScan {
  private let index: InvertedIndex
  private let bm25: BM25
  private let lead: PostingList
  private let weight: Double
  /// How often the words stand in each article: all of them, or all but the lead.
  private let tally: ArticleTally
  /// Where each article begins, and the end.
  private let starts: UnsafeBufferPointer<UInt32>
  private var best: BestArticles
  /// What one of the best has at least.
  private var least = 0.0
  /// What each block of the lead gives at most; 0 once all its articles were shown.
  private var ratios: [Double]

  init(
    index: InvertedIndex, bm25: BM25, lead: PostingList, limit: Int, tally: ArticleTally,
    articleCount: Int
  ) {
    self.index = index
    self.bm25 = bm25
    self.lead = lead
    self.tally = tally
    starts = index.articleTable.positions.all
    weight = bm25.weight(articles: articleCount)
    best = BestArticles(limit: limit)
    ratios = lead.blockRange.map { lead.bound(ofBlock: $0) }
    let greatest = WordRanker.greatest(limit, of: ratios) * PostingList.leastOfBound
    least = bm25.ratio(ofScore: weight * greatest / (1 + greatest), weight)
  }

  /// The best articles, the best first.
  ///
  /// First the blocks of the lead that give enough by themselves, for they raise what is enough.
  mutating func ranked() -> [RankedArticle] {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * PostingList.blockSize) { buffer in
      guard let memory = buffer.baseAddress else { return }
      var block = LeadBlock(lead, memory)
      for number in lead.blockRange where ratios[number] >= least {
        block.move(to: number)
        showAll(of: &block)
        ratios[number] = 0
      }
      var start: UInt32 = 0
      for number in lead.blockRange {
        block.move(to: number)
        let end =
          number + 1 < lead.blockCount
          ? lead.firstArticle(ofBlock: number + 1) : UInt32(index.articleCount)
        showOthers(in: start..<max(start, end), &block, atMost: ratios[number])
        start = end
      }
    }
    return best.sorted()
  }

  /// The same where the lead is counted too: only articles with enough words are looked at.
  mutating func rankedByTally() -> [RankedArticle] {
    let (tally, starts, bm25) = (tally, starts, bm25)
    var needed = bm25.bound(least)
    tally.forEachBatch(in: 0..<UInt32(index.articleCount)) {
      needed.leastFrequency
    } _: { articles in
      for article in articles {
        let frequency = tally[article]
        let length = starts[Int(article) + 1] &- starts[Int(article)]
        guard needed.isReached(frequency: frequency, length: length) else { continue }
        show(article, frequency)
        needed = bm25.bound(least)
      }
    }
    return best.sorted()
  }

  /// Shows all articles of a block of the lead.
  private mutating func showAll(of block: inout LeadBlock) {
    block.unpack()
    block.unpackFrequencies()
    for slot in 0..<block.count {
      let article = block.articles[slot]
      show(article, block.frequencies[slot] &+ tally[article])
    }
  }

  /// Shows the articles of the other words that may be among the best.
  /// - Parameter stretch: articles of which the lead has none but in the block.
  /// - Parameter ratio: what the lead gives at most; 0 if the block was shown already.
  private mutating func showOthers(
    in stretch: Range<UInt32>, _ block: inout LeadBlock, atMost ratio: Double
  ) {
    let (bm25, tally) = (bm25, tally)
    var needed = bm25.bound(least - ratio)
    tally.forEachBatch(in: stretch) {
      needed.leastFrequency
    } _: { articles in
      for article in articles {
        let frequency = tally[article]
        guard needed.isReached(frequency: frequency, length: length(of: article)) else { continue }
        block.unpack()
        if !block.seek(article) {
          show(article, frequency)
        } else if ratio > 0 {
          show(article, frequency &+ block.frequency)
        }
        needed = bm25.bound(least - ratio)
      }
    }
  }

  @inline(__always)
  private func length(of article: UInt32) -> UInt32 {
    starts[Int(article) + 1] &- starts[Int(article)]
  }

  /// Takes an article if it is among the best so far.
  @inline(__always)
  private mutating func show(_ article: UInt32, _ frequency: UInt32) {
    let length = length(of: article)
    guard bm25.bound(least).isReached(frequency: frequency, length: length) else { return }
    let score = BM25.rounded(weight * bm25.saturation(frequency: frequency, length: length))
    best.offer(RankedArticle(article: ArticleID(rawValue: article), score: score))
    if best.threshold > 0 { least = max(least, bm25.ratio(ofScore: best.threshold, weight)) }
  }
}

/// A block of the lead, unpacked as far as was asked for.
private struct LeadBlock {
  private let list: PostingList
  let articles: UnsafeMutablePointer<UInt32>
  let frequencies: UnsafeMutablePointer<UInt32>
  private var block = 0
  private(set) var count = 0
  private var isUnpacked = false
  private var slot = 0

  /// `memory` holds two blocks and outlives this.
  init(_ list: PostingList, _ memory: UnsafeMutablePointer<UInt32>) {
    self.list = list
    articles = memory
    frequencies = memory + PostingList.blockSize
  }

  mutating func move(to block: Int) {
    self.block = block
    count = list.articleCount(ofBlock: block)
    isUnpacked = false
    slot = 0
  }

  mutating func unpack() {
    if isUnpacked { return }
    isUnpacked = true
    list.decodeArticles(ofBlock: block, count: count, into: articles)
  }

  func unpackFrequencies() {
    list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
  }

  /// Moves to an article not before the last one sought, in a block that is unpacked, and says
  /// whether it is there.
  mutating func seek(_ article: UInt32) -> Bool {
    while slot < count, articles[slot] < article { slot += 1 }
    return slot < count && articles[slot] == article
  }

  /// The frequency in the article that was found.
  var frequency: UInt32 { list.frequency(ofBlock: block, slot: slot, count: count) }
}
