// SPDX-License-Identifier: Apache-2.0
// A statement parsed once and evaluated often, with other values for its parameters.

internal import Planning
internal import Syntax

/// A parsed statement of a session. A query evaluated again with the same values, after nothing was
/// let or loaded in between, is not checked again, and its words are not looked up again.
///
/// ```swift
/// let byOutlet = try session.prepare("mentions $who where source = $outlet | count")
/// let result = try byOutlet.evaluate(["who": "كيربي", "outlet": "cnn"])
/// ```
public struct PreparedStatement {
  let session: Session
  let source: ScriptSource
  let statement: Statement
  let memory = PreparedMemory()

  /// The names of its parameters, without `$`, in order of first appearance.
  public let parameters: [String]

  /// Evaluates the statement; parameters not given keep the session's values.
  /// - Throws: `ScriptErrors` if it does not check with these values, or the `DiagnosticReport` of
  ///   its failure.
  public func evaluate(_ values: [String: String] = [:]) throws -> Result {
    if values.isEmpty { return try evaluateAsSet() }
    let before = session.options.parameters
    defer { session.options.parameters = before }
    session.options.parameters.merge(values) { $1 }
    return try evaluateAsSet()
  }

  /// Evaluates it with the values the session has.
  private func evaluateAsSet() throws -> Result {
    let runner = StatementRunner(session: session, source: source, number: 1)
    if let known = memory.query(for: session) { return try outcome(runner.run(statement, known)) }
    let checker = ScriptChecker(session: session, source: source)
    let reports = checker.check([statement]) { _ in 1 }
    if !reports.isEmpty { throw ScriptErrors(reports: reports) }
    var ready: ReadyQuery?
    let outcome = runner.run(statement, checked: checker) { ready = $0 }
    if let ready { memory.keep(ready, for: session) }
    return try self.outcome(outcome)
  }

  private func outcome(_ outcome: Session.Outcome) throws -> Result {
    switch outcome {
    case .result(let result): return result
    case .failure(let report): throw report
    }
  }
}

/// What a prepared statement keeps of its last evaluation, and for which state of the session.
final class PreparedMemory {
  private var query: ReadyQuery?
  private var revision = 0
  private var parameters: [String: String] = [:]
  private var isSafe = false

  func keep(_ query: ReadyQuery, for session: Session) {
    self.query = query
    revision = session.environment.revision
    parameters = session.options.parameters
    isSafe = session.options.isSafe
  }

  /// The query as it was looked up, if that still holds.
  func query(for session: Session) -> ReadyQuery? {
    guard let query, revision == session.environment.revision,
      isSafe == session.options.isSafe, parameters == session.options.parameters
    else { return nil }
    return query
  }
}

extension Session {
  /// Parses one statement for repeated evaluation.
  /// - Throws: `ScriptErrors` if it does not parse, or is not one statement.
  public func prepare(_ text: String) throws -> PreparedStatement {
    let source = ScriptSource(text: text, file: nil)
    let script = try source.parsed()
    guard script.statements.count == 1 else {
      let second = script.statements.dropFirst().first
      let problem = Problem.unexpected(
        found: second == nil ? "" : "a second statement", expected: ["one statement"])
      let range = second?.range ?? SourceRange(text.utf8.count, text.utf8.count)
      let diagnostic = Diagnostic(problem, at: range, language: second?.language ?? .english)
      throw ScriptErrors(reports: [source.report(diagnostic, in: script)])
    }
    var seen = Set<String>()
    let names = Syntax.lex(text).filter { $0.class == .parameter }.map { token in
      String(decoding: Array(text.utf8)[token.range.start + 1..<token.range.end], as: UTF8.self)
    }
    return PreparedStatement(
      session: self, source: source, statement: script.statements[0],
      parameters: names.filter { seen.insert($0).inserted })
  }
}
