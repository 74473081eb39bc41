// SPDX-License-Identifier: Apache-2.0
// `فلان: …` without a verb, as headlines attribute, and quotations that nothing introduces.

/// Finds what is said without a cue.
struct BareSpeech {
  let text: ArticleText

  /// Words before a colon that tell what follows instead of who says it.
  private static let labels: [StaticString] = [
    "صور", "بالصور", "فيديو", "بالفيديو", "شاهد", "تقرير", "خاص", "عاجل", "ملف", "تحقيق", "حوار",
    "المصدر", "مصدر", "تصوير", "كتب", "متابعه", "تحديث", "رابط", "هاشتاق", "سمات", "المزيد",
  ]

  /// The frame of a title or short line of the form `فلان: …`.
  func headline(ofSentence sentence: Int) -> Frame? {
    let words = text.words(ofSentence: sentence)
    let isTitle = words.lowerBound < text.titleWords
    guard isTitle || text.gap(words.lowerBound, has: .paragraph) else { return nil }
    let last = min(words.upperBound, words.lowerBound + 9)
    guard
      let colon = (words.lowerBound..<last).dropFirst().first(where: {
        text.gap($0, has: [.colon, .ellipsis])
      }), text.gap(colon, has: .colon)
    else { return nil }
    let speaker = words.lowerBound..<colon
    guard words.upperBound - colon >= 3, isSpeaker(speaker, isTitle) else { return nil }
    let number = text.quotationBeginning(at: colon)
    // الجزائر: «الشرق الأوسط»: where the report comes from.
    if number >= 0, text.quotations[number].words.count < 3 { return nil }
    if !isTitle, text.has(speaker.lowerBound, .place), speaker.count < 3 { return nil }
    let byte = number >= 0 ? text.quotations[number].start : Int(text.words[colon].start)
    return Frame(
      cue: colon..<colon, frames: [], isVerb: false, form: [], cueClass: .mark, rule: .headline,
      speaker: speaker,
      source: .beforeCue, content: colon, contentByte: byte, quotation: number)
  }

  private func isSpeaker(_ phrase: Range<Int>, _ isTitle: Bool) -> Bool {
    let first = phrase.lowerBound
    if Self.labels.contains(where: { text.isWord(first, $0) }) { return false }
    guard text.proclitics(first).isDisjoint(with: .preposition), text.entry(first).verb < 0 else {
      return false
    }
    if phrase.contains(where: {
      text.gap($0, has: [.comma, .stop, .dash]) && $0 > first
        || text.has($0, Traits.boundary.union([.preposition, .verb]))
          && !text.has($0, [.givenName, .commonNoun])
    }) {
      return false
    }
    if !isTitle, text.proclitics(first).contains(.article), text.has(first, .institution) {
      return false
    }
    if text.has(first, [.role, .honorific, .institution, .collective, .country, .givenName]) {
      return true
    }
    return isTitle && phrase.count <= 3 && text.words[first].entry == 0
      && !text.proclitics(first).contains(.article)
  }

  /// The quotation that fills a sentence alone, after what was said before in its paragraph.
  func continuation(ofSentence sentence: Int) -> Frame? {
    let words = text.words(ofSentence: sentence)
    guard words.lowerBound >= text.titleWords, words.count >= 3 else { return nil }
    let number = text.quotationBeginning(at: words.lowerBound)
    guard number >= 0 else { return nil }
    let quotation = text.quotations[number]
    let end = quotation.words.upperBound
    guard end >= words.upperBound, quotation.isClosed else { return nil }
    guard end == text.count || text.gap(end, has: [.sentence, .stop, .ellipsis]) else { return nil }
    return Frame(
      cue: words.lowerBound..<words.lowerBound, frames: [], isVerb: false, form: [],
      cueClass: .mark,
      rule: .continuation, speaker: nil, source: .none, content: words.lowerBound,
      contentByte: quotation.start, quotation: number)
  }
}
