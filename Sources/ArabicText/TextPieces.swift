// SPDX-License-Identifier: Apache-2.0
// Finds, sixty-four bytes at a time, the stretches of a text that words lie in.
internal import CByteBits

/// The pieces of one text: runs of bytes without an ASCII character but letters and digits, and
/// without the commonest punctuation at both ends.
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
  /// Pieces cut last.
  private var pieces = 0
  /// Up to where the text is cut.
  private var index = 0
  /// Where the run begins that is not at its end there; -1 for none.
  private var start = -1
  private var isDone = false

  /// Pieces that are cut before they are appended, which costs a check of uniqueness; so few that the
  /// buffer is on the stack.
  static let room = 128
  /// Bytes that are looked at together.
  private static let block = 64
  /// How many pieces may end in them.
  private static let most = block / 2 + 1

  init(base: UnsafePointer<UInt8>, count: Int, buffer: UnsafeMutableBufferPointer<UInt32>) {
    (self.base, self.count, self.buffer) = (base, count, buffer)
  }

  var starts: Slice<UnsafeMutableBufferPointer<UInt32>> { buffer[..<pieces] }
  var ends: Slice<UnsafeMutableBufferPointer<UInt32>> { buffer[Self.room..<Self.room + pieces] }

  /// Replaces `starts` and `ends` by those of the next pieces; false where there is no more text.
  mutating func cut() -> Bool {
    guard !isDone else { return false }
    pieces = 0
    while index + Self.block <= count, pieces + Self.most <= Self.room {
      cut(Self.insideBits(base + index))
      index += Self.block
    }
    if index + Self.block > count, pieces + Self.most <= Self.room {
      var bits: UInt64 = 0
      for place in index..<count where isInside(base[place]) { bits |= 1 << UInt64(place - index) }
      cut(bits)
      isDone = true
    }
    return true
  }

  /// Cuts the pieces that end in the block at `index`.
  ///
  /// - Parameter bits: for each byte whether it belongs to a piece.
  @inline(__always)
  private mutating func cut(_ bits: UInt64) {
    // The first byte of each run, and the first after it, differ from the byte before.
    var edges = bits ^ (bits << 1 | (start < 0 ? 0 : 1))
    while edges != 0 {
      let edge = index &+ edges.trailingZeroBitCount
      edges &= edges &- 1
      if start < 0 {
        start = edge
      } else {
        append(start, edge)
        start = -1
      }
    }
  }

  /// Whether a byte belongs to a piece.
  @inline(__always)
  private func isInside(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  /// The same of 64 bytes, the first one lowest.
  @inline(__always)
  private static func insideBits(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    let memory = UnsafeRawPointer(bytes)
    var bits: UInt64 = 0
    for start in stride(from: 0, to: block, by: 16) {
      let lanes = memory.loadUnaligned(fromByteOffset: start, as: SIMD2<UInt64>.self)
      bits |= UInt64(fihris_highest_bits(inside(lanes))) << UInt64(start)
    }
    return bits
  }

  /// The same of sixteen bytes, in the highest bit of each. What is added to the lower seven bits
  /// makes that bit one where they are not below a limit.
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

  /// Adds a piece, if there is more in a run than punctuation.
  @inline(__always)
  private mutating func append(_ first: Int, _ last: Int) {
    var (start, end) = (first, last)
    trim(&start, &end)
    guard start < end else { return }
    buffer[pieces] = UInt32(truncatingIfNeeded: start)
    buffer[Self.room + pieces] = UInt32(truncatingIfNeeded: end)
    pieces &+= 1
  }

  /// Takes punctuation off both ends.
  @inline(__always)
  private func trim(_ start: inout Int, _ end: inout Int) {
    while end &- start > 1 {
      if isPunctuation(at: end &- 2) {
        end &-= 2
      } else if end &- start > 2, isGeneralPunctuation(at: end &- 3) {
        end &-= 3
      } else {
        break
      }
    }
    while end &- start > 1 {
      if isPunctuation(at: start) {
        start &+= 2
      } else if end &- start > 2, isGeneralPunctuation(at: start) {
        start &+= 3
      } else {
        break
      }
    }
  }

  /// `، ؛ ؟ « »`
  @inline(__always)
  private func isPunctuation(at index: Int) -> Bool {
    switch UInt16(base[index]) << 8 | UInt16(base[index + 1]) {
    case 0xD88C, 0xD89B, 0xD89F, 0xC2AB, 0xC2BB: true
    default: false
    }
  }

  /// Dashes, quotation marks, bullets and dots: U+2010 … 2027.
  @inline(__always)
  private func isGeneralPunctuation(at index: Int) -> Bool {
    base[index] == 0xE2 && base[index + 1] == 0x80 && (0x90...0xA7).contains(base[index + 2])
  }
}
