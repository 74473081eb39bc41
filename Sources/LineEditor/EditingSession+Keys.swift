// SPDX-License-Identifier: Apache-2.0
// Reading keys: what libedit gets to see of the input, and signals while it waits.

import CLibedit
import CLineEditing
import Glibc

/// Where the input is within a key's sequence (`ESC [ … letter`), which must reach libedit whole.
enum KeySequence {
  case none
  case escape
  case parameters

  /// Moves on past `scalar`.
  mutating func take(_ scalar: Unicode.Scalar) {
    switch (self, scalar) {
    case (_, "\u{1B}"): self = .escape
    case (.escape, "["), (.escape, "O"): self = .parameters
    case (.parameters, " "..."?"): break
    default: self = .none
    }
  }
}

extension EditingSession {
  /// libedit's reader: 1 with a key, 0 at the end of input, -1 when the line is dropped.
  func readKey(into key: inout UInt32) -> Int32 {
    while true {
      while cle_has_events() == 0, !input.isEmpty {
        if needsDrawing() {
          key = Keys.draw.value
          return 1
        }
        guard let scalar = input.nextScalar() else { break }
        guard let code = translate(scalar) else { continue }
        key = code.value
        return 1
      }
      if cle_wait(STDIN_FILENO, 0) == 0 { paint() }
      switch input.fill() {
      case .bytes: break
      case .end:
        endedBy = .endOfInput
        return 0
      case .events:
        if let result = answer(SignalEvents.take()) { return result }
      }
    }
  }

  /// What libedit is to get for `scalar`; nil for nothing.
  ///
  /// libedit counts a column for a mark typed at the end of the line, and in vi's command mode it
  /// inserts letters beyond U+00FF. Such a scalar waits, and libedit gets a code that each of its key
  /// maps binds to the right thing.
  private func translate(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    sequence.take(scalar)
    if takesNextKeyAsItIs {
      takesNextKeyAsItIs = false
      return scalar
    }
    // A terminal that was not yet raw makes NUL of Ctrl-D; C1 controls are our own codes.
    if scalar.value == 0 || (0x80...0x9f).contains(scalar.value) { return nil }
    if isSearching {
      // A search ends at keys bound to functions of ours.
      return scalar == "\u{7F}" || scalar == "\u{8}" ? Keys.deleteInSearch : scalar
    }
    let isMark = scalar.value >= 0x300 && scalar.displayWidth == 0
    guard isMark || (isVi && scalar.value > 0xff) else { return scalar }
    waiting = scalar
    return Keys.insertWaiting
  }

  /// True while libedit looks for an entry: it then shows its own prompt within the line.
  var isSearching: Bool {
    let line = rawLine.scalars
    guard let newline = line.lastIndex(of: 10) else { return false }
    let prompt = line[(newline + 1)...]
    return ["bck:", "bck?", "fwd:", "fwd?"].contains {
      prompt.starts(with: $0.unicodeScalars.lazy.map(\.value))
    }
  }

  /// True when libedit must draw the line before it gets the next key.
  ///
  /// Where the line is taller than the window, libedit does not follow when the cursor moves below
  /// the last row, and then the short cut by which it shows a typed letter writes behind its buffers.
  /// A drawing puts its idea of the cursor right.
  private func needsDrawing() -> Bool {
    guard sequence == .none, !takesNextKeyAsItIs, isTall, !isSearching else { return false }
    let line = rawLine
    let state = (line.scalars.count, line.cursor)
    defer { drawnTall = state }
    return state != drawnTall
  }

  /// True when the line takes all rows of the window, or nearly.
  var isTall: Bool {
    let window = drawnSize
    let scalars = rawLine.scalars
    guard scalars.count + promptWidth > window.columns || window.rows < 4 || scalars.contains(10)
    else { return false }
    // Enough even if every other scalar is a mark; and no more is measured than a window holds.
    guard scalars.count < 2 * window.rows * window.columns else { return true }
    let layout = LineLayout(
      scalars.map(Self.scalar), start: promptWidth, columns: window.columns)
    return layout.rows + 1 >= window.rows
  }

  // MARK: - Signals

  private func answer(_ events: SignalEvents) -> Int32? {
    if events.contains(.hangup) {
      endedBy = .endOfInput
      return 0
    }
    if events.contains(.interrupt) { return interrupt() }
    if events.contains(.stop) { stop() }
    if events.contains(.continued) || events.contains(.stop) { goOn() }
    if events.contains(.resize) { resize() }
    return nil
  }

  private func interrupt() -> Int32 {
    input.discardAll()
    waiting = nil
    moveBelowLine(then: "^C")
    endedBy = .interrupted
    errno = EINTR
    return -1
  }

  private func stop() {
    moveBelowLine(then: "\r\n")
    setBracketedPaste(false)
    cle_prepare_terminal(editor, 0)
    cle_signals_stop_here()
  }

  /// The shell has set the terminal as it likes it, and other output may stand where the line was.
  private func goOn() {
    cle_prepare_terminal(editor, 1)
    setBracketedPaste(true)
    write("\r\u{1B}[J")
    el_resize(editor)
    cle_draw(editor)
  }

  private func resize() {
    let line = currentLine
    var columns = drawnSize.columns
    el_resize(editor)
    if Self.terminalWrapsAnew { columns = drawnSize.columns }
    let layout = LineLayout(line.scalars, start: promptWidth, columns: columns)
    let row = layout.positions[line.cursor].row
    write((row > 0 ? "\u{1B}[\(row)A" : "") + "\r\u{1B}[J")
    cle_draw(editor)
  }

  /// Whether full rows flow on when the window's width changes, so that the new width says where the
  /// cursor is. xterm and mlterm, which name themselves in the environment, only cut them off.
  private static var terminalWrapsAnew: Bool {
    getenv("TMUX") != nil || (getenv("XTERM_VERSION") == nil && getenv("MLTERM") == nil)
  }

  /// Leaves the cursor behind the line's end and writes `text`.
  func moveBelowLine(then text: String) {
    let line = currentLine
    let layout = LineLayout(line.scalars, start: promptWidth, columns: drawnSize.columns)
    guard let end = layout.positions.last else { return }
    let down = end.row - layout.positions[line.cursor].row
    let move = (down > 0 ? "\u{1B}[\(down)B" : "") + "\r"
    write(move + (end.column > 0 ? "\u{1B}[\(end.column)C" : "") + text)
  }
}
