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
  /// The word as it was compared; nil if it is no name.
  var query: SpellingQuery?

  /// Names that are told of.
  static let mostLeftOut = 5

  var members: [WordSet.Member] { own + spelled.map(\.member) }
}

extension Expander {
  /// The words that a name stands for in any spelling.
  func like(_ word: String) -> LikeExpansion {
    let search = self.search(word)
    var expansion = LikeExpansion(
      own: ownForms(of: word), spelled: spelled(search), leftOut: search.leftOut,
      threshold: search.threshold, query: search.query)
    // A name that is written with the article stands without it too.
    if let bare = DefiniteArticle.takenOff(word) {
      expansion.spelled += spelled(self.search(bare))
    }
    // بوتين with و is itself again, and no spelling of its own.
    var found = Set(expansion.own.map(\.word))
    expansion.spelled.removeAll { !found.insert($0.member.word).inserted }
    expansion.leftOut.removeAll { form in index.word(form.letters).map(found.contains) ?? false }
    expansion.leftOut = Array(expansion.leftOut.prefix(LikeExpansion.mostLeftOut))
    return expansion
  }

  /// Other spellings of a name, words of the language left out.
  func search(_ name: String, margin: Float = SpellingSearch.margin) -> SpellingSearch {
    // An index of articles has left them out of its table.
    SpellingSearch(name, in: index, margin: margin) { index !== evidence && isKnownWord($0) }
  }

  /// The accepted spellings with what may be attached, without words that are no names.
  private func spelled(_ search: SpellingSearch) -> [LikeExpansion.Spelled] {
    search.accepted.flatMap { form in
      members(spelling: form.letters).filter { !isKnownWord($0.word) }
        .map { .init(member: $0, score: form.score) }
    }
  }

  /// Whether a word, or what is left of it without particles, is one of the language and stands
  /// there often enough to be sure of it.
  func isKnownWord(_ word: WordID) -> Bool {
    index.withFolded(word) { letters in
      let occurrences = count(letters)
      if isOrdinary(word), occurrences >= Self.sureCount { return true }
      return Particles.lengths(before: letters).contains { length in
        let core = UnsafeBufferPointer(rebasing: letters[(2 * length)...])
        guard length > 0, let known = evidence.word(bytes: core) else { return false }
        return evidence.nameEvidence(of: known) == .ordinary
          && count(core) >= max(Self.sureCount, occurrences)
      }
    }
  }

  /// A word that stands there less often is judged by its letters alone, which is little.
  private static let sureCount = 3

  /// The word as at the level `word`. What is asked for by its spellings is taken for a name, which
  /// takes neither pronouns nor tanwin, unless the articles show that it is none.
  private func ownForms(of word: String) -> [WordSet.Member] {
    let folded = Array(Folding.fold(word).utf8)
    let isOfLanguage = index.word(folded).map(isOrdinary) ?? false
    let words = WordLookup(index)
    let forms = expansion(of: word, takesEndings: isOfLanguage, words).filter { form in
      if !isOfLanguage, form.rule == .clitic, !form.form.ends(with: folded) { return false }
      return form.rule != .clitic || !isOtherName(form.form, than: folded)
    }
    return forms.compactMap { member(for: $0, rule: $0.rule, words) }
  }

  /// Whether a form that may be read as a particle and a name is rather a name of its own: it
  /// begins as names do, and the one without the letter is no more frequent.
  private func isOtherName(_ form: [UInt8], than name: [UInt8]) -> Bool {
    guard form.count == name.count + 2, form.ends(with: name), (name.first ?? 0) >= 0x80 else {
      return false
    }
    let (whole, core) = (
      form.withUnsafeBufferPointer { count($0) }, name.withUnsafeBufferPointer { count($0) }
    )
    return whole >= core && form.withUnsafeBufferPointer { NameStart.isOfTheName($0) }
  }

  /// Whether the articles show that a word is one of the language and no name.
  func isOrdinary(_ word: WordID) -> Bool { evidenceOf(word) == .ordinary }

  /// What the articles show of a word; nothing where only a field has it.
  private func evidenceOf(_ word: WordID) -> NameEvidence {
    if index === evidence { return index.nameEvidence(of: word) }
    return index.withFolded(word) { letters in
      evidence.word(bytes: letters).map { evidence.nameEvidence(of: $0) } ?? .undecided
    }
  }

  /// A spelling by itself and after particles; foreign names take neither pronouns nor tanwin.
  func members(spelling letters: [UInt8]) -> [WordSet.Member] {
    let known = index.word(letters)
    let written =
      known.map { index.printed(index.commonestSurface(of: $0)) }
      ?? String(decoding: letters, as: UTF8.self)
    let words = WordLookup(index)
    return expansion(of: written, takesEndings: false, words).filter { form in
      form.form.ends(with: letters) && !isOtherName(form.form, than: letters)
    }.compactMap { member(for: $0, rule: .spelling, words) }
  }
}

extension [UInt8] {
  /// Whether the word ends with a name.
  fileprivate func ends(with name: [UInt8]) -> Bool {
    suffix(name.count).elementsEqual(name)
  }
}
