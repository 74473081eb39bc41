// SPDX-License-Identifier: Apache-2.0
/// Proves that a posting list is one before it is believed.

/// Unpacks lists and checks that nothing of them lies outside the list or the corpus.
struct PostingListCheck {
  private let boundaries: ArticleBoundaries

  init(_ boundaries: ArticleBoundaries) { self.boundaries = boundaries }

  /// Whether a list of a word that stands more than once is sound. O(its length).
  ///
  /// - Parameter positions: whether its positions are to lie in their articles too; else it is only
  ///   known that they can be unpacked, and nothing may be looked up by them.
  func isSound(_ list: PostingList, positions: Bool) -> Bool {
    let size = PostingList.blockSize
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 3 * size + 1) { buffer in
      guard let memory = buffer.baseAddress else { return false }
      var words = WordSums(list, memory + 2 * size)
      return isSound(list, positions: positions, memory, memory + size, &words)
    }
  }

  private func isSound(
    _ list: PostingList, positions: Bool, _ articles: UnsafeMutablePointer<UInt32>,
    _ frequencies: UnsafeMutablePointer<UInt32>, _ words: inout WordSums
  ) -> Bool {
    guard list.articleCount <= list.count, list.articleCount <= boundaries.articleCount,
      list.blocks <= list.byteCount
    else { return false }
    for block in 0..<list.positionBlockCount where !isPositionBlockInside(list, block) {
      return false
    }
    var least: UInt32 = 0
    var left = list.count
    for block in list.blockRange {
      let count = list.articleCount(ofBlock: block)
      guard list.ordinal(ofBlock: block) == list.count - left, isBlockInside(list, block, count)
      else { return false }
      guard list.firstArticle(ofBlock: block) >= least,
        let last = lastArticle(list, block, count, articles, unpacksBits: positions)
      else { return false }
      least = last &+ 1
      list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
      left -= Self.sum(frequencies, count)
      guard left >= 0 else { return false }
      if positions, !fit(articles, frequencies, count, &words) { return false }
    }
    return left == 0
  }

  /// The sum of the frequencies of a block; vectors add only what does not pass their lanes.
  private static func sum(_ frequencies: UnsafeMutablePointer<UInt32>, _ count: Int) -> Int {
    var (sum, bits): (UInt32, UInt32) = (0, 0)
    for slot in 0..<count {
      sum &+= frequencies[slot]
      bits |= frequencies[slot]
    }
    if bits < 1 << 24 { return Int(sum) }
    return (0..<count).reduce(0) { $0 + Int(frequencies[$1]) }
  }

  /// Whether each article of a block has as many words as the positions in it take.
  private func fit(
    _ articles: UnsafeMutablePointer<UInt32>, _ frequencies: UnsafeMutablePointer<UInt32>,
    _ count: Int, _ words: inout WordSums
  ) -> Bool {
    let (first, last) = (Int(articles[0]), Int(articles[count - 1]))
    // What lies close together is looked at together.
    guard last - first < 1 << 12 else {
      for slot in 0..<count {
        let length = boundaries.starts.range(at: articles[slot]).count
        guard words.take(Int(frequencies[slot])) <= length else { return false }
      }
      return true
    }
    let starts = boundaries.starts.slice(first..<last + 2)
    for slot in 0..<count {
      let place = Int(articles[slot]) - first
      let length = Int(starts[place + 1]) - Int(starts[place])
      guard words.take(Int(frequencies[slot])) <= length else { return false }
    }
    return true
  }

  /// The last article of a block; nil unless they strictly ascend and are of the corpus.
  /// They are written to `articles`, those of a bit set only with `unpacksBits`.
  private func lastArticle(
    _ list: PostingList, _ block: Int, _ count: Int, _ articles: UnsafeMutablePointer<UInt32>,
    unpacksBits: Bool
  ) -> UInt32? {
    guard let last = UInt32(exactly: boundaries.articleCount - 1), last < 1 << 31 else {
      return nil
    }
    let bits = list.bits(ofBlock: block, count: count)
    if bits == nil || unpacksBits {
      list.decodeArticles(ofBlock: block, count: count, into: articles)
    }
    if let bits {
      guard bits.isFull, let reach = bits.lastBit else { return nil }
      let end = Int(list.firstArticle(ofBlock: block)) + reach
      return end <= Int(last) ? UInt32(end) : nil
    }
    // As long as all are below 2³¹, the highest bit of a difference says that it is negative.
    var signs = last &- articles[0]
    for slot in 1..<max(1, count) {
      signs |= (last &- articles[slot]) | (articles[slot] &- articles[slot - 1] &- 1)
    }
    return signs >> 31 == 0 ? articles[count - 1] : nil
  }

  private func isBlockInside(_ list: PostingList, _ block: Int, _ count: Int) -> Bool {
    let start = list.start(ofBlock: block)
    guard start >= list.blocks, start <= list.byteCount else { return false }
    if count == 1 { return true }
    guard start + 2 <= list.byteCount else { return false }
    let steps = list.base.load(fromByteOffset: start, as: UInt8.self)
    let mark = list.base.load(fromByteOffset: start + 1, as: UInt8.self)
    let rests = mark & ~Patches.mark
    let isBitSet =
      count == PostingList.blockSize && steps & PostingList.bitSetMark != 0 && steps < 0x80
    guard steps <= 32 || isBitSet, rests <= 32 else { return false }
    let end =
      start + 2 + PostingList.stepBytes(steps, count: count)
      + PostingList.packedBytes(rests, count: count)
    guard mark != rests else { return end <= list.byteCount }
    return rests < 32 && Patches.areSound(list.base, at: end, end: list.byteCount, count: count)
  }

  @inline(__always)
  private func isPositionBlockInside(_ list: PostingList, _ block: Int) -> Bool {
    // The place of an only block follows from the block of articles before it.
    if list.positionBlockCount == 1, list.articleCount > 1,
      !isBlockInside(list, 0, list.articleCount)
    {
      return false
    }
    let count = list.positionCount(ofBlock: block)
    let start = list.start(ofPositionBlock: block)
    guard start >= list.blocks, start + 1 <= list.byteCount else { return false }
    let width = list.base.load(fromByteOffset: start, as: UInt8.self)
    guard width <= 32 else { return false }
    return start + 1 + PostingList.packedBytes(width, count: count) <= list.byteCount
  }
}

/// How many words of their articles the positions of a list take, each with those before it.
private struct WordSums {
  private let list: PostingList
  /// What the positions of a block take before each of them, and in all.
  private let sums: UnsafeMutablePointer<UInt32>
  private var block = -1
  private var place = 0
  private var end = 0

  /// - Parameter sums: room for one more than a full block.
  init(_ list: PostingList, _ sums: UnsafeMutablePointer<UInt32>) {
    self.list = list
    self.sums = sums
    sums[0] = 0
  }

  /// Takes the next `count` positions, which there are. `Int.max` if they take more than can be.
  @inline(__always)
  mutating func take(_ count: Int) -> Int {
    guard count <= end - place else { return takeCrossing(count) }
    place += count
    return Int(sums[place] &- sums[place - count])
  }

  private mutating func takeCrossing(_ count: Int) -> Int {
    var (words, rest) = (0, count)
    while rest > 0 {
      if place == end {
        block += 1
        place = 0
        end = list.positionCount(ofBlock: block)
        guard list.sumSkips(ofBlock: block, count: end, into: sums + 1) else { return .max }
      }
      let here = min(rest, end - place)
      words += Int(sums[place + here] &- sums[place])
      place += here
      rest -= here
    }
    return words
  }
}
