// SPDX-License-Identifier: Apache-2.0
// Matches as a concordance: keyword in context.

internal import Fihris

/// Writes one line per match: source, date, and the match in a fixed column between its sides.
/// On a terminal that reorders, a right-to-left line has its beginning at the right.
struct ConcordanceFormat {
  private let output: OutputBuffer
  private let appearance: Appearance

  init(_ output: OutputBuffer, _ appearance: Appearance) {
    self.output = output
    self.appearance = appearance
  }

  func write(_ result: Result) throws {
    let widths = measured(result)
    for row in 0..<result.rowCount {
      guard let line = line(result, row) else { continue }
      try output.writeLine(text(of: line, widths))
    }
  }

  /// Cells of each part.
  private struct Widths {
    var source = 0
    var date = 0
    var match = 0
    /// What stands left of the match, and right of it.
    var left = 0
    var right = 0
  }

  private func line(_ result: Result, _ row: Int) -> ConcordanceLine? {
    guard var line = result.concordance(row: row) else { return nil }
    line.source = Printable.line(line.source)
    line.before = Printable.line(line.before)
    line.match = bracketed(Printable.line(line.match))
    line.after = Printable.line(line.after)
    return line
  }

  private func bracketed(_ match: String) -> String {
    appearance.usesColor ? match : "[\(match)]"
  }

  private func measured(_ result: Result) -> Widths {
    var widths = Widths()
    for row in 0..<result.rowCount {
      guard let line = line(result, row) else { continue }
      let (left, right) = sides(line)
      widths.source = max(widths.source, DisplayWidth.of(line.source))
      widths.date = max(widths.date, DisplayWidth.of(line.date ?? ""))
      widths.match = max(widths.match, DisplayWidth.of(line.match))
      widths.left = max(widths.left, DisplayWidth.of(left))
      widths.right = max(widths.right, DisplayWidth.of(right))
    }
    if let total = appearance.width { fit(&widths, into: total) }
    return widths
  }

  /// Both sides get half of what source, date and match leave.
  private func fit(_ widths: inout Widths, into total: Int) {
    widths.source = min(widths.source, total / 5)
    widths.match = min(widths.match, total / 3)
    let room = max(total - widths.source - widths.date - widths.match - 6, 8)
    let left = min(widths.left, max(room / 2, room - widths.right))
    widths.right = min(widths.right, room - left)
    widths.left = left
  }

  private func direction(_ line: ConcordanceLine) -> Direction {
    guard appearance.bidi != .logical else { return .leftToRight }
    return Direction.most(of: line.before, line.match, line.after)
  }

  /// What is shown left and right of the match.
  private func sides(_ line: ConcordanceLine) -> (left: String, right: String) {
    direction(line) == .rightToLeft ? (line.after, line.before) : (line.before, line.after)
  }

  private func text(of line: ConcordanceLine, _ widths: Widths) -> String {
    let direction = direction(line)
    let isSwapped = direction == .rightToLeft
    let (left, right) = sides(line)
    let source = Cutting.head(line.source, to: widths.source)
    let before =
      isSwapped ? Cutting.head(left, to: widths.left) : Cutting.tail(left, to: widths.left)
    let after =
      isSwapped ? Cutting.tail(right, to: widths.right) : Cutting.head(right, to: widths.right)
    let match = Cutting.head(line.match, to: widths.match)
    let slack = Cutting.spaces(widths.match - DisplayWidth.of(match))
    let shown = appearance.shield(appearance.paint(match, .match), direction)
    let parts = [
      shielded(source) + Cutting.spaces(widths.source - DisplayWidth.of(source)),
      " " + (line.date ?? "") + Cutting.spaces(widths.date - DisplayWidth.of(line.date ?? "")),
      " " + Cutting.spaces(widths.left - DisplayWidth.of(before)) + shielded(before, direction),
      isSwapped ? slack + shown : shown,
      (isSwapped ? "" : slack) + shielded(after, direction),
    ]
    return (after.isEmpty ? parts.dropLast() : parts[...]).joined(separator: " ")
  }

  private func shielded(_ text: String) -> String {
    appearance.shield(text, holding: text)
  }

  private func shielded(_ text: String, _ direction: Direction) -> String {
    text.isEmpty ? "" : appearance.shield(text, direction)
  }
}
