// SPDX-License-Identifier: Apache-2.0
/// Proves that a posting list is one before it is believed.

/// Unpacks lists and checks that nothing of them lies outside the list or the corpus.
struct PostingListCheck {
  private let boundaries: ArticleBoundaries

  init(_ boundaries: ArticleBoundaries) { self.boundaries = boundaries }

  /// Whether a list of a word that stands more than once is sound. O(its length).
  func isSound(_ list: PostingList) -> Bool {
    let size = PostingList.blockSize
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 3 * size) { buffer in
      guard let memory = buffer.baseAddress else { return false }
      return isSound(list, memory, memory + size, memory + 2 * size)
    }
  }

  private func isSound(
    _ list: PostingList, _ articles: UnsafeMutablePointer<UInt32>,
    _ frequencies: UnsafeMutablePointer<UInt32>, _ skips: UnsafeMutablePointer<UInt32>
  ) -> Bool {
    guard list.articleCount <= list.count, list.articleCount <= boundaries.articleCount,
      list.blocks <= list.byteCount
    else { return false }
    for block in 0..<list.positionBlockCount where !isPositionBlockInside(list, block) {
      return false
    }
    var least = 0
    var ordinal = 0
    for block in list.blockRange {
      let count = list.articleCount(ofBlock: block)
      guard list.ordinal(ofBlock: block) == ordinal, isBlockInside(list, block, count) else {
        return false
      }
      list.decodeArticles(ofBlock: block, count: count, into: articles)
      guard articlesAscend(articles, count, from: &least) else { return false }
      list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
      for slot in 0..<count {
        let end = ordinal + Int(frequencies[slot])
        guard end <= list.count else { return false }
        let words = Self.words(to: end, from: ordinal, list, skips)
        guard words <= boundaries.starts.range(at: articles[slot]).count else { return false }
        ordinal = end
      }
    }
    return ordinal == list.count
  }

  /// How many words of an article its positions take, the last of them included; blocks of positions
  /// are unpacked as they are come to.
  @inline(__always)
  private static func words(
    to end: Int, from ordinal: Int, _ list: PostingList, _ skips: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var words = 0
    for number in ordinal..<end {
      let inBlock = number % PostingList.blockSize
      if inBlock == 0 {
        let block = number / PostingList.blockSize
        list.decodeSkips(ofBlock: block, count: list.positionCount(ofBlock: block), into: skips)
      }
      words &+= Int(skips[inBlock]) &+ 1
    }
    return words
  }

  /// Whether the articles strictly ascend from `least`, which then becomes the next one allowed.
  private func articlesAscend(
    _ articles: UnsafeMutablePointer<UInt32>, _ count: Int, from least: inout Int
  ) -> Bool {
    for slot in 0..<count {
      let article = Int(articles[slot])
      guard article >= least, article < boundaries.articleCount else { return false }
      least = article + 1
    }
    return true
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
