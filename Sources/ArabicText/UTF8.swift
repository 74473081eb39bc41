// SPDX-License-Identifier: Apache-2.0
// UTF-8 by hand, for loops that must neither allocate nor trust their bytes.

/// Reading and writing of single scalars as UTF-8 bytes.
enum UTF8Scalar {
  /// The scalar that begins at `index` and its length in bytes, or (U+FFFD, 1) where the bytes are
  /// no well-formed UTF-8. `index` must be below `bytes.count`.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (
    scalar: UInt32, length: Int
  ) {
    let first = UInt32(bytes[index])
    let left = bytes.count - index
    if first < 0x80 { return (first, 1) }
    func continuation(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) ^ 0x80 }
    switch first {
    case 0xC2...0xDF where left >= 2:
      let second = continuation(1)
      if second < 0x40 { return ((first & 0x1F) << 6 | second, 2) }
    case 0xE0...0xEF where left >= 3:
      let (second, third) = (continuation(1), continuation(2))
      let scalar = (first & 0x0F) << 12 | second << 6 | third
      let isScalar = scalar >= 0x800 && !(0xD800...0xDFFF).contains(scalar)
      if second < 0x40, third < 0x40, isScalar { return (scalar, 3) }
    case 0xF0...0xF4 where left >= 4:
      let (second, third, fourth) = (continuation(1), continuation(2), continuation(3))
      let scalar = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
      let isScalar = (0x10000...0x10FFFF).contains(scalar)
      if second < 0x40, third < 0x40, fourth < 0x40, isScalar { return (scalar, 4) }
    default: break
    }
    return (0xFFFD, 1)
  }

  /// The scalar that ends just before `end`, and its length; as `decode(_:at:)`. `end` must be
  /// above 0.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> (
    scalar: UInt32, length: Int
  ) {
    var start = end - 1
    while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let (scalar, length) = decode(bytes, at: start)
    return start + length == end ? (scalar, length) : (0xFFFD, 1)
  }

  /// The bytes of a scalar, the first in the lowest byte, and how many they are.
  static func encode(_ scalar: UInt32) -> (bytes: UInt64, count: Int) {
    let s = UInt64(scalar)
    switch scalar {
    case 0..<0x80: return (s, 1)
    case 0x80..<0x800: return (0xC0 | s >> 6 | (0x80 | s & 0x3F) << 8, 2)
    case 0x800..<0x10000:
      return (0xE0 | s >> 12 | (0x80 | s >> 6 & 0x3F) << 8 | (0x80 | s & 0x3F) << 16, 3)
    default:
      let high = 0xF0 | s >> 18 | (0x80 | s >> 12 & 0x3F) << 8
      return (high | (0x80 | s >> 6 & 0x3F) << 16 | (0x80 | s & 0x3F) << 24, 4)
    }
  }
}
