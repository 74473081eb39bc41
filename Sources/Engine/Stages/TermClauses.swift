// SPDX-License-Identifier: Apache-2.0
// Which clauses is a term of a ranking an alternative of?

import Planning

/// Which clauses a term is an alternative of.
struct TermClauses {
  private let clauses: [[PatternPlan]]
  /// By the keys of terms, where they are too many to be compared.
  private var hashed: [[UInt8]: [Int]] = [:]

  init(_ clauses: [[PatternPlan]]) {
    self.clauses = clauses
    guard clauses.reduce(0, { $0 + $1.count }) > PatternPlan.fewTerms else { return }
    for (number, clause) in clauses.enumerated() {
      for term in clause where hashed[term.termKey]?.last != number {
        hashed[term.termKey, default: []].append(number)
      }
    }
  }

  /// The numbers of the clauses, ascending.
  subscript(term: PatternPlan) -> [Int] {
    if !hashed.isEmpty { return hashed[term.termKey] ?? [] }
    return clauses.indices.filter { number in
      clauses[number].contains { $0.isSameTerm(as: term) }
    }
  }
}
