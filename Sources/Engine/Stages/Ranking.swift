// SPDX-License-Identifier: Apache-2.0
// rank: articles by how well they answer what the query asks for, the best first.

import Indexing
import Planning
import Syntax

/// A ranking whose words have been looked up.
struct RankSearch: Sendable {
  /// What articles are scored by, and the clauses it is an alternative of.
  struct Term: Sendable {
    var query: ArticleQuery
    var clauses: [Int]
    /// The term itself, where it is the only one and is to be ranked often.
    var prepared: RankTerm?
  }
  var terms: [Term]
  var clauseCount: Int
  /// Whether there is a clause without a term, so that no article holds one of each.
  var isImpossible: Bool
  /// What articles must meet besides; nil for nothing.
  var filter: ArticleQuery?
  /// The articles that are to be ranked, whether they hold a term or not; nil where all of them do.
  var input: ArticleQuery?
}

/// Which articles are ranked, beside holding what is ranked for.
private struct RankCandidates {
  /// Terms of which an article must hold one of each list.
  var clauses: [[PatternPlan]] = []
  var tests: [(ArticleID) -> Bool] = []
  /// How many articles were to be ranked; nil where each of them holds what is ranked for.
  var count: () -> Int? = { nil }
}

extension Interpreter {
  /// The ranking of a plan's articles, looked up; nil where a condition must be asked of articles.
  func rankSearch(_ plan: RankPlan, of input: QueryPlan) throws -> RankSearch? {
    var parts: [ConditionPlan] = []
    switch input.node {
    case .articles: break
    case .stage(let rows, .filter(let condition)):
      guard case .articles = rows.node else { return nil }
      parts = [condition]
      if case .and(let all) = condition { parts = all }
    default: return nil
    }
    guard parts.allSatisfy({ $0.isKnownToIndex }) else { return nil }
    var clauses: [[PatternPlan]] = []
    var filters: [ArticleQuery] = []
    for part in parts {
      if !plan.isGiven, case .mentions(let pattern) = part, let own = pattern.rankClauses {
        clauses += own
      } else if let query = try articleQuery(meeting: part) {
        filters.append(query)
      } else {
        return nil
      }
    }
    let input: ArticleQuery? = clauses.isEmpty ? (filters.isEmpty ? .all : .all(of: filters)) : nil
    for pattern in plan.isGiven ? plan.patterns : [] {
      if let own = pattern.rankClauses {
        clauses += own
      } else if let query = try articleQuery(meeting: .mentions(pattern)) {
        filters.append(query)
      }
    }
    var terms = try terms(of: plan, clauses)
    if terms.count == 1, filters.isEmpty, case .words(let members) = terms[0].query,
      members.count > 1
    {
      terms[0].prepared = RankTerm(WordSet(members), clauses: terms[0].clauses)
        .prepared(in: index)
    }
    return RankSearch(
      terms: terms, clauseCount: clauses.count,
      isImpossible: clauses.contains { $0.isEmpty },
      filter: filters.isEmpty ? nil : .all(of: filters), input: input)
  }

  /// The best articles of a ranking that has been looked up.
  func ranked(_ search: RankSearch, _ plan: QueryPlan, first limit: Int?) throws -> RowSet {
    var best: [RankedArticle] = []
    if !search.isImpossible {
      let checkpoint: () throws -> Void = control.check
      var ranker = Ranker(
        index, terms: try rankTerms(search.terms, checkpoint), clauseCount: search.clauseCount,
        filter: search.filter)
      best = try ranker.best(limit, checkpoint: checkpoint)
    }
    var result = start(plan, .articles(best.map(\.article.rawValue)))
    result.scores = ArticleScores(best)
    if let input = search.input, !best.isEmpty, best.count < limit ?? .max {
      let all = try ArticleFinder(index, checkpoint: control.check).count(input)
      if all > best.count { result.remarks.append(.articlesNotRanked(all - best.count)) }
    }
    return result
  }

  private func rankTerms(
    _ terms: [RankSearch.Term], _ checkpoint: @escaping () throws -> Void
  ) throws -> [RankTerm] {
    try terms.map {
      try $0.prepared
        ?? RankTerm($0.query, in: index, clauses: $0.clauses, checkpoint: checkpoint)
    }
  }

  /// The first rows of a plan that ranks and then cuts, without ranking the rest; nil for others.
  func first(_ count: Int, of plan: QueryPlan) throws -> RowSet? {
    guard case .stage(let input, let stage) = plan.node else { return nil }
    switch stage {
    case .rank(let rank): return try ranked(input, rank, as: plan.schema, first: count)
    case .show: break
    case .limit(let limit):
      let rows = try first(min(count, limit), of: input)
      return try rows.map { try apply(stage, to: $0, as: plan.schema) }
    case .skip(let skipped):
      let (needed, overflow) = count.addingReportingOverflow(skipped)
      let rows = try first(overflow ? .max : needed, of: input)
      return try rows.map { try apply(stage, to: $0, as: plan.schema) }
    default: return nil
    }
    return try first(count, of: input).map { try apply(stage, to: $0, as: plan.schema) }
  }

