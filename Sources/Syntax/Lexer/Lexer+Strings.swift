// SPDX-License-Identifier: Apache-2.0
// Strings: their quotation marks, where they end, and their escapes.

extension Lexer {
  /// The mark that closes what each mark opens. Phones write `”…”`, so that is a pair too.
  static func closingMark(of mark: Unicode.Scalar) -> Unicode.Scalar? {
    switch mark {
    case "\"": "\""
    case "“", "”": "”"
    case "«": "»"
    default: nil
    }
  }

  /// A string, its escapes checked. One that never closes ends with its line, so that the lines
  /// after it are still read.
  mutating func string(open: Int, close: Unicode.Scalar) {
    if close == "\"", let end = plainEnd(from: offset + open) {
      return add(.string, length: end + 1 - offset)
    }
    guard let end = closingOffset(from: offset + open, close: close) else {
      return unterminated(open: open)
    }
    checkEscapes(offset + open..<end, close: close)
    add(.string, length: end + UTF8.width(close) - offset)
  }

  /// Where the plain mark stands that closes a string of one line without an escape, as nearly all
  /// are; nil for others.
  private func plainEnd(from start: Int) -> Int? {
    let bytes = bytes.span
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""): return index
      case 0x5C, 0x0A: return nil
      default: index += 1
      }
    }
    return nil
  }

  private mutating func unterminated(open: Int) {
    var end = offset + open
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    report(.unterminatedString, at: offset..<end)
    add(.string, length: end - offset)
  }

  /// The offset of the mark that closes a string, or nil where there is none.
  private mutating func closingOffset(from start: Int, close: Unicode.Scalar) -> Int? {
    guard !absentMarks.contains(close) else { return nil }
    let (first, width) = (UTF8.encode(close)?.first, UTF8.width(close))
    var index = start
    var hasLineBreak = false
    while index + width <= bytes.count {
      if bytes[index] == 0x5C {
        index += 2
      } else if bytes[index] == first, decodeScalar(bytes, at: index).scalar == close {
        let isNear = index - start < Self.openerSearch
        return hasLineBreak && isNear && opensAString(index, close) ? nil : index
      } else {
        hasLineBreak = hasLineBreak || bytes[index] == 0x0A
        index += 1
      }
    }
    absentMarks.insert(close)
    endsInString = true
    return nil
  }

  /// Bytes after an opening mark in which the next string may show that it was never closed; a
  /// bound, because what was passed over then is read again.
  private static let openerSearch = 512

  /// A plain quotation mark on a later line with a word right behind it opens the next string:
  /// the one before was never closed.
  private func opensAString(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    guard mark == "\"", index + 1 < bytes.count else { return false }
    return decodeScalar(bytes, at: index + 1).scalar?.isLetter ?? false
  }

  private mutating func checkEscapes(_ range: Range<Int>, close: Unicode.Scalar) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == 0x5C else {
        index += 1
        continue
      }
      let escape = Escape(bytes, at: index, end: range.upperBound, close: close)
      if escape.scalar == nil {
        let range = index..<index + escape.length
        report(.badEscape(text(range)), at: range)
      }
      index += escape.length
    }
  }
}

/// A backslash in a string and what it stands for.
struct Escape {
  /// nil for an escape that is none.
  var scalar: Unicode.Scalar?
  /// In bytes, the backslash included.
  var length: Int

  /// Reads the escape whose backslash is at `start`, in a string that ends before `end`.
  init(_ bytes: [UInt8], at start: Int, end: Int, close: Unicode.Scalar) {
    guard start + 1 < end else {
      (scalar, length) = (nil, 1)
      return
    }
    let (next, width) = decodeScalar(bytes, at: start + 1)
    length = min(1 + width, end - start)
    scalar =
      switch next {
      case "\"", "\\", close: next
      case "n": "\n"
      case "t": "\t"
      default: nil
      }
    if next == "u" { readCodePoint(bytes, at: start, end: end) }
  }

  /// `\u{1F600}`: one to six hexadecimal digits.
  private mutating func readCodePoint(_ bytes: [UInt8], at start: Int, end: Int) {
    guard start + 2 < end, bytes[start + 2] == 0x7B else { return }
    var index = start + 3
    while index < end, index < start + 9, isHexDigit(bytes[index]) { index += 1 }
    let digits = String(decoding: bytes[start + 3..<index], as: UTF8.self)
    guard index < end, bytes[index] == 0x7D else {
      length = index - start
      return
    }
    length = index + 1 - start
    scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }

  private func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}

/// The text a string token means, its marks taken off and its escapes resolved.
func stringValue(_ bytes: [UInt8], _ range: Range<Int>) -> String {
  guard !range.isEmpty, let open = decodeScalar(bytes, at: range.lowerBound).scalar,
    let close = Lexer.closingMark(of: open)
  else { return "" }
  let start = range.lowerBound + UTF8.width(open)
  let last = range.upperBound - UTF8.width(close)
  let closes = last >= start && decodeScalar(bytes, at: last).scalar == close
  let end = closes ? last : range.upperBound
  if start <= end, !bytes[start..<end].contains(0x5C) {
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
  var value: [UInt8] = []
  var index = start
  while index < end {
    if bytes[index] == 0x5C {
      let escape = Escape(bytes, at: index, end: end, close: close)
      if let scalar = escape.scalar { value += Array(String(scalar).utf8) }
      index += escape.length
    } else {
      value.append(bytes[index])
      index += 1
    }
  }
  return String(decoding: value, as: UTF8.self)
}
