// SPDX-License-Identifier: Apache-2.0
// A word is found seldom, or never: would other spellings of it be found more often?

package import Planning
import Syntax

extension Interpreter {
  /// Phrases of a plan whose other spellings stand in the corpus more often than they do.
  /// - Parameter isNew: whether a phrase, as written, is still to be told of.
  package func spellingHints(
    of plan: QueryPlan, where isNew: (String) -> Bool
  ) throws -> [Remark] {
    var hints: [Remark] = []
    for phrase in plan.patterns.flatMap(\.phrases).prefix(Self.mostPhrasesTried)
    where phrase.level == .word && isNew(phrase.value) && hints.count < Self.mostHints {
      if let hint = try spellingHint(for: phrase) { hints.append(hint) }
    }
    return hints
  }

  /// What `like` would find for a phrase; nil where that is not more than twice as much.
  func spellingHint(for phrase: PhrasePlan) throws -> Remark? {
    guard phrase.level != .like else { return nil }
    var like = phrase
    like.level = .like
    let own = try spans(of: .phrase(phrase)).count
    let spelled = try spans(of: .phrase(like)).count
    guard spelled > 2 * own else { return nil }
    return .otherSpellings(phrase: phrase.value, count: own, likeCount: spelled)
  }

  /// Hints for one statement, and phrases that are looked at, so that lists of names cost little.
  private static let mostHints = 3
  private static let mostPhrasesTried = 20
}
