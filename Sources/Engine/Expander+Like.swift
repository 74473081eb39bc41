// SPDX-License-Identifier: Apache-2.0
// The level `like`: a word with the other spellings of the same name, each with its particles.

import ArabicText
import Indexing

/// What a word stands for at the level `like`.
struct LikeExpansion {
  /// A word of the dictionary by another spelling, and how like the name that is.
  struct Spelled {
    var member: WordSet.Member
    var score: Float
  }

  /// The word itself, as at the level `word`.
  var own: [WordSet.Member]
  /// Best first.
  var spelled: [Spelled]
  /// Names that were not accepted, best first, and the score that would have been.
  var leftOut: [SpelledForm]
  var threshold: Float

  var members: [WordSet.Member] { own + spelled.map(\.member) }
}

extension Expander {
  /// The words that a name stands for in any spelling.
  func like(_ word: String) -> LikeExpansion {
    let search = SpellingSearch(word, in: index)
    var expansion = LikeExpansion(
      own: expanded(word), spelled: spelled(search), leftOut: search.leftOut,
      threshold: search.threshold)
    // A name that is written with the article stands without it too.
    if let bare = DefiniteArticle.takenOff(word) {
      expansion.spelled += spelled(SpellingSearch(bare, in: index))
    }
    // بوتين with و is itself again, and no spelling of its own.
    var found = Set(expansion.own.map(\.word))
    expansion.spelled.removeAll { !found.insert($0.member.word).inserted }
    expansion.leftOut.removeAll { form in index.word(form.letters).map(found.contains) ?? false }
    return expansion
  }

  /// The accepted spellings with what may be attached.
  private func spelled(_ search: SpellingSearch) -> [LikeExpansion.Spelled] {
    search.accepted.flatMap { form in
      members(spelling: form.letters).map { .init(member: $0, score: form.score) }
    }
  }

  /// Whether the articles show that a word is one of the language and no name.
  func isOrdinary(_ word: WordID) -> Bool {
    if index === evidence { return index.nameEvidence(of: word) == .ordinary }
    return index.withFolded(word) { letters in
      evidence.word(bytes: letters).map { evidence.nameEvidence(of: $0) == .ordinary } ?? false
    }
  }

  /// A spelling by itself and after particles; foreign names take neither pronouns nor tanwin.
  func members(spelling letters: [UInt8]) -> [WordSet.Member] {
    let known = index.word(letters)
    let written =
      known.map { index.printed(index.commonestSurface(of: $0)) }
      ?? String(decoding: letters, as: UTF8.self)
    return expansion(of: written).filter { form in
      form.form.ends(with: letters)
    }.compactMap { member(for: $0, rule: .spelling) }
  }
}

extension [UInt8] {
  /// Whether the word ends with a name.
  fileprivate func ends(with name: [UInt8]) -> Bool {
    suffix(name.count).elementsEqual(name)
  }
}
