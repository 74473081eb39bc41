// SPDX-License-Identifier: Apache-2.0
// Rows in, rows out: evaluates a checked query step by step.

package import Indexing
package import Planning
import Syntax

/// Evaluates plans over one index.
package struct Interpreter {
  let index: InvertedIndex
  let control: Control
  /// What `_` stands for.
  let lastResult: RowSet?
  /// The context width a query begins with.
  let context: ContextPlan
  /// Writes rows to a file for `save`; throws a `Problem` as `EngineError`.
  let save: (RowSet, String) throws -> Void

  package init(
    index: InvertedIndex, control: Control, lastResult: RowSet?, context: ContextPlan,
    save: @escaping (RowSet, String) throws -> Void
  ) {
    self.index = index
    self.control = control
    self.lastResult = lastResult
    self.context = context
    self.save = save
  }

  /// The rows a plan denotes.
  /// - Throws: `EngineError` if a limit is hit, the evaluation is cancelled, a file cannot be
  ///   written.
  package func rows(of plan: QueryPlan) throws -> RowSet {
    let rows = try unchecked(plan)
    try control.check(rows)
    return rows
  }

  func unchecked(_ plan: QueryPlan) throws -> RowSet {
    if let rows = try lookedUp(plan) { return rows }
    switch plan.node {
    case .articles: return start(plan, .articles(Array(0..<UInt32(index.articleCount))))
    case .sentences: return start(plan, .sentences(Array(0..<UInt32(index.sentenceCount))))
    case .words: return start(plan, .words(Array(0..<UInt32(index.wordCount))))
    case .sources: return start(plan, .sources(Array(0..<UInt32(index.sources.count))))
    case .mentions(let pattern): return start(plan, .mentions(try spans(of: pattern)))
    case .quotes(let speaker, let topic):
      let matcher = QuoteMatcher(index: index, control: control)
      return start(plan, .quotes(try matcher.quotes(by: speaker, about: topic)))
    case .last: return lastResult ?? start(plan, .cells([]))
    case .combined(let left, let setOperator, let right):
      return try combine(try rows(of: left), setOperator, try rows(of: right))
    case .stage(let input, .count):
      if let count = try knownCount(of: input) {
        return start(plan, .cells([[.integer(count)]]))
      }
      return try apply(.count, to: try rows(of: input), as: plan.schema)
    case .stage(let input, .limit(let count)):
      let rows = try first(count, of: input) ?? rows(of: input)
      return try apply(.limit(count), to: rows, as: plan.schema)
    case .stage(let input, .rank(let rank)):
      return try ranked(input, rank, as: plan.schema, first: nil)
    case .stage(let input, .filter(let condition)):
      guard case .articles = input.node else { return try filter(try rows(of: input), condition) }
      return try articles(meeting: condition, plan)
    case .stage(let input, let stage):
      return try apply(stage, to: try rows(of: input), as: plan.schema)
    }
  }

  func start(_ plan: QueryPlan, _ storage: RowSet.Storage) -> RowSet {
    RowSet(index: index, schema: plan.schema, context: context, storage: storage)
  }

  /// The spans of a pattern over all articles, in text order.
  func spans(of pattern: PatternPlan) throws -> [Span] {
    let evaluator = SpanEvaluator(index, checkpoint: control.check)
    return try evaluator.spans(of: try Expander(index, checkpoint: control.check).pattern(pattern))
  }

  func apply(_ stage: StagePlan, to rows: RowSet, as schema: Schema) throws -> RowSet {
    switch stage {
    case .filter(let condition): return try filter(rows, condition)
    case .count: return rows.computed([[.integer(rows.count)]], schema)
    case .countBy(let fields): return try rows.counted(by: fields, schema)
    case .group(let fields, let aggregates): return try rows.grouped(by: fields, aggregates, schema)
    case .sort(let keys): return try rows.sorted(by: keys)
    case .limit(let count): return rows.slice(0..<min(count, rows.count))
    case .skip(let count): return rows.slice(min(count, rows.count)..<rows.count)
    case .sample(let count, let seed): return rows.sampled(count, seed: seed)
    case .unique(let fields): return try rows.unique(by: fields)
    case .show(let fields): return try rows.showing(fields, schema)
    case .context(let width):
      var wider = rows
      wider.context = width
      return wider
    case .timeline(let period, let field): return try rows.timeline(period, per: field, schema)
    case .pivot(let field): return try rows.pivoted(field, schema)
    case .save(let path, let range):
      do { try save(rows, path) } catch let error as EngineError {
        throw EngineError(error.problem, at: range)
      }
      return rows
    case .collocates(let reach): return try collocates(of: rows, within: reach, schema)
    case .keywords(let other):
      return try keywords(of: rows, against: try other.map { try self.rows(of: $0) }, schema)
    case .rank(let plan): return try ranked(rows, plan, as: schema)
    case .align: return try rows.aligned(schema, control)
    case .wordings: return rows.wordings(schema)
    }
  }

  func filter(_ rows: RowSet, _ condition: ConditionPlan) throws -> RowSet {
    let predicate = try ConditionEvaluator(rows: rows, control: control).predicate(condition)
    var kept: [Int] = []
    for row in 0..<rows.count {
      if row & 0xFFF == 0xFFF { try control.check() }
      if predicate(row) == true { kept.append(row) }
    }
    return rows.selecting(kept)
  }
}

extension RowSet {
  fileprivate func slice(_ range: Range<Int>) -> RowSet {
    range.count == count ? self : selecting(Array(range))
  }

  fileprivate func showing(_ fields: [Field], _ schema: Schema) throws -> RowSet {
    var result = self
    let shown = try fields.map { field in
      var found = try resolved(field)
      found.name = field.name
      return found
    }
    result.schema = schema
    result.schema.standard = shown
    let names = Set(shown.map(\.name))
    result.schema.fields =
      shown + (self.schema.fields + schema.fields).filter { !names.contains($0.name) }
    return result
  }
}
