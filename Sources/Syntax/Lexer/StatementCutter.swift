// SPDX-License-Identifier: Apache-2.0
// Where statements end: the rules for line ends, brackets and lines that go on.

/// Cuts the tokens of a script into statements.
///
/// A statement ends at `;`, or at a line end unless a bracket is open, the line ends in something
/// that needs more, or the next line begins with `|`, `where`, `and`, `or`. A line that begins
/// with the first word of a statement ends one left unfinished, so that a mistake stays where it
/// was made.
struct StatementCutter {
  private let tokens: [Token]
  /// The first token of each statement so far, and the one after its last; the last statement may be
  /// unfinished. Numbers, for the first array of ranges that a program makes takes 40 µs.
  private var starts: [Int] = []
  private var ends: [Int] = []
  private var start = 0
  private var openBrackets = 0

  init(_ tokens: [Token]) {
    self.tokens = tokens
    for index in tokens.indices { cut(before: index) }
    if start < tokens.count { add(start, tokens.count) }
  }

  /// How many statements there are.
  var count: Int { starts.count }

  /// The tokens of a statement, as indices.
  subscript(number: Int) -> Range<Int> { starts[number]..<ends[number] }

  private mutating func add(_ start: Int, _ end: Int) {
    starts.append(start)
    ends.append(end)
  }

  private mutating func cut(before index: Int) {
    let token = tokens[index]
    if token.kind == .semicolon {
      end(at: index, next: index + 1)
    } else if index > start, token.startsLine, endsLine(before: index) {
      end(at: index, next: index)
    }
    switch token.kind {
    case .openBracket: openBrackets += 1
    case .closeBracket: openBrackets = max(0, openBrackets - 1)
    default: break
    }
  }

  private mutating func end(at index: Int, next: Int) {
    if index > start { add(start, index) }
    start = next
    openBrackets = 0
  }

  private func endsLine(before index: Int) -> Bool {
    let next = tokens[index]
    if needsMore(after: index - 1) {
      return tokens[index - 1].asksForWord && next.keyword?.beginsStatement == true
    }
    if openBrackets > 0 { return next.keyword.map { $0.beginsStatement || $0.beginsRows } ?? false }
    return next.kind != .pipe && next.keyword?.continuesStatement != true
  }

  /// Whether the token at `index` cannot be the last of a statement.
  private func needsMore(after index: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .openBracket || token.kind.isUnfinished { return true }
    guard token.keyword?.isUnfinished == true else { return false }
    return !isPlainWord(at: index)
  }

  /// Whether the word at `index` is a value or a topic, whatever it looks like.
  private func isPlainWord(at index: Int) -> Bool {
    guard index > start else { return false }
    switch tokens[start].keyword {
    case .help, .describe, .set: return true
    default: break
    }
    let before = tokens[index - 1].kind
    return before.comparison != nil || before == .range
  }

  /// Whether the text up to the last token asks for more.
  var isUnfinished: (bracket: Bool, token: Bool) {
    guard start < tokens.count else { return (false, false) }
    return (openBrackets > 0, needsMore(after: tokens.count - 1))
  }
}

extension Token {
  /// Whether it asks for a certain word, which none that begins a statement is: it was left so by
  /// mistake.
  fileprivate var asksForWord: Bool { keyword != nil || kind == .pipe }
}
