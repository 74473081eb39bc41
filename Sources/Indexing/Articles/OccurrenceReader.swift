// SPDX-License-Identifier: Apache-2.0
/// Reads where a word stands, article by article, passing over articles that do not matter.

/// Walks articles and positions of one word side by side.
struct OccurrenceReader {
  private let store: PostingStore
  private let word: UInt32

  init(_ index: InvertedIndex, word: UInt32) {
    store = index.postings
    self.word = word
  }

  /// Calls `body` with each article that is marked, or with all, but for those marked in `done`, and
  /// the word's positions in it, which are valid during the call. Blocks of positions of other
  /// articles are not unpacked.
  @inline(__always)
  func read(
    within marks: ArticleMarks?, except done: ArticleMarks? = nil,
    _ body: (UInt32, UnsafeBufferPointer<UInt32>) -> Void
  ) {
    let size = PostingStore.blockSize
    let longest = Int(store.wordCounts[word])
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 3 * size) { buffer in
      guard let articles = buffer.baseAddress else { return }
      let frequencies = articles + size
      var positions = PositionReader(store, word, buffer: articles + 2 * size)
      for block in store.blocks.range(at: word) {
        let count = store.articleCount(ofBlock: block, of: word)
        store.decodeArticles(ofBlock: block, count: count, into: articles)
        store.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
        var ordinal = Int(store.ordinals[block])
        for slot in 0..<count {
          let start = ordinal
          ordinal += Int(frequencies[slot])
          if let marks, !marks.contains(articles[slot]) { continue }
          if let done, done.contains(articles[slot]) { continue }
          positions.with(start..<max(start, min(ordinal, longest))) { body(articles[slot], $0) }
        }
      }
    }
  }
}

/// Unpacks the positions of one word as they are asked for, in order.
private struct PositionReader {
  let store: PostingStore
  let word: UInt32
  let buffer: UnsafeMutablePointer<UInt32>
  let firstBlock: UInt32
  /// The block that `buffer` holds, counted from the word's first; below 0 for none.
  var block = -1

  init(_ store: PostingStore, _ word: UInt32, buffer: UnsafeMutablePointer<UInt32>) {
    self.store = store
    self.word = word
    self.buffer = buffer
    firstBlock = store.positionBlocks[word]
  }

  /// Calls `body` with the positions of these ordinals: once if they stand in one block.
  @inline(__always)
  mutating func with(_ ordinals: Range<Int>, _ body: (UnsafeBufferPointer<UInt32>) -> Void) {
    let size = PostingStore.blockSize
    guard let last = ordinals.last else { return }
    if ordinals.lowerBound / size == last / size {
      unpack(last / size)
      body(UnsafeBufferPointer(start: buffer + ordinals.lowerBound % size, count: ordinals.count))
    } else {
      withCrossing(ordinals, body)
    }
  }

  private mutating func withCrossing(
    _ ordinals: Range<Int>, _ body: (UnsafeBufferPointer<UInt32>) -> Void
  ) {
    var all: [UInt32] = []
    all.reserveCapacity(ordinals.count)
    for ordinal in ordinals {
      unpack(ordinal / PostingStore.blockSize)
      all.append(buffer[ordinal % PostingStore.blockSize])
    }
    all.withUnsafeBufferPointer(body)
  }

  @inline(__always)
  private mutating func unpack(_ wanted: Int) {
    guard wanted != block else { return }
    block = wanted
    let number = firstBlock + UInt32(wanted)
    store.decodePositions(
      ofBlock: number, count: store.positionCount(ofBlock: number, of: word), into: buffer)
  }
}
