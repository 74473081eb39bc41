// SPDX-License-Identifier: Apache-2.0
// Whether the lines of a text are broken by width or by sense.

/// Widths of the lines of one text. In news as it is scraped a line is a paragraph; in mail and
/// some wires lines are broken at a width, and a line break is no more than a space.
struct LineWidths {
  /// Lines followed by another line (not a blank one), how many of them fill most of the width,
  /// how many do not end with a stop, and the widest, in scalars.
  private var broken = 0
  private var unstopped = 0
  private var widest = 0
  private var widths: [Int] = []

  /// Texts of fewer broken lines are too short to tell.
  private static let fewestLines = 4
  private static let usualWidths = 30...132

  /// True when nearly all lines have nearly the same width and most break off in mid-sentence.
  static func areWrapped(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var lines = LineWidths()
    guard lines.measure(bytes), lines.broken >= fewestLines else { return false }
    let full = lines.widths.count { 4 * $0 >= 3 * lines.widest }
    return 100 * full >= 85 * lines.broken && 10 * lines.unstopped >= 6 * lines.broken
  }

  /// False as soon as a line is too wide to be a broken one.
  private mutating func measure(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    while let end = bytes.firstIndex(of: 0x0A, from: start) {
      // Four bytes a scalar: a cheap look before counting.
      if end - start > 4 * Self.usualWidths.upperBound { return false }
      let width = Self.width(bytes, start..<end)
      if width > Self.usualWidths.upperBound { return false }
      widest = max(widest, width)
      if width > 0, end + 1 < bytes.count, bytes[end + 1] != 0x0A, bytes[end + 1] != 0x0D {
        broken += 1
        widths.append(width)
        if !Self.endsWithStop(bytes, start..<end) { unstopped += 1 }
      }
      start = end + 1
    }
    return widest >= Self.usualWidths.lowerBound
  }

  private static func width(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int {
    var width: UInt32 = 0
    // Without a branch, so that many bytes are looked at together.
    for byte in UnsafeBufferPointer(rebasing: bytes[line]) {
      width &+= (byte & 0xC0 != 0x80 ? 1 : 0) & (byte >= 0x20 ? 1 : 0)
    }
    return Int(width)
  }

  private static func endsWithStop(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound {
      let (scalar, length) = UTF8Scalar.decode(bytes, before: end)
      if Punctuation.isStop(scalar) || scalar == 0x3A { return true }
      guard Punctuation.isSpace(scalar) || Punctuation.isQuoteOrBracket(scalar) else {
        return false
      }
      end -= length
    }
    return true
  }
}
