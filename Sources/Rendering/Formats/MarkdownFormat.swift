// SPDX-License-Identifier: Apache-2.0
// Rows as a Markdown table.

internal import Fihris

/// Writes the columns people read as a table of GitHub-flavoured Markdown.
struct MarkdownFormat {
  private let output: OutputBuffer
  private let appearance: Appearance

  init(_ output: OutputBuffer, _ appearance: Appearance) {
    self.output = output
    self.appearance = appearance
  }

  func write(_ result: Result) throws {
    let columns = result.columnsForReading
    try writeLine(columns.map { result.columns[$0].name })
    let rules = columns.map { result.columns[$0].kind == .number ? "---:" : "---" }
    try output.writeLine("| \(rules.joined(separator: " | ")) |")
    for row in 0..<result.rowCount {
      try writeLine(columns.map { Decimal.brief(result.value(row: row, column: $0)) })
    }
  }

  private func writeLine(_ cells: [String]) throws {
    try output.writeLine("| \(cells.map(Self.escape).joined(separator: " | ")) |")
  }

  /// One line; what would end the cell or begin markup is escaped.
  static func escape(_ cell: String) -> String {
    var out = ""
    for scalar in Printable.line(cell).unicodeScalars {
      switch scalar {
      case "|", "\\", "`", "*", "_", "<", "[", "]":
        out += "\\"
        out.unicodeScalars.append(scalar)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

extension Result {
  /// The columns a table for people shows: the brief ones, or all where none is.
  var columnsForReading: [Int] {
    let brief = columns.indices.filter { columns[$0].isBrief }
    return brief.isEmpty ? Array(columns.indices) : brief
  }
}
