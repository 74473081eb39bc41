// SPDX-License-Identifier: Apache-2.0
// Checks statements one after the other, carrying along what each leaves for the next.

internal import Loading
internal import Planning
internal import Syntax

/// A checked statement. Indirect, for then one that may be missing is handed around as a reference,
/// which is known without what the runtime works out when it is first asked for.
indirect enum PlannedStatement {
  case query(QueryPlan)
  case expect(Expectation, QueryPlan)
  case explain(QueryPlan)
  case load(path: String)
  case set(option: String, value: String)
  case print(String)
  case describe(Description)
  case help(HelpTopic?)
  /// `let`, `param`, `use`: what they declare is in the environment.
  case declared(Result.Kind)

  enum Description {
    case corpus, sources, fields
    case definition(name: String, Definition)
    /// `describe _`: the fields of the last result.
    case last(Schema)
  }
}

/// Notes that files were read.
final class FileUse {
  var isSeen = false
}

/// Checks statements of one script. A class, because an environment is much to copy.
final class StatementPlanner {
  /// Grows with each statement that declares something.
  var environment: Environment
  let files: FileAccess
  let options: SessionOptions
  /// Scripts that are being used, outermost first.
  var usedPaths: [String] = []
  /// Whether a file was read for what is planned.
  let fileUse = FileUse()
  /// What is wrong with the statement planned last.
  private(set) var diagnostics: [Diagnostic] = []

  init(environment: Environment, files: FileAccess, options: SessionOptions) {
    self.environment = environment
    self.files = files
    self.options = options
    for (name, value) in options.parameters {
      self.environment.setParameter(name, Literal(given: value))
    }
  }

  /// The checked statement; nil with `diagnostics` if something is wrong.
  func plan(_ statement: Statement) -> PlannedStatement? {
    diagnostics = []
    switch statement.kind {
    case .query(let query): return planned(query, statement) { .query($0) }
    case .expect(let expectation, let query):
      guard let expectation = resolved(expectation, statement) else { return nil }
      return planned(query, statement) { .expect(expectation, $0) }
    case .explain(let query): return planned(query, statement) { .explain($0) }
    case .letPattern, .letQuery, .letName: return define(statement)
    case .param(let name, let literal): return declare(name, literal, statement)
    case .load(let path):
      return isAllowed(path, statement) ? .load(path: files.resolved(path.value)) : nil
    case .use(let path): return use(path, statement)
    case .set(let option, let value): return set(option, value, statement)
    case .print(let text): return .print(text.value)
    case .describe(let name): return describe(name, statement)
    case .help(let name): return help(name, statement)
    }
  }

  func report(_ problem: Problem, at range: SourceRange, _ statement: Statement) {
    diagnostics.append(Diagnostic(problem, at: range, language: statement.language))
  }

  private func planner(_ statement: Statement) -> Planner {
    Planner(
      environment: environment, language: statement.language, allowsFiles: !files.isSafe
    ) { [files, fileUse] path in
      fileUse.isSeen = true
      return files.read(path)
    }
  }

  private func planned(
    _ query: Query, _ statement: Statement, _ wrap: (QueryPlan) -> PlannedStatement
  ) -> PlannedStatement? {
    var planner = planner(statement)
    let plan = planner.plan(query)
    diagnostics = planner.diagnostics
    guard let plan, diagnostics.isEmpty else { return nil }
    if case .query = statement.kind {
      environment.lastPatterns = plan.rankedPatterns(last: environment.lastPatterns)
      environment.lastSchema = plan.schema
    }
    return wrap(plan)
  }

  private func resolved(
    _ expectation: Expectation, _ statement: Statement
  ) -> Expectation? {
    guard case .count(let comparison, let count) = expectation else { return expectation }
    var planner = planner(statement)
    let number = planner.number(count)
    diagnostics = planner.diagnostics
    return number.map { .count(comparison, .number($0)) }
  }
}

// MARK: - Declarations

extension StatementPlanner {
  private func define(_ statement: Statement) -> PlannedStatement? {
    var planner = planner(statement)
    var definition: (Name, Definition)?
    switch statement.kind {
    case .letPattern(let name, let pattern):
      definition = planner.plan(pattern).map { (name, .pattern($0)) }
    case .letQuery(let name, let query):
      definition = planner.plan(query).map { (name, .query($0)) }
    case .letName(let name, let other):
      definition = planner.definition(other).map { (name, $0) }
    default: break
    }
    diagnostics = planner.diagnostics
    guard let (name, value) = definition, diagnostics.isEmpty else { return nil }
    environment.define(name.text, value)
    return .declared(.let)
  }

  /// A parameter's value, unless the host has set another.
  private func declare(
    _ name: Name, _ literal: Literal, _ statement: Statement
  ) -> PlannedStatement? {
    let isSet = options.parameters.keys.contains {
      KeywordFolding.fold($0) == KeywordFolding.fold(name.text)
    }
    if isSet { return .declared(.param) }
    var planner = planner(statement)
    let value = planner.resolved(literal)
    diagnostics = planner.diagnostics
    guard let value else { return nil }
    environment.setParameter(name.text, value)
    return .declared(.param)
  }

  private func isAllowed(_ path: StringLiteral, _ statement: Statement) -> Bool {
    if files.isSafe { report(.unsafeFileAccess(path: path.value), at: path.range, statement) }
    return !files.isSafe
  }

  /// The lets and parameters of another script; its other statements do not run.
  private func use(
    _ path: StringLiteral, _ statement: Statement
  ) -> PlannedStatement? {
    let resolvedPath = files.resolved(path.value)
    if usedPaths.contains(resolvedPath) || resolvedPath == files.script {
      report(.useCycle(path: path.value), at: path.range, statement)
      return nil
    }
    switch files.read(path.value) {
    case .failure(let failure):
      report(failure.problem, at: path.range, statement)
      return nil
    case .success(let text):
      if let message = declare(scriptAt: resolvedPath, text: text) {
        let problem = Problem.scriptInUseFails(path: path.value, message: message)
        report(problem, at: path.range, statement)
        return nil
      }
      return .declared(.use)
    }
  }

  /// Declares what a used script declares.
  /// - Returns: what is wrong with it, as `line: message`; nil if nothing is.
  private func declare(scriptAt path: String, text: String) -> String? {
    let source = ScriptSource(text: text, file: path)
    let (script, problems) = Syntax.parse(text)
    let inner = StatementPlanner(
      environment: environment, files: FileAccess(options: options, script: path),
      options: options)
    inner.usedPaths = usedPaths + [path]
    var wrong = problems
    for statement in script.statements where statement.isDeclaration {
      _ = inner.plan(statement)
      wrong += inner.diagnostics
    }
    environment = inner.environment
    return wrong.first.map {
      let report = source.report($0, in: script)
      return "\(report.line):\(report.column): \(report.message)"
    }
  }
}

extension Statement {
  fileprivate var isDeclaration: Bool {
    switch kind {
    case .letPattern, .letQuery, .letName, .param, .use: true
    default: false
    }
  }
}

extension Literal {
  /// A value given from outside, as text: a number or a date where it looks like one.
  init(given text: String) {
    let kind: Kind
    if let number = Double(text), number.isFinite {
      kind = .number(number)
    } else if let date = NewsDate.parse(text), date.iso == text {
      kind = .date(year: date.year, month: date.month, day: date.day)
    } else {
      kind = .text(text)
    }
    self.init(kind, text: text, range: SourceRange(0, 0))
  }
}
