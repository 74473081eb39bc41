// SPDX-License-Identifier: Apache-2.0
// Reads lines from whoever is at standard input: a person at a terminal, or a file or pipe.

import CLineEditing
import Glibc

/// What came of reading a line.
package enum ReadOutcome: Equatable, Sendable {
  /// A line without its end; it holds `\n` when several lines were pasted or recalled as one.
  case line(String)
  /// Ctrl-C: the line is dropped. The cursor stands on a fresh row.
  case interrupted
  /// Ctrl-D on an empty line, the end of the file, or the terminal hung up.
  case endOfInput
}

/// A line editor at a terminal that can move its cursor; a plain reader everywhere else.
///
/// At a terminal lines are edited by libedit, with the user's `.editrc` (lines of ours there begin
/// with the program's name and a colon), history, completion and live colour. With `TERM=dumb` the
/// terminal's own line discipline edits and the prompt is still shown. Where standard input or output
/// is no terminal, libedit is not even started and no prompt is printed.
///
/// There is one editor per process, on one thread. While it lives at a terminal, Ctrl-C never ends
/// the program: it drops the line that is read, or sets `InterruptFlag`.
package final class LineEditor {
  /// Gives completions for Tab; nil for none. Called on the thread that reads.
  package var completer: ((_ line: String, _ cursorUTF8: Int) -> Completions)?
  /// Colours the line while it is typed; nil for none. Called for each key, so it must be fast.
  package var highlighter: ((_ line: String) -> [HighlightSpan])?

  private let history: History
  private let session: EditingSession?
  private let reader: PlainReader
  private let isInteractive: Bool

  /// - Parameters:
  ///   - program: the name by which `.editrc` knows us.
  ///   - historyPath: the history's file, made with its folders on `saveHistory`; nil keeps the
  ///     history in memory. Unreadable or damaged entries are left out.
  ///   - historyLimit: how many statements are kept, the newest ones.
  ///   - moreCandidates: says how many completions a list leaves out.
  package init(
    program: String, historyPath: String?, historyLimit: Int = 10_000,
    moreCandidates: @escaping (Int) -> String = { "… \($0) more" }
  ) {
    isInteractive = Self.isInteractive
    let edits = isInteractive && Self.terminalCanEdit
    history = History(path: edits ? historyPath : nil, limit: historyLimit)
    session = edits ? EditingSession(program: program, moreCandidates: moreCandidates) : nil
    reader = PlainReader(prompts: isInteractive)
    if isInteractive { cle_interrupt_hold() }
    session?.recall(history.entries, limit: historyLimit)
  }

  deinit {
    if isInteractive { cle_interrupt_release() }
  }

  /// True when standard input and standard output are terminals.
  package static var isInteractive: Bool {
    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
  }

  /// Shows `prompt` and reads a line. The prompt may hold colour sequences (`ESC[…m`).
  package func readLine(prompt: String) -> ReadOutcome {
    guard let session else { return reader.readLine(prompt: prompt) }
    session.completer = completer
    session.highlighter = highlighter
    return session.readLine(prompt: prompt)
  }

  /// Makes `statement` the newest of the history; an equal older one goes. It may have many lines.
  ///
  /// Where no line is edited there is no history and nothing happens.
  package func addHistory(_ statement: String) {
    guard let session else { return }
    switch history.add(statement) {
    case .added(let entry): session.recallAlso(entry)
    case .moved: session.recall(history.entries, limit: history.limit)
    case .ignored: break
    }
  }

  /// Merges what was added since the last call into the history's file.
  ///
  /// The file is locked meanwhile, and replaced as a whole. Cheap enough to call after each
  /// statement: a few milliseconds at 10,000 entries.
  /// - Throws: `HistoryError` when the file cannot be read, locked or replaced; what was added is
  ///   kept for the next try.
  package func saveHistory() throws {
    try history.save()
  }

  private static var terminalCanEdit: Bool {
    guard let terminal = getenv("TERM") else { return false }
    let name = String(cString: terminal)
    return !name.isEmpty && name != "dumb"
  }
}
