// SPDX-License-Identifier: Apache-2.0
// Conditions on articles that the index answers at once, without asking each article.

import Indexing
import Planning
import Syntax

extension Interpreter {
  /// The articles that a plan denotes as a query of the index: all of them, or those that meet
  /// conditions on their text and outlet. Nil for the rest.
  func articleQuery(of plan: QueryPlan) throws -> ArticleQuery? {
    switch plan.node {
    case .articles: return .all
    case .stage(let input, .filter(let condition)):
      guard case .articles = input.node, condition.isKnownToIndex else { return nil }
      return try articleQuery(meeting: condition)
    default: return nil
    }
  }

  /// The articles that meet a condition; nil where the index does not know them at once.
  func articleQuery(meeting condition: ConditionPlan) throws -> ArticleQuery? {
    switch condition {
    case .and(let parts): return try articleQueries(parts).map { .all(of: $0) }
    case .or(let parts): return try articleQueries(parts).map { .any(of: $0) }
    case .not(let inner):
      // None of these conditions is ever unknown, so that what does not meet it meets its opposite.
      return try articleQuery(meeting: inner).map { .andNot(.all, $0) }
    case .mentions(let pattern):
      let expander = Expander(index, checkpoint: control.check)
      return try expander.articleQuery(pattern)
    case .compare(let field, _, _), .among(let field, _), .between(let field, _, _):
      guard field.source == .source else { return nil }
      return ConditionEvaluator.outlets(of: index, meeting: condition).map { .outlets($0) }
    case .contains, .missing: return nil
    }
  }

  private func articleQueries(_ parts: [ConditionPlan]) throws -> [ArticleQuery]? {
    var queries: [ArticleQuery] = []
    for part in parts {
      guard let query = try articleQuery(meeting: part) else { return nil }
      queries.append(query)
    }
    return queries
  }

  /// The articles that meet a condition, of which a part may have to be asked of each: only of
  /// those that meet the rest.
  func articles(meeting condition: ConditionPlan, _ plan: QueryPlan) throws -> RowSet {
    var parts = [condition]
    if case .and(let all) = condition { parts = all }
    var known: [ArticleQuery] = []
    var rest: [ConditionPlan] = []
    for part in parts {
      if part.isKnownToIndex, let query = try articleQuery(meeting: part) {
        known.append(query)
      } else {
        rest.append(part)
      }
    }
    let finder = ArticleFinder(index, checkpoint: control.check)
    let rows = start(plan, .articles(try finder.articles(known.isEmpty ? .all : .all(of: known))))
    return rest.isEmpty ? rows : try filter(rows, .and(rest))
  }
}

extension ConditionPlan {
  /// Whether it asks of an article only for its outlet and what stands in its text, so that no
  /// words are looked up in vain.
  var isKnownToIndex: Bool {
    switch self {
    case .and(let parts), .or(let parts): parts.allSatisfy(\.isKnownToIndex)
    case .not(let inner): inner.isKnownToIndex
    case .mentions: true
    case .compare(let field, _, _), .among(let field, _), .between(let field, _, _):
      field.source == .source
    case .contains, .missing: false
    }
  }
}
