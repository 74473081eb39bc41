// SPDX-License-Identifier: Apache-2.0
/// Walks one list of a ranked term, and says what its blocks can give at most before unpacking them.

/// A place in the posting list of a word, or in articles counted already.
///
/// The block it stands in is unpacked or not. If it is, `slot` is an article of it not before the
/// last place sought.
struct RankCursor {
  private let list: PostingList
  /// Blocks of the list; none for articles counted already.
  private let end: Int
  private var block = 0
  private let articles: UnsafeMutablePointer<UInt32>
  private let frequencies: UnsafeMutablePointer<UInt32>
  private var slot = 0
  private var count = 0
  private var isUnpacked = false
  private var hasFrequencies = false
  /// The greatest ratio of articles counted already.
  private var counted: Double?

  /// Stands before the first article of `word`. `memory` holds two blocks and outlives the cursor.
  init(_ list: PostingList, memory: UnsafeMutablePointer<UInt32>) {
    self.list = list
    end = list.blockCount
    articles = memory
    frequencies = memory + PostingList.blockSize
  }

  /// Stands on the first of articles counted already, copied to `memory`, which holds twice as many
  /// numbers as there are articles and outlives the cursor.
  init(
    _ found: ArticleCounts, in index: InvertedIndex, _ bm25: BM25,
    memory: UnsafeMutablePointer<UInt32>
  ) {
    list = .empty
    end = 0
    articles = memory
    frequencies = memory + found.articles.count
    count = found.articles.count
    isUnpacked = true
    hasFrequencies = true
    var greatest = 0.0
    for (place, article) in found.articles.enumerated() {
      articles[place] = article
      frequencies[place] = found.counts[place]
      let length = index.wordCount(ofArticle: article)
      greatest = max(greatest, bm25.ratio(frequency: found.counts[place], length: length))
    }
    counted = greatest
  }

  /// Moves to where an article not before `target` may be; never back.
  mutating func seek(_ target: UInt32) {
    if isUnpacked {
      if counted != nil || block + 1 >= end || list.firstArticle(ofBlock: block + 1) > target {
        while slot < count, articles[slot] < target { slot += 1 }
        if slot < count { return }
      }
      leaveBlock()
    }
    while block + 1 < end, list.firstArticle(ofBlock: block + 1) <= target { block += 1 }
  }

  /// The greatest ratio of frequency to length that the list can give before `limit`, as its skip
  /// data say; nil if it gives nothing.
  func greatest(before limit: UInt32) -> Double? {
    guard mayHold(before: limit) else { return nil }
    if let counted { return counted }
    var greatest = list.bound(ofBlock: block)
    var next = block + 1
    while next < end, list.firstArticle(ofBlock: next) < limit {
      greatest = max(greatest, list.bound(ofBlock: next))
      next += 1
    }
    return greatest
  }

  /// Unpacks what is needed to know whether the list has an article from `start` and before
  /// `limit`.
  mutating func settle(from start: UInt32, before limit: UInt32) {
    while !isUnpacked, block < end, list.firstArticle(ofBlock: block) < limit {
      unpack()
      seek(start)
    }
  }

  /// Where the block after this one begins; nil if there is none.
  var nextBlockStart: UInt32? { block + 1 < end ? list.firstArticle(ofBlock: block + 1) : nil }

  private func mayHold(before limit: UInt32) -> Bool {
    if isUnpacked { return slot < count && articles[slot] < limit }
    return block < end && list.firstArticle(ofBlock: block) < limit
  }

  private mutating func unpack() {
    count = list.articleCount(ofBlock: block)
    list.decodeArticles(ofBlock: block, count: count, into: articles)
    slot = 0
    isUnpacked = true
    hasFrequencies = false
  }

  private mutating func leaveBlock() {
    if counted == nil, block < end { block += 1 }
    isUnpacked = counted != nil
    slot = 0
    count = 0
  }

  /// The articles of the unpacked block before `limit` with their frequencies, and moves past them;
  /// empty when the list has no more before it. What it gives is valid until the next call.
  mutating func next(
    before limit: UInt32
  ) -> (articles: UnsafePointer<UInt32>, frequencies: UnsafePointer<UInt32>, count: Int)? {
    guard mayHold(before: limit) else { return nil }
    if !isUnpacked { unpack() }
    if !hasFrequencies {
      list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
      hasFrequencies = true
    }
    let first = slot
    var last = slot
    while last < count, articles[last] < limit { last += 1 }
    slot = last
    if last == count { leaveBlock() }
    return (UnsafePointer(articles + first), UnsafePointer(frequencies + first), last - first)
  }
}

extension InvertedIndex {
  /// The words of title and body.
  @inline(__always)
  func wordCount(ofArticle article: UInt32) -> UInt32 {
    articleTable.positions[Int(article) + 1] - articleTable.positions[article]
  }
}
