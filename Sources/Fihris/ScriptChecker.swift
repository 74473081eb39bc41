// SPDX-License-Identifier: Apache-2.0
// Checks a script before anything of it runs.

internal import Planning
internal import Syntax

/// Checks the statements of a script on a copy of the session's environment.
final class ScriptChecker {
  let source: ScriptSource
  let planner: StatementPlanner
  /// The statement checked last, if it is well.
  private(set) var planned: PlannedStatement?

  init(session: Session, source: ScriptSource) {
    self.source = source
    let options = session.options
    planner = StatementPlanner(
      environment: session.environment,
      files: FileAccess(options: options, script: source.file), options: options)
  }

  /// Everything that is wrong with the whole script. Where it does not parse, names that a broken
  /// statement may have declared are given the benefit of the doubt.
  func checkAll() -> [DiagnosticReport] {
    let (script, problems) = Syntax.parse(source.text)
    let wrong = problems.map { source.report($0, in: script) }
    let untilLoad = script.statements.prefix { !$0.isLoadStatement }
    let semantic = check(untilLoad) { script.number(at: $0.range.start) }
      .filter { problems.isEmpty || !Self.mayFollowFromOthers.contains($0.code) }
    return (wrong + semantic).sorted { $0.start < $1.start }
  }

  private static let mayFollowFromOthers: Set<String> = [
    "unknown-name", "unknown-parameter", "no-last-result",
  ]

  /// Everything that is wrong with these statements.
  /// - Parameter number: the number of a statement in the script.
  func check(
    _ statements: ArraySlice<Statement>, number: (Statement) -> Int
  ) -> [DiagnosticReport] {
    var reports: [DiagnosticReport] = []
    for statement in statements where reports.count < Parser.diagnosticLimit {
      planned = planner.plan(statement)
      for diagnostic in planner.diagnostics {
        reports.append(source.report(diagnostic, statement: number(statement)))
      }
    }
    return reports
  }
}

extension Statement {
  /// Whether it brings another corpus, so that what follows cannot be checked before it ran.
  var isLoadStatement: Bool {
    if case .load = kind { return true }
    return false
  }
}
