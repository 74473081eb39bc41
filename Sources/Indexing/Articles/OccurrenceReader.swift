// SPDX-License-Identifier: Apache-2.0
/// Reads where a word stands, article by article, passing over articles that do not matter.

/// Walks articles and positions of one word side by side.
struct OccurrenceReader {
  let list: PostingList
  let articleStarts: Section<UInt32>

  init(_ store: PostingStore, word: UInt32) {
    list = store.list(of: word)
    articleStarts = store.articleStarts
  }

  /// Calls `body` with each article that is marked, or with all, and the word's positions in it,
  /// which are valid during the call. Blocks of positions of other articles are not unpacked.
  @inline(__always)
  func read(
    within marks: ArticleMarks?, _ body: (UInt32, UnsafeBufferPointer<UInt32>) -> Void
  ) {
    let size = PostingList.blockSize
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4 * size) { buffer in
      guard let articles = buffer.baseAddress else { return }
      let frequencies = articles + size
      var positions = PositionReader(list, memory: articles + 2 * size)
      for block in list.blockRange {
        let count = list.articleCount(ofBlock: block)
        list.decodeArticles(ofBlock: block, count: count, into: articles)
        if let marks, !marks.holdAny(of: articles, count: count) { continue }
        list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
        var ordinal = list.ordinal(ofBlock: block)
        for slot in 0..<count {
          let start = ordinal
          ordinal += Int(frequencies[slot])
          if let marks, !marks.contains(articles[slot]) { continue }
          body(
            articles[slot], positions.positions(start..<ordinal, of: articleStarts[articles[slot]]))
        }
      }
    }
  }
}

/// Unpacks the positions of one word as they are asked for, in order.
struct PositionReader {
  private let list: PostingList
  /// The skips of a block of positions.
  private let skips: UnsafeMutablePointer<UInt32>
  /// Positions in one article, or its skips if they reach from one block into the next.
  private let positions: UnsafeMutablePointer<UInt32>
  /// Whether blocks are looked at so seldom that only what is wanted of them is unpacked.
  private let isSparse: Bool
  /// The block that `skips` holds whole; below 0 for none.
  private var block = -1
  /// What an article has that is more than a block.
  private var crossing: CrossingSkips?

  /// - Parameter memory: room for two blocks, and for what may be read after them.
  /// - Parameter looks: of how many articles the positions will be asked; nil for all.
  init(_ list: PostingList, looks: Int? = nil, memory: UnsafeMutablePointer<UInt32>) {
    self.list = list
    isSparse = looks.map { $0 < Self.looksForBlock * list.positionBlockCount } ?? false
    skips = memory
    positions = memory + PostingList.blockSize
  }

  /// The positions of these ordinals, which stand in the article that begins at `start`; valid until
  /// the next call.
  @inline(__always)
  mutating func positions(
    _ ordinals: Range<Int>, of start: UInt32
  ) -> UnsafeBufferPointer<UInt32> {
    let skips = skips(ordinals)
    // More than a block of them stand in memory of their own, which they are written over.
    let output =
      skips.count > PostingList.blockSize
      ? UnsafeMutablePointer(mutating: skips.baseAddress) ?? positions : positions
    var next = start
    for place in 0..<skips.count {
      next &+= skips[place]
      output[place] = next
      next &+= 1
    }
    return UnsafeBufferPointer(start: output, count: skips.count)
  }

  /// The skips of the positions of these ordinals; valid until the next call. Three numbers after them
  /// may be read, whatever they are.
  @inline(__always)
  mutating func skips(_ ordinals: Range<Int>) -> UnsafeBufferPointer<UInt32> {
    let size = PostingList.blockSize
    let first = ordinals.lowerBound % size
    guard first + ordinals.count <= size else { return crossingSkips(ordinals) }
    unpack(ordinals.lowerBound / size, first..<first + ordinals.count)
    return UnsafeBufferPointer(start: skips + first, count: ordinals.count)
  }

  /// Skips of more than one block, side by side.
  private mutating func crossingSkips(_ ordinals: Range<Int>) -> UnsafeBufferPointer<UInt32> {
    let size = PostingList.blockSize
    let output = ordinals.count <= size ? positions : room(for: ordinals.count)
    var done = 0
    while done < ordinals.count {
      let ordinal = ordinals.lowerBound + done
      let first = ordinal % size
      let count = min(size - first, ordinals.count - done)
      unpack(ordinal / size, first..<first + count)
      (output + done).update(from: skips + first, count: count)
      done += count
    }
    return UnsafeBufferPointer(start: output, count: ordinals.count)
  }

  private mutating func room(for count: Int) -> UnsafeMutablePointer<UInt32> {
    let crossing = crossing ?? CrossingSkips()
    self.crossing = crossing
    return crossing.room(for: count)
  }

  /// Has these places of a block in `skips`.
  @inline(__always)
  private mutating func unpack(_ wanted: Int, _ slots: Range<Int>) {
    guard wanted != block else { return }
    let count = list.positionCount(ofBlock: wanted)
    if isSparse, count == PostingList.blockSize {
      block = -1
      list.decodeSkips(ofFullBlock: wanted, slots: slots, into: skips)
    } else {
      block = wanted
      list.decodeSkips(ofBlock: wanted, count: count, into: skips)
    }
  }

  /// How often a block must be looked at so that it is worth unpacking whole.
  private static let looksForBlock = 3
}

/// Memory for more than a block.
private final class CrossingSkips {
  private var array = GrowingArray<UInt32>()

  func room(for count: Int) -> UnsafeMutablePointer<UInt32> {
    array.removeAll()
    array.reserve(count + 3)
    return array.appendUninitialized(count)
  }
}
