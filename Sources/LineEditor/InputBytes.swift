// SPDX-License-Identifier: Apache-2.0
// Bytes from standard input, and the scalars they make.

import CLineEditing
import Glibc

/// A buffer in front of standard input.
struct InputBytes {
  enum Arrival {
    case bytes
    case end
    /// Signals came; ask `cle_take_events`.
    case events
  }

  private var buffer = [UInt8](repeating: 0, count: 16_384)
  private var start = 0
  private var end = 0

  var isEmpty: Bool { start == end }
  var waiting: ArraySlice<UInt8> { buffer[start..<end] }

  mutating func discard(_ count: Int) { start = min(start + count, end) }

  mutating func discardAll() { start = end }

  /// Waits for more input, however long it takes.
  mutating func fill() -> Arrival {
    while true {
      guard cle_wait(STDIN_FILENO, -1) == 1 else { return .events }
      makeRoom()
      let count = buffer.withUnsafeMutableBytes {
        read(STDIN_FILENO, $0.baseAddress.map { $0 + end }, $0.count - end)
      }
      if count > 0 {
        end += count
        return .bytes
      }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      return .end
    }
  }

  /// Takes the next whole scalar; invalid bytes are passed over. Nil when more bytes are needed.
  mutating func nextScalar() -> Unicode.Scalar? {
    while start < end {
      let length = Self.length(of: buffer[start])
      guard length > 0 else {
        start += 1
        continue
      }
      guard start + length <= end else { return nil }
      let bytes = buffer[start..<start + length]
      guard let text = String(validating: bytes, as: UTF8.self),
        let scalar = text.unicodeScalars.first
      else {
        start += 1
        continue
      }
      start += length
      return scalar
    }
    return nil
  }

  private mutating func makeRoom() {
    if start > 0 {
      buffer.replaceSubrange(0..<end - start, with: Array(buffer[start..<end]))
      (start, end) = (0, end - start)
    }
    if end == buffer.count { buffer += [UInt8](repeating: 0, count: buffer.count) }
  }

  private static func length(of lead: UInt8) -> Int {
    switch lead {
    case 0..<0x80: 1
    case 0xc2..<0xe0: 2
    case 0xe0..<0xf0: 3
    case 0xf0..<0xf5: 4
    default: 0
    }
  }
}
