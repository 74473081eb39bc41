// SPDX-License-Identifier: Apache-2.0
// Tokens with what they are for the eye, for colouring a line while it is typed.

/// A token of a text and its class.
package struct HighlightedToken: Hashable, Sendable {
  package enum Class: Hashable, Sendable {
    case keyword, field, name, string, number, date, parameter, `operator`, bracket, comment
    case invalid
  }
  package var `class`: Class
  package var range: SourceRange
}

/// The tokens of `text`, comments included, in order. Words are judged by their neighbours alone,
/// so that an unfinished line has colours too.
package func lex(_ text: String) -> [HighlightedToken] {
  let bytes = Array(text.utf8)
  var lexer = Lexer(bytes)
  lexer.run()
  var result = lexer.comments.map { HighlightedToken(class: .comment, range: $0) }
  for index in lexer.tokens.indices {
    let kind = highlightClass(lexer.tokens, index, bytes)
    result.append(HighlightedToken(class: kind, range: lexer.tokens[index].range))
  }
  return result.sorted { $0.range.start < $1.range.start }
}

private func highlightClass(
  _ tokens: [Token], _ index: Int, _ bytes: [UInt8]
) -> HighlightedToken.Class {
  switch tokens[index].kind {
  case .word: wordClass(tokens, index, bytes)
  case .string: .string
  case .number: .number
  case .date: .date
  case .parameter: .parameter
  case .last: .name
  case .openBracket, .closeBracket: .bracket
  case .invalid, .end: .invalid
  case .comment: .comment
  default: .operator
  }
}

private func wordClass(
  _ tokens: [Token], _ index: Int, _ bytes: [UInt8]
) -> HighlightedToken.Class {
  let token = tokens[index]
  let before = index > 0 ? tokens[index - 1] : nil
  let after = index + 1 < tokens.count ? tokens[index + 1].kind.comparison : nil
  if let before, before.kind.comparison != nil || before.kind == .range {
    return token.keyword == nil ? .string : .keyword
  }
  let word = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
  let isField = KeywordTable.field(word) != nil
  if isField, after != nil || wantsField(before) { return .field }
  if token.keyword != nil { return .keyword }
  return isField ? .field : .name
}

/// Whether a field is likelier than a keyword after this token.
private func wantsField(_ token: Token?) -> Bool {
  guard let token else { return false }
  if token.kind == .comma { return true }
  switch token.keyword {
  case .by, .show, .unique, .pivot, .per, .distinct, .min, .max, .list, .sum, .average, .where:
    return true
  default: return false
  }
}
