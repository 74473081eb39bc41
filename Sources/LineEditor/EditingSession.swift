// SPDX-License-Identifier: Apache-2.0
// libedit at a terminal: its life, its callbacks, and reading one line.

import CLibedit
import CLineEditing
import Glibc

/// Owns libedit's editor and history.
///
/// libedit calls back for every key (`readKey`) and for every key bound to a function of ours
/// (`EditingSession+Bindings`). The callbacks find the session by the editor's client pointer.
final class EditingSession {
  let editor: OpaquePointer
  private let history: OpaquePointer
  private let prompt = PromptText()
  let moreCandidates: (Int) -> String

  var completer: ((String, Int) -> Completions)?
  var highlighter: ((String) -> [HighlightSpan])?

  /// Fixed when `.editrc` has been read.
  let isVi: Bool
  let canPaint: Bool

  var input = InputBytes()
  /// A scalar that was taken from the input and waits for `Keys.insertWaiting` to insert it.
  var waiting: Unicode.Scalar?
  /// True when the next scalar is an argument of vi's `f`, `t` or `r` and goes through untouched.
  var takesNextKeyAsItIs = false
  var sequence = KeySequence.none
  /// Length and cursor of a line taller than the window when it was last drawn for `readKey`.
  var drawnTall = (-1, -1)
  /// Why reading the line ended, when it was not Enter.
  var endedBy: ReadOutcome = .endOfInput
  /// True when marks or colours are on the screen that libedit knows nothing of.
  var isPainted = false

  /// Nil when libedit or a UTF-8 locale is not to be had.
  init?(program: String, moreCandidates: @escaping (Int) -> String) {
    guard cle_use_utf8_locale() != 0, let history = history_init() else { return nil }
    guard let editor = cle_open(program) else {
      history_end(history)
      return nil
    }
    self.editor = editor
    self.history = history
    self.moreCandidates = moreCandidates
    canPaint = cle_moves_by_ansi(editor) != 0
    isVi = Self.bindKeys(of: editor)
    cle_set_signals(editor, 0)
    cle_set_history(editor, history)
    cle_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
    cle_set_prompt(editor) { EditingSession.of($0)?.prompt.bytes }
    cle_set_reader(editor) { editor, key in
      guard let session = EditingSession.of(editor), let key else { return 0 }
      return session.readKey(into: &key.pointee)
    }
  }

  deinit {
    el_end(editor)
    history_end(history)
  }

  static func of(_ editor: OpaquePointer?) -> EditingSession? {
    guard let editor, let client = cle_client(editor) else { return nil }
    return Unmanaged.fromOpaque(client).takeUnretainedValue()
  }

  // MARK: - History

  /// Replaces all that Up can recall.
  func recall(_ entries: [String], limit: Int) {
    cle_history_clear(history)
    cle_history_limit(history, Int32(clamping: limit))
    for entry in entries { cle_history_enter(history, entry) }
  }

  func recallAlso(_ entry: String) {
    cle_history_enter(history, entry)
  }

  // MARK: - Reading

  func readLine(prompt text: String) -> ReadOutcome {
    prompt.set(text)
    endedBy = .endOfInput
    takesNextKeyAsItIs = false
    sequence = .none
    drawnTall = (-1, -1)
    isPainted = false
    cle_signals_catch()
    defer { cle_signals_restore() }
    // Before the prompt invites to type: libedit would do it after.
    cle_prepare_terminal(editor, 1)
    setBracketedPaste(true)
    var count = 0
    let line = cle_read_line(editor, &count)
    let outcome = line.map { finished(UnsafeBufferPointer(start: $0, count: count)) }
    setBracketedPaste(false)
    if outcome == nil { write("\r\n") }
    return outcome ?? endedBy
  }

  private func finished(_ line: UnsafeBufferPointer<UInt32>) -> ReadOutcome {
    // libedit adds the line end of Enter.
    let scalars = line.last == 10 ? line.dropLast() : line[...]
    return .line(String(String.UnicodeScalarView(scalars.map(Self.scalar))))
  }

  static func scalar(_ value: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  // MARK: - The terminal

  /// In vi mode a key that begins with ESC would make ESC itself wait, so there pasting is typing.
  func setBracketedPaste(_ isOn: Bool) {
    if canPaint, !isVi { write("\u{1B}[?2004\(isOn ? "h" : "l")") }
  }

  func write(_ text: String) {
    cle_write(text, text.utf8.count)
  }

  /// Rows and columns of the window as libedit has drawn into it; at a change of the window it is the
  /// old size until `el_resize`.
  var drawnSize: (rows: Int, columns: Int) {
    var rows: Int32 = 24
    var columns: Int32 = 80
    cle_size(editor, &rows, &columns)
    return (max(Int(rows), 1), max(Int(columns), 1))
  }

  /// The cells of the prompt.
  var promptWidth: Int { prompt.width }
}

/// The prompt in the form libedit wants: bytes that stay where they are, colour sequences between
/// two bytes 1.
private final class PromptText {
  private(set) var bytes: UnsafeMutablePointer<CChar>?
  private(set) var width = 0

  deinit { free(bytes) }

  func set(_ text: String) {
    var marked = ""
    var plain = ""
    var rest = text[...]
    while let escape = rest.firstIndex(of: "\u{1B}") {
      plain += rest[..<escape]
      marked += rest[..<escape]
      let end = rest[escape...].firstIndex(of: "m").map(rest.index(after:)) ?? rest.endIndex
      marked += "\u{1}\(rest[escape..<end])\u{1}"
      rest = rest[end...]
    }
    free(bytes)
    bytes = strdup(marked + rest)
    width = displayWidth(plain + rest)
  }
}
