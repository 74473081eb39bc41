// SPDX-License-Identifier: Apache-2.0
// The control sequences (CSI) that the test screen understands.

extension Screen {
  /// Performs the sequence whose parameters and final letter are `bytes`.
  mutating func performSequence(_ bytes: ArraySlice<UInt8>) {
    guard let final = bytes.last else { return }
    let numbers = bytes.dropLast().split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false
    ).map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(first, 1)
    wrapIsDue = wrapIsDue && (final == UInt8(ascii: "m") || final == UInt8(ascii: "h"))
    switch Character(Unicode.Scalar(final)) {
    case "A": cursor.row = max(cursor.row - count, 0)
    case "B": cursor.row = min(cursor.row + count, rows - 1)
    case "C": cursor.column = min(cursor.column + count, columns - 1)
    case "D": cursor.column = max(cursor.column - count, 0)
    case "G": cursor.column = min(count, columns) - 1
    case "d": cursor.row = min(count, rows) - 1
    case "H", "f": moveTo(row: count, column: max(numbers.dropFirst().first ?? 1, 1))
    case "J": eraseDisplay(first)
    case "K": eraseLine(first)
    case "X": eraseCells(cursor.column..<min(cursor.column + count, columns))
    case "P": deleteCells(min(count, columns - cursor.column))
    case "@": insertCells(min(count, columns - cursor.column))
    case "L", "M": shiftLines(min(count, rows - cursor.row), down: final == UInt8(ascii: "L"))
    default: break
    }
  }

  private mutating func moveTo(row: Int, column: Int) {
    cursor = (min(row, rows) - 1, min(column, columns) - 1)
  }

  private mutating func eraseCells(_ range: Range<Int>) {
    for column in range { cells[cursor.row][column] = " " }
  }

  private mutating func eraseLine(_ mode: Int) {
    switch mode {
    case 0: eraseCells(cursor.column..<columns)
    case 1: eraseCells(0..<cursor.column + 1)
    default: eraseCells(0..<columns)
    }
  }

  private mutating func eraseDisplay(_ mode: Int) {
    if mode < 2 { eraseLine(mode) }
    let whole = mode == 0 ? cursor.row + 1..<rows : mode == 1 ? 0..<cursor.row : 0..<rows
    for row in whole { cells[row] = Array(repeating: " ", count: columns) }
  }

  private mutating func deleteCells(_ count: Int) {
    cells[cursor.row].removeSubrange(cursor.column..<cursor.column + count)
    cells[cursor.row] += Array(repeating: " ", count: count)
  }

  private mutating func insertCells(_ count: Int) {
    cells[cursor.row].removeLast(count)
    cells[cursor.row].insert(
      contentsOf: Array(repeating: " ", count: count), at: cursor.column)
  }

  private mutating func shiftLines(_ count: Int, down: Bool) {
    let blank = Array(repeating: Array(repeating: " ", count: columns), count: count)
    if down {
      cells.removeLast(count)
      cells.insert(contentsOf: blank, at: cursor.row)
    } else {
      cells.removeSubrange(cursor.row..<cursor.row + count)
      cells += blank
    }
  }
}
