// SPDX-License-Identifier: Apache-2.0
/// Reads where a word stands, a batch of places at a time.

extension OccurrenceReader {
  /// Calls `body` with the word's places in articles that are marked, or in all, but for those marked
  /// in `done`, in order. A batch is valid during the call; an article may go on in the next one.
  /// - Parameter fetch: told of each position as soon as it is known, so that what will be looked at
  ///   is asked for.
  @inline(__always)
  func readBatches(
    within marks: ArticleMarks?, except done: ArticleMarks?, fetching fetch: (UInt32) -> Void,
    _ body: (inout PlaceBatch) -> Void
  ) {
    if marks == nil, done == nil { return readAll(fetching: fetch, body) }
    let size = PlaceBatch.capacity
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: PlaceBatch.memorySize) { buffer in
      guard let memory = buffer.baseAddress else { return }
      var batch = PlaceBatch(memory: memory)
      read(within: marks, except: done) { article, positions in
        for position in positions {
          if batch.count == size {
            body(&batch)
            batch.count = 0
          }
          fetch(position)
          batch.positions[batch.count] = position
          batch.articles[batch.count] = article
          batch.count &+= 1
        }
      }
      if batch.count > 0 { body(&batch) }
    }
  }

  /// The same of all articles: a batch for each block of positions.
  @inline(__always)
  private func readAll(
    fetching fetch: (UInt32) -> Void, _ body: (inout PlaceBatch) -> Void
  ) {
    let size = PostingList.blockSize
    withUnsafeTemporaryAllocation(
      of: UInt32.self, capacity: PlaceBatch.memorySize + 4 * size
    ) { buffer in
      guard let memory = buffer.baseAddress else { return }
      var batch = PlaceBatch(memory: memory)
      let skips = memory + PlaceBatch.memorySize
      var articles = ArticleRun(list, articleStarts, memory: skips + size)
      for block in 0..<list.positionBlockCount {
        let count = list.positionCount(ofBlock: block)
        list.decodeSkips(ofBlock: block, count: count, into: skips)
        batch.count = articles.place(skips, count: count, in: batch, fetching: fetch)
        body(&batch)
      }
    }
  }
}

/// Gives the positions of a word the articles they stand in.
private struct ArticleRun {
  private let list: PostingList
  private let articleStarts: Section<UInt32>
  /// Of a block of articles: themselves, their frequencies, and where they start.
  private let articles: UnsafeMutablePointer<UInt32>
  private let frequencies: UnsafeMutablePointer<UInt32>
  private let starts: UnsafeMutablePointer<UInt32>
  private var block = -1
  private var count = 0
  private var slot = -1
  /// How many positions the article in hand still has, and where the next one stands if nothing is
  /// skipped.
  private var left: UInt32 = 0
  private var next: UInt32 = 0

  /// `memory` holds three blocks and outlives this.
  init(
    _ list: PostingList, _ articleStarts: Section<UInt32>, memory: UnsafeMutablePointer<UInt32>
  ) {
    self.list = list
    self.articleStarts = articleStarts
    articles = memory
    frequencies = memory + PostingList.blockSize
    starts = memory + 2 * PostingList.blockSize
  }

  /// Turns skips into places, and says how many they are: `count`, but in a list that is not sound.
  @inline(__always)
  mutating func place(
    _ skips: UnsafePointer<UInt32>, count: Int, in batch: PlaceBatch,
    fetching fetch: (UInt32) -> Void
  ) -> Int {
    // How often a word stands in an article cannot be foreseen, so no branch depends on it.
    for place in 0..<count {
      let isNew = left == 0
      slot &+= isNew ? 1 : 0
      if slot >= self.count, !enterBlock() { return place }
      let (frequency, start) = (frequencies[slot], starts[slot])
      left = (isNew ? frequency : left) &- 1
      next = (isNew ? start : next) &+ skips[place]
      fetch(next)
      batch.positions[place] = next
      batch.articles[place] = articles[slot]
      next &+= 1
    }
    return count
  }

  /// Unpacks the next block of articles; false if there is none.
  private mutating func enterBlock() -> Bool {
    block += 1
    guard block < list.blockCount else { return false }
    slot = 0
    count = list.articleCount(ofBlock: block)
    list.decodeArticles(ofBlock: block, count: count, into: articles)
    list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
    for slot in 0..<count { starts[slot] = articleStarts[articles[slot]] }
    return true
  }
}
