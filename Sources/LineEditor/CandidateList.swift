// SPDX-License-Identifier: Apache-2.0
// Completions in columns, measured in terminal cells.

/// Lays candidates out below the line, top to bottom, then left to right.
struct CandidateList {
  /// Cells in a row of the terminal.
  let columns: Int
  /// The most rows of candidates.
  let rows: Int
  /// Says how many candidates are left out.
  let more: (Int) -> String

  /// The rows as a terminal is to get them, without line ends; notes are faint.
  func render(_ candidates: [Candidate]) -> [String] {
    let cells = candidates.map(Cell.init)
    let room = max(columns - 1, 1)
    let width = min((cells.map(\.width).max() ?? 0) + 2, room)
    let perRow = max(room / max(width, 1), 1)
    let needed = (cells.count + perRow - 1) / perRow
    let shownRows = min(needed, max(rows, 1))
    let shown = min(cells.count, shownRows * perRow)
    var lines = (0..<shownRows).map { row in
      stride(from: row, to: shown, by: shownRows)
        .map { cells[$0].padded(to: width, within: room) }.joined()
    }
    if shown < cells.count { lines.append(more(cells.count - shown)) }
    return lines
  }

  private struct Cell {
    let text: String
    let note: String
    let width: Int

    init(_ candidate: Candidate) {
      text = shownSafely(candidate.text)
      note = shownSafely(candidate.note)
      width = displayWidth(text) + (note.isEmpty ? 0 : 2 + displayWidth(note))
    }

    func padded(to width: Int, within room: Int) -> String {
      let shownText = clipped(text, to: room)
      let rest = room - displayWidth(shownText) - 2
      let shownNote = note.isEmpty || rest < 1 ? "" : clipped(note, to: rest)
      let used = displayWidth(shownText) + (shownNote.isEmpty ? 0 : 2 + displayWidth(shownNote))
      let tail = shownNote.isEmpty ? "" : "  \u{1B}[2m\(kept(shownNote))\u{1B}[22m"
      return kept(shownText) + tail + String(repeating: " ", count: max(width - used, 0))
    }

    /// Between left-to-right marks if it is Arabic: a terminal that reorders would swap the columns.
    private func kept(_ text: String) -> String {
      text.unicodeScalars.contains { $0.value > 0x590 } ? "\u{200E}\(text)\u{200E}" : text
    }
  }
}

/// `text` with controls, line ends and bidi controls shown as U+FFFD: a name from the data must not
/// steer the terminal.
private func shownSafely(_ text: String) -> String {
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let category = scalar.properties.generalCategory
    let isHarmful =
      category == .control || category == .lineSeparator || category == .paragraphSeparator
      || scalar.properties.isBidiControl
    shown.append(isHarmful ? "\u{FFFD}" : scalar)
  }
  return String(shown)
}

/// The longest beginning of `text` that fits into `room` cells.
private func clipped(_ text: String, to room: Int) -> String {
  var width = 0
  return String(
    text.prefix { letter in
      width += displayWidth(String(letter))
      return width <= room
    })
}
