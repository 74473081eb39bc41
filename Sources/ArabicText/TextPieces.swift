// SPDX-License-Identifier: Apache-2.0
// Finds, sixteen bytes at a time, the stretches of a text that words lie in.

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
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    guard let base = text.baseAddress else { return }
    let cutter = PieceCutter(base: base, count: text.count)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * Self.bufferSize) { buffer in
      let (starts, ends) = (buffer[..<Self.bufferSize], buffer[Self.bufferSize...])
      var next = 0
      while next < text.count {
        let count = cutter.cut(from: &next, into: buffer, room: Self.bufferSize)
        self.starts.append(contentsOf: starts.prefix(count))
        self.ends.append(contentsOf: ends.prefix(count))
      }
    }
  }

  /// Pieces that are cut before they are appended: an append costs a check of uniqueness.
  private static let bufferSize = 256
}

/// Cuts a text into pieces.
private struct PieceCutter {
  let base: UnsafePointer<UInt8>
  let count: Int

  /// Cuts pieces from `next` on, which it moves on, until there is no more text or room.
  ///
  /// - Parameter buffer: takes the starts, and from `room` on the ends.
  /// - Returns: how many pieces there are.
  func cut(
    from next: inout Int, into buffer: UnsafeMutableBufferPointer<UInt32>, room: Int
  ) -> Int {
    var pieces = 0
    var index = next
    while pieces < room {
      while index < count, !isInside(base[index]) { index += 1 }
      if index == count { break }
      var start = index
      index = end(from: start)
      var end = index
      trim(&start, &end)
      guard start < end else { continue }
      buffer[pieces] = UInt32(truncatingIfNeeded: start)
      buffer[pieces + room] = UInt32(truncatingIfNeeded: end)
      pieces += 1
    }
    next = index
    return pieces
  }

  /// Whether a byte belongs to a piece.
  @inline(__always)
  private func isInside(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  /// Where the run ends that begins at `start`.
  @inline(__always)
  private func end(from start: Int) -> Int {
    var index = start
    while true {
      index = endOfLong(from: index)
      let stop = index
      while index < count, base[index] < 0x80, isInside(base[index]) { index += 1 }
      if index == stop || index == count { return index }
    }
  }

  /// The first ASCII byte from `start` on.
  @inline(__always)
  private func endOfLong(from start: Int) -> Int {
    let memory = UnsafeRawPointer(base)
    var index = start
    while index + 16 <= count {
      let head = Self.asciiBits(memory, index)
      let tail = Self.asciiBits(memory, index + 8)
      if head | tail == 0 {
        index += 16
        continue
      }
      // Chosen without a branch: words have any length.
      let inHead = head.trailingZeroBitCount >> 3
      let inTail = 8 + tail.trailingZeroBitCount >> 3
      return index + (head != 0 ? inHead : inTail)
    }
    while index < count, base[index] >= 0x80 { index += 1 }
    return index
  }

  /// The highest bit of each of eight bytes that is ASCII.
  @inline(__always)
  private static func asciiBits(_ memory: UnsafeRawPointer, _ index: Int) -> UInt64 {
    let bytes = memory.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
    return ~bytes & 0x8080_8080_8080_8080
  }

  /// Takes punctuation off both ends.
  @inline(__always)
  private func trim(_ start: inout Int, _ end: inout Int) {
    while end - start > 1 {
      if isPunctuation(at: end - 2) {
        end -= 2
      } else if end - start > 2, isGeneralPunctuation(at: end - 3) {
        end -= 3
      } else {
        break
      }
    }
    while end - start > 1 {
      if isPunctuation(at: start) {
        start += 2
      } else if end - start > 2, isGeneralPunctuation(at: start) {
        start += 3
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
