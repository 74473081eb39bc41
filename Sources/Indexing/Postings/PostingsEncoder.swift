// SPDX-License-Identifier: Apache-2.0
/// Packs the positions of each word in turn into the list that `PostingList` describes.

/// Takes words in the order of their numbers and writes their posting lists one behind the other.
struct PostingsEncoder: ~Copyable {
  private var bytes = GrowingArray<UInt8>()
  /// Where the list of each word ends.
  private var ends = GrowingArray<UInt32>()
  private let boundaries: ArticleBoundaries
  private let bm25: BM25
  private let positionBytes: Int
  /// Bytes that a bit set may have more than the steps, for it is much faster to mark.
  private static let bitSetSlack = 16
  // Of the word in hand.
  private var articles = GrowingArray<UInt32>()
  private var frequencies = GrowingArray<UInt32>()
  private var skips = GrowingArray<UInt32>()
  private var steps = GrowingArray<UInt32>()

  init(in boundaries: ArticleBoundaries) {
    self.boundaries = boundaries
    bm25 = BM25(articleCount: boundaries.articleCount, wordCount: boundaries.positionCount)
    positionBytes = PostingStore.positionBytes(boundaries.positionCount)
  }

  /// Adds the next word, which stands at `positions` (ascending, not empty).
  ///
  /// - Throws: `IndexError.tooLarge` when the packed lists pass 4 GiB.
  mutating func add(_ positions: UnsafeBufferPointer<UInt32>) throws(IndexError) {
    if positions.count == 1 {
      for byte in 0..<positionBytes {
        bytes.append(UInt8(truncatingIfNeeded: positions[0] >> UInt32(8 * byte)))
      }
    } else {
      findArticles(positions)
      addList()
    }
    guard let end = UInt32(exactly: bytes.count) else { throw .tooLarge(what: "positions") }
    ends.append(end)
  }

  /// Hands over what was packed, and where the list of each word ends in it.
  mutating func take(
    _ bytes: inout GrowingArray<UInt8>, _ ends: inout GrowingArray<UInt32>
  ) {
    swap(&bytes, &self.bytes)
    swap(&ends, &self.ends)
  }

  private mutating func addList() {
    let start = bytes.count
    bytes.append(number: UInt64(articles.count))
    let blocks = Blocks(total: articles.count)
    let positionBlocks = Blocks(total: skips.count)
    let hasRows = blocks.count > 1
    if !hasRows {
      bytes.append(number: UInt64(articles[0]))
      appendShort(bound(of: blocks[0]))
    }
    let rows = bytes.count
    if hasRows { appendZeros(PostingList.rowSize * blocks.count) }
    let positionRows = bytes.count
    if positionBlocks.count > 1 { appendZeros(4 * positionBlocks.count) }
    var ordinal: UInt32 = 0
    for number in 0..<blocks.count {
      let block = blocks[number]
      if hasRows {
        let row = rows + PostingList.rowSize * number
        store(articles[block.lowerBound], at: row)
        store(UInt32(bytes.count - start), at: row + 4)
        store(ordinal, at: row + 8)
        storeShort(bound(of: block), at: row + 12)
        for slot in block { ordinal += frequencies[slot] }
      }
      addBlock(block)
    }
    for number in 0..<positionBlocks.count {
      if positionBlocks.count > 1 {
        store(UInt32(bytes.count - start), at: positionRows + 4 * number)
      }
      let values = UnsafeBufferPointer(rebasing: skips.elements[positionBlocks[number]])
      let width = BitPacking.width(values)
      bytes.append(UInt8(width))
      Self.pack(values, width: width, into: &bytes)
    }
  }

  /// So many numbers in blocks, of which the last may be shorter.
  private struct Blocks {
    let total: Int

    var count: Int { (total + PostingList.blockSize - 1) / PostingList.blockSize }

    subscript(number: Int) -> Range<Int> {
      let start = number * PostingList.blockSize
      return start..<min(start + PostingList.blockSize, total)
    }
  }

