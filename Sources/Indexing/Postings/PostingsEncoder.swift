// SPDX-License-Identifier: Apache-2.0
/// Packs the positions of each word in turn into the blocks that `PostingStore` describes.

/// Takes words in the order of their numbers and writes their posting lists.
struct PostingsEncoder: ~Copyable {
  private var wordArticleCounts: GrowingArray<UInt32>
  private var blocks: GrowingArray<UInt32>
  private var firstArticles = GrowingArray<UInt32>()
  private var offsets = GrowingArray<UInt32>()
  private var ordinals = GrowingArray<UInt32>()
  private var bestFrequencies = GrowingArray<UInt32>()
  private var bestLengths = GrowingArray<UInt32>()
  private var bytes = GrowingArray<UInt8>()
  private var positionBlocks: GrowingArray<UInt32>
  private var positionFirsts = GrowingArray<UInt32>()
  private var positionOffsets = GrowingArray<UInt32>()
  private var positionBytes = GrowingArray<UInt8>()
  private let bm25: BM25
  // Of the word in hand.
  private var articles = GrowingArray<UInt32>()
  private var frequencies = GrowingArray<UInt32>()
  private var steps = GrowingArray<UInt32>()

  /// - Parameter wordCount: how many words will come.
  init(wordCount: Int, in boundaries: ArticleBoundaries) {
    let articles = boundaries.starts.count - 1
    bm25 = BM25(articleCount: articles, wordCount: Int(boundaries.starts[articles]))
    wordArticleCounts = GrowingArray(capacity: wordCount)
    blocks = GrowingArray(capacity: wordCount + 1)
    positionBlocks = GrowingArray(capacity: wordCount + 1)
    blocks.append(0)
    positionBlocks.append(0)
  }

  /// Adds the next word, which stands at `positions` (ascending).
  ///
  /// - Throws: `IndexError.tooLarge` when the packed lists pass 4 GiB.
  mutating func add(
    _ positions: UnsafeBufferPointer<UInt32>, in boundaries: ArticleBoundaries
  ) throws(IndexError) {
    findArticles(positions, boundaries)
    wordArticleCounts.append(UInt32(articles.count))
    var ordinal: UInt32 = 0
    for start in stride(from: 0, to: articles.count, by: PostingStore.blockSize) {
      let end = min(start + PostingStore.blockSize, articles.count)
      try addBlock(start..<end, ordinal: &ordinal, boundaries)
    }
    blocks.append(UInt32(firstArticles.count))
    for start in stride(from: 0, to: positions.count, by: PostingStore.blockSize) {
      let end = min(start + PostingStore.blockSize, positions.count)
      try addPositionBlock(UnsafeBufferPointer(rebasing: positions[start..<end]))
    }
    positionBlocks.append(UInt32(positionFirsts.count))
  }

  /// Hands all lists over to `storage`.
  mutating func seal(into storage: SectionStorage) {
    for _ in 0..<BitPacking.padding {
      bytes.append(0)
      positionBytes.append(0)
    }
    storage.adopt(.wordArticleCounts, &wordArticleCounts)
    storage.adopt(.postingBlocks, &blocks)
    storage.adopt(.postingFirstArticles, &firstArticles)
    storage.adopt(.postingOffsets, &offsets)
    storage.adopt(.postingOrdinals, &ordinals)
    storage.adopt(.postingBestFrequencies, &bestFrequencies)
    storage.adopt(.postingBestLengths, &bestLengths)
    storage.adopt(.postingBytes, &bytes)
    storage.adopt(.positionBlocks, &positionBlocks)
    storage.adopt(.positionFirsts, &positionFirsts)
    storage.adopt(.positionOffsets, &positionOffsets)
    storage.adopt(.positionBytes, &positionBytes)
  }

  /// Counts the positions by article.
  private mutating func findArticles(
    _ positions: UnsafeBufferPointer<UInt32>, _ boundaries: ArticleBoundaries
  ) {
    articles.removeAll()
    frequencies.removeAll()
    var end: UInt32 = 0
    for index in 0..<positions.count {
      if index > 0, positions[index] < end {
        frequencies[frequencies.count - 1] += 1
      } else {
        let article = boundaries.article(at: positions[index])
        end = boundaries.starts[Int(article) + 1]
        articles.append(article)
        frequencies.append(1)
      }
    }
  }

  private mutating func addBlock(
    _ range: Range<Int>, ordinal: inout UInt32, _ boundaries: ArticleBoundaries
  ) throws(IndexError) {
    var best: (frequency: UInt32, length: UInt32, ratio: Double) = (0, 0, -1)
    firstArticles.append(articles[range.lowerBound])
    ordinals.append(ordinal)
    for index in range {
      let article = Int(articles[index])
      let length = boundaries.starts[article + 1] - boundaries.starts[article]
      let ratio = bm25.ratio(frequency: frequencies[index], length: length)
      if ratio > best.ratio { best = (frequencies[index], length, ratio) }
      ordinal += frequencies[index]
    }
    bestFrequencies.append(best.frequency)
    bestLengths.append(best.length)
    try Self.markStart(of: bytes, in: &offsets)
    guard range.count > 1 else { return }
    takeSteps(UnsafeBufferPointer(rebasing: articles.elements[range]))
    let stepWidth = BitPacking.width(steps.elements)
    for index in range { frequencies[index] -= 1 }
    let rests = UnsafeBufferPointer(rebasing: frequencies.elements[range])
    let restWidth = BitPacking.width(rests)
    bytes.append(UInt8(stepWidth))
    bytes.append(UInt8(restWidth))
    Self.pack(steps.elements, width: stepWidth, into: &bytes)
    Self.pack(rests, width: restWidth, into: &bytes)
  }

  private mutating func addPositionBlock(
    _ positions: UnsafeBufferPointer<UInt32>
  ) throws(IndexError) {
    positionFirsts.append(positions[0])
    try Self.markStart(of: positionBytes, in: &positionOffsets)
    guard positions.count > 1 else { return }
    takeSteps(positions)
    let width = BitPacking.width(steps.elements)
    positionBytes.append(UInt8(width))
    Self.pack(steps.elements, width: width, into: &positionBytes)
  }

  private static func pack(
    _ numbers: UnsafeBufferPointer<UInt32>, width: Int, into bytes: inout GrowingArray<UInt8>
  ) {
    if numbers.count == BlockPacking.count {
      BlockPacking.pack(numbers, width: width, into: &bytes)
    } else {
      BitPacking.pack(numbers, width: width, into: &bytes)
    }
  }

  /// Leaves in `steps` the differences of ascending `values`, less 1; of a full block with a 0 first.
  private mutating func takeSteps(_ values: UnsafeBufferPointer<UInt32>) {
    steps.removeAll()
    if values.count == BlockPacking.count { steps.append(0) }
    for index in 1..<values.count { steps.append(values[index] - values[index - 1] - 1) }
  }

  private static func markStart(
    of bytes: borrowing GrowingArray<UInt8>, in offsets: inout GrowingArray<UInt32>
  ) throws(IndexError) {
    guard let offset = UInt32(exactly: bytes.count) else { throw .tooLarge(what: "postings") }
    offsets.append(offset)
  }
}
