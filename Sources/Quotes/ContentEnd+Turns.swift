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
    let letters = text.letters(word)
    return text.words[word].entry == 0 && letters.count >= 8
      && letters.count <= 12 && letters.starts(with: Self.meem)
      && letters.suffix(2).elementsEqual(Self.alif)
      && !text.isWord(word, "ملايين") && word + 1 < text.count && !text.gap(word + 1, has: .pause)
  }

  private static let meem: [UInt8] = [0xD9, 0x85]
  private static let alif: [UInt8] = [0xD8, 0xA7]

  /// Phrases that turn to something else whatever stands before them.
  func isTurn(_ word: Int) -> Bool {
    guard text.has(word, .preposition), word + 2 < text.count else { return false }
    if text.isWord(word, "من"), text.isWord(word + 1, "جهه") {
      return text.isWord(word + 2, "اخري") || text.isWord(word + 2, "ثانيه")
    }
    if text.isWord(word, "في") || text.isWord(word, "وفي"), text.isWord(word + 1, "سياق") {
      return text.isWord(word + 2, "اخر") || text.isWord(word + 2, "متصل")
    }
    return text.isWord(word, "في") && text.isWord(word + 1, "حين")
      && text.entry(word + 2).form.contains(.finite)
  }

  /// Phrases that turn to something else.
  func isCutPhrase(_ word: Int) -> Bool {
    // The lexicon knows the first word of each.
    guard word + 1 < text.count, text.words[word].entry > 0 else { return false }
    func pair(_ first: StaticString, _ seconds: StaticString...) -> Bool {
      text.isWord(word, first) && seconds.contains { text.isWord(word + 1, $0) }
    }
    return pair("من", "جهه", "جهته", "جهتها", "جانبه", "جانبها", "ناحيته", "ناحيتها")
      || pair("من", "دون") && text.isWord(min(word + 2, text.count - 1), "ان")
      || pair("دون", "ان") || pair("بدون", "ان") || pair("علما", "بان")
      || pair("في", "اشاره", "تصريح", "حديث")
      || pair("وفي", "سياق") || pair("في", "سياق") || pair("علي", "حد", "صعيد")
      || pair("وعلي", "صعيد") || pair("جاء", "ذلك") || pair("وجاء", "ذلك")
      || pair("بعد", "ان")
        && text.gap(word, has: .mark)
      || pair("لكنه", "لم") || pair("ولكنه", "لم") || pair("لكنها", "لم")
      || pair("وذلك", "خلال", "في", "بعد", "بعيد", "قبل", "قبيل", "عقب", "اثر", "غداه")
  }
}
