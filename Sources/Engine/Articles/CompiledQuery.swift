// SPDX-License-Identifier: Apache-2.0
// A plan whose words have been looked up once, to be evaluated as often as is wanted.

import Indexing
package import Planning
import Syntax

/// A query made ready for one index.
package struct CompiledQuery: Sendable {
  package let plan: QueryPlan
  let work: Work

  /// What is left to do.
  enum Work: Sendable {
    /// Everything.
    case plan
    /// Articles that the index finds: themselves, their number, their number by outlet, the best.
    case articles(ArticleQuery)
    case count(ArticleQuery)
    case outlets(ArticleQuery)
    case ranked(RankSearch, limit: Int?)
  }

  /// Whether the columns of its rows are those of the plan, whatever the data are.
  package var hasPlannedColumns: Bool {
    if case .plan = work { false } else { true }
  }
}

extension Interpreter {
  /// The plan with its words looked up, as far as that can be done ahead.
  /// - Throws: `EngineError` if the evaluation is to stop.
  package func compiled(_ plan: QueryPlan) throws -> CompiledQuery {
    CompiledQuery(plan: plan, work: try work(of: plan) ?? .plan)
  }

  /// The rows a query denotes.
  /// - Throws: as `rows(of:)` of its plan.
  package func rows(of query: CompiledQuery) throws -> RowSet {
    let rows = try evaluated(query.work, query.plan) ?? unchecked(query.plan)
    try control.check(rows)
    return rows
  }

  /// What a plan comes to, looked up; nil where nothing can be done ahead.
  private func work(of plan: QueryPlan) throws -> CompiledQuery.Work? {
    switch plan.node {
    case .stage(_, .filter): return try articleQuery(of: plan).map { .articles($0) }
    case .stage(let input, .count): return try articleQuery(of: input).map { .count($0) }
    case .stage(let input, .countBy(let fields)):
      guard fields.count == 1, fields[0].source == .source else { return nil }
      return try articleQuery(of: input).map { .outlets($0) }
    case .stage(let input, .rank(let rank)):
      return try rankSearch(rank, of: input).map { .ranked($0, limit: nil) }
    case .stage(let ranking, .limit(let limit)):
      guard case .stage(let input, .rank(let rank)) = ranking.node else { return nil }
      return try rankSearch(rank, of: input).map { .ranked($0, limit: limit) }
    default: return nil
    }
  }

  /// The rows of a plan if all of it can be looked up.
  func lookedUp(_ plan: QueryPlan) throws -> RowSet? {
    try work(of: plan).flatMap { try evaluated($0, plan) }
  }

  private func evaluated(_ work: CompiledQuery.Work, _ plan: QueryPlan) throws -> RowSet? {
    let finder = ArticleFinder(index, checkpoint: control.check)
    switch work {
    case .plan: return nil
    case .articles(let query): return start(plan, .articles(try finder.articles(query)))
    case .count(let query): return start(plan, .cells([[.integer(try finder.count(query))]]))
    case .outlets(let query): return start(plan, .cells(try facets(finder, query)))
    case .ranked(let search, let limit): return try ranked(search, plan, first: limit)
    }
  }

  /// A row for each outlet of the articles with how many there are, largest first, ties in order of
  /// first appearance.
  private func facets(_ finder: ArticleFinder, _ query: ArticleQuery) throws -> [[Cell]] {
    let (counts, firsts) = finder.outlets(of: try finder.articles(query))
    let found = counts.indices.filter { counts[$0] > 0 }.sorted { a, b in
      (counts[b], firsts[a] ?? 0) < (counts[a], firsts[b] ?? 0)
    }
    return found.map { [.text(index.sources[$0].name), .integer(counts[$0])] }
  }
}
