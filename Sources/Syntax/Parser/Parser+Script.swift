// SPDX-License-Identifier: Apache-2.0
// From a whole script to its statements, and every diagnostic in order.

/// Parses a script.
///
/// - Parameter language: the keyword language assumed of a statement that shows none.
/// - Returns: every statement that could be read, and everything that is wrong, by position. A
///   statement with a mistake in it is left out, so check a script only if nothing is wrong.
package func parse(
  _ text: String, language: KeywordLanguage = .english
) -> (script: Script, diagnostics: [Diagnostic]) {
  parse(utf8: Array(text.utf8), isValid: true, language: language)
}

/// Parses a script from bytes, which need not be valid UTF-8: where they are not, that is reported.
/// - Parameter isValid: whether they are known to be.
package func parse(
  utf8 bytes: [UInt8], isValid: Bool = false, language: KeywordLanguage = .english
) -> (script: Script, diagnostics: [Diagnostic]) {
  guard bytes.count <= Parser.lengthLimit else {
    let range = SourceRange(Parser.lengthLimit, bytes.count)
    let problem = Problem.scriptTooLong(limit: Parser.lengthLimit)
    return (Script(statements: []), [Diagnostic(problem, at: range, language: language)])
  }
  var lexer = Lexer(bytes, isValid: isValid)
  lexer.run()
  var parser = Parser(bytes, tokens: lexer.tokens, fallback: language)
  return parser.script(lexerProblems: lexer.problems)
}

extension Parser {
  mutating func script(
    lexerProblems: [(Problem, SourceRange)]
  ) -> (script: Script, diagnostics: [Diagnostic]) {
    var pending = lexerProblems[...]
    var statements: [Statement] = []
    var diagnostics: [Diagnostic] = []
    let cut = StatementCutter(tokens)
    for index in 0..<cut.count where diagnostics.count < Self.diagnosticLimit {
      let next = index + 1 < cut.count ? tokens[cut[index + 1].lowerBound].start : Int.max
      let own = pending.prefix { $0.1.start < next }
      pending = pending.dropFirst(own.count)
      let read = readStatement(cut[index])
      if let read, problems.isEmpty, own.isEmpty {
        statements.append(read)
        continue
      }
      let all = (problems + own).sorted { $0.1.start < $1.1.start }
      let language = self.language ?? guessedLanguage()
      diagnostics += all.map { Diagnostic($0.0, at: $0.1, language: language) }
    }
    for (problem, range) in pending {
      diagnostics.append(Diagnostic(problem, at: range, language: fallback))
    }
    let starts = (0..<cut.count).map { tokens[cut[$0].lowerBound].start }
    let script = Script(statements: statements, starts: starts)
    diagnostics.removeLast(max(0, diagnostics.count - Self.diagnosticLimit))
    return (script, diagnostics)
  }

  private mutating func begin(_ range: Range<Int>) {
    move(to: range)
    brackets = []
    pipeDepth = 0
    negations = 0
    operators = 0
    steps = 0
    expected = []
    language = nil
    problems = []
  }

  /// The statement of these tokens; nil if it is wrong, and then `problems` says why.
  private mutating func readStatement(_ range: Range<Int>) -> Statement? {
    begin(range)
    notesExpected = false
    if let read = readStatement(), problems.isEmpty { return read }
    begin(range)
    notesExpected = true
    return readStatement()
  }

  private mutating func readStatement() -> Statement? {
    let start = current.start
    do throws(Failure) {
      let kind = try statement()
      guard current.kind == .end else { throw fail() }
      let language = language ?? guessedLanguage()
      return Statement(kind, range(from: start), language: language)
    } catch {
      return nil
    }
  }

  /// The language of a statement without a keyword: that of its first word.
  private func guessedLanguage() -> KeywordLanguage {
    let word = tokens[statementRange].first { $0.kind == .word }
    return word.map { writtenLanguage(of: $0) == .arabic ? .arabic : fallback } ?? fallback
  }
}
