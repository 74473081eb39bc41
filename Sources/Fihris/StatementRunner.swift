// SPDX-License-Identifier: Apache-2.0
// Runs one checked statement in a session.

internal import Engine
internal import Indexing
internal import Planning
internal import Syntax

/// A checked query whose words have been looked up, and what else its evaluation needs.
final class ReadyQuery {
  let compiled: CompiledQuery
  /// What it asks for, by which its rows can be ranked.
  let patterns: [PatternPlan]
  /// The columns of its result; nil where the data decide.
  let columns: [Column]?

  init(_ compiled: CompiledQuery, patterns: [PatternPlan], columns: [Column]?) {
    self.compiled = compiled
    self.patterns = patterns
    self.columns = columns
  }
}

/// Runs statements of one script.
struct StatementRunner {
  let session: Session
  let source: ScriptSource
  /// The statement's number in the script, from 1.
  let number: Int

  /// Runs a statement: its result, or why it failed.
  /// - Parameter known: the query that the statement is, if it is known.
  /// - Parameter checked: what checked the statement, last of all, in the session as it is.
  /// - Parameter keep: handed a query that can be run again as it is.
  func run(
    _ statement: Statement, _ known: ReadyQuery? = nil, checked: ScriptChecker? = nil,
    keep: (ReadyQuery) -> Void = { _ in }
  ) -> Session.Outcome {
    let start = Moment.now
    do {
      var result: Result
      if let known {
        session.environment.lastPatterns = known.patterns
        result = try query(known, statement, interpreter())
      } else {
        result = try evaluate(statement, checked, keep)
      }
      if let damage = session.corpus.damage { throw damage }
      result.elapsedMilliseconds = start.milliseconds(to: .now)
      return .result(result)
    } catch let error as EngineError {
      return .failure(report(error.problem, at: error.range ?? statement.range, statement))
    } catch let error as CorpusError {
      let problem: Problem =
        error.code == .cancelled
        ? .cancelled : .fileUnreadable(path: error.path ?? "", reason: error.message)
      return .failure(report(problem, at: statement.range, statement))
    } catch let error as DiagnosticReport {
      return .failure(error)
    } catch {
      let problem = Problem.fileUnwritable(path: "", reason: "\(error)")
      return .failure(report(problem, at: statement.range, statement))
    }
  }

  private func report(
    _ problem: Problem, at range: SourceRange, _ statement: Statement
  ) -> DiagnosticReport {
    source.report(
      Diagnostic(problem, at: range, language: statement.language), statement: number)
  }

  private func evaluate(
    _ statement: Statement, _ checked: ScriptChecker?, _ keep: (ReadyQuery) -> Void
  ) throws -> Result {
    let (planned, planner) = try planned(statement, checked)
    session.environment = planner.environment
    switch planned {
    case .query(let plan):
      let interpreter = interpreter()
      let ready = try ready(plan, interpreter)
      if plan.isLasting, !planner.fileUse.isSeen { keep(ready) }
      return try query(ready, statement, interpreter)
    case .expect(let expectation, let plan): return try expect(expectation, plan, statement)
    case .explain(let plan): return try explain(plan)
    case .load(let path): return try load(path)
    case .set(let option, let value):
      session.settings[option] = value
      return Result(statement: number, kind: .set)
    case .print(let text): return Result(statement: number, kind: .print, text: text)
    case .describe(let description): return session.describe(description, statement: number)
    case .help(let topic):
      let text = HelpTopic.text(topic, in: statement.language)
      return Result(statement: number, kind: .help, text: text)
    case .declared(let kind): return Result(statement: number, kind: kind)
    }
  }
}

// MARK: - Queries

extension StatementRunner {
  /// The checked statement and the planner with what it declares.
  private func planned(
    _ statement: Statement, _ checked: ScriptChecker?
  ) throws -> (PlannedStatement, StatementPlanner) {
    if let checked, let planned = checked.planned { return (planned, checked.planner) }
    let planner = StatementPlanner(
      environment: session.environment,
      files: FileAccess(options: session.options, script: source.file), options: session.options)
    if let planned = planner.plan(statement) { return (planned, planner) }
    throw planner.diagnostics.first.map { source.report($0, statement: number) }
      ?? report(.cancelled, at: statement.range, statement)
  }
}

