// SPDX-License-Identifier: Apache-2.0
// rank as the formula has it: each term looked for in each article, one after the other.

import Foundation
import Syntax

/// Ranks the articles of rows.
struct OracleRanking {
  let corpus: OracleCorpus
  let matcher: OracleMatcher

  /// Articles with their scores, the best first.
  /// - Parameter given: the pattern of the stage; without one `asked` says what is ranked for.
  func rank(_ articles: [Int], for given: Pattern?, asked: [Pattern]) -> [OracleRow] {
    let terms = different((given.map { [$0] } ?? asked).flatMap(terms(of:)))
    let lengths = corpus.texts.map { Double($0.words.count) }
    let average = lengths.reduce(0, +) / Double(lengths.count)
    var scores = [Double](repeating: 0, count: lengths.count)
    for term in terms {
      let counts = corpus.texts.map { Double(matcher.spans(of: term, in: $0).count) }
      let holding = Double(counts.count { $0 > 0 })
      let rarity = log(1 + (Double(counts.count) - holding + 0.5) / (holding + 0.5))
      for article in counts.indices where counts[article] > 0 {
        let length = 1.2 * (1 - 0.75 + 0.75 * lengths[article] / average)
        scores[article] += rarity * counts[article] / (counts[article] + length)
      }
    }
    let kept = Set(articles).sorted().filter { article in
      let text = corpus.texts[article]
      return given.map { !matcher.spans(of: $0, in: text).isEmpty } ?? (scores[article] > 0)
    }
    // The last bits show in which order the sums were added up.
    let rounded = scores.map { ($0 * 0x1p40).rounded() / 0x1p40 }
    return kept.sorted { a, b in
      rounded[a] != rounded[b] ? rounded[a] > rounded[b] : a < b
    }.map { .ranked($0, rounded[$0]) }
  }

  /// Phrases, and what is near each other as one; nothing that is denied.
  private func terms(of pattern: Pattern) -> [Pattern] {
    switch pattern.kind {
    case .phrase, .parameter, .near, .then: [pattern]
    case .name(let name): matcher.names.pattern(name).map { terms(of: $0) } ?? []
    case .anyOf(let all): all.flatMap { terms(of: $0) }
    case .anyOfFile: []
    case .within(let inner, _): terms(of: inner)
    case .or(let a, let b), .and(let a, let b): terms(of: a) + terms(of: b)
    case .andNot(let a, _): terms(of: a)
    }
  }

  /// Each term once, whatever range of the query it stands in.
  private func different(_ terms: [Pattern]) -> [Pattern] {
    var seen = Set<String>()
    return terms.filter { seen.insert(key($0)).inserted }
  }

  private func key(_ pattern: Pattern) -> String {
    switch pattern.kind {
    case .phrase(let level, let string): "\(level) «\(string.value)»"
    case .parameter(let level, let name):
      "\(level) «\(matcher.names.parameter(name)?.string ?? "")»"
    case .name(let name): matcher.names.pattern(name).map { key($0) } ?? ""
    case .anyOf(let all): "(" + all.map { key($0) }.joined(separator: " or ") + ")"
    case .anyOfFile: ""
    case .within(let inner, let scope): "(\(key(inner)) within \(scope))"
    case .near(let a, let distance, let b): "(\(key(a)) near \(distance) \(key(b)))"
    case .then(let a, let distance, let b): "(\(key(a)) then \(distance) \(key(b)))"
    case .or(let a, let b): "(\(key(a)) or \(key(b)))"
    case .and(let a, let b): "(\(key(a)) and \(key(b)))"
    case .andNot(let a, let b): "(\(key(a)) and not \(key(b)))"
    }
  }
}

extension Condition {
  /// The patterns that a row may meet the condition by.
  func asked(_ field: (Name) -> String) -> [Pattern] {
    switch kind {
    case .or(let a, let b), .and(let a, let b): a.asked(field) + b.asked(field)
    case .mentions(let pattern): [pattern]
    case .contains(let name, let pattern): ["title", "text"].contains(field(name)) ? [pattern] : []
    case .not, .compare, .among, .between, .missing: []
    }
  }
}