  /// Counts the positions by article, and the words before each.
  private mutating func findArticles(_ positions: UnsafeBufferPointer<UInt32>) {
    Self.clear(&self.articles, positions.count)
    Self.clear(&self.frequencies, positions.count)
    Self.clear(&self.skips, positions.count)
    let (articles, frequencies) = (self.articles.base, self.frequencies.base)
    let skips = self.skips.base
    let (starts, anchors) = (boundaries.starts.all, boundaries.anchors.all)
    var found = -1
    var last = UInt32.max
    var frequency: UInt32 = 0
    var next: UInt32 = 0
    for place in 0..<positions.count {
      let position = positions[place]
      // Few articles are so short that it is not the anchor's.
      var article = anchors[Int(position / ForwardList.anchorSpacing)]
      while starts[Int(article) + 1] <= position { article += 1 }
      // Without a branch, for whether a word comes again in its article cannot be foreseen.
      let isNew = article != last
      last = article
      found += isNew ? 1 : 0
      next = isNew ? starts[Int(article)] : next
      frequency = isNew ? 1 : frequency &+ 1
      articles[found] = article
      frequencies[found] = frequency
      skips[place] = position &- next
      next = position &+ 1
    }
    _ = self.articles.appendUninitialized(found + 1)
    _ = self.frequencies.appendUninitialized(found + 1)
    _ = self.skips.appendUninitialized(positions.count)
  }

  /// Empties `array` and makes room for `count` numbers.
  private static func clear(_ array: inout GrowingArray<UInt32>, _ count: Int) {
    array.removeAll()
    array.reserve(count)
  }

  private mutating func addBlock(_ range: Range<Int>) {
    guard range.count > 1 else { return }
    let articles = UnsafeBufferPointer(rebasing: self.articles.elements[range])
    let stepWidth = takeSteps(articles)
    var bitWords: Int?
    if range.count == PostingList.blockSize, let words = BlockBits.wordCount(of: articles),
      8 * words <= BlockPacking.byteCount(width: stepWidth) + Self.bitSetSlack
    {
      bitWords = words
    }
    let places = bytes.count
    appendShort(0)
    if let bitWords {
      bytes[places] = PostingList.bitSetMark | UInt8(bitWords)
      BlockBits.pack(articles, wordCount: bitWords, into: &bytes)
    } else {
      bytes[places] = UInt8(stepWidth)
      Self.pack(steps.elements, width: stepWidth, into: &bytes)
    }
    bytes[places + 1] = addFrequencies(UnsafeBufferPointer(rebasing: frequencies.elements[range]))
  }

  /// Packs the frequencies, less 1, of a block. Their width, with the mark of patches if they have
  /// some.
  private mutating func addFrequencies(_ frequencies: UnsafeBufferPointer<UInt32>) -> UInt8 {
    steps.removeAll()
    let rests = steps.appendUninitialized(frequencies.count)
    for slot in 0..<frequencies.count { rests[slot] = frequencies[slot] &- 1 }
    let (width, hasPatches) = Patches.bestWidth(steps.elements) {
      PostingList.packedBytes(UInt8($0), count: frequencies.count)
    }
    if hasPatches {
      for slot in 0..<frequencies.count { rests[slot] &= (1 << UInt32(width)) &- 1 }
    }
    Self.pack(steps.elements, width: width, into: &bytes)
    if hasPatches { Patches.append(frequencies, lessOne: width, into: &bytes) }
    return UInt8(width) | (hasPatches ? Patches.mark : 0)
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

  /// Puts the steps between values, less 1, into `steps`: with a step of 0 before them for a full
  /// block. The width of the greatest.
  private mutating func takeSteps(_ values: UnsafeBufferPointer<UInt32>) -> Int {
    steps.removeAll()
    if values.count == BlockPacking.count { steps.append(0) }
    let output = steps.appendUninitialized(values.count - 1)
    for index in 1..<values.count { output[index - 1] = values[index] &- values[index - 1] &- 1 }
    return BitPacking.width(steps.elements)
  }

  /// The upper half of the `Float` not below what the best article of a block has as its ratio.
  private func bound(of range: Range<Int>) -> UInt16 {
    let starts = boundaries.starts.all
    var best = 0.0
    for slot in range {
      let article = Int(articles[slot])
      let length = starts[article + 1] &- starts[article]
      best = max(best, bm25.ratio(frequency: frequencies[slot], length: length))
    }
    let bits = Float(best).bitPattern
    let upper = UInt16(truncatingIfNeeded: bits >> 16)
    return Double(Float(bitPattern: UInt32(upper) << 16)) < best ? upper + 1 : upper
  }

  // MARK: Bytes

  private mutating func appendZeros(_ count: Int) {
    for _ in 0..<count { bytes.append(0) }
  }

  private mutating func appendShort(_ number: UInt16) {
    appendZeros(2)
    storeShort(number, at: bytes.count - 2)
  }

  private mutating func store(_ number: UInt32, at place: Int) {
    UnsafeMutableRawPointer(bytes.base + place).storeBytes(of: number, as: UInt32.self)
  }

  private mutating func storeShort(_ number: UInt16, at place: Int) {
    UnsafeMutableRawPointer(bytes.base + place).storeBytes(of: number, as: UInt16.self)
  }
}
