// SPDX-License-Identifier: Apache-2.0
// The screen of a small terminal: cells, a cursor, and the control sequences a line editor uses.

/// What a terminal shows after some output.
///
/// It understands what xterm's terminal description lets a line editor send: cursor moves, erasing,
/// inserting and deleting of characters and lines. Colours and modes are read over. Cells hold
/// logical order; zero-width scalars stay in the cell of the letter before them.
package struct Screen {
  package private(set) var rows: Int
  package private(set) var columns: Int
  /// The cursor's cell, both from 0.
  package var cursor: (row: Int, column: Int) = (0, 0)
  var cells: [[String]]
  /// True when a letter stands in the last column and the next one goes to the next row.
  var wrapIsDue = false
  private var pending: [UInt8] = []

  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows without the blanks at their ends.
  package var lines: [String] {
    cells.map { row in
      row[..<(row.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0)].joined()
    }
  }

  /// All rows down to the last that is not empty.
  package var text: String {
    let lines = lines
    return lines[..<(lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0)].joined(separator: "\n")
  }

  /// The last row that is not empty.
  package var lastLine: String { lines.last { !$0.isEmpty } ?? "" }

  /// Cuts or pads the cells; nothing is wrapped anew.
  package mutating func resize(rows: Int, columns: Int) {
    cells = (0..<rows).map { row in
      (0..<columns).map { row < self.rows && $0 < self.columns ? cells[row][$0] : " " }
    }
    (self.rows, self.columns) = (rows, columns)
    cursor = (min(cursor.row, rows - 1), min(cursor.column, columns - 1))
    wrapIsDue = false
  }

  /// Takes output; a sequence or letter cut off at the end waits for its rest.
  package mutating func show(_ output: ArraySlice<UInt8>) {
    pending += output
    var index = 0
    while index < pending.count, let length = lengthOfNext(in: pending[index...]) {
      perform(pending[index..<index + length])
      index += length
    }
    pending.removeFirst(index)
  }

  /// The length of the letter or sequence that begins `bytes`; nil when its end has not come yet.
  private func lengthOfNext(in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    let start = bytes.startIndex
    if first == 0x1b {
      guard bytes.count > 1 else { return nil }
      switch bytes[start + 1] {
      case UInt8(ascii: "["):
        return bytes.dropFirst(2).firstIndex { (0x40...0x7e).contains($0) }.map { $0 - start + 1 }
      case UInt8(ascii: "]"): return bytes.firstIndex { $0 == 7 }.map { $0 - start + 1 }
      case UInt8(ascii: "("), UInt8(ascii: ")"): return bytes.count > 2 ? 3 : nil
      default: return 2
      }
    }
    let length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    return bytes.count >= length ? length : nil
  }

  private mutating func perform(_ bytes: ArraySlice<UInt8>) {
    let first = bytes[bytes.startIndex]
    if first == 0x1b {
      if bytes.count > 2, bytes[bytes.startIndex + 1] == UInt8(ascii: "[") {
        performSequence(bytes.dropFirst(2))
      } else if bytes.last == UInt8(ascii: "M") {
        cursor.row = max(cursor.row - 1, 0)
      }
    } else if first < 0x20 {
      performControl(first)
    } else if first != 0x7f {
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars { put(scalar) }
    }
  }

  private mutating func performControl(_ byte: UInt8) {
    switch byte {
    case 0x08: cursor.column = max(cursor.column - 1, 0)
    case 0x09: cursor.column = min((cursor.column / 8 + 1) * 8, columns - 1)
    case 0x0a: lineFeed()
    case 0x0d: cursor.column = 0
    default: return
    }
    wrapIsDue = false
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if scalar.isZeroWidth {
      let column = wrapIsDue ? cursor.column : cursor.column - 1
      if column >= 0 { cells[cursor.row][column].unicodeScalars.append(scalar) }
      return
    }
    if wrapIsDue {
      cursor.column = 0
      lineFeed()
    }
    cells[cursor.row][cursor.column] = String(scalar)
    wrapIsDue = cursor.column == columns - 1
    if !wrapIsDue { cursor.column += 1 }
  }

  mutating func lineFeed() {
    if cursor.row < rows - 1 {
      cursor.row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    }
  }
}

extension Unicode.Scalar {
  /// True for marks and format characters, which take no cell.
  fileprivate var isZeroWidth: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }
}
