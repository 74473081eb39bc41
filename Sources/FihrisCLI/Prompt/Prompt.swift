// SPDX-License-Identifier: Apache-2.0
// The prompt: statements typed by a person, answered one by one.

internal import Fihris
internal import LineEditor
internal import Rendering

/// Asks for statements until the person leaves.
struct Prompt {
  private let workplace: Workplace
  private let editor: LineEditor

  init(_ workplace: Workplace) {
    self.workplace = workplace
    editor = LineEditor(program: "fihris", historyPath: HistoryFile.path(environment))
    let session = workplace.session
    editor.completer = { Prompt.completions(of: $0, at: $1, in: session) }
  }

  /// Ctrl-C drops what is typed or stops what runs; Ctrl-D leaves, and `exit` and `quit` do.
  /// - Throws: what ends the program before the person does.
  func run() throws {
    let size = CorpusOpening.size(of: workplace.session.corpus)
    tell("fihris \(FihrisCommand.version): \(size). help lists the words; Ctrl-D leaves.")
    var typed = ""
    while true {
      switch editor.readLine(prompt: prompt(after: typed)) {
      case .interrupted: typed = ""
      case .endOfInput where typed.isEmpty: return try workplace.finish(.done)
      case .endOfInput: typed = ""
      case .line(let line):
        let isBlank = line.allSatisfy(\.isWhitespace)
        typed += typed.isEmpty ? (isBlank ? "" : line) : "\n" + line
        if ["exit", "quit"].contains(typed) { return try workplace.finish(.done) }
        // An empty line ends a statement that waits for more: its error says what is missing.
        guard !typed.isEmpty, isBlank || workplace.session.isComplete(typed) else { continue }
        try answer(typed)
        typed = ""
      }
    }
  }

  /// What is open shows in the prompt of the next line.
  private func prompt(after typed: String) -> String {
    guard !typed.isEmpty else { return "fihris> " }
    return switch workplace.session.incompleteness(of: typed) {
    case .openBracket: "   (..> "
    case .openString: "   \"..> "
    case .openEnd, nil: "    ..> "
    }
  }

  private func answer(_ statements: String) throws {
    editor.addHistory(statements)
    do {
      try editor.saveHistory()
    } catch {
      tell("the history is not saved: \(error)")
    }
    do {
      _ = try workplace.run(statements, file: nil)
    } catch ExitStatus.interrupted {
      tell("stopped")
    }
  }

  private func tell(_ line: String) {
    StandardStream.errors.tryWrite(line + "\n")
  }

  private static func completions(
    of line: String, at offset: Int, in session: Session
  ) -> LineCompletions {
    let found = session.completions(of: line, at: offset)
    return LineCompletions(
      replaceRange: found.replace,
      candidates: found.candidates.map { Candidate(text: $0.text, note: $0.note) })
  }
}

/// Where the statements typed at the prompt are kept.
enum HistoryFile {
  /// `$XDG_STATE_HOME/fihris/history`, or below `~/.local/state`; nil without a home.
  static func path(_ environment: (String) -> String?) -> String? {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/fihris/history"
    }
    guard let home = environment("HOME"), !home.isEmpty else { return nil }
    return home + "/.local/state/fihris/history"
  }
}
