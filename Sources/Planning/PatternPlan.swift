// SPDX-License-Identifier: Apache-2.0
// A checked pattern: names resolved, parameters filled in, phrases cut into words.

package import Syntax

/// A checked pattern, not yet looked up in an index.
package indirect enum PatternPlan: Sendable {
  case phrase(PhrasePlan)
  case near(PatternPlan, PatternPlan, distance: Int, ordered: Bool)
  case and(PatternPlan, PatternPlan)
  case andNot(PatternPlan, PatternPlan)
  case or([PatternPlan])
  case within(PatternPlan, Scope)

  /// Every phrase of the pattern, in the order written.
  package var phrases: [PhrasePlan] {
    switch self {
    case .phrase(let phrase): [phrase]
    case .near(let a, let b, _, _), .and(let a, let b), .andNot(let a, let b):
      a.phrases + b.phrases
    case .or(let alternatives): alternatives.flatMap(\.phrases)
    case .within(let inner, _): inner.phrases
    }
  }

  /// The pattern as a query would write it, in English keywords.
  package var text: String {
    switch self {
    case .phrase(let phrase): phrase.text
    case .near(let a, let b, let distance, let ordered):
      "(\(a.text) \(ordered ? "then" : "near") \(distance) \(b.text))"
    case .and(let a, let b): "(\(a.text) and \(b.text))"
    case .andNot(let a, let b): "(\(a.text) and not \(b.text))"
    case .or(let all): all.isEmpty ? "any of ()" : "(\(all.map(\.text).joined(separator: " or ")))"
    case .within(let inner, let scope): "\(inner.text) within \(scope.rawValue)"
    }
  }
}

extension PatternPlan {
  /// The pattern as it is over a text that is no larger than `scope`: nothing beyond is looked at.
  package func confined(to scope: Scope) -> PatternPlan {
    switch self {
    case .phrase: self
    case .near(let a, let b, let distance, let ordered):
      .near(a.confined(to: scope), b.confined(to: scope), distance: distance, ordered: ordered)
    case .and(let a, let b): .and(a.confined(to: scope), b.confined(to: scope))
    case .andNot(let a, let b): .andNot(a.confined(to: scope), b.confined(to: scope))
    case .or(let all): .or(all.map { $0.confined(to: scope) })
    case .within(let inner, _): .within(inner.confined(to: scope), scope)
    }
  }
}

/// Words in a row at a level.
package struct PhrasePlan: Hashable, Sendable {
  package enum Element: Hashable, Sendable {
    /// A word, as written in the query.
    case word(String)
    /// `روس*`: any word that begins so.
    case prefix(String)
    /// `*`
    case anyWord
    /// `…`: up to `PhrasePlan.gapWords` words.
    case gap
  }
  package var level: MatchLevel
  package var elements: [Element]
  /// The string of the query.
  package var value: String
  package var range: SourceRange

  /// Words that `…` may stand for, at most.
  package static let gapWords = 5

  package init(level: MatchLevel, elements: [Element], value: String, range: SourceRange) {
    self.level = level
    self.elements = elements
    self.value = value
    self.range = range
  }

  /// As a query would write it.
  package var text: String {
    level == .word ? "\"\(value)\"" : "\(level.rawValue) \"\(value)\""
  }
}
