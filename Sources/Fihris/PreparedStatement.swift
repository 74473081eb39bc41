// SPDX-License-Identifier: Apache-2.0
// A statement parsed once and evaluated often, with other values for its parameters.

internal import Syntax

/// A parsed statement of a session.
///
/// ```swift
/// let byOutlet = try session.prepare("mentions $who where source = $outlet | count")
/// let result = try byOutlet.evaluate(["who": "كيربي", "outlet": "cnn"])
/// ```
public struct PreparedStatement {
  let session: Session
  let source: ScriptSource
  let statement: Statement

  /// The names of its parameters, without `$`, in order of first appearance.
  public let parameters: [String]

  /// Evaluates the statement; parameters not given keep the session's values.
  /// - Throws: `ScriptErrors` if it does not check with these values, or the `DiagnosticReport` of
  ///   its failure.
  public func evaluate(_ values: [String: String] = [:]) throws -> Result {
    let before = session.options.parameters
    defer { session.options.parameters = before }
    session.options.parameters.merge(values) { $1 }
    var checker = ScriptChecker(session: session, source: source)
    let reports = checker.check([(1, statement)])
    if !reports.isEmpty { throw ScriptErrors(reports: reports) }
    let runner = StatementRunner(session: session, source: source, number: 1)
    switch runner.run(statement) {
    case .result(let result): return result
    case .failure(let report): throw report
    }
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
