// SPDX-License-Identifier: Apache-2.0
/// Unpacks the blocks of a posting list.

extension PostingList {
  @inline(__always)
  private func bytes(_ start: Int) -> UnsafePointer<UInt8> {
    (base + start).assumingMemoryBound(to: UInt8.self)
  }

  /// Writes the `count` articles of a block to `articles`, which has room for a full block.
  @inline(__always)
  func decodeArticles(
    ofBlock block: Int, count: Int, into articles: UnsafeMutablePointer<UInt32>
  ) {
    articles[0] = firstArticle(ofBlock: block)
    guard count > 1 else { return }
    let source = bytes(start(ofBlock: block))
    guard count == Self.blockSize else {
      BitPacking.unpack(source + 2, count: count - 1, width: Int(source[0]), into: articles + 1)
      Self.sumSteps(articles, count: count)
      return
    }
    if source[0] & Self.bitSetMark != 0 {
      BlockBits(source).unpack(from: articles[0], into: articles)
    } else {
      BlockPacking.unpack(
        source + 2, width: Int(source[0]), ascendingFrom: articles[0], into: articles)
    }
  }

  /// The bit set of a full block that has one.
  @inline(__always)
  func bits(ofBlock block: Int, count: Int) -> BlockBits? {
    guard count == Self.blockSize else { return nil }
    let source = bytes(start(ofBlock: block))
    return source[0] & Self.bitSetMark != 0 ? BlockBits(source) : nil
  }

  /// Writes the `count` frequencies of a block to `frequencies`, which has room for a full block.
  @inline(__always)
  func decodeFrequencies(
    ofBlock block: Int, count: Int, into frequencies: UnsafeMutablePointer<UInt32>
  ) {
    guard count > 1 else {
      frequencies[0] = loneFrequency(ofBlock: block)
      return
    }
    let source = bytes(start(ofBlock: block))
    let packed = frequencyBytes(source, count: count)
    let width = source[1] & ~Patches.mark
    if count == Self.blockSize {
      BlockPacking.unpack(packed, width: Int(width), plusOneInto: frequencies)
    } else {
      BitPacking.unpack(packed, count: count, width: Int(width), into: frequencies)
      for index in 0..<count { frequencies[index] &+= 1 }
    }
    if width != source[1] {
      let patches = packed + Self.packedBytes(width, count: count)
      Patches.apply(patches, width: Int(width), to: frequencies)
    }
  }

  /// The frequency in one article of a block, which has `count` of them.
  @inline(__always)
  func frequency(ofBlock block: Int, slot: Int, count: Int) -> UInt32 {
    guard count > 1 else { return loneFrequency(ofBlock: block) }
    let source = bytes(start(ofBlock: block))
    let packed = frequencyBytes(source, count: count)
    let width = source[1] & ~Patches.mark
    var frequency = UInt32(1)
    if width != source[1] {
      let patches = packed + Self.packedBytes(width, count: count)
      frequency &+= Patches.rest(ofNumber: slot, patches, width: Int(width))
    }
    return count == Self.blockSize
      ? frequency &+ BlockPacking.number(slot, of: packed, width: Int(width))
      : frequency &+ BitPacking.number(slot, of: packed, width: Int(width))
  }

  /// The frequency in the article of a block of one, which is the last: what is left.
  private func loneFrequency(ofBlock block: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: max(1, count - ordinal(ofBlock: block)))
  }

  /// Where the frequencies of the block at `source` begin.
  @inline(__always)
  private func frequencyBytes(_ source: UnsafePointer<UInt8>, count: Int) -> UnsafePointer<UInt8> {
    source + 2 + Self.stepBytes(source[0], count: count)
  }

  /// Bytes of the steps of a block of `count` articles whose first width is `width`.
  @inline(__always)
  static func stepBytes(_ width: UInt8, count: Int) -> Int {
    if count < blockSize { return BitPacking.byteCount(count - 1, width: Int(width)) }
    return width & bitSetMark != 0
      ? 8 * Int(width & ~bitSetMark) : BlockPacking.byteCount(width: Int(width))
  }

  // MARK: Positions

  /// Where the bytes of a block of positions begin.
  @inline(__always)
  func start(ofPositionBlock block: Int) -> Int {
    if count > Self.blockSize {
      return Int(base.loadUnaligned(fromByteOffset: positionRows + 4 * block, as: UInt32.self))
    }
    // With one block of positions there is one of articles before it.
    guard articleCount > 1 else { return blocks }
    let source = bytes(blocks)
    let width = source[1] & ~Patches.mark
    let end =
      2 + Self.stepBytes(source[0], count: articleCount)
      + Self.packedBytes(width, count: articleCount)
    return blocks + end + (width != source[1] ? Patches.byteCount(source + end) : 0)
  }

  /// Bytes of the frequencies of a block of `count` articles without patches, or of the skips of so
  /// many positions.
  @inline(__always)
  static func packedBytes(_ width: UInt8, count: Int) -> Int {
    count == blockSize
      ? BlockPacking.byteCount(width: Int(width)) : BitPacking.byteCount(count, width: Int(width))
  }

  /// Writes the skips of the `count` positions of a block to `skips`, which has room for a full
  /// block.
  @inline(__always)
  func decodeSkips(
    ofBlock block: Int, count: Int, into skips: UnsafeMutablePointer<UInt32>
  ) {
    if self.count == 1 {
      skips[0] = UInt32(truncatingIfNeeded: blocks)
      return
    }
    let source = bytes(start(ofPositionBlock: block))
    if count == Self.blockSize {
      BlockPacking.unpack(source + 1, width: Int(source[0]), into: skips)
    } else {
      BitPacking.unpack(source + 1, count: count, width: Int(source[0]), into: skips)
    }
  }

  /// The same of some positions of a full block, and perhaps their neighbours; where they stand in the
  /// block, they stand in `skips`.
  @inline(__always)
  func decodeSkips(
    ofFullBlock block: Int, slots: Range<Int>, into skips: UnsafeMutablePointer<UInt32>
  ) {
    let source = bytes(start(ofPositionBlock: block))
    let fours = slots.lowerBound / 4..<(slots.upperBound + 3) / 4
    BlockPacking.unpack(source + 1, width: Int(source[0]), fours: fours, into: skips)
  }

  /// Writes to `sums`, for each of the `count` positions of a block, how many words of their articles
  /// the block's positions take up to it, skipped ones and their own. False if that passes 2³².
  func sumSkips(
    ofBlock block: Int, count: Int, into sums: UnsafeMutablePointer<UInt32>
  ) -> Bool {
    let source = bytes(start(ofPositionBlock: block))
    // Numbers of 24 bits cannot pass it.
    if count == Self.blockSize, source[0] <= 24 {
      BlockPacking.unpack(source + 1, width: Int(source[0]), ascendingFrom: 1, into: sums)
      return true
    }
    decodeSkips(ofBlock: block, count: count, into: sums)
    var sum: UInt32 = 0
    for index in 0..<count {
      let (next, passes) = sum.addingReportingOverflow(sums[index])
      guard !passes, next < .max else { return false }
      sum = next + 1
      sums[index] = sum
    }
    return true
  }

  /// Turns a first value and steps less 1 into the values.
  @inline(__always)
  private static func sumSteps(_ values: UnsafeMutablePointer<UInt32>, count: Int) {
    var value = values[0]
    for index in 1..<count {
      value = value &+ values[index] &+ 1
      values[index] = value
    }
  }
}
