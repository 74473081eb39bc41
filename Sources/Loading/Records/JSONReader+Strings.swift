// SPDX-License-Identifier: Apache-2.0
// Reads JSON strings and resolves their escapes.
import Glibc

extension JSONReader {
  /// The string that begins here, its escapes resolved.
  mutating func readString(
    _ bytes: Span<UInt8>, _ what: String
  ) throws(JSONError) -> [UInt8] {
    if let plain = plainString(bytes) { return slice(bytes, plain) }
    guard peek(bytes) == UInt8(ascii: "\"") else { throw expected(what, bytes) }
    position += 1
    var text: [UInt8] = []
    text.reserveCapacity(writtenLength(bytes))
    while true {
      let start = position
      skipPlain(bytes)
      append(bytes, start..<position, to: &text)
      guard position < bytes.count else { throw error("a string never closes") }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return text
      case UInt8(ascii: "\\"): try readEscape(bytes, into: &text)
      default: throw error("a control character in a string")
      }
    }
  }

  /// Where the content of the string that begins here stands, if all of it stands for itself; nil,
  /// with nothing passed over, for another string and what is none.
  mutating func plainString(_ bytes: Span<UInt8>) -> Range<Int>? {
    guard peek(bytes) == UInt8(ascii: "\"") else { return nil }
    let mark = position
    position += 1
    skipPlain(bytes)
    guard peek(bytes) == UInt8(ascii: "\"") else {
      position = mark
      return nil
    }
    position += 1
    return mark + 1..<position - 1
  }

  /// Passes over what stands for itself in a string.
  private mutating func skipPlain(_ bytes: Span<UInt8>) {
    position = bytes.withUnsafeBytes { Self.plainEnd($0, from: position) }
  }

  /// How many bytes the rest of the string under way takes as it is written.
  private func writtenLength(_ bytes: Span<UInt8>) -> Int {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      var start = position
      while let mark = memchr(base + start, Int32(UInt8(ascii: "\"")), bytes.count - start) {
        let end = UnsafeRawPointer(mark) - base
        var escapes = 0
        while end - escapes > position, bytes[end - escapes - 1] == UInt8(ascii: "\\") {
          escapes += 1
        }
        if escapes % 2 == 0 { return end - position }
        start = end + 1
      }
      return bytes.count - position
    }
  }

  /// The first byte from `start` on that does not stand for itself.
  private static func plainEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var index = start
    while index + ByteLanes.wideCount <= bytes.count {
      var bits: UInt64 = 0
      for place in stride(from: 0, to: ByteLanes.wideCount, by: ByteLanes.count) {
        bits |= marks(base + index + place).highestBits << UInt64(place)
      }
      if bits != 0 { return index + bits.trailingZeroBitCount }
      index += ByteLanes.wideCount
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      index += 1
    }
    return index
  }

  /// The highest bit of each of sixteen bytes that does not stand for itself.
  @inline(__always)
  private static func marks(_ memory: UnsafeRawPointer) -> ByteLanes {
    let block = ByteLanes(memory)
    return block.isEqual(to: UInt8(ascii: "\"")) | block.isEqual(to: UInt8(ascii: "\\"))
      | ~block.isAbove(0x1F)
  }

  private mutating func readEscape(
    _ bytes: Span<UInt8>, into text: inout [UInt8]
  ) throws(JSONError) {
    position += 1
    guard let byte = peek(bytes) else { throw error("a string never closes") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): try readUnicodeEscape(bytes, into: &text)
    default:
      position -= 2
      throw error("an unknown escape in a string")
    }
  }

  private mutating func readUnicodeEscape(
    _ bytes: Span<UInt8>, into text: inout [UInt8]
  ) throws(JSONError) {
    var value = try readHex(bytes)
    if (0xD800...0xDBFF).contains(value), peek(bytes) == UInt8(ascii: "\\"),
      position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "u")
    {
      let before = position
      position += 2
      let low = try readHex(bytes)
      if (0xDC00...0xDFFF).contains(low) {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      } else {
        position = before
      }
    }
    let scalar = Unicode.Scalar(value)
    if scalar == nil { foundLoneSurrogate = true }
    text.append(contentsOf: String(scalar ?? "\u{FFFD}").utf8)
  }

  private mutating func readHex(_ bytes: Span<UInt8>) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(bytes), let digit = Character(Unicode.Scalar(byte)).hexDigitValue
      else { throw expected("four hexadecimal digits", bytes) }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
