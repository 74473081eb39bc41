// SPDX-License-Identifier: Apache-2.0
/// Which articles hold a word, how often, and at which positions: compressed blocks and skip data.

/// The posting lists of all words.
///
/// A word's articles stand in blocks of 128 (the last one shorter). A table gives, for each block,
/// its first article, where its bytes begin, how many of the word's positions come before it, the
/// greatest frequency and the shortest article in it. The bytes of a block of n > 1 articles are
/// two widths in bits, the n − 1 steps between articles less 1, and the n frequencies less 1; a
/// block of one article needs none. The word's positions stand in blocks of 128 of their own:
/// a table gives the first position and where the bytes begin; these are the width and the n − 1
/// steps less 1.
struct PostingStore: Sendable {
  /// Entries of a full block.
  static let blockSize = 128

  let wordCounts: Section<UInt32>
  let wordArticleCounts: Section<UInt32>
  let blocks: Section<UInt32>
  let firstArticles: Section<UInt32>
  let offsets: Section<UInt32>
  let ordinals: Section<UInt32>
  let maxFrequencies: Section<UInt32>
  let minLengths: Section<UInt32>
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
    maxFrequencies = try storage.section(.postingMaxFrequencies)
    minLengths = try storage.section(.postingMinLengths)
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
    BitPacking.unpack(source + 2, count: count - 1, width: Int(source[0]), into: articles + 1)
    Self.sumSteps(articles, count: count)
  }

  /// Writes the `count` frequencies of a block to `frequencies`.
  @inline(__always)
  func decodeFrequencies(
    ofBlock block: UInt32, count: Int, into frequencies: UnsafeMutablePointer<UInt32>
  ) {
    guard count > 1 else {
      frequencies[0] = maxFrequencies[block]
      return
    }
    let source = bytes.base + Int(offsets[block])
    let skipped = BitPacking.byteCount(count - 1, width: Int(source[0]))
    BitPacking.unpack(source + 2 + skipped, count: count, width: Int(source[1]), into: frequencies)
    for index in 0..<count { frequencies[index] &+= 1 }
  }

  /// Writes the `count` positions of a block to `positions`.
  @inline(__always)
  func decodePositions(
    ofBlock block: UInt32, count: Int, into positions: UnsafeMutablePointer<UInt32>
  ) {
    positions[0] = positionFirsts[block]
    guard count > 1 else { return }
    let source = positionBytes.base + Int(positionOffsets[block])
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
