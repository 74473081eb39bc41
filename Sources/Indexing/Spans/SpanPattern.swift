// SPDX-License-Identifier: Apache-2.0
// What to look for in the word positions of an index: patterns over words, compiled for one index.

package import ArabicText

/// A stretch of text that the parts of a pattern must share.
package enum TextUnit: Sendable {
  case sentence, paragraph, article
}

/// A run of words that a pattern denotes.
package struct Span: Hashable, Sendable {
  /// Position of the first word.
  package var start: UInt32
  /// Position after the last word; above `start`.
  package var end: UInt32
  /// How its loosest word matched.
  package var rule: MatchRule

  package init(start: UInt32, end: UInt32, rule: MatchRule) {
    self.start = start
    self.end = end
    self.rule = rule
  }

  /// Text order: by start, then shorter first.
  static func precedes(_ a: Span, _ b: Span) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }
}

extension [WordSet.Member] {
  /// The one word that they are, in all its printed forms; nil if they are more or less.
  @inline(__always)
  var onlyWord: UInt32? {
    count == 1 && self[0].surfaces == nil ? self[0].word.rawValue : nil
  }
}

/// The words that may stand at one place of a phrase.
package struct WordSet: Sendable {
  /// A word of the dictionary, and how it matches.
  package struct Member: Sendable {
    package var word: WordID
    package var rule: MatchRule
    /// The printed forms that count, ascending; nil if all of them do.
    package var surfaces: [SurfaceID]?

    package init(word: WordID, rule: MatchRule, surfaces: [SurfaceID]? = nil) {
      self.word = word
      self.rule = rule
      self.surfaces = surfaces
    }
  }

  /// Ascending by word, each word once.
  package let members: [Member]

  /// - Parameter members: in any order; of a word given twice the strongest rule stays.
  package init(_ members: [Member]) {
    if Self.ascend(members) {
      self.members = members
      return
    }
    var kept: [Member] = []
    for member in members.sorted(by: { ($0.word, $0.rule) < ($1.word, $1.rule) })
    where kept.last?.word != member.word {
      kept.append(member)
    }
    self.members = kept
  }

  /// Whether members ascend by word, each word once, as those of a prefix do.
  private static func ascend(_ members: [Member]) -> Bool {
    var place = 1
    while place < members.count, members[place - 1].word < members[place].word { place += 1 }
    return place >= members.count
  }

  /// The member for a word, if it is one.
  /// - Complexity: O(log members).
  func member(for word: WordID) -> Member? {
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      if members[middle].word < word { low = middle + 1 } else { high = middle }
    }
    return low < members.count && members[low].word == word ? members[low] : nil
  }
}

/// A place of a phrase.
package enum PhraseElement: Sendable {
  case words(WordSet)
  /// Any one word.
  case anyWord
  /// From none to so many words.
  case gap(atMost: Int)
}

/// A pattern whose words have been looked up in an index.
package indirect enum SpanPattern: Sendable {
  /// Words in a row; begins and ends with no gap.
  case phrase([PhraseElement])
  /// One phrase that may be written in several ways, which may differ in how many words they have.
  case alternatives([[PhraseElement]])
  /// The shortest spans that hold one of each with at most `distance` words between.
  case near(SpanPattern, SpanPattern, distance: Int, ordered: Bool)
  /// The spans of both, in units that hold both.
  case and(SpanPattern, SpanPattern, TextUnit)
  /// The spans of the first, in units that hold none of the second.
  case andNot(SpanPattern, SpanPattern, TextUnit)
  case or([SpanPattern])
  /// The spans that lie in one unit.
  case inside(SpanPattern, TextUnit)
}
