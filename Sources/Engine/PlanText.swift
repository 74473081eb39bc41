// SPDX-License-Identifier: Apache-2.0
// The stages of a plan in words, for `explain` and for saying which of them left nothing.

import Planning
import Syntax

extension StagePlan {
  /// The keyword of the stage.
  var name: String {
    switch self {
    case .filter: "where"
    case .count, .countBy: "count"
    case .group: "group"
    case .sort: "sort"
    case .limit: "limit"
    case .skip: "skip"
    case .sample: "sample"
    case .unique: "unique"
    case .show: "show"
    case .context: "context"
    case .timeline: "timeline"
    case .pivot: "pivot"
    case .save: "save"
    case .collocates: "collocates"
    case .keywords: "keywords"
    case .rank: "rank"
    case .align: "align"
    case .wordings: "wordings"
    }
  }

  /// What follows the keyword.
  var detail: String {
    switch self {
    case .filter(let condition): condition.text
    case .count, .align, .wordings: ""
    case .countBy(let fields): "by " + names(fields)
    case .group(let fields, _): "by " + names(fields)
    case .sort(let keys):
      "by " + keys.map { $0.field.name + ($0.descending ? " desc" : "") }.joined(separator: ", ")
    case .limit(let count), .skip(let count): String(count)
    case .sample(let count, let seed): "\(count) seed \(seed)"
    case .unique(let fields), .show(let fields): names(fields)
    case .context(.words(let count)): String(count)
    case .context(.sentence): "sentence"
    case .context(.paragraph): "paragraph"
    case .timeline(let period, let field):
      "by \(period.rawValue)" + (field.map { " per \($0.name)" } ?? "")
    case .pivot(let field): field.name
    case .save(let path, _): "\"\(path)\""
    case .collocates(let reach): "within \(reach)"
    case .keywords(let other): other == nil ? "" : "against (…)"
    case .rank(let plan): "for " + plan.patterns.map(\.text).joined(separator: " or ")
    }
  }

  private func names(_ fields: [Field]) -> String {
    fields.map(\.name).joined(separator: ", ")
  }

  /// Rows expected of so many; nil where that depends on the values.
  func estimate(_ before: Int?) -> Int? {
    switch self {
    case .count: 1
    case .limit(let count), .sample(let count, _): before.map { min($0, count) }
    case .skip(let count): before.map { max(0, $0 - count) }
    case .sort, .show, .context, .save: before
    case .rank: before
    default: nil
    }
  }
}

extension QueryPlan {
  /// Every pattern of the query, in the order written.
  var patterns: [PatternPlan] {
    switch node {
    case .mentions(let pattern): [pattern]
    case .quotes(let speaker, let topic): [speaker, topic].compactMap { $0 }
    case .combined(let a, _, let b): a.patterns + b.patterns
    case .stage(let input, .filter(let condition)): input.patterns + condition.patterns
    case .stage(let input, .keywords(let other?)): input.patterns + other.patterns
    case .stage(let input, .rank(let plan)) where plan.isGiven: input.patterns + plan.patterns
    case .stage(let input, _): input.patterns
    default: []
    }
  }
}

extension ConditionPlan {
  var patterns: [PatternPlan] {
    switch self {
    case .or(let parts), .and(let parts): parts.flatMap(\.patterns)
    case .not(let inner): inner.patterns
    case .contains(_, let pattern), .mentions(let pattern): [pattern]
    case .compare, .among, .between, .missing: []
    }
  }
}
