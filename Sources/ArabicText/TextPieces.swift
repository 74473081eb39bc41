// SPDX-License-Identifier: Apache-2.0
// Finds, sixty-four bytes at a time, the stretches of a text that words lie in.
internal import CByteBits

/// The pieces of one text: runs of bytes without an ASCII character but letters and digits, and
/// without the commonest punctuation.
///
/// Each word of the text lies in one piece, and is found there when the piece is read alone. Nearly
/// all pieces are one word as it is printed, so whoever remembers what is in a piece need not cut
/// and fold its words again.
package struct TextPieces: Sendable {
  /// Where each piece begins; ascending.
  package var starts: [UInt32] = []
  /// Where each piece ends, exclusive; as many.
  package var ends: [UInt32] = []

  package init() {}

  /// Replaces the content by the pieces of `text`, which must be shorter than 4 GiB. Bytes that are
  /// no UTF-8 are parts of pieces. Time O(bytes).
  package mutating func cut(_ text: UnsafeBufferPointer<UInt8>) {
    removeAll()
    guard let base = text.baseAddress else { return }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * PieceCutter.room) { buffer in
      var cutter = PieceCutter(base: base, count: text.count, buffer: buffer)
      while cutter.cut() {
        starts.append(contentsOf: cutter.starts)
        ends.append(contentsOf: cutter.ends)
      }
    }
  }

  /// Empties both, keeping their memory.
  package mutating func removeAll() {
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}

/// Cuts a text into pieces, some at a time.
private struct PieceCutter {
  private let base: UnsafePointer<UInt8>
  private let count: Int
  /// Takes the starts, and from `room` on the ends.
  private let buffer: UnsafeMutableBufferPointer<UInt32>
  /// Pieces that began and ended since the last were taken.
  private var (startCount, endCount) = (0, 0)
  /// Up to where the text is cut.
  private var index = 0
  /// Whether a piece that began before goes on there.
  private var isOpen = false
  /// The first bytes of the next block that belong to punctuation before it.
  private var parted: UInt64 = 0
  private var isDone = false

  /// Pieces that are cut before they are appended, which costs a check of uniqueness; so few that the
  /// buffer is on the stack.
  static let room = 128
  /// Bytes that are looked at together.
  private static let block = 64
  /// How many pieces may begin in them.
  private static let most = block / 2 + 1

  init(base: UnsafePointer<UInt8>, count: Int, buffer: UnsafeMutableBufferPointer<UInt32>) {
    (self.base, self.count, self.buffer) = (base, count, buffer)
  }

  var starts: Slice<UnsafeMutableBufferPointer<UInt32>> { buffer[..<startCount] }
  var ends: Slice<UnsafeMutableBufferPointer<UInt32>> { buffer[Self.room..<Self.room + endCount] }

  /// Replaces `starts` and `ends` by the next ones; false where there is no more text. One start may
  /// come before its end.
  mutating func cut() -> Bool {
    guard !isDone else { return false }
    (startCount, endCount) = (0, 0)
    while index + Self.block < count, startCount + Self.most <= Self.room {
      cut(ByteBits(base + index))
      index += Self.block
    }
    if index + Self.block >= count, startCount + Self.most <= Self.room {
      cutEnd()
      isDone = true
    }
    return true
  }

