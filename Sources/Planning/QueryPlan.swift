// SPDX-License-Identifier: Apache-2.0
// A checked query: what the engine does, step by step, and the fields each step has.

package import Syntax

/// A checked query.
package struct QueryPlan: Sendable {
  package indirect enum Node: Sendable {
    case articles, sentences, words, sources
    case mentions(PatternPlan)
    case quotes(by: PatternPlan?, about: PatternPlan?)
    /// The last result of the session.
    case last
    case combined(QueryPlan, SetOperator, QueryPlan)
    case stage(QueryPlan, StagePlan)
  }
  package var node: Node
  package var schema: Schema
  /// How large it is with all that its names stand for.
  package let extent: PlanExtent

  package init(_ node: Node, _ schema: Schema) {
    self.node = node
    self.schema = schema
    switch node {
    case .combined(let left, _, let right): extent = PlanExtent(above: [left.extent, right.extent])
    case .stage(let input, .keywords(let other?)):
      extent = PlanExtent(above: [input.extent, other.extent])
    case .stage(let input, _): extent = PlanExtent(above: input.extent)
    default: extent = PlanExtent()
    }
  }
}

extension QueryPlan {
  /// Whether it stands for the same whatever was asked before, and writes no file.
  package var isLasting: Bool {
    switch node {
    case .articles, .sentences, .words, .sources, .mentions, .quotes: true
    case .last, .stage(_, .save): false
    case .combined(let left, _, let right): left.isLasting && right.isLasting
    case .stage(let input, .keywords(let other)): input.isLasting && other?.isLasting != false
    case .stage(let input, _): input.isLasting
    }
  }
}

/// A checked stage.
package indirect enum StagePlan: Sendable {
  case filter(ConditionPlan)
  case count
  /// Largest first.
  case countBy([Field])
  case group([Field], [AggregatePlan])
  case sort([SortPlan])
  case limit(Int)
  case skip(Int)
  case sample(Int, seed: UInt64)
  case unique([Field])
  /// The columns to show.
  case show([Field])
  case context(ContextPlan)
  case timeline(Period, per: Field?)
  case pivot(Field)
  case save(path: String, SourceRange)
  /// The words so many words away from the matches at most.
  case collocates(within: Int)
  /// The words of the articles against those of a query's articles, or of all others.
  case keywords(against: QueryPlan?)
  case rank(RankPlan)
  /// Utterances that say the same.
  case align
  /// The utterances of claims.
  case wordings
}

/// What articles are ranked for.
package struct RankPlan: Sendable {
  /// Any of them.
  package var patterns: [PatternPlan]
  /// Whether the stage names the pattern itself, so that it also says which articles are ranked.
  package var isGiven: Bool
}

package struct AggregatePlan: Sendable {
  package var name: String
  package var function: Aggregate.Function
  /// None for `count` and `share`.
  package var field: Field?
}

package struct SortPlan: Sendable {
  package var field: Field
  package var descending: Bool
}

/// How much text stands before and after a match.
package enum ContextPlan: Hashable, Sendable {
  case words(Int)
  case sentence
  case paragraph

  /// What a session begins with.
  package static let standard = ContextPlan.words(8)
}

/// A checked condition.
package indirect enum ConditionPlan: Sendable {
  case or([ConditionPlan])
  case and([ConditionPlan])
  case not(ConditionPlan)
  case compare(Field, Comparison, Operand)
  case among(Field, [Operand])
  /// Both ends included.
  case between(Field, Operand, Operand)
  case contains(Field, PatternPlan)
  /// Over the row's own text.
  case mentions(PatternPlan)
  case missing(Field, isMissing: Bool)
}

/// A value of the type of the field it is compared with.
package struct Operand: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    /// Folded.
    case text(String)
    case number(Double)
    /// A period; days since 1970-01-01, both included.
    case date(first: Int32, last: Int32)
  }
  package var value: Value
  /// As the query has it.
  package var written: String
}

extension ConditionPlan {
  /// The condition as a query would write it, in English keywords.
  package var text: String {
    switch self {
    case .or(let all): "(\(all.map(\.text).joined(separator: " or ")))"
    case .and(let all): all.map(\.text).joined(separator: " and ")
    case .not(let inner): "not \(inner.text)"
    case .compare(let field, let comparison, let operand):
      "\(field.name) \(comparison.rawValue) \(operand.written)"
    case .among(let field, let operands):
      "\(field.name) in (\(operands.map(\.written).joined(separator: ", ")))"
    case .between(let field, let low, let high):
      "\(field.name) in \(low.written)..\(high.written)"
    case .contains(let field, let pattern): "\(field.name) contains \(pattern.text)"
    case .mentions(let pattern): "mentions \(pattern.text)"
    case .missing(let field, let isMissing):
      "\(field.name) is \(isMissing ? "" : "not ")missing"
    }
  }
}
