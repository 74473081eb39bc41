// SPDX-License-Identifier: Apache-2.0
// The parser: its state, its entry, and how it reads and takes tokens.

/// A recursive descent parser. Each function named like a rule of `grammar/fihris.ebnf` reads that
/// rule. It never fails as a whole: what it cannot read is reported and passed over.
package struct Parser {
  /// A rule could not be read, and that is reported already.
  enum Failure: Error {
    /// The rest of the stage is passed over.
    case stage
    /// The rest of the statement is passed over.
    case statement
  }

  /// Levels of brackets and of `not`.
  package static let nestingLimit = 200
  /// Operators in one statement: their trees lean, so each may be a level.
  package static let operatorLimit = 2_000
  /// Stages and `union`, `intersect`, `except` in one statement: each is a level of the plan.
  package static let stepLimit = 400
  /// Bytes of a script.
  package static let lengthLimit = 16 << 20
  /// After so many the rest of the script is not read.
  package static let diagnosticLimit = 100

  let bytes: [UInt8]
  let tokens: [Token]
  let fallback: KeywordLanguage
  private(set) var position = 0
  /// The tokens of the statement being read.
  private(set) var statementRange = 0..<0
  /// The token to read next; `end` after the last one of the statement.
  private(set) var current = Token(.end, 0..<0)
  /// Brackets open at the current token.
  var brackets: [SourceRange] = []
  /// Brackets open around the stages being read.
  var pipeDepth = 0
  var negations = 0
  var operators = 0
  var steps = 0
  /// What was tried at the current token, if that is noted.
  var expected: [Expected] = []
  /// Whether to note what was tried. A statement is first read without, which is faster, and read
  /// again if it is wrong, to say what would be right.
  var notesExpected: Bool
  var language: KeywordLanguage?
  var problems: [(Problem, SourceRange)] = []

  init(
    _ bytes: [UInt8], tokens: [Token], fallback: KeywordLanguage, notesExpected: Bool = false
  ) {
    self.notesExpected = notesExpected
    self.bytes = bytes
    self.tokens = tokens
    self.fallback = fallback
  }
}

// MARK: - Reading tokens

extension Parser {
  /// Goes to the first of these tokens, which are those of a statement.
  mutating func move(to range: Range<Int>) {
    statementRange = range
    position = range.lowerBound
    current = token(ahead: 0)
  }

  func token(ahead distance: Int) -> Token {
    let index = position + distance
    if index < statementRange.upperBound { return tokens[index] }
    return Token(.end, lastEnd..<lastEnd)
  }

  /// The offset after the last token of the statement.
  private var lastEnd: Int {
    statementRange.isEmpty ? 0 : tokens[statementRange.upperBound - 1].end
  }

  /// From `start` to the end of the last token taken.
  func range(from start: Int) -> SourceRange {
    SourceRange(start, position > 0 ? tokens[position - 1].end : start)
  }

  func text(of token: Token) -> String {
    String(decoding: bytes[token.start..<token.end], as: UTF8.self)
  }

  mutating func advance() {
    guard position < statementRange.upperBound else { return }
    position += 1
    current = token(ahead: 0)
    if notesExpected { expected.removeAll(keepingCapacity: true) }
  }

  /// Notes that something may stand here.
  mutating func expect(_ something: @autoclosure () -> Expected) {
    if notesExpected { note(something()) }
  }

  private mutating func note(_ something: Expected) {
    if !expected.contains(something) { expected.append(something) }
  }
}

// MARK: - Taking tokens

extension Parser {
  func isAt(_ keyword: Keyword) -> Bool { current.keyword == keyword }

  /// Takes `keyword` if it stands here.
  mutating func take(_ keyword: Keyword) -> Bool {
    expect(.keyword(keyword))
    guard isAt(keyword) else { return false }
    takeKeyword()
    return true
  }

  /// Takes the current token as a keyword; the first of a statement settles its language.
  mutating func takeKeyword() {
    if language == nil { language = writtenLanguage(of: current) }
    advance()
  }

  mutating func take(_ kind: Token.Kind) -> Bool {
    expect(.symbol(kind.symbol ?? ""))
    guard current.kind == kind else { return false }
    advance()
    return true
  }

  mutating func require(_ keyword: Keyword) throws(Failure) {
    guard take(keyword) else { throw fail() }
  }

  mutating func require(_ kind: Token.Kind) throws(Failure) {
    guard take(kind) else { throw fail() }
  }

  /// Takes `(` one level deeper.
  mutating func openBracket() throws(Failure) {
    expect(.symbol("("))
    guard current.kind == .openBracket else { throw fail() }
    try checkNesting()
    brackets.append(current.range)
    advance()
  }

  mutating func closeBracket() throws(Failure) {
    expect(.symbol(")"))
    guard current.kind == .closeBracket else { throw fail() }
    _ = brackets.popLast()
    advance()
  }

  func writtenLanguage(of token: Token) -> KeywordLanguage {
    let first = decodeScalar(bytes, at: token.start).scalar
    return first.map(isArabic) ?? false ? .arabic : .english
  }
}

/// Whether `text` begins with an Arabic letter.
func isArabic(_ text: String) -> Bool {
  text.unicodeScalars.first.map(isArabic) ?? false
}

private func isArabic(_ scalar: Unicode.Scalar) -> Bool {
  (0x0600...0x06FF).contains(scalar.value) || (0x0750...0x077F).contains(scalar.value)
}
