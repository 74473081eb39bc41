// SPDX-License-Identifier: Apache-2.0
// Tab: completes as far as it is clear, then lists what is possible.

import CLibedit
import CLineEditing

extension EditingSession {
  func complete() -> UInt8 {
    guard let completer else { return Afterwards.beep }
    let line = currentLine
    let before = String(String.UnicodeScalarView(line.scalars[..<line.cursor]))
    let completions = completer(line.text, before.utf8.count)
    let range = scalarRange(of: completions.replaceRange, in: line.scalars)
    let typed = String(String.UnicodeScalarView(line.scalars[range]))
    switch completions.action(typed: typed) {
    case .nothing: return Afterwards.beep
    case .insert(let text):
      el_cursor(editor, Int32(range.upperBound - line.cursor))
      el_deletestr(editor, Int32(range.count))
      _ = insert(text.unicodeScalars)
      return Afterwards.draw
    case .list:
      list(completions.candidates)
      return Afterwards.nothing
    }
  }

  /// Shows the candidates below the line, and the line anew below them.
  private func list(_ candidates: [Candidate]) {
    let window = drawnSize
    let lines = CandidateList(
      columns: window.columns, rows: min(40, max(window.rows - 3, 1)), more: moreCandidates
    ).render(candidates)
    let below = lines.map { $0 + "\r\n" }.joined()
    moveBelowLine(then: "\r\n" + below)
    cle_draw(editor)
  }

  /// The scalars at UTF-8 offsets, clamped to the line and to whole scalars.
  private func scalarRange(of range: Range<Int>, in scalars: [Unicode.Scalar]) -> Range<Int> {
    var offset = 0
    var lower = scalars.count
    var upper = scalars.count
    for (index, scalar) in scalars.enumerated() {
      if offset >= range.lowerBound { lower = min(lower, index) }
      if offset >= range.upperBound { upper = min(upper, index) }
      offset += UTF8.width(scalar)
    }
    return min(lower, upper)..<upper
  }
}