  /// The articles of the rows of `input`, ranked; only the first ones if so many are given.
  func ranked(
    _ input: QueryPlan, _ plan: RankPlan, as schema: Schema, first limit: Int?
  ) throws -> RowSet {
    switch input.node {
    case .articles:
      var candidates = RankCandidates()
      candidates.count = { index.articleCount }
      return try ranked(start(input, .articles([])), plan, candidates, as: schema, first: limit)
    case .stage(let rows, .filter(let condition)):
      guard case .articles = rows.node else { break }
      let candidates = try candidates(meeting: condition, of: rows, plan)
      return try ranked(start(rows, .articles([])), plan, candidates, as: schema, first: limit)
    default: break
    }
    return try ranked(try rows(of: input), plan, as: schema, first: limit)
  }

  /// The articles of rows, ranked.
  func ranked(
    _ rows: RowSet, _ plan: RankPlan, as schema: Schema, first limit: Int? = nil
  ) throws -> RowSet {
    let marks = rows.articleMarks()
    var candidates = RankCandidates()
    candidates.tests = [{ marks[Int($0.rawValue)] }]
    candidates.count = { marks.count(where: { $0 }) }
    return try ranked(rows, plan, candidates, as: schema, first: limit)
  }

  /// The articles of the corpus that meet a condition. What it asks of the text and what they are ranked for is
  /// looked up once for both.
  private func candidates(
    meeting condition: ConditionPlan, of rows: QueryPlan, _ plan: RankPlan
  ) throws -> RankCandidates {
    var parts = [condition]
    if case .and(let all) = condition { parts = all }
    var candidates = RankCandidates()
    var rest: [ConditionPlan] = []
    for part in parts {
      if !plan.isGiven, case .mentions(let pattern) = part, let clauses = pattern.rankClauses {
        candidates.clauses += clauses
      } else {
        rest.append(part)
      }
    }
    guard !rest.isEmpty else { return candidates }
    let all = start(rows, .articles(Array(0..<UInt32(index.articleCount))))
    let predicate = try ConditionEvaluator(rows: all, control: control).predicate(.and(rest))
    candidates.tests = [{ predicate(Int($0.rawValue)) == true }]
    if candidates.clauses.isEmpty {
      candidates.count = { (0..<all.count).count(where: { predicate($0) == true }) }
    }
    return candidates
  }

  private func ranked(
    _ rows: RowSet, _ plan: RankPlan, _ candidates: RankCandidates, as schema: Schema,
    first limit: Int?
  ) throws -> RowSet {
    var candidates = candidates
    if plan.isGiven {
      for pattern in plan.patterns { try require(pattern, &candidates) }
    }
    var result = rows
    result.schema = schema
    var best: [RankedArticle] = []
    if !candidates.clauses.contains(where: { $0.isEmpty }) {
      let checkpoint: () throws -> Void = control.check
      var ranker = Ranker(
        index, terms: try rankTerms(try terms(of: plan, candidates.clauses), checkpoint),
        clauseCount: candidates.clauses.count)
      let tests = candidates.tests
      best = try ranker.best(
        limit, accepts: tests.isEmpty ? nil : { article in tests.allSatisfy { $0(article) } },
        checkpoint: checkpoint)
    }
    result.storage = .articles(best.map(\.article.rawValue))
    result.scores = ArticleScores(best)
    if !best.isEmpty, best.count < limit ?? .max, let all = candidates.count(), all > best.count {
      result.remarks.append(.articlesNotRanked(all - best.count))
    }
    return result
  }

  /// Limits candidates to the articles that hold a pattern.
  private func require(_ pattern: PatternPlan, _ candidates: inout RankCandidates) throws {
    if let clauses = pattern.rankClauses {
      candidates.clauses += clauses
      return
    }
    var holding = [Bool](repeating: false, count: index.articleCount)
    for span in try spans(of: pattern) {
      holding[Int(index.article(at: span.start).rawValue)] = true
    }
    candidates.tests.append { holding[Int($0.rawValue)] }
  }

  /// What is said of most terms, so that it is made once.
  private static let onlyClause = [0]

  /// The terms of the patterns, looked up, each with the clauses it is an alternative of.
  private func terms(
    of plan: RankPlan, _ clauses: [[PatternPlan]]
  ) throws -> [RankSearch.Term] {
    let patterns = plan.patterns.count == 1 ? plan.patterns[0] : .or(plan.patterns)
    let expander = Expander(index, checkpoint: control.check)
    if clauses.count == 1, !plan.isGiven, plan.patterns.count == 1 {
      // The clause comes from this pattern, whose terms are all of its alternatives then.
      return try patterns.rankTerms.map { term in
        RankSearch.Term(query: try expander.articleTerm(term), clauses: Self.onlyClause)
      }
    }
    let clausesOfTerm = TermClauses(clauses)
    return try patterns.rankTerms.map { term in
      RankSearch.Term(query: try expander.articleTerm(term), clauses: clausesOfTerm[term])
    }
  }
}
