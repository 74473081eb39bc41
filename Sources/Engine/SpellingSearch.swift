// SPDX-License-Identifier: Apache-2.0
// Here is a name: how else is it spelled in an index?

import ArabicText
import Indexing

/// Another spelling of a name, without particles.
struct SpelledForm: Hashable {
  /// Folded letters.
  var letters: [UInt8]
  /// How like the name, in the scorer's unit.
  var score: Float
}

/// The names that share a key with a name of a query, scored.
struct SpellingSearch {
  /// At the threshold or above, best first, of equals by bytes. The name itself is not among them.
  private(set) var accepted: [SpelledForm] = []
  /// Below the threshold by little, best first.
  private(set) var leftOut: [SpelledForm] = []
  /// Nil for a word that is no name.
  let query: SpellingQuery?
  /// The least score that is accepted; 0 for a word that is no name.
  var threshold: Float { query?.threshold ?? 0 }

  /// How far below the threshold is worth telling.
  static let margin = SpellingJudgement.margin

  /// - Parameters:
  ///   - name: a word as a query has it, or the letters of several joined.
  ///   - margin: how far below the threshold spellings are told.
  ///   - isExcluded: whether a word is none to be compared.
  init(
    _ name: String, in index: InvertedIndex, margin: Float = SpellingSearch.margin,
    excluding isExcluded: (WordID) -> Bool
  ) {
    query = SpellingQuery(name)
    guard let query else { return }
    let threshold = query.threshold
    let own = Array(Folding.fold(name).utf8)
    for name in Self.candidates(query.keys, in: index) where !isExcluded(name.word) {
      index.withName(name) { letters in
        let score = query.score(letters) - (name.attached > 0 ? Self.attachedLoss : 0)
        guard score >= threshold - margin, !letters.elementsEqual(own) else { return }
        let form = SpelledForm(letters: Array(letters), score: score)
        if score >= threshold { accepted.append(form) } else { leftOut.append(form) }
      }
    }
    accepted = Self.ordered(accepted)
    leftOut = Self.ordered(leftOut)
  }

  /// What a name loses that stands nowhere without particles: اللاإرادي is no ال with لاإرادي.
  private static let attachedLoss: Float = 2

  /// Words that are compared, about: the likeliest keys come first, and what comes after so many
  /// are words of few letters that have no other spellings.
  private static let mostCandidates = 500

  /// The names that have one of the keys, each once, for a name has one key.
  private static func candidates(_ keys: [UInt32], in index: InvertedIndex) -> [SpelledName] {
    var found: [SpelledName] = []
    for key in keys where found.count < mostCandidates { index.spellings(key: key, into: &found) }
    return found
  }

  /// Best first, each once: a name without its particles may come from several words.
  private static func ordered(_ forms: [SpelledForm]) -> [SpelledForm] {
    let sorted = forms.sorted { a, b in
      if a.score != b.score { return a.score > b.score }
      return a.letters.lexicographicallyPrecedes(b.letters)
    }
    var kept: [SpelledForm] = []
    for form in sorted where kept.last?.letters != form.letters { kept.append(form) }
    return kept
  }
}
