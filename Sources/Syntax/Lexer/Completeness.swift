// SPDX-License-Identifier: Apache-2.0
// Whether text typed at the prompt is done, or the statement goes on with the next line.

/// Whether the last statement of a text is done.
package enum Completeness: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case openBracket, openString
    /// The line ends in `|`, `,`, an operator, `where` …
    case `operator`
  }
  case complete
  case needsMore(Reason)
}

/// Whether `text` is a whole script, or its last statement needs another line.
package func completeness(of text: String) -> Completeness {
  var lexer = Lexer(Array(text.utf8))
  lexer.run()
  if lexer.endsInString { return .needsMore(.openString) }
  let open = StatementCutter(lexer.tokens).isUnfinished
  if open.bracket { return .needsMore(.openBracket) }
  return open.token ? .needsMore(.operator) : .complete
}
