// SPDX-License-Identifier: Apache-2.0
// Rows as a table for people, its columns straight by display width.

internal import Fihris

/// Writes a header, a thin rule and the rows. Rows are read twice: for the widths, and to be
/// written. Cells are cut only where lines have a width.
struct TableFormat {
  private let output: OutputBuffer
  private let appearance: Appearance

  init(_ output: OutputBuffer, _ appearance: Appearance) {
    self.output = output
    self.appearance = appearance
  }

  func write(_ result: Result) throws {
    if result.kind == .count, result.rowCount == 1 {
      return try output.writeLine(result.value(row: 0, column: 0).description)
    }
    let columns = measured(result)
    try output.writeLine(
      line(columns) { appearance.paint(padded($0.name, $0, $1), .heading) })
    try output.writeLine(
      line(columns) { column, _ in
        appearance.paint(String(repeating: "─", count: column.width), .faint)
      })
    for row in 0..<result.rowCount {
      try output.writeLine(
        line(columns) { padded(cell(result, row, $0), $0, $1) })
    }
  }

  /// A column as it is written.
  private struct Measure {
    var index: Int
    var name: String
    var isNumber: Bool
    /// Dates and numbers are never cut.
    var canShrink: Bool
    /// The context before a match is cut at its far end.
    var isCutAtStart: Bool
    var width: Int
  }

  private func measured(_ result: Result) -> [Measure] {
    var columns = result.columnsForReading.map { index in
      let column = result.columns[index]
      return Measure(
        index: index, name: Printable.line(column.name), isNumber: column.kind == .number,
        canShrink: column.kind == .text || column.kind == .list,
        isCutAtStart: result.kind == .mentions && column.name == "before",
        width: DisplayWidth.of(Printable.line(column.name)))
    }
    for row in 0..<result.rowCount {
      for index in columns.indices {
        let width = DisplayWidth.of(cell(result, row, columns[index]))
        columns[index].width = max(columns[index].width, width)
      }
    }
    if let total = appearance.width { fit(&columns, into: total) }
    return columns
  }

  /// Narrows the widest columns until the line fits, none below 8 cells.
  private func fit(_ columns: inout [Measure], into total: Int) {
    let room = total - 2 * (columns.count - 1)
    var cap = columns.map { $0.canShrink ? $0.width : 0 }.max() ?? 0
    while cap > 8, columns.reduce(0, { $0 + narrowed($1, cap) }) > room { cap -= 1 }
    for index in columns.indices { columns[index].width = narrowed(columns[index], cap) }
  }

  private func narrowed(_ column: Measure, _ cap: Int) -> Int {
    column.canShrink ? min(column.width, cap) : column.width
  }

  private func cell(_ result: Result, _ row: Int, _ column: Measure) -> String {
    Printable.line(Decimal.brief(result.value(row: row, column: column.index)))
  }

  private func line(_ columns: [Measure], _ cell: (Measure, _ isLast: Bool) -> String) -> String {
    let last = columns.count - 1
    let line = columns.enumerated().map { cell($1, $0 == last) }.joined(separator: "  ")
    let end = line.utf8.lastIndex { $0 != 0x20 }.map(line.utf8.index(after:))
    return String(line[..<(end ?? line.startIndex)])
  }

  private func padded(_ text: String, _ column: Measure, _ isLast: Bool) -> String {
    let cut =
      column.isCutAtStart
      ? Cutting.tail(text, to: column.width) : Cutting.head(text, to: column.width)
    let space = Cutting.spaces(column.width - DisplayWidth.of(cut))
    let cell = appearance.shield(cut, holding: cut)
    if column.isNumber { return space + cell }
    return isLast ? cell : cell + space
  }
}