  /// Cuts the last block, behind which stand zeros.
  private mutating func cutEnd() {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.block + 1) { block in
      block.initialize(repeating: 0)
      for place in index..<count { block[place - index] = base[place] }
      // It has an address, for it is not empty.
      if let start = block.baseAddress { cut(ByteBits(start)) }
    }
    if isOpen {
      buffer[Self.room + endCount] = UInt32(truncatingIfNeeded: count)
      endCount += 1
    }
  }

  /// Cuts the block at `index`.
  @inline(__always)
  private mutating func cut(_ bytes: ByteBits) {
    var inside = bytes.inside & ~parted
    parted = 0
    if bytes.mayBePunctuation != 0 { partPunctuation(bytes.mayBePunctuation, &inside) }
    let before = inside << 1 | (isOpen ? 1 : 0)
    append(inside & ~before, at: 0, &startCount)
    append(before & ~inside, at: Self.room, &endCount)
    isOpen = inside >> UInt64(Self.block - 1) != 0
  }

  /// Adds where the bits stand.
  @inline(__always)
  private func append(_ bits: UInt64, at place: Int, _ number: inout Int) {
    var bits = bits
    while bits != 0 {
      buffer[place &+ number] = UInt32(truncatingIfNeeded: index &+ bits.trailingZeroBitCount)
      number &+= 1
      bits &= bits &- 1
    }
  }

  // MARK: Punctuation

  /// Takes punctuation of the block out of `inside`.
  ///
  /// - Parameter bits: which bytes may be of punctuation.
  @inline(never)
  private mutating func partPunctuation(_ bits: UInt64, _ inside: inout UInt64) {
    var bits = bits
    while bits != 0 {
      let place = bits.trailingZeroBitCount
      bits &= bits &- 1
      let length = punctuationLength(at: index + place)
      guard length > 0 else { continue }
      let mark: UInt64 = (1 << UInt64(length)) - 1
      inside &= ~(mark << UInt64(place))
      parted |= mark >> UInt64(Self.block - place)
    }
  }

  /// The bytes of the punctuation that begins at `index`; 0 for other bytes.
  private func punctuationLength(at index: Int) -> Int {
    guard index + 1 < count else { return 0 }
    switch UInt16(base[index]) << 8 | UInt16(base[index + 1]) {
    // `، ؛ ؟ « »`
    case 0xD88C, 0xD89B, 0xD89F, 0xC2AB, 0xC2BB: return 2
    // Dashes, quotation marks, bullets and dots: U+2010 … 2027.
    case 0xE280: return index + 2 < count && (0x90...0xA7).contains(base[index + 2]) ? 3 : 0
    default: return 0
    }
  }
}

/// What is known of 64 bytes, that of the first one in the lowest bit.
private struct ByteBits {
  /// Whether a byte is of a piece, if it is not of punctuation.
  private(set) var inside: UInt64 = 0
  /// Whether punctuation of more than one byte may begin there: `punctuationLength` tells.
  private(set) var mayBePunctuation: UInt64 = 0

  /// - Parameter bytes: 65 bytes, of which the last is the one that follows.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>) {
    let memory = UnsafeRawPointer(bytes)
    for start in stride(from: 0, to: 64, by: 16) {
      let lanes = memory.loadUnaligned(fromByteOffset: start, as: SIMD2<UInt64>.self)
      inside |= UInt64(fihris_highest_bits(Self.inside(lanes))) << UInt64(start)
      let next = memory.loadUnaligned(fromByteOffset: start + 1, as: SIMD2<UInt64>.self)
      let isRare = fihris_equal(lanes, 0xC2) | fihris_equal(lanes, 0xE2)
      // `، ؛ ؟`, whose first byte is that of many letters.
      let isArabic = fihris_equal(next, 0x8C) | fihris_equal(next, 0x9B) | fihris_equal(next, 0x9F)
      let punctuation = isRare | fihris_equal(lanes, 0xD8) & isArabic
      mayBePunctuation |= UInt64(fihris_highest_bits(punctuation)) << UInt64(start)
    }
  }

  /// Whether bytes are letters or digits of ASCII or not of ASCII, in the highest bit of each. What is
  /// added to the lower seven bits makes that bit one where they are not below a limit.
  @inline(__always)
  private static func inside(_ lanes: SIMD2<UInt64>) -> SIMD2<UInt64> {
    let low = lanes & repeated(0x7F)
    let small = low | repeated(0x20)
    let isDigit = (low &+ repeated(0x50)) & ~(low &+ repeated(0x46))
    let isLetter = (small &+ repeated(0x1F)) & ~(small &+ repeated(0x05))
    return lanes | isDigit | isLetter
  }

  @inline(__always)
  private static func repeated(_ byte: UInt64) -> SIMD2<UInt64> {
    SIMD2(repeating: byte &* 0x0101_0101_0101_0101)
  }
}
