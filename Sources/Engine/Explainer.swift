// SPDX-License-Identifier: Apache-2.0
// explain: how a plan will be evaluated, and what each word of the query stands for.

package import ArabicText
package import Indexing
package import Planning
import Syntax

/// A step of a plan with those it draws on.
package struct PlanStep: Sendable {
  package var name: String
  package var detail: String
  /// Rows expected, from the counts of the index; nil where they do not tell.
  package var estimate: Int?
  package var inputs: [PlanStep]
}

/// A word of a query and the printed forms it stands for.
package struct ExplainedWord: Sendable {
  package struct Form: Sendable {
    package var form: String
    package var rule: MatchRule
    package var count: Int
    package var articles: Int
    /// How like the name it is spelled; nil for the word itself.
    package var score: Float?
  }
  /// A name that is spelled nearly like the one asked for.
  package struct LeftOut: Sendable {
    package var form: String
    package var score: Float
    package var count: Int
    package var articles: Int
  }
  package var word: String
  /// Strongest rule first, then the highest score, then the most frequent.
  package var forms: [Form]
  /// The least score that is accepted, at the level `like`.
  package var threshold: Float?
  /// Best first.
  package var leftOut: [LeftOut] = []
}

/// Explains plans over one index.
package struct Explainer {
  let index: InvertedIndex
  var expander: Expander { Expander(index) }

  package init(index: InvertedIndex) {
    self.index = index
  }

  package func step(_ plan: QueryPlan) throws -> PlanStep {
    switch plan.node {
    case .articles: return leaf("articles", index.articleCount)
    case .sentences: return leaf("sentences", index.sentenceCount)
    case .words: return leaf("words", index.wordCount)
    case .sources: return leaf("sources", index.sources.count)
    case .last: return PlanStep(name: "_", detail: "", estimate: nil, inputs: [])
    case .mentions(let pattern):
      let inner = try step(pattern)
      return PlanStep(name: "mentions", detail: "", estimate: inner.estimate, inputs: [inner])
    case .quotes(let speaker, let topic): return try step(quotesBy: speaker, about: topic)
    case .combined(let a, let setOperator, let b):
      return PlanStep(
        name: setOperator.rawValue, detail: "", estimate: nil, inputs: [try step(a), try step(b)])
    case .stage(let input, .keywords(let other?)):
      return PlanStep(
        name: "keywords", detail: "against", estimate: nil,
        inputs: [try step(input), try step(other)])
    case .stage(let input, .rank(let plan)) where plan.isGiven:
      let before = try step(input)
      let patterns = try plan.patterns.map { try step($0) }
      let most = patterns.reduce(0) { $0 + ($1.estimate ?? 0) }
      return PlanStep(
        name: "rank", detail: "for", estimate: min(before.estimate ?? most, most),
        inputs: [before] + patterns)
    case .stage(let input, let stage):
      let before = try step(input)
      return PlanStep(
        name: stage.name, detail: stage.detail, estimate: stage.estimate(before.estimate),
        inputs: [before])
    }
  }

  private func leaf(_ name: String, _ count: Int) -> PlanStep {
    PlanStep(name: name, detail: "", estimate: count, inputs: [])
  }

  func step(_ pattern: PatternPlan) throws -> PlanStep {
    switch pattern {
    case .phrase(let phrase):
      return PlanStep(
        name: phrase.elements.count == 1 ? "word" : "phrase", detail: phrase.text,
        estimate: try estimate(phrase), inputs: [])
    case .near(let a, let b, let distance, let ordered):
      return try join(ordered ? "then" : "near", String(distance), a, b) { min($0, $1) }
    case .and(let a, let b): return try join("and", "", a, b) { $0 + $1 }
    case .andNot(let a, let b): return try join("and not", "", a, b) { first, _ in first }
    case .or(let alternatives):
      let steps = try alternatives.map { try step($0) }
      return PlanStep(
        name: "or", detail: "", estimate: steps.reduce(0) { $0 + ($1.estimate ?? 0) },
        inputs: steps)
    case .within(let inner, let scope):
      let inner = try step(inner)
      return PlanStep(
        name: "within", detail: scope.rawValue, estimate: inner.estimate, inputs: [inner])
    }
  }

  private func join(
    _ name: String, _ detail: String, _ a: PatternPlan, _ b: PatternPlan,
    estimate: (Int, Int) -> Int
  ) throws -> PlanStep {
    let steps = [try step(a), try step(b)]
    return PlanStep(
      name: name, detail: detail,
      estimate: estimate(steps[0].estimate ?? 0, steps[1].estimate ?? 0), inputs: steps)
  }

  /// No more than the rarest word of the phrase occurs.
  private func estimate(_ phrase: PhrasePlan) throws -> Int {
    if phrase.level == .like { return estimate(try expander.spelled(phrase)) }
    return try phrase.elements.compactMap { element -> Int? in
      guard element.word != nil else { return nil }
      return try expander.wordSet(element, phrase.level, at: phrase.range).members.reduce(0) {
        $0 + index.count(of: $1.word)
      }
    }.min() ?? index.positionCount
  }
}

// MARK: - Words

extension Explainer {
  /// Each word of the plan's patterns with its forms.
  package func words(_ plan: QueryPlan) throws -> [ExplainedWord] {
    try plan.patterns.flatMap(\.phrases).flatMap { phrase in
      if phrase.level == .like { return try likeWords(phrase) }
      return try phrase.elements.compactMap { element in
        try element.word.map { try word($0, element, phrase) }
      }
    }
  }

  func word(
    _ word: String, _ element: PhrasePlan.Element, _ phrase: PhrasePlan
  ) throws -> ExplainedWord {
    let set = try expander.wordSet(element, phrase.level, at: phrase.range)
    return ExplainedWord(
      word: word, forms: set.members.flatMap { forms(of: $0) }.sorted(by: precedes))
  }

  func forms(of member: WordSet.Member, score: Float? = nil) -> [ExplainedWord.Form] {
    let surfaces =
      member.surfaces ?? index.surfaces(of: member.word).map { SurfaceID(rawValue: $0) }
    let articles = articleCounts(of: member.word)
    return surfaces.map { surface in
      ExplainedWord.Form(
        form: index.printed(surface), rule: member.rule, count: index.count(of: surface),
        articles: articles[surface] ?? 0, score: score)
    }
  }

  /// For each printed form of a word, how many articles hold it.
  private func articleCounts(of word: WordID) -> [SurfaceID: Int] {
    var positions: [UInt32] = []
    index.positions(of: word, into: &positions)
    var last: [SurfaceID: ArticleID] = [:]
    var counts: [SurfaceID: Int] = [:]
    for position in positions {
      let surface = index.surface(at: position)
      let article = index.article(at: position)
      if last[surface] != article {
        last[surface] = article
        counts[surface, default: 0] += 1
      }
    }
    return counts
  }

  func precedes(_ a: ExplainedWord.Form, _ b: ExplainedWord.Form) -> Bool {
    if a.rule != b.rule { return a.rule < b.rule }
    if let left = a.score, let right = b.score, left != right { return left > right }
    if a.count != b.count { return a.count > b.count }
    return Array(a.form.utf8).lexicographicallyPrecedes(Array(b.form.utf8))
  }
}

extension PhrasePlan.Element {
  /// The word of the query, with its `*` if it is a prefix; nil for a place that any word fills.
  var word: String? {
    switch self {
    case .word(let word): word
    case .prefix(let prefix): prefix + "*"
    case .anyWord, .gap: nil
    }
  }
}
