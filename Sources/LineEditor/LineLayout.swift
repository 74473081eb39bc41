// SPDX-License-Identifier: Apache-2.0
// Where libedit puts each character of the line on the terminal.

import CLineEditing

/// A cell, counted from the row where the prompt begins.
struct ScreenPosition: Equatable {
  var row = 0
  var column = 0
}

/// The positions of a line's characters, by libedit's own rules (`re_addc` and `re_putc` in its
/// refresh.c): tabs stop at every eighth column, controls show as `^A`, what cannot be printed as
/// `\U+1234`, and a full row goes on in the next one at once.
struct LineLayout {
  /// Position of each scalar, then the one behind the last.
  private(set) var positions: [ScreenPosition] = []
  let columns: Int

  /// - Parameters:
  ///   - start: the column behind the prompt.
  ///   - columns: cells in a row, at least 1.
  init(_ scalars: [Unicode.Scalar], start: Int, columns: Int) {
    self.columns = max(columns, 1)
    var at = ScreenPosition(row: start / self.columns, column: start % self.columns)
    positions.reserveCapacity(scalars.count + 1)
    for scalar in scalars { place(scalar, &at) }
    positions.append(at)
  }

  /// The rows that prompt and line take, the one with the cursor behind a full row included.
  var rows: Int { (positions.last?.row ?? 0) + 1 }

  private mutating func place(_ scalar: Unicode.Scalar, _ at: inout ScreenPosition) {
    switch cle_class_of(scalar.value) {
    case cle_newline:
      positions.append(at)
      at = ScreenPosition(row: at.row + 1, column: 0)
    case cle_tab:
      positions.append(at)
      repeat { advance(&at, by: 1) } while at.column % 8 != 0
    case cle_printable:
      let width = scalar.displayWidth
      if at.column + width > columns { at = ScreenPosition(row: at.row + 1, column: 0) }
      positions.append(at)
      advance(&at, by: width)
    default:
      positions.append(at)
      for _ in 0..<Self.visible(scalar).count { advance(&at, by: 1) }
    }
  }

  private func advance(_ at: inout ScreenPosition, by width: Int) {
    at.column += width
    if at.column >= columns { at = ScreenPosition(row: at.row + 1, column: 0) }
  }

  /// What libedit shows for a control or an unprintable scalar.
  static func visible(_ scalar: Unicode.Scalar) -> [UInt8] {
    guard cle_class_of(scalar.value) != cle_control else {
      let letter = scalar.value == 0x7f ? UInt8(ascii: "?") : UInt8(scalar.value & 0x1f) | 0x40
      return [UInt8(ascii: "^"), letter]
    }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let length = scalar.value > 0xffff ? 5 : 4
    let zeros = String(repeating: "0", count: max(length - digits.count, 0))
    return Array("\\U+\(zeros)\(digits)".utf8)
  }
}
