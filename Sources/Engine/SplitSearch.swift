// SPDX-License-Identifier: Apache-2.0
// Here is a name: which two words in a row spell it?

import ArabicText
import Indexing

/// Two words that stand side by side in the index and together spell one name.
struct SplitSpelling {
  /// Letters of the first word without its particles.
  var first: [UInt8]
  var second: WordID
  /// Of both joined.
  var score: Float
}

/// Looks for a name that is written as two words: بيونغ يانغ for بيونغيانغ and Pyongyang. Neither
/// is a word of the language.
struct SplitSearch {
  /// Best first, each pair once.
  private(set) var accepted: [SplitSpelling] = []

  /// - Parameters:
  ///   - query: of a word.
  ///   - isExcluded: whether a word can be no part of the name, for it spells all of it.
  init(_ query: SpellingQuery, in index: InvertedIndex, excluding isExcluded: (WordID) -> Bool) {
    var pairs: [SpelledPair] = []
    for key in query.keys { index.spelledPairs(key: key, into: &pairs) }
    for pair in pairs where !isExcluded(pair.first.word) && !isExcluded(pair.second) {
      let letters = index.withName(pair.first) { Array($0) }
      let joined = letters + index.foldedBytes(pair.second)
      let score = joined.withUnsafeBufferPointer { query.score($0) }
      guard score >= query.threshold else { continue }
      accepted.append(SplitSpelling(first: letters, second: pair.second, score: score))
    }
    accepted.sort { a, b in
      if a.score != b.score { return a.score > b.score }
      if a.first != b.first { return a.first.lexicographicallyPrecedes(b.first) }
      return a.second < b.second
    }
  }
}
