// SPDX-License-Identifier: Apache-2.0
// Cuts a row of CSV or TSV into cells (RFC 4180).

/// Cells of comma- or tab-separated values.
enum Row {
  /// The cells of the row that is all of `bytes`, a carriage return at its end apart. A cell counts
  /// as quoted when its closing mark ends it; else its marks are text, as in `"كيم" يزور`.
  static func cells(_ bytes: Span<UInt8>, separator: UInt8) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var end = bytes.count
    if end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var start = 0
    while true {
      let next = cellEnd(bytes, from: start, to: end, separator: separator)
      cells.append(content(bytes, start..<next))
      if next == end { return cells }
      start = next + 1
    }
  }

  /// The index of the separator behind the cell that begins at `start`, or `end`.
  private static func cellEnd(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, separator: UInt8
  ) -> Int {
    var index = start
    if index < end, bytes[index] == UInt8(ascii: "\"") {
      index = closingMark(bytes, from: start + 1, to: end) + 1
    }
    while index < end, bytes[index] != separator { index += 1 }
    return min(index, end)
  }

  /// The index of the mark that closes a quotation; doubled marks do not. `end` when there is none.
  private static func closingMark(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      if bytes[index] == UInt8(ascii: "\"") {
        guard index + 1 < end, bytes[index + 1] == UInt8(ascii: "\"") else { return index }
        index += 1
      }
      index += 1
    }
    return end
  }

  private static func content(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> [UInt8] {
    let last = cell.upperBound - 1
    guard cell.count >= 2, bytes[cell.lowerBound] == UInt8(ascii: "\""),
      closingMark(bytes, from: cell.lowerBound + 1, to: cell.upperBound) == last
    else { return bytes.extracting(cell).withUnsafeBufferPointer { Array($0) } }
    return undoubled(bytes, cell.lowerBound + 1..<last)
  }

  private static func undoubled(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      text.append(bytes[index])
      index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return text
  }
}