extension StatementRunner {
  /// Looks the words of a plan up.
  private func ready(_ plan: QueryPlan, _ interpreter: Interpreter) throws -> ReadyQuery {
    let compiled = try interpreter.compiled(plan)
    return ReadyQuery(
      compiled, patterns: session.environment.lastPatterns,
      columns: compiled.hasPlannedColumns ? session.columns(of: plan.schema) : nil)
  }

  private func query(
    _ ready: ReadyQuery, _ statement: Statement, _ interpreter: Interpreter
  ) throws -> Result {
    let plan = ready.compiled.plan
    let rows = try interpreter.rows(of: ready.compiled)
    session.lastResult = rows
    session.environment.lastSchema = rows.schema
    var remarks = rows.remarks
    if rows.count == 0 { remarks += try interpreter.diagnosis(of: plan) }
    if session.options.suggestsSpellings {
      remarks += try spellingHints(interpreter, plan).filter { !remarks.contains($0) }
    }
    return Result(
      rows, ready.columns, statement: number, limit: session.displayLimit,
      notes: remarks.map { Note($0, in: statement.language) })
  }

  /// What there is to say about other spellings, and was not said in this session.
  private func spellingHints(_ interpreter: Interpreter, _ plan: QueryPlan) throws -> [Remark] {
    let hints = try interpreter.spellingHints(of: plan) { !session.hintedPhrases.contains($0) }
    for case .otherSpellings(let phrase, _, _) in hints { session.hintedPhrases.insert(phrase) }
    return hints
  }

  private func interpreter() -> Interpreter {
    session.interruption.clear()
    let interruption = session.interruption
    let (shouldStop, save) = (session.options.shouldStop, session.options.save)
    let control = Control(
      seconds: session.options.timeLimit, maximumRows: session.options.rowLimit,
      maximumBytes: session.options.memoryLimit
    ) {
      interruption.isRequested || shouldStop?() == true
    }
    let number = number
    return Interpreter(
      index: session.corpus.index, control: control, lastResult: session.lastResult,
      context: session.contextWidth
    ) { rows, path in
      guard let save else {
        throw EngineError(
          .fileUnwritable(path: path, reason: "this program does not write files"))
      }
      do {
        try save(Result(rows, nil, statement: number, limit: nil, notes: []), path)
      } catch {
        throw EngineError(.fileUnwritable(path: path, reason: "\(error)"))
      }
    }
  }

  private func expect(
    _ expectation: Expectation, _ plan: QueryPlan, _ statement: Statement
  ) throws -> Result {
    let found = expectationCount(of: try interpreter().rows(of: plan))
    let holds =
      switch expectation {
      case .some: found > 0
      case .no: found == 0
      case .count(let comparison, .number(let number)): comparison.holds(found, number)
      case .count(_, .parameter): false
      }
    guard holds else { throw EngineError(.expectationFailed(expectation, found: found)) }
    return Result(
      statement: number, kind: .expect,
      columns: [Column(name: "found", kind: .number)], rows: [[.integer(found)]])
  }

  /// How many rows; for the one row of `count`, the number in it.
  private func expectationCount(of rows: RowSet) -> Int {
    if rows.schema.kind == .count, rows.count == 1,
      case .integer(let number) = rows.cell(0, rows.schema.fields[0])
    {
      return number
    }
    return rows.count
  }

  private func explain(_ plan: QueryPlan) throws -> Result {
    let explainer = Explainer(index: session.corpus.index)
    var result = Result(statement: number, kind: .explain)
    let quotes =
      plan.schema.kind == .quotes
      ? explainer.quotes(try interpreter().rows(of: plan), limit: session.displayLimit ?? .max)
      : []
    result.explanation = Explanation(
      plan: .init(try explainer.step(plan)), words: try explainer.words(plan).map { .init($0) },
      quotes: quotes.map { .init($0) })
    return result
  }

  private func load(_ path: String) throws -> Result {
    let options = session.options
    let interruption = session.interruption
    interruption.clear()
    let corpus = try Corpus.load(
      [path], isCancelled: { interruption.isRequested || options.shouldStop?() == true })
    session.replaceCorpus(corpus)
    var result = session.describe(.corpus, statement: number)
    result.kind = .load
    return result
  }
}
