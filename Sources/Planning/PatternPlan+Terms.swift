// SPDX-License-Identifier: Apache-2.0
// What a pattern is scored by, and what of it an article must hold.

import Syntax

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
