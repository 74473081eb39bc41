// SPDX-License-Identifier: Apache-2.0
// What may stand at a place in a text being typed, for Tab at the prompt.

/// What may be typed at a place. The caller has fields, values and names; keywords come with it.
package struct CompletionContext: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    case statementStart, rowsStart, stageName, patternAtom
    case fieldName
    /// A value of this field, by its English name if it is a built-in one.
    case fieldValue(of: String)
    case optionName
    case optionValue(of: String)
    /// What `describe` and `help` are asked about.
    case topic
    /// The name of a let where one is used.
    case letName
    case parameter
    case string
  }

  /// Everything that may stand here; empty where the text before is already wrong, or in a comment.
  package var places: [Place]
  /// The keywords that may stand here and begin with the prefix, in the language of the line.
  package var keywords: [String]
  /// What a completion replaces: the word being typed, with its opening mark if it is a string.
  package var replace: SourceRange
  /// What is typed of the word already, without an opening mark.
  package var prefix: String
  /// Whether the word being typed stands in an open string.
  package var isInString: Bool
  package var language: KeywordLanguage
}

/// What may stand at `offset`, in UTF-8 bytes, of `text`, judged by what stands before it.
///
/// The parser itself reads up to there; what it tried last is what may come.
package func completionContext(
  of text: String, at offset: Int, language: KeywordLanguage = .english
) -> CompletionContext {
  let bytes = Array(Array(text.utf8).prefix(max(0, offset)))
  var lexer = Lexer(bytes)
  lexer.run()
  var context = CompletionContext(
    places: [], keywords: [], replace: SourceRange(bytes.count, bytes.count), prefix: "",
    isInString: lexer.endsInString, language: language)
  if let comment = lexer.comments.last, comment.end == bytes.count, !bytes.isEmpty {
    return context
  }
  let cut = StatementCutter(lexer.tokens)
  var range = cut.count > 0 ? cut[cut.count - 1] : 0..<0
  if lexer.tokens.last?.kind == .semicolon { range = 0..<0 }
  if let word = lexer.tokens.last, word.end == bytes.count, word.isTyped(lexer.endsInString) {
    context.replace = word.range
    context.prefix = typedText(of: word, bytes)
    range = range.lowerBound..<max(range.lowerBound, range.upperBound - 1)
  }
  var parser = Parser(
    bytes, tokens: lexer.tokens, fallback: language, notesExpected: true)
  let expected = parser.expectedAfter(range)
  context.language =
    context.prefix.isEmpty ? parser.language ?? language : writtenLanguage(context.prefix)
  context.places = places(expected)
  context.keywords = context.isInString ? [] : keywords(expected, in: context)
  return context
}

private func writtenLanguage(_ prefix: String) -> KeywordLanguage {
  isArabic(prefix) ? .arabic : .english
}

private func typedText(of word: Token, _ bytes: [UInt8]) -> String {
  word.kind == .string
    ? stringValue(bytes, word.start..<word.end)
    : String(decoding: bytes[word.start..<word.end], as: UTF8.self)
}

extension Token {
  /// Whether it is a word that may go on with the next key.
  fileprivate func isTyped(_ endsInString: Bool) -> Bool {
    switch kind {
    case .word, .number, .date, .parameter, .last: true
    case .string: endsInString
    default: false
    }
  }
}

private func places(_ expected: [Expected]) -> [CompletionContext.Place] {
  var places: [CompletionContext.Place] = []
  for place in expected.flatMap(\.places) where !places.contains(place) { places.append(place) }
  return places
}

private func keywords(_ expected: [Expected], in context: CompletionContext) -> [String] {
  let prefix = KeywordFolding.fold(context.prefix)
  var keywords: [String] = []
  for word in expected.flatMap({ $0.spellings(in: context.language) })
  where KeywordFolding.fold(word).hasPrefix(prefix) && !keywords.contains(word) {
    keywords.append(word)
  }
  return keywords
}

extension Expected {
  fileprivate var places: [CompletionContext.Place] {
    switch self {
    case .statement: [.statementStart]
    case .rows: [.rowsStart, .letName]
    case .stage: [.stageName]
    case .pattern: [.patternAtom, .letName, .string, .parameter]
    case .field: [.fieldName]
    case .value(let field): [.fieldValue(of: field), .parameter]
    case .option: [.optionName]
    case .optionValue(let option): [.optionValue(of: option), .parameter]
    case .topic: [.topic]
    case .parameter: [.parameter]
    case .string: [.string]
    case .keyword, .symbol, .number, .comparison, .name: []
    }
  }

  /// The keywords that may stand here, those of several words whole.
  fileprivate func spellings(in language: KeywordLanguage) -> [String] {
    switch self {
    case .symbol(let symbol) where symbol.contains(" "): [twin(symbol, language)]
    case .symbol: []
    case .pattern:
      keywords.map { twin($0 == .any ? "any of" : $0.rawValue, language) }
    default: keywords.map { $0.spelled(in: language) }
    }
  }

  private func twin(_ english: String, _ language: KeywordLanguage) -> String {
    language == .arabic ? Keyword.arabic(for: english) ?? english : english
  }
}

extension Parser {
  /// What the grammar allows after the tokens of `range`, the beginning of a statement; nothing
  /// where they are wrong already.
  mutating func expectedAfter(_ range: Range<Int>) -> [Expected] {
    move(to: range)
    do throws(Failure) { _ = try statement() } catch {}
    return position == range.upperBound ? expected : []
  }
}
