// SPDX-License-Identifier: Apache-2.0
/// Reads where a word stands, a batch of places at a time.

extension OccurrenceReader {
  /// Calls `body` with the word's places in order, a batch for each block of positions, until it
  /// says that no more are needed. A batch is valid during the call; an article may go on in the next
  /// one.
  /// - Parameter fetch: told of each position as soon as it is known, so that what will be looked at
  ///   is asked for.
  @inline(__always)
  func readBatches(
    fetching fetch: (UInt32) -> Void, _ body: (inout PlaceBatch) -> Bool
  ) {
    let size = PostingList.blockSize
    withUnsafeTemporaryAllocation(
      of: UInt32.self, capacity: PlaceBatch.memorySize + 3 * size
    ) { buffer in
      guard let memory = buffer.baseAddress else { return }
      var batch = PlaceBatch(memory: memory)
      let skips = memory + PlaceBatch.memorySize
      var articles = ArticleRun(list, articleStarts, memory: skips + size)
      for block in 0..<list.positionBlockCount {
        let count = list.positionCount(ofBlock: block)
        list.decodeSkips(ofBlock: block, count: count, into: skips)
        batch.count = articles.place(skips, count: count, in: batch, fetching: fetch)
        guard body(&batch) else { return }
      }
    }
  }

  /// The same of the places in articles that are marked, as many of them at a time as a batch holds.
  @inline(__always)
  func readBatches(
    within marks: ArticleMarks, fetching fetch: (UInt32) -> Void, _ body: (inout PlaceBatch) -> Void
  ) {
    let size = PlaceBatch.capacity
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: PlaceBatch.memorySize) { buffer in
      guard let memory = buffer.baseAddress else { return }
      var batch = PlaceBatch(memory: memory)
      read(within: marks) { article, positions in
        for position in positions {
          if batch.count == size {
            body(&batch)
            batch.count = 0
          }
          fetch(position)
          batch.append(position, article)
        }
      }
      if batch.count > 0 { body(&batch) }
    }
  }
}

/// Gives the positions of a word the articles they stand in.
private struct ArticleRun {
  private let list: PostingList
  private let articleStarts: Section<UInt32>
  /// Of a block of articles: themselves and their frequencies.
  private let articles: UnsafeMutablePointer<UInt32>
  private let frequencies: UnsafeMutablePointer<UInt32>
  private var block = -1
  private var count = 0
  private var slot = 0
  /// How many positions the article in hand still has, its number and one more, and where its next
  /// position is if nothing is skipped.
  private var left = 0
  private var articleAndOne: UInt32 = 0
  private var next: UInt32 = 0

  /// `memory` holds two blocks and outlives this.
  init(
    _ list: PostingList, _ articleStarts: Section<UInt32>, memory: UnsafeMutablePointer<UInt32>
  ) {
    self.list = list
    self.articleStarts = articleStarts
    articles = memory
    frequencies = memory + PostingList.blockSize
  }

  /// Turns skips into places, and says how many they are: `count`, but in a list that is not sound.
  ///
  /// How often a word stands in an article cannot be foreseen, so no branch depends on it: first the
  /// articles are put where they begin, and then the places between are filled.
  @inline(__always)
  mutating func place(
    _ skips: UnsafePointer<UInt32>, count: Int, in batch: PlaceBatch,
    fetching fetch: (UInt32) -> Void
  ) -> Int {
    let count = putHeads(count, in: batch)
    var (articleAndOne, next) = (articleAndOne, next)
    for place in 0..<count {
      let head = batch.articles[place]
      next = (head > 0 ? batch.positions[place] : next) &+ skips[place]
      articleAndOne = head > 0 ? head : articleAndOne
      fetch(next)
      batch.positions[place] = next
      batch.articles[place] = articleAndOne &- 1
      next &+= 1
    }
    (self.articleAndOne, self.next) = (articleAndOne, next)
    return count
  }

  /// Puts each article that begins among the next places there, its number and one more, and its
  /// first position; 0 at the other places. Says how many of the places articles have.
  @inline(__always)
  private mutating func putHeads(_ count: Int, in batch: PlaceBatch) -> Int {
    batch.articles.update(repeating: 0, count: count)
    var place = left
    while place < count {
      if slot == self.count, !enterBlock() {
        left = 0
        return place
      }
      while place < count, slot < self.count {
        batch.articles[place] = articles[slot] &+ 1
        batch.positions[place] = articleStarts[articles[slot]]
        place &+= Int(frequencies[slot])
        slot &+= 1
      }
    }
    left = place &- count
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
    return true
  }
}
