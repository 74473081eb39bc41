// SPDX-License-Identifier: Apache-2.0
// Paints the line in colour, and with its tashkeel, over libedit's plain text.

import CLineEditing

extension EditingSession {
  /// Repaints the line while no key is waiting.
  ///
  /// libedit draws no zero-width scalars at all (each shares its cell with the next letter, which
  /// wins), and knows no colours; but it leaves the cells of unchanged letters alone, so painting
  /// over them is safe as long as each letter stays in its cell.
  func paint() {
    guard canPaint, !isSearching else { return }
    let line = currentLine
    let hasMarks = line.scalars.contains { $0.value >= 0x300 && $0.displayWidth == 0 }
    let spans = highlighter.map { $0(line.text) } ?? []
    let window = drawnSize
    let layout = LineLayout(line.scalars, start: promptWidth, columns: window.columns)
    // Several rows are painted even when plain: libedit ends them with a line feed, and a terminal
    // that wraps anew after a change of its width must know them as one line.
    guard isPainted || hasMarks || !spans.isEmpty || layout.rows > 1 else { return }
    guard promptWidth < window.columns, layout.rows <= window.rows, !line.scalars.isEmpty else {
      return
    }
    isPainted = hasMarks || !spans.isEmpty
    var painter = LinePainter(at: layout.positions[line.cursor])
    painter.paint(line.scalars, spans: spans, layout: layout)
    write(painter.finish(at: layout.positions[line.cursor]))
  }
}

/// Makes the output that draws a line's letters into the cells where they already stand.
struct LinePainter {
  private var output = "\u{1B}[?25l"
  private var at: ScreenPosition

  init(at cursor: ScreenPosition) {
    at = cursor
  }

  mutating func paint(
    _ scalars: [Unicode.Scalar], spans: [HighlightSpan], layout: LineLayout
  ) {
    var offset = 0
    var rest = spans[...]
    var style = ""
    for (index, scalar) in scalars.enumerated() {
      while let span = rest.first, span.range.upperBound <= offset { rest.removeFirst() }
      let wanted = rest.first.map { $0.range.contains(offset) ? $0.style : "" } ?? ""
      if wanted != style {
        output += "\u{1B}[0\(wanted.isEmpty ? "" : ";" + wanted)m"
        style = wanted
      }
      put(scalar, at: layout.positions[index], columns: layout.columns)
      offset += UTF8.width(scalar)
    }
    if !style.isEmpty { output += "\u{1B}[0m" }
  }

  /// The whole output, which ends with the cursor at `cursor`.
  mutating func finish(at cursor: ScreenPosition) -> String {
    move(to: cursor)
    return output + "\u{1B}[?25h"
  }

  private mutating func put(
    _ scalar: Unicode.Scalar, at position: ScreenPosition, columns: Int
  ) {
    switch cle_class_of(scalar.value) {
    case cle_newline, cle_tab: return
    case cle_printable:
      let width = scalar.displayWidth
      guard width > 0 else {
        output.unicodeScalars.append(scalar)
        return
      }
      goTo(position, columns: columns)
      output.unicodeScalars.append(scalar)
      at.column += width
    default:
      goTo(position, columns: columns)
      let visible = LineLayout.visible(scalar)
      output += String(decoding: visible, as: UTF8.self)
      let end = at.column + visible.count
      // A terminal wraps only when the next letter comes: a full row leaves the cursor in it.
      let wraps = (end - 1) / columns
      at = ScreenPosition(row: at.row + wraps, column: end - wraps * columns)
    }
  }

  /// Lets the terminal wrap by itself where the row is full, so that it knows the line as one.
  private mutating func goTo(_ position: ScreenPosition, columns: Int) {
    if at.column == columns, position == ScreenPosition(row: at.row + 1, column: 0) {
      at = position
    } else {
      move(to: position)
    }
  }

  private mutating func move(to position: ScreenPosition) {
    guard position != at else { return }
    if position.row < at.row { output += "\u{1B}[\(at.row - position.row)A" }
    if position.row > at.row { output += "\u{1B}[\(position.row - at.row)B" }
    output += "\r"
    if position.column > 0 { output += "\u{1B}[\(position.column)C" }
    at = position
  }
}
