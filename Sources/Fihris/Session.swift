// SPDX-License-Identifier: Apache-2.0
// A conversation with a corpus: lets, parameters, settings and the last result.

internal import Engine
internal import Planning
internal import Syntax

/// Evaluates statements over a corpus, one script at a time.
///
/// A session remembers what statements leave behind: lets, parameters, settings, the last result
/// (`_`). Use one on one thread at a time; any number of sessions share a corpus.
///
/// ```swift
/// let session = Session(corpus: try Corpus.load(["articles/"]))
/// for result in try session.evaluate(#"mentions "كيربي" where source = cnn"#) {
///   for row in result.rows { print(row["date"]!, row["match"]!) }
/// }
/// ```
public final class Session {
  /// The corpus that queries run over; `load` replaces it.
  public internal(set) var corpus: Corpus
  /// How statements are evaluated.
  public var options: SessionOptions
  /// Stops what is being evaluated, from any thread.
  public let interruption = Interruption()
  /// What `set` has set, by option.
  public internal(set) var settings: [String: String] = [:]

  var environment: Environment
  var lastResult: RowSet?
  /// The columns of the rows made last, and what they were made of.
  private var lastColumns: (schema: Schema, columns: [Column])?
  /// Phrases whose other spellings were told of.
  var hintedPhrases: Set<String> = []

  /// Opens a session.
  public init(corpus: Corpus, options: SessionOptions = SessionOptions()) {
    self.corpus = corpus
    self.options = options
    environment = Environment(index: corpus.index)
  }

  /// The columns of rows. Most queries after another have the same.
  func columns(of schema: Schema) -> [Column] {
    if let last = lastColumns, last.schema == schema { return last.columns }
    let columns = Column.all(of: schema)
    lastColumns = (schema, columns)
    return columns
  }

  /// Checks a script without running it: every diagnostic, in order; none if it is well.
  /// Statements after a `load` are checked as far as can be told without loading.
  public func check(_ script: String, file: String? = nil) -> [DiagnosticReport] {
    let checker = ScriptChecker(session: self, source: ScriptSource(text: script, file: file))
    return checker.checkAll()
  }

  /// Evaluates a script and returns a result per statement.
  /// - Throws: `ScriptErrors` if the script does not parse or check (then nothing ran), or the
  ///   `DiagnosticReport` of the first statement that fails.
  public func evaluate(_ script: String, file: String? = nil) throws -> [Result] {
    var results: [Result] = []
    try run(script, file: file) { outcome in
      switch outcome {
      case .result(let result): results.append(result)
      case .failure(let report): throw report
      }
    }
    return results
  }

  /// What a statement came to.
  public enum Outcome: Sendable {
    /// It ran.
    case result(Result)
    /// It failed while running; the statements after it run all the same.
    case failure(DiagnosticReport)
  }

  /// Evaluates a script, handing out each statement's outcome as it comes. The script is parsed
  /// and checked first; after a `load` the rest is checked again with the new corpus.
  /// - Throws: `ScriptErrors` if the script does not parse or check, and whatever `each` throws.
  public func run(
    _ script: String, file: String? = nil, each: (Outcome) throws -> Void
  ) throws {
    let source = ScriptSource(text: script, file: file)
    let script = try source.parsed()
    let statements = script.statements
    var next = 0
    while next < statements.count {
      let load = statements[next...].firstIndex { $0.isLoadStatement }
      let segment = next...(load ?? statements.count - 1)
      let checker = ScriptChecker(session: self, source: source)
      let reports = checker.check(statements[segment]) { script.number(at: $0.range.start) }
      if !reports.isEmpty { throw ScriptErrors(reports: reports) }
      for index in segment {
        let runner = StatementRunner(session: self, source: source, number: index + 1)
        // A statement alone was checked in the state it runs in.
        let outcome = runner.run(statements[index], checked: segment.count == 1 ? checker : nil)
        try each(outcome)
        if case .failure(let report) = outcome, report.category == .interrupted { return }
      }
      next = segment.upperBound + 1
    }
  }
}
