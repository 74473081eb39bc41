// SPDX-License-Identifier: Apache-2.0
// A query found nothing: which part emptied it, and what is near?

import ArabicText
import Indexing
package import Planning
import Syntax

extension Interpreter {
  /// Why a plan denotes no rows. Runs the steps of the plan again until one is empty; empty where
  /// the reason is plain from the query.
  package func diagnosis(of plan: QueryPlan) throws -> [Remark] {
    if index.articleCount == 0 { return [.emptyCorpus] }
    switch plan.node {
    case .mentions(let pattern): return try diagnosis(of: pattern)
    case .combined(let left, let setOperator, let right):
      if try rows(of: left).count == 0 { return try diagnosis(of: left) }
      if setOperator != .except, try rows(of: right).count == 0 {
        return try diagnosis(of: right)
      }
      return [.stageEmpties(stage: setOperator.rawValue, before: try rows(of: left).count)]
    case .stage(let input, .filter(let condition)):
      if case .articles = input.node { return try diagnosis(ofArticlesMeeting: condition) }
      let before = try rows(of: input)
      if before.count == 0 { return try diagnosis(of: input) }
      return try diagnosis(of: condition, over: before)
    case .stage(let input, let stage) where stage.keepsSome: return try diagnosis(of: input)
    case .stage(let input, let stage):
      if let remarks = try diagnosis(ofRanked: input, stage), !remarks.isEmpty { return remarks }
      let before = try rows(of: input)
      if before.count == 0 { return try diagnosis(of: input) }
      if case .save = stage { return [] }
      if case .keywords = stage { return [.nothingToCompare] }
      if case .rank(let plan) = stage, try plan.patterns.allSatisfy({ try spans(of: $0).isEmpty }) {
        return try plan.patterns.flatMap { try diagnosis(of: $0) }
      }
      return [.stageEmpties(stage: "\(stage.name) \(stage.detail)", before: before.count)]
    default: return []
    }
  }

  /// The first part of a conjunction that leaves nothing.
  private func diagnosis(of condition: ConditionPlan, over rows: RowSet) throws -> [Remark] {
    guard case .and(let parts) = condition else { return try emptied(by: condition, rows.count) }
    var left = rows
    for part in parts {
      let next = try apply(.filter(part), to: left, as: left.schema)
      if next.count == 0 { return try emptied(by: part, left.count) }
      left = next
    }
    return []
  }

  /// The first part of a conjunction that leaves none of all articles; what the index knows at once
  /// is asked of it.
  private func diagnosis(ofArticlesMeeting condition: ConditionPlan) throws -> [Remark] {
    guard condition.isKnownToIndex, case .and(let parts) = condition else {
      let all = QueryPlan(.articles, .rows(.articles, of: index))
      return try diagnosis(of: condition, over: try rows(of: all))
    }
    let finder = ArticleFinder(index, checkpoint: control.check)
    var left: [UInt32]?
    for part in parts {
      guard let query = try articleQuery(meeting: part) else { return [] }
      let next = try left.map { try finder.narrow($0, to: query) } ?? finder.articles(query)
      if next.isEmpty { return try emptied(by: part, left?.count ?? index.articleCount) }
      left = next
    }
    return []
  }

  /// Why there are no articles to be ranked; nil if there may be, or that cannot be told at once.
  private func diagnosis(ofRanked input: QueryPlan, _ stage: StagePlan) throws -> [Remark]? {
    guard case .rank = stage, case .stage(let all, .filter(let condition)) = input.node,
      case .articles = all.node, condition.isKnownToIndex, case .and = condition
    else { return nil }
    return try diagnosis(ofArticlesMeeting: condition)
  }

  private func emptied(by condition: ConditionPlan, _ before: Int) throws -> [Remark] {
    if case .mentions(let pattern) = condition, let query = try articleQuery(meeting: condition),
      try ArticleFinder(index, checkpoint: control.check).count(query) == 0
    {
      return try diagnosis(of: pattern)
    }
    return [.conditionEmpties(condition: condition.text, before: before)]
  }

  /// Why a pattern denotes nothing: the words that are nowhere, or the part that never holds.
  private func diagnosis(of pattern: PatternPlan) throws -> [Remark] {
    switch pattern {
    case .phrase(let phrase): return try diagnosis(of: phrase)
    case .or(let alternatives): return try alternatives.flatMap { try diagnosis(of: $0) }
    case .within(let inner, _):
      let remarks = try spans(of: inner).isEmpty ? diagnosis(of: inner) : []
      return remarks.isEmpty
        ? [.partNotFound(part: pattern.text, left: try spans(of: inner).count, right: 0)] : remarks
    case .near(let a, let b, _, _), .and(let a, let b), .andNot(let a, let b):
      let left = try spans(of: a).count
      let right = try spans(of: b).count
      if left == 0 { return try diagnosis(of: a) }
      if right == 0 { return try diagnosis(of: b) }
      return [.partNotFound(part: pattern.text, left: left, right: right)]
    }
  }

  private func diagnosis(of phrase: PhrasePlan) throws -> [Remark] {
    let expander = Expander(index, checkpoint: control.check)
    var found: [Remark.NearbyForm] = []
    var remarks: [Remark] = []
    for element in phrase.elements {
      guard let word = element.word else { continue }
      let set = try expander.wordSet(element, phrase.level, at: phrase.range)
      let count = set.members.reduce(0) { $0 + index.count(of: $1.word) }
      found.append(.init(form: word, count: count))
      if count == 0 {
        let nearby = index.nearbyForms(of: word)
        remarks.append(.wordNotFound(word: word, level: phrase.level, nearby: nearby))
      }
    }
    if remarks.isEmpty { remarks = [.phraseNotFound(phrase: phrase.text, words: found)] }
    if let hint = try spellingHint(for: phrase) { remarks.append(hint) }
    return remarks
  }
}

extension StagePlan {
  /// Whether it leaves a row wherever there is one, so that it is never the reason for none.
  fileprivate var keepsSome: Bool {
    switch self {
    case .limit(let count): count > 0
    case .sort, .show, .unique, .context: true
    default: false
    }
  }
}

extension InvertedIndex {
  /// The printed forms nearest to a word, at most five: the same folded word in another spelling,
  /// else the least edits (one for short words, two for longer ones), most frequent first.
  func nearbyForms(of word: String) -> [Remark.NearbyForm] {
    let folded = Array(Folding.fold(word).utf8)
    if let same = self.word(folded) {
      return surfaces(of: same).map { SurfaceID(rawValue: $0) }.map {
        .init(form: printed($0), count: count(of: $0))
      }
    }
    let limit = folded.count > 10 ? 2 : 1
    var near: [(word: WordID, distance: Int)] = []
    for id in 0..<UInt32(wordCount) {
      let other = WordID(rawValue: id)
      let distance = withFolded(other) { bytes -> Int? in
        guard abs(bytes.count - folded.count) <= limit * 2 else { return nil }
        return EditDistance.bounded(folded, Array(bytes), limit: limit)
      }
      if let distance { near.append((other, distance)) }
    }
    near.sort { a, b in
      (a.distance, count(of: b.word), a.word) < (b.distance, count(of: a.word), b.word)
    }
    return near.prefix(5).map {
      .init(form: printed(commonestSurface(of: $0.word)), count: count(of: $0.word))
    }
  }
}
