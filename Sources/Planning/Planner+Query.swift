// SPDX-License-Identifier: Apache-2.0
// Checks queries: what they begin with, their stages, and how two of them join.

package import Syntax

extension Planner {
  /// The checked query, or nil with diagnostics.
  package mutating func plan(_ query: Query) -> QueryPlan? {
    switch query.kind {
    case .operand(let rows, let stages):
      guard var plan = plan(rows) else { return nil }
      for stage in stages {
        guard let next = self.plan(stage, after: plan) else { return nil }
        plan = next
      }
      return plan
    case .combined(let left, let setOperator, let right):
      let a = plan(left)
      let b = plan(right)
      guard let a, let b else { return nil }
      return combined(a, setOperator, b, at: query.range)
    }
  }

  private mutating func combined(
    _ a: QueryPlan, _ setOperator: SetOperator, _ b: QueryPlan, at range: SourceRange
  ) -> QueryPlan? {
    let sameColumns = a.schema.fields.map(\.name) == b.schema.fields.map(\.name)
    guard a.schema.kind == b.schema.kind, a.schema.kind.hasArticle || sameColumns else {
      report(
        .rowKindMismatch(left: a.schema.described, right: b.schema.described), at: range)
      return nil
    }
    return QueryPlan(.combined(a, setOperator, b), a.schema)
  }

  private mutating func plan(_ rows: Rows) -> QueryPlan? {
    switch rows.kind {
    case .articles: return QueryPlan(.articles, environment.articleSchema)
    case .sentences: return QueryPlan(.sentences, .rows(.sentences, of: index))
    case .words: return QueryPlan(.words, .rows(.words, of: index))
    case .sources: return QueryPlan(.sources, .rows(.sources, of: index))
    case .mentions(let pattern):
      guard let plan = plan(pattern) else { return nil }
      return QueryPlan(.mentions(plan), .rows(.mentions, of: index))
    case .quotes(let speaker, let topic):
      return quotes(by: speaker, about: topic)
    case .name(let name): return named(name)
    case .last:
      guard let schema = environment.lastSchema else {
        report(.noLastResult, at: rows.range)
        return nil
      }
      return QueryPlan(.last, schema)
    case .query(let query): return plan(query)
    }
  }

  private mutating func named(_ name: Name) -> QueryPlan? {
    switch environment.definition(name.text) {
    case .query(let plan):
      if admits(plan.extent, deepest: Parser.stepLimit, at: name) { return plan }
    case .pattern:
      report(.queryExpected(name: name.text), at: name.range)
    case nil:
      let known = environment.definedNames + Keyword.rows.map { $0.spelled(in: language) }
      report(
        .unknownName(name.text, candidates: nearCandidates(for: name.text, among: known)),
        at: name.range)
    }
    return nil
  }
}

extension Schema {
  /// The kind of rows, and for computed ones their columns.
  var described: String {
    guard kind == .table || kind == .count else { return kind.rawValue }
    return "(\(fields.map(\.name).joined(separator: ", ")))"
  }
}
