// SPDX-License-Identifier: Apache-2.0
// Here is a pattern: which articles hold it, and what are they scored by?

import Indexing
import Planning
import Syntax

extension Expander {
  /// The articles that hold a pattern. What asks for words alone, as most patterns do, needs no spans.
  func articleQuery(_ plan: PatternPlan) throws -> ArticleQuery {
    switch plan {
    case .phrase(let phrase):
      if let word = Self.onlyWord(phrase) { return .words(try members(word, phrase)) }
    case .or(let alternatives): return try any(of: alternatives)
    case .and(let a, let b): return .all(of: [try articleQuery(a), try articleQuery(b)])
    default: break
    }
    return ArticleQuery(try pattern(plan), in: index)
  }

  /// The spans of a pattern as one thing that articles are scored by.
  func articleTerm(_ plan: PatternPlan) throws -> ArticleQuery {
    if case .phrase(let phrase) = plan, let word = Self.onlyWord(phrase) {
      return .words(try members(word, phrase))
    }
    return .term(try pattern(plan), in: index)
  }

  /// The word or prefix that a phrase is; nil for all that may stand at more than one place.
  private static func onlyWord(_ phrase: PhrasePlan) -> PhrasePlan.Element? {
    guard phrase.elements.count == 1, phrase.level != .like else { return nil }
    switch phrase.elements[0] {
    case .word, .prefix: return phrase.elements[0]
    case .anyWord, .gap: return nil
    }
  }

  private func members(
    _ word: PhrasePlan.Element, _ phrase: PhrasePlan
  ) throws -> [WordSet.Member] {
    try wordSet(word, phrase.level, at: phrase.range).members
  }

  /// The articles that hold any of some patterns, the words among them as one set.
  private func any(of alternatives: [PatternPlan]) throws -> ArticleQuery {
    var members: [WordSet.Member] = []
    members.reserveCapacity(alternatives.count)
    var others: [ArticleQuery] = []
    for alternative in alternatives {
      guard case .phrase(let phrase) = alternative, let word = Self.onlyWord(phrase) else {
        others.append(try articleQuery(alternative))
        continue
      }
      if case .word(let written) = word, phrase.level == .plain {
        try checkpoint()
        if let member = plainMember(written) { members.append(member) }
      } else {
        members += try self.members(word, phrase)
      }
    }
    return others.isEmpty ? .words(members) : .any(of: [.words(members)] + others)
  }
}
