// SPDX-License-Identifier: Apache-2.0
/// A full block of articles that lie so close that a bit for each is shorter than the steps.

/// The bit set of a block: bit 0 is the block's first article. A view of packed bytes.
struct BlockBits {
  private let words: UnsafeRawPointer
  let wordCount: Int

  /// - Parameter source: the block, whose first width says how many words there are.
  @inline(__always)
  init(_ source: UnsafePointer<UInt8>) {
    words = UnsafeRawPointer(source + 2)
    wordCount = Int(source[0] & ~PostingList.bitSetMark)
  }

  @inline(__always)
  func word(_ place: Int) -> UInt64 {
    words.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self)
  }

  /// Writes the articles to `output`, no more than a full block of them.
  @inline(__always)
  func unpack(from first: UInt32, into output: UnsafeMutablePointer<UInt32>) {
    var written = 0
    var start = first
    for place in 0..<wordCount {
      var bits = word(place)
      while bits != 0, written < PostingList.blockSize {
        output[written] = start &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
        written += 1
        bits &= bits &- 1
      }
      start = start &+ 64
    }
    // Only in a list that is not sound, which is seen by this.
    while written < PostingList.blockSize {
      output[written] = first
      written += 1
    }
  }

  /// Whether there are as many articles as in a full block, and the first bit is set.
  var isFull: Bool {
    guard wordCount > 0, word(0) & 1 != 0 else { return false }
    return (0..<wordCount).reduce(0) { $0 + word($1).nonzeroBitCount } == PostingList.blockSize
  }

  /// The highest bit that is set; nil if none is.
  var lastBit: Int? {
    guard let place = (0..<wordCount).last(where: { word($0) != 0 }) else { return nil }
    return 64 * place + 63 - word(place).leadingZeroBitCount
  }

  /// Sets the marks of the articles.
  ///
  /// - Precondition: all of them are articles of the corpus.
  @inline(__always)
  func mark(from first: UInt32, in marks: ArticleMarks) {
    let shift = UInt64(first & 63)
    var place = Int(first >> 6)
    for number in 0..<wordCount {
      let bits = word(number)
      marks.words[place] |= bits << shift
      // The last bits may reach into a word that no article has.
      if shift > 0, bits >> (64 - shift) != 0 { marks.words[place + 1] |= bits >> (64 - shift) }
      place += 1
    }
  }

  /// The words that `values`, a block of articles, need; nil if they need too many to be told.
  static func wordCount(of values: UnsafeBufferPointer<UInt32>) -> Int? {
    let reach = Int(values[values.count - 1] - values[0])
    let count = reach / 64 + 1
    return count < Int(PostingList.bitSetMark) ? count : nil
  }

  /// Appends the bits of `values`, a block of articles.
  static func pack(
    _ values: UnsafeBufferPointer<UInt32>, wordCount: Int, into bytes: inout GrowingArray<UInt8>
  ) {
    let output = bytes.appendUninitialized(8 * wordCount)
    for place in 0..<8 * wordCount { output[place] = 0 }
    for value in values {
      let bit = Int(value - values[0])
      output[bit >> 3] |= 1 << UInt8(bit & 7)
    }
  }
}
