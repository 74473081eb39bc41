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

// MARK: - Terms

extension PatternPlan {
  /// What the pattern is scored by: its phrases, and each `near` and `then` as a whole; nothing
  /// that is denied. A term written twice is one.
  package var rankTerms: [PatternPlan] {
    let terms = writtenTerms
    if terms.count < 2 { return terms }
    if terms.count > Self.fewTerms {
      var seen = Set<[UInt8]>()
      return terms.filter { seen.insert($0.termKey).inserted }
    }
    if terms.areDifferentPhrases { return terms }
    var kept: [PatternPlan] = []
    for term in terms where !kept.contains(where: { $0.isSameTerm(as: term) }) { kept.append(term) }
    return kept
  }

  /// So many terms are compared with each other; more of them are hashed.
  package static let fewTerms = 16

  /// Whether two terms are written the same.
  package func isSameTerm(as other: PatternPlan) -> Bool {
    switch (self, other) {
    case (.phrase(let a), .phrase(let b)): a.isSameTerm(as: b)
    case (.phrase, _), (_, .phrase): false
    case (.near(let a, let b, let reach, let ordered), .near(let c, let d, let other, let same)):
      reach == other && ordered == same && a.isSameTerm(as: c) && b.isSameTerm(as: d)
    default: termKey == other.termKey
    }
  }

  /// What tells a term from others that are written otherwise.
  package var termKey: [UInt8] {
    guard case .phrase(let phrase) = self else { return Array(text.utf8) }
    // Levels have different first letters, none of which is the bracket that others begin with.
    var key: [UInt8] = []
    key.reserveCapacity(1 + phrase.value.utf8.count)
    key += phrase.level.rawValue.utf8.prefix(1)
    key += phrase.value.utf8
    return key
  }

  private var writtenTerms: [PatternPlan] {
    var terms: [PatternPlan] = []
    appendTerms(to: &terms)
    return terms
  }

  private func appendTerms(to terms: inout [PatternPlan]) {
    switch self {
    case .phrase, .near: terms.append(self)
    case .and(let a, let b):
      a.appendTerms(to: &terms)
      b.appendTerms(to: &terms)
    case .andNot(let a, _): a.appendTerms(to: &terms)
    case .or(let all):
      if terms.isEmpty, all.areAllPhrases {
        terms = all
        return
      }
      terms.reserveCapacity(terms.count + all.count)
      for pattern in all { pattern.appendTerms(to: &terms) }
    case .within(let inner, _): inner.appendTerms(to: &terms)
    }
  }

  /// The terms of which an article must hold one of each list to hold the pattern; nil if it takes
  /// more than that.
  package var rankClauses: [[PatternPlan]]? {
    switch self {
    case .phrase, .near: return [[self]]
    case .and(let a, let b):
      guard let left = a.rankClauses, let right = b.rankClauses else { return nil }
      return left + right
    case .or(let all):
      if all.areAllPhrases { return [all] }
      var alternatives: [PatternPlan] = []
      for pattern in all {
        guard let clauses = pattern.rankClauses, clauses.count == 1 else { return nil }
        alternatives += clauses[0]
      }
      return [alternatives]
    case .within(let inner, .article): return inner.rankClauses
    case .within, .andNot: return nil
    }
  }
}

extension [PatternPlan] {
  /// Whether each of them is a phrase, and so a term by itself.
  fileprivate var areAllPhrases: Bool {
    allSatisfy { if case .phrase = $0 { true } else { false } }
  }

  /// Whether each is a phrase that no other is written like. Phrases are taken out once, for that
  /// costs more than to compare them.
  fileprivate var areDifferentPhrases: Bool {
    var phrases: [PhrasePlan] = []
    phrases.reserveCapacity(count)
    for case .phrase(let phrase) in self { phrases.append(phrase) }
    guard phrases.count == count else { return false }
    for a in phrases.indices {
      for b in 0..<a where phrases[a].isSameTerm(as: phrases[b]) { return false }
    }
    return true
  }
}

extension PhrasePlan {
  /// Whether two phrases are written the same. Compared by bytes, because strings are compared by what
  /// they look like, which takes longer.
  fileprivate func isSameTerm(as other: PhrasePlan) -> Bool {
    level == other.level && value.utf8.count == other.value.utf8.count
      && value.utf8.span.hasSameBytes(as: other.value.utf8.span)
  }
}

extension Span<UInt8> {
  fileprivate func hasSameBytes(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for place in indices where self[place] != other[place] { return false }
    return true
  }
}
