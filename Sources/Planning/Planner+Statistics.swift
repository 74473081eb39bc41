// SPDX-License-Identifier: Apache-2.0
// Checks the stages that weigh words and articles: collocates, keywords, rank.

import Syntax

extension Planner {
  /// Words on either side of a match that `collocates` looks at if the query does not say.
  static let collocationSpan = 5

  mutating func collocates(
    _ within: Count?, _ input: QueryPlan, at range: SourceRange
  ) -> QueryPlan? {
    let reach = within.map { number($0) } ?? Self.collocationSpan
    let isText = input.schema.kind == .mentions
    guard need(input, "collocates", "mentions", at: range, isText), let reach else { return nil }
    return step(
      input, .collocates(within: reach), .words(with: ["expected", "log_likelihood", "log_dice"]))
  }

  mutating func keywords(
    _ other: Query?, _ input: QueryPlan, at range: SourceRange
  ) -> QueryPlan? {
    guard need(input, "keywords", "articles", at: range, input.schema.kind.hasArticle) else {
      return nil
    }
    var reference: QueryPlan?
    if let other {
      guard let plan = plan(other),
        need(plan, "keywords", "articles", at: other.range, plan.schema.kind.hasArticle)
      else { return nil }
      reference = plan
    }
    return step(
      input, .keywords(against: reference),
      .words(with: ["expected", "log_likelihood", "log_ratio"]))
  }

  mutating func rank(
    _ pattern: Pattern?, _ input: QueryPlan, at range: SourceRange
  ) -> QueryPlan? {
    guard need(input, "rank", "articles", at: range, input.schema.kind.hasArticle) else {
      return nil
    }
    var patterns = input.rankedPatterns(last: environment.lastPatterns)
    if let pattern {
      guard let given = plan(pattern) else { return nil }
      patterns = [given]
    }
    if patterns.isEmpty {
      report(.nothingToRankFor, at: range)
      return nil
    }
    let rank = StagePlan.rank(RankPlan(patterns: patterns, isGiven: pattern != nil))
    let isPlain = input.schema.kind != .articles || input.schema == environment.articleSchema
    return step(input, rank, isPlain ? environment.rankedSchema : input.schema.scored)
  }
}

// MARK: - Columns

extension Schema {
  /// Computed rows of a word, how often it was counted, and measures of it.
  fileprivate static func words(with measures: [String]) -> Schema {
    let names = ["count"] + measures
    let columns = names.enumerated().map { place, name in
      Field(name, .number, .cell(place + 1), isMeasure: true, isCount: name == "count")
    }
    return table([Field("word", .text, .cell(0))] + columns)
  }

  /// With the score before all else. A metadata key of that name is known with `meta_` before it,
  /// another column of that name not at all.
  var scored: Schema {
    var result = self
    let score = Field("score", .number, .score, isMeasure: true)
    result.fields = [score] + fields.compactMap { $0.besideScore }
    result.standard = [score] + standard.compactMap { $0.besideScore }
    result.brief.append(score.name)
    return result
  }
}

extension Field {
  fileprivate var besideScore: Field? {
    guard KeywordFolding.fold(name) == "score" else { return self }
    guard case .column = source else { return nil }
    var renamed = self
    renamed.name = "meta_" + name
    return renamed
  }
}

// MARK: - What a query asks for

extension QueryPlan {
  /// The patterns that its rows hold or may hold: those of `mentions` and of conditions, but none
  /// that is denied or that is about a field other than the text.
  /// - Parameter last: those of the last result.
  package func rankedPatterns(last: [PatternPlan]) -> [PatternPlan] {
    switch node {
    case .mentions(let pattern): return [pattern]
    case .last: return last
    case .combined(let left, .except, _): return left.rankedPatterns(last: last)
    case .combined(let left, _, let right):
      return left.rankedPatterns(last: last) + right.rankedPatterns(last: last)
    case .stage(let input, .filter(let condition)):
      return input.rankedPatterns(last: last) + condition.wantedPatterns
    case .stage(_, .rank(let plan)): return plan.patterns
    case .stage(let input, _): return input.rankedPatterns(last: last)
    default: return []
    }
  }
}

extension ConditionPlan {
  /// The patterns that a row may meet the condition by.
  fileprivate var wantedPatterns: [PatternPlan] {
    switch self {
    case .or(let parts), .and(let parts): return parts.flatMap(\.wantedPatterns)
    case .mentions(let pattern): return [pattern]
    case .contains(let field, let pattern):
      let isText = [.title, .body, .sentenceText].contains(field.source)
      return isText ? [pattern] : []
    case .not, .compare, .among, .between, .missing: return []
    }
  }
}
