// SPDX-License-Identifier: Apache-2.0
// A diagnostic for people: what, where, the line with carets under it, and how to mend it.

package import Fihris

/// Writes diagnostics; carets count display cells.
package struct DiagnosticFormat {
  private let appearance: Appearance

  package init(appearance: Appearance) {
    self.appearance = appearance
  }

  /// - Throws: what the sink throws.
  package func write(_ report: DiagnosticReport, to output: OutputBuffer) throws {
    let labels = Labels(language: report.language)
    let message = Printable.line(report.message)
    try output.writeLine(
      appearance.paint("\(labels.error)[\(report.code)]", .error)
        + ": " + appearance.shield(message, holding: message))
    let margin = Cutting.spaces(String(report.line).count)
    let place = "\(Printable.line(report.file ?? labels.input)):\(report.line):\(report.column)"
    try output.writeLine(margin + appearance.paint("--> ", .faint) + place)
    if !report.sourceLine.isEmpty { try writeSource(report, margin, to: output) }
    if let help = report.help.map(Printable.line) {
      try output.writeLine(
        "\(margin) = \(appearance.paint(labels.help, .help)): "
          + appearance.shield(help, holding: help))
    }
    // A single candidate is in the help already.
    if report.candidates.count > 1 || report.help == nil && !report.candidates.isEmpty {
      let names = report.candidates.map(Printable.line).map { appearance.shield($0, holding: $0) }
      try output.writeLine(
        "\(margin) = \(appearance.paint(labels.near, .help)): "
          + names.joined(separator: labels.comma))
    }
  }

  private func writeSource(
    _ report: DiagnosticReport, _ margin: String, to output: OutputBuffer
  ) throws {
    let room = appearance.width.map { max($0 - margin.count - 3, 16) }
    let excerpt = Excerpt(report, room: room, appearance: appearance)
    let bar = appearance.paint("|", .faint)
    try output.writeLine("\(margin) \(bar)")
    try output.writeLine("\(appearance.paint(String(report.line), .faint)) \(bar) \(excerpt.line)")
    let carets = Cutting.spaces(excerpt.indent) + appearance.paint(excerpt.carets, .error)
    try output.writeLine("\(margin) \(bar) \(carets)")
  }
}

/// The words around a diagnostic, in the language of its message.
private struct Labels {
  var error = "error"
  var help = "help"
  var near = "near"
  var input = "statement"
  var comma = ", "

  init(language: String) {
    guard language == "ar" else { return }
    error = "خطأ"
    help = "مساعدة"
    near = "قريب منه"
    input = "جملة"
    comma = "، "
  }
}

/// A line of a script in three parts, the marked one in the middle.
private struct Excerpt {
  /// The line as written.
  var line: String
  /// Cells before the first caret.
  var indent: Int
  var carets: String

  /// Cuts what does not fit into `room` cells, away from the mark.
  init(_ report: DiagnosticReport, room: Int?, appearance: Appearance) {
    var (before, marked, after) = Excerpt.parts(report)
    if let room {
      marked = Cutting.head(marked, to: room)
      let rest = room - DisplayWidth.of(marked)
      let wanted = min(DisplayWidth.of(after), rest / 2)
      before = Cutting.tail(before, to: rest - wanted)
      after = Cutting.head(after, to: rest - DisplayWidth.of(before))
    }
    carets = String(repeating: "^", count: max(1, DisplayWidth.of(marked)))
    let whole = before + marked + after
    // A terminal that reorders shows a right-to-left line from the right: so do its parts.
    if appearance.bidi != .logical, Direction.first(of: whole) == .rightToLeft {
      indent = DisplayWidth.of(after)
      line = [after, marked, before].map { Excerpt.run($0, appearance) }.joined()
    } else if appearance.bidi != .logical, Direction.hasRightToLeft(whole) {
      indent = DisplayWidth.of(before)
      line = [before, marked, after].map { Excerpt.run($0, appearance, .leftToRight) }.joined()
    } else {
      indent = DisplayWidth.of(before)
      line = whole
    }
  }

  private static func run(
    _ part: String, _ appearance: Appearance, _ direction: Direction = .rightToLeft
  ) -> String {
    part.isEmpty ? "" : appearance.shield(part, direction)
  }

  /// The range is clamped to the line and to whole scalars: it comes from outside.
  private static func parts(_ report: DiagnosticReport) -> (String, String, String) {
    let bytes = Array(report.sourceLine.utf8)
    var start = min(max(report.highlight.lowerBound, 0), bytes.count)
    var end = min(max(report.highlight.upperBound, start), bytes.count)
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let pieces = [bytes[..<start], bytes[start..<end], bytes[end...]].map {
      Printable.line(String(decoding: $0, as: UTF8.self))
    }
    return (pieces[0], pieces[1], pieces[2])
  }
}
