// SPDX-License-Identifier: Apache-2.0
// Rows as CSV (RFC 4180, lines ending in LF) and as TSV.

internal import Fihris

/// Writes a header and rows of cells, every column of the result.
struct SeparatedFormat {
  enum Separator {
    /// Cells that hold a comma, a quotation mark or a line break are quoted.
    case commas
    /// Tabs, line breaks and backslashes in cells are `\t`, `\n`, `\r`, `\\`.
    case tabs
  }

  private let output: OutputBuffer
  private let separator: Separator
  private let appearance: Appearance

  init(_ output: OutputBuffer, _ separator: Separator, _ appearance: Appearance) {
    self.output = output
    self.separator = separator
    self.appearance = appearance
  }

  func write(_ result: Result) throws {
    try writeLine(result.columns.map(\.name))
    for row in result.rows { try writeLine(row.values.map(\.description)) }
  }

  private func writeLine(_ cells: [String]) throws {
    let mark = separator == .commas ? "," : "\t"
    for (index, cell) in cells.enumerated() {
      if index > 0 { try output.write(mark) }
      try output.write(escape(appearance.isTerminal ? Printable.lines(cell) : cell))
    }
    try output.writeLine()
  }

  private func escape(_ cell: String) -> String {
    separator == .commas ? SeparatedFormat.quoted(cell) : SeparatedFormat.escaped(cell)
  }

  private static func quoted(_ cell: String) -> String {
    let special = cell.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard special else { return cell }
    var out = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { out += "\"" }
      out.unicodeScalars.append(scalar)
    }
    return out + "\""
  }

  private static func escaped(_ cell: String) -> String {
    let special = cell.utf8.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x5C }
    guard special else { return cell }
    var out = ""
    for scalar in cell.unicodeScalars {
      switch scalar {
      case "\t": out += "\\t"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\\": out += "\\\\"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
