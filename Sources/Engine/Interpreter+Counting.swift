// SPDX-License-Identifier: Apache-2.0
// Counts that the dictionary knows, so that no row is made for them.

import Indexing
import Planning
import Syntax

extension Interpreter {
  /// How many rows a plan denotes, where that needs no rows: all articles, sentences, words or
  /// outlets, and the mentions of one word, whose forms stand at different places. Nil for the rest.
  func knownCount(of plan: QueryPlan) throws -> Int? {
    switch plan.node {
    case .articles: return index.articleCount
    case .sentences: return index.sentenceCount
    case .words: return index.wordCount
    case .sources: return index.sources.count
    case .quotes(nil, nil): return index.quoteCount
    case .mentions(.phrase(let phrase)):
      // A name may be split into two words, which its own set does not hold.
      guard phrase.elements.count == 1, phrase.level != .like, let element = phrase.elements.first
      else { return nil }
      if element == .anyWord { return index.positionCount }
      let set = try Expander(index).wordSet(element, phrase.level, at: phrase.range)
      return set.members.reduce(0) { $0 + count(of: $1) }
    default: return nil
    }
  }

  private func count(of member: WordSet.Member) -> Int {
    guard let surfaces = member.surfaces else { return index.count(of: member.word) }
    return surfaces.reduce(0) { $0 + index.count(of: $1) }
  }
}
