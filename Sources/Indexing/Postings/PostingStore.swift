// SPDX-License-Identifier: Apache-2.0
/// Which articles hold a word, how often, and at which positions: compressed blocks and skip data.

/// The posting lists of all words.
///
/// A word's articles stand in blocks of 128 (the last one shorter). A table gives, for each block,
/// its first article, where its bytes begin, how many of the word's positions come before it, and
/// of the article that BM25 scores best its frequency and its length. The bytes of a block of n > 1
/// articles are two widths in bits, the n − 1 steps between articles less 1, and the n frequencies
/// less 1; a block of one article needs none. The word's positions stand in blocks of 128 of their
/// own: a table gives the first position and where the bytes begin; these are the width and the
/// n − 1 steps less 1. A full block is packed as `BlockPacking` says, with a step of 0 before the
/// others.
struct PostingStore: Sendable {
  /// Entries of a full block.
  static let blockSize = 128

  let wordCounts: Section<UInt32>
  let wordArticleCounts: Section<UInt32>
  let blocks: Section<UInt32>
  let firstArticles: Section<UInt32>
  let offsets: Section<UInt32>
  let ordinals: Section<UInt32>
  let bestFrequencies: Section<UInt32>
  let bestLengths: Section<UInt32>
  let bytes: Section<UInt8>
  let positionBlocks: Section<UInt32>
  let positionFirsts: Section<UInt32>
  let positionOffsets: Section<UInt32>
  let positionBytes: Section<UInt8>

  init(_ storage: SectionStorage) throws(SnapshotFault) {
    wordCounts = try storage.section(.wordCounts)
    wordArticleCounts = try storage.section(.wordArticleCounts)
    blocks = try storage.section(.postingBlocks)
    firstArticles = try storage.section(.postingFirstArticles)
    offsets = try storage.section(.postingOffsets)
    ordinals = try storage.section(.postingOrdinals)
    bestFrequencies = try storage.section(.postingBestFrequencies)
    bestLengths = try storage.section(.postingBestLengths)
    bytes = try storage.section(.postingBytes)
    positionBlocks = try storage.section(.positionBlocks)
    positionFirsts = try storage.section(.positionFirsts)
    positionOffsets = try storage.section(.positionOffsets)
    positionBytes = try storage.section(.positionBytes)
  }

  /// How many articles block `block` of `word` holds.
  @inline(__always)
  func articleCount(ofBlock block: UInt32, of word: UInt32) -> Int {
    let before = Int(block - blocks[word]) * Self.blockSize
    return min(Self.blockSize, Int(wordArticleCounts[word]) - before)
  }

  /// How many positions block `block` of `word` holds.
  @inline(__always)
  func positionCount(ofBlock block: UInt32, of word: UInt32) -> Int {
    let before = Int(block - positionBlocks[word]) * Self.blockSize
    return min(Self.blockSize, Int(wordCounts[word]) - before)
  }

  /// Writes the `count` articles of a block to `articles`.
  @inline(__always)
  func decodeArticles(
    ofBlock block: UInt32, count: Int, into articles: UnsafeMutablePointer<UInt32>
  ) {
    articles[0] = firstArticles[block]
    guard count > 1 else { return }
    let source = bytes.base + Int(offsets[block])
    if count == Self.blockSize {
      BlockPacking.unpack(
        source + 2, width: Int(source[0]), ascendingFrom: articles[0], into: articles)
      return
    }
    BitPacking.unpack(source + 2, count: count - 1, width: Int(source[0]), into: articles + 1)
    Self.sumSteps(articles, count: count)
  }

  /// Writes the `count` frequencies of a block to `frequencies`.
  @inline(__always)
  func decodeFrequencies(
    ofBlock block: UInt32, count: Int, into frequencies: UnsafeMutablePointer<UInt32>
  ) {
    guard count > 1 else {
      frequencies[0] = bestFrequencies[block]
      return
    }
    let source = bytes.base + Int(offsets[block])
    let packed = frequencyBytes(source, count: count)
    if count == Self.blockSize {
      BlockPacking.unpack(packed, width: Int(source[1]), plusOneInto: frequencies)
      return
    }
    BitPacking.unpack(packed, count: count, width: Int(source[1]), into: frequencies)
    for index in 0..<count { frequencies[index] &+= 1 }
  }

  /// The frequency in one article of a block, which has `count` of them.
  @inline(__always)
  func frequency(ofBlock block: UInt32, slot: Int, count: Int) -> UInt32 {
    guard count > 1 else { return bestFrequencies[block] }
    let source = bytes.base + Int(offsets[block])
    let packed = frequencyBytes(source, count: count)
    let width = Int(source[1])
    if count == Self.blockSize { return BlockPacking.number(slot, of: packed, width: width) &+ 1 }
    return BitPacking.number(slot, of: packed, width: width) &+ 1
  }

  /// Where the frequencies of the block at `source` begin.
  @inline(__always)
  private func frequencyBytes(_ source: UnsafePointer<UInt8>, count: Int) -> UnsafePointer<UInt8> {
    let width = Int(source[0])
    let steps =
      count == Self.blockSize
      ? BlockPacking.byteCount(width: width) : BitPacking.byteCount(count - 1, width: width)
    return source + 2 + steps
  }

  /// Writes the `count` positions of a block to `positions`.
  @inline(__always)
  func decodePositions(
    ofBlock block: UInt32, count: Int, into positions: UnsafeMutablePointer<UInt32>
  ) {
    positions[0] = positionFirsts[block]
    guard count > 1 else { return }
    let source = positionBytes.base + Int(positionOffsets[block])
    if count == Self.blockSize {
      BlockPacking.unpack(
        source + 1, width: Int(source[0]), ascendingFrom: positions[0], into: positions)
      return
    }
    BitPacking.unpack(source + 1, count: count - 1, width: Int(source[0]), into: positions + 1)
    Self.sumSteps(positions, count: count)
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
