// SPDX-License-Identifier: Apache-2.0
// Reading keys: what libedit gets to see of the input, and signals while it waits.

import CLibedit
import CLineEditing
import Glibc

extension EditingSession {
  /// libedit's reader: 1 with a key, 0 at the end of input, -1 when the line is dropped.
  func readKey(into key: inout UInt32) -> Int32 {
    while true {
      while let scalar = input.nextScalar() {
        guard let code = translate(scalar) else { continue }
        key = code.value
        return 1
      }
      drawnColumns = windowSize.columns
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
    // Asked for every key: no copy of the line.
    var count = 0
    var cursor = 0
    let line = UnsafeBufferPointer(start: cle_line(editor, &count, &cursor), count: count)
    guard let newline = line.lastIndex(of: 10) else { return false }
    let prompt = line[(newline + 1)...]
    return ["bck:", "bck?", "fwd:", "fwd?"].contains {
      prompt.starts(with: $0.unicodeScalars.lazy.map(\.value))
    }
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
    cle_interrupt_clear()
    input.discardAll()
    waiting = nil
    moveBelowLine(columns: windowSize.columns, then: "^C")
    endedBy = .interrupted
    errno = EINTR
    return -1
  }

  private func stop() {
    moveBelowLine(columns: windowSize.columns, then: "\r\n")
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
    let columns = Self.terminalWrapsAnew ? windowSize.columns : drawnColumns
    let layout = LineLayout(line.scalars, start: promptWidth, columns: columns)
    let row = layout.positions[line.cursor].row
    write((row > 0 ? "\u{1B}[\(row)A" : "") + "\r\u{1B}[J")
    el_resize(editor)
    cle_draw(editor)
  }

  /// Whether full rows flow on when the window's width changes, so that the new width says where the
  /// cursor is. xterm and mlterm, which name themselves in the environment, only cut them off.
  private static var terminalWrapsAnew: Bool {
    getenv("TMUX") != nil || (getenv("XTERM_VERSION") == nil && getenv("MLTERM") == nil)
  }

  /// Leaves the cursor behind the line's end and writes `text`.
  func moveBelowLine(columns: Int, then text: String) {
    let line = currentLine
    let layout = LineLayout(line.scalars, start: promptWidth, columns: columns)
    guard let end = layout.positions.last else { return }
    let down = end.row - layout.positions[line.cursor].row
    let move = (down > 0 ? "\u{1B}[\(down)B" : "") + "\r"
    write(move + (end.column > 0 ? "\u{1B}[\(end.column)C" : "") + text)
  }
}
