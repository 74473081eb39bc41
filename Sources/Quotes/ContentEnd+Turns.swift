// SPDX-License-Identifier: Apache-2.0
// Words and phrases that end a paraphrase: conjunctions before a new cue, circumstances, turns.

extension ContentEnd {
  func conjunctionBefore(_ word: Int, _ start: Int) -> Int? {
    let before = word - 1
    guard before > start else { return nil }
    for conjunction: StaticString in [
      "فيما", "بينما", "كما", "لكنه", "ولكنه", "لكنها", "ولكنها", "لكنهم", "لكن", "ولكن",
    ] where text.isWord(before, conjunction) { return before }
    if text.isWord(before, "حين"), before - 1 > start { return before - 1 }
    if text.isWord(before, "انهم") || text.isWord(before, "انه") || text.isWord(before, "انها"),
      text.isWord(before - 1, "غير") || text.isWord(before - 1, "الا")
    {
      return before - 1
    }
    return nil
  }

  /// A participle of saying after a pause says more of the speaker, even where it is no cue itself:
  /// …، مستشهدا بـ
  func isNewCircumstance(_ word: Int) -> Bool {
    guard text.gap(word, has: .comma) else { return false }
    if looksLikeParticiple(word) { return true }
    let entry = text.entry(word)
    return entry.form.contains(.participle)
      && text.proclitics(word).isDisjoint(with: [.article, .ba, .lam, .kaf])
      && entry.traits.isDisjoint(with: [.role, .collective, .honorific])
  }

  /// …، موجها شكره: an accusative participle that the lexicon does not know.
  private func looksLikeParticiple(_ word: Int) -> Bool {
    guard text.words[word].entry == 0, text.words[word].sign >= WordClass.signOfEightBytes,
      text.words[word].sign & WordClass.signOfFirst == Self.meem[1] & WordClass.signOfFirst
    else { return false }
    let letters = text.letters(word)
    return letters.count <= 12 && letters.starts(with: Self.meem)
      && letters.suffix(2).elementsEqual(Self.alif)
      && !text.isWord(word, "ملايين") && word + 1 < text.count && !text.gap(word + 1, has: .pause)
  }

  private static let meem: [UInt8] = [0xD9, 0x85]
  private static let alif: [UInt8] = [0xD8, 0xA7]

  /// Phrases that turn to something else whatever stands before them.
  func isTurn(_ word: Int) -> Bool {
    guard text.has(word, .preposition), word + 2 < text.count else { return false }
    // The second word is the rarer one.
    if text.isWord(word + 1, "جهه"), text.isWord(word, "من") {
      return text.isWord(word + 2, "اخري") || text.isWord(word + 2, "ثانيه")
    }
    if text.isWord(word + 1, "سياق"), text.isWord(word, "في") || text.isWord(word, "وفي") {
      return text.isWord(word + 2, "اخر") || text.isWord(word + 2, "متصل")
    }
    return text.isWord(word + 1, "حين") && text.isWord(word, "في")
      && text.entry(word + 2).form.contains(.finite)
  }

  /// Phrases that turn to something else.
  func isCutPhrase(_ word: Int) -> Bool {
    // The lexicon knows the first word of each.
    guard word + 1 < text.count, text.words[word].entry > 0 else { return false }
    let next = word + 1
    if text.isWord(word, "من") {
      return text.isWord(next, "جهه") || text.isWord(next, "جهته") || text.isWord(next, "جهتها")
        || text.isWord(next, "جانبه") || text.isWord(next, "جانبها")
        || text.isWord(next, "ناحيته") || text.isWord(next, "ناحيتها")
        || text.isWord(next, "دون") && text.isWord(min(word + 2, text.count - 1), "ان")
    }
    if text.isWord(word, "في") {
      return text.isWord(next, "اشاره") || text.isWord(next, "تصريح") || text.isWord(next, "حديث")
        || text.isWord(next, "سياق")
    }
    if text.isWord(word, "دون") || text.isWord(word, "بدون") { return text.isWord(next, "ان") }
    if text.isWord(word, "علما") { return text.isWord(next, "بان") }
    if text.isWord(word, "وفي") { return text.isWord(next, "سياق") }
    if text.isWord(word, "علي") { return text.isWord(next, "حد") || text.isWord(next, "صعيد") }
    if text.isWord(word, "وعلي") { return text.isWord(next, "صعيد") }
    if text.isWord(word, "جاء") || text.isWord(word, "وجاء") { return text.isWord(next, "ذلك") }
    if text.isWord(word, "بعد") { return text.isWord(next, "ان") && text.gap(word, has: .mark) }
    if text.isWord(word, "لكنه") || text.isWord(word, "ولكنه") || text.isWord(word, "لكنها") {
      return text.isWord(next, "لم")
    }
    return text.isWord(word, "وذلك") && isOccasion(next)
  }

  /// وذلك خلال …, وذلك في …
  private func isOccasion(_ word: Int) -> Bool {
    text.isWord(word, "خلال") || text.isWord(word, "في") || text.isWord(word, "بعد")
      || text.isWord(word, "بعيد") || text.isWord(word, "قبل") || text.isWord(word, "قبيل")
      || text.isWord(word, "عقب") || text.isWord(word, "اثر") || text.isWord(word, "غداه")
  }
}
