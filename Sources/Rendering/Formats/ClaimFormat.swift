// SPDX-License-Identifier: Apache-2.0
// A claim as a small table, outlet by outlet, its differences marked word by word.

internal import Fihris

/// Writes for each claim a line that sums it up, then a line per wording: outlet, date, how it
/// stands to the fullest wording, and its text. Words that the fullest one has and this one has not
/// stand in `[-…-]`, words of its own in `{+…+}`, as `git diff --word-diff` marks them. Texts are
/// wrapped where lines have a width, and never cut.
struct ClaimFormat {
  private let output: OutputBuffer
  private let appearance: Appearance

  init(_ output: OutputBuffer, _ appearance: Appearance) {
    self.output = output
    self.appearance = appearance
  }

  func write(_ result: Result) throws {
    for row in 0..<result.rowCount {
      guard let claim = result.claim(row: row) else { continue }
      if row > 0 { try output.writeLine() }
      try write(claim)
    }
  }

  private func write(_ claim: Claim) throws {
    try output.writeLine(heading(claim))
    let columns = claim.wordings.map { wording in
      [wording.source, wording.date ?? "", wording.kind].map(Printable.line)
    }
    let widths = (0..<3).map { column in
      columns.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    let beside = widths.reduce(2) { $0 + $1 + ($1 > 0 ? 2 : 0) }
    // Where little room is left beside the cells, the text stands under them.
    let isUnder = appearance.width.map { $0 - beside < Self.leastRoom } ?? false
    let indent = isUnder ? 4 : beside
    for (wording, cells) in zip(claim.wordings, columns) {
      var start = " "
      var gap = 1
      for (cell, width) in zip(cells, widths) where width > 0 {
        if !cell.isEmpty {
          start += Cutting.spaces(gap) + appearance.shield(cell, holding: cell)
          gap = 0
        }
        gap += width - DisplayWidth.of(cell) + 2
      }
      if isUnder { try output.writeLine(start) }
      start += Cutting.spaces(gap)
      for (number, line) in lines(wording.pieces, indent: indent).enumerated() {
        let isFirst = number == 0 && !isUnder
        try output.writeLine((isFirst ? start : Cutting.spaces(indent)) + line)
      }
    }
  }

  /// Cells of text that a line beside other cells must have room for.
  private static let leastRoom = 32

  /// The same as a Markdown list item with a table under it; what is omitted is struck out, words of
  /// its own are bold.
  func writeMarkdown(_ result: Result) throws {
    for row in 0..<result.rowCount {
      guard let claim = result.claim(row: row) else { continue }
      if row > 0 { try output.writeLine() }
      try output.writeLine(MarkdownFormat.escape(heading(claim)))
      try output.writeLine("\n| source | date | wording | text |\n| --- | --- | --- | --- |")
      for wording in claim.wordings {
        let text = wording.pieces.map { piece in
          let mark = piece.kind.markdown
          return mark + MarkdownFormat.escape(piece.text) + mark
        }.joined(separator: " ")
        let cells = [wording.source, wording.date ?? "", wording.kind].map(MarkdownFormat.escape)
        try output.writeLine("| \((cells + [text]).joined(separator: " | ")) |")
      }
    }
  }

  private func heading(_ claim: Claim) -> String {
    let speaker = Printable.line(claim.speaker ?? "?")
    let first = claim.wordings.first { $0.date != nil } ?? claim.wordings[0]
    var facts = [
      counted(claim.outlets, "outlet"), counted(claim.articles, "article"),
      "\(claim.independent) independent",
    ]
    if let agreement = claim.agreement {
      facts.append("agreement \(Decimal.rounded(agreement, places: 2))")
    }
    facts.append(
      "first " + Printable.line(first.source) + (first.date.map { " \($0)" } ?? ""))
    let name = appearance.shield(appearance.paint(speaker, .heading), holding: speaker)
    let told = facts.joined(separator: ", ")
    let number = String(claim.number)
    let width = number.count + DisplayWidth.of(speaker) + told.count + 4
    let gap = appearance.width.map { width > $0 } ?? false ? "\n  " : "  "
    return "\(appearance.paint(number, .heading))  \(name)" + gap
      + appearance.paint(told, .faint)
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  // MARK: - Text

  /// A word with the marks of its piece.
  private struct MarkedWord {
    var text: String
    var kind: Claim.Piece.Kind
    var width: Int
  }

  /// The pieces as lines that fit; one line where lines have no width.
  private func lines(_ pieces: [Claim.Piece], indent: Int) -> [String] {
    let words = pieces.flatMap(marked)
    let room = appearance.width.map { $0 - indent } ?? .max
    var lines: [[MarkedWord]] = [[]]
    var used = 0
    for word in words {
      if used > 0, used + 1 + word.width > room {
        lines.append([])
        used = 0
      }
      used += word.width + (used > 0 ? 1 : 0)
      lines[lines.count - 1].append(word)
    }
    return lines.map(painted)
  }

  private func marked(_ piece: Claim.Piece) -> [MarkedWord] {
    var words = Printable.line(piece.text).split(separator: " ").map(String.init)
    guard !words.isEmpty else { return [] }
    let (opening, closing) = piece.kind.marks
    words[0] = opening + words[0]
    words[words.count - 1] += closing
    return words.map {
      MarkedWord(text: $0, kind: piece.kind, width: DisplayWidth.of($0))
    }
  }

  /// A line in the colours of its pieces, as one run of the direction most of it has.
  private func painted(_ words: [MarkedWord]) -> String {
    var runs: [(text: String, kind: Claim.Piece.Kind)] = []
    for word in words {
      if runs.last?.kind == word.kind {
        runs[runs.count - 1].text += " " + word.text
      } else {
        runs.append((word.text, word.kind))
      }
    }
    let line = runs.map { run in
      run.kind.role.map { appearance.paint(run.text, $0) } ?? run.text
    }.joined(separator: " ")
    let text = words.map(\.text).joined(separator: " ")
    return appearance.bidi == .logical ? line : appearance.shield(line, Direction.most(of: text))
  }
}

extension Claim.Piece.Kind {
  /// What stands before and after words of this kind.
  var marks: (opening: String, closing: String) {
    switch self {
    case .shared: ("", "")
    case .added: ("{+", "+}")
    case .omitted: ("[-", "-]")
    }
  }

  fileprivate var markdown: String {
    switch self {
    case .shared: ""
    case .added: "**"
    case .omitted: "~~"
    }
  }

  fileprivate var role: Role? {
    switch self {
    case .shared: nil
    case .added: .added
    case .omitted: .omitted
    }
  }
}
