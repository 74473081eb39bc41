// SPDX-License-Identifier: Apache-2.0
// What happens at a mistake: one report, then on from the next stage or statement.

extension Parser {
  /// Reports that the current token is none of those expected, and returns the failure to throw.
  mutating func fail() -> Failure {
    guard notesExpected else { return .statement }
    let found = current
    switch found.kind {
    case .invalid:
      break
    case .end where !brackets.isEmpty && expected.contains(.symbol(")")):
      report(.unclosedBracket, at: brackets[brackets.count - 1])
      return .statement
    case .pipe where brackets.count > pipeDepth && expected.contains(.symbol(")")):
      report(.unclosedBracket, at: brackets[brackets.count - 1])
      brackets.removeLast(brackets.count - pipeDepth)
    case .end:
      report(.unexpected(found: "", expected: expected.map(\.code)), at: found.range)
    case .word:
      report(unexpectedWord(found), at: found.range)
    default:
      report(.unexpected(found: excerpt(found), expected: expected.map(\.code)), at: found.range)
    }
    return .stage
  }

  mutating func report(_ problem: Problem, at range: SourceRange) {
    problems.append((problem, range))
  }

  /// A word near a keyword that would be right here is that keyword misspelled.
  private func unexpectedWord(_ token: Token) -> Problem {
    let word = excerpt(token)
    let candidates = nearKeywords(to: word, among: expected.flatMap(\.keywords))
    if candidates.isEmpty && !expected.contains(.stage) {
      return .unexpected(found: word, expected: expected.map(\.code))
    }
    return .unknownKeyword(
      found: word, candidates: candidates, expected: expected.map(\.code))
  }

  /// The spellings, in either language, of those of `keywords` that `word` may be meant as.
  func nearKeywords(to word: String, among keywords: [Keyword]) -> [String] {
    let spellings = keywords.map(\.rawValue) + keywords.map { $0.spelled(in: .arabic) }
    return nearCandidates(for: word, among: spellings.filter { !$0.contains(" ") })
  }

  /// The text of a token, cut where it is too long for a message.
  func excerpt(_ token: Token) -> String {
    let text = text(of: token)
    return text.unicodeScalars.count <= 40
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(39))) + "…"
  }

  /// Passes over everything up to the next `|` or closing bracket at this depth of brackets.
  mutating func skipToStage(depth: Int) {
    while current.kind != .end {
      switch current.kind {
      case .pipe where brackets.count <= depth, .closeBracket where brackets.count <= depth: return
      case .openBracket: brackets.append(current.range)
      case .closeBracket: brackets.removeLast()
      default: break
      }
      advance()
    }
  }

  /// Counts an operator, whose tree is a level deeper.
  mutating func countOperator() throws(Failure) {
    operators += 1
    guard operators > Self.operatorLimit else { return }
    report(.nestingTooDeep(limit: Self.operatorLimit), at: current.range)
    throw .statement
  }

  /// Counts a stage or a joined query.
  mutating func countStep() throws(Failure) {
    steps += 1
    guard steps > Self.stepLimit else { return }
    report(.nestingTooDeep(limit: Self.stepLimit), at: current.range)
    throw .statement
  }

  /// Checks that one more bracket or `not` is allowed.
  mutating func checkNesting() throws(Failure) {
    guard brackets.count + negations >= Self.nestingLimit else { return }
    report(.nestingTooDeep(limit: Self.nestingLimit), at: current.range)
    throw .statement
  }
}
