// SPDX-License-Identifier: Apache-2.0
// The subject that stands before its verb, and the subject of a clause that says nothing.

/// Finds subjects of one article's clauses.
struct SubjectFinder {
  let text: ArticleText

  /// The subject of the finite verb at `cue` where it stands before it: المسؤولون يقولون.
  func subject(before cue: Int) -> Range<Int>? {
    guard !text.entry(cue).form.contains(.participle) else { return nil }
    let sentence = text.words(ofSentence: text.sentence(of: cue))
    guard cue > sentence.lowerBound, !text.gap(cue, has: [.colon, .semicolon, .stop]) else {
      return nil
    }
    if !text.proclitics(cue).isDisjoint(with: .coordination) {
      return topic(before: cue, sentence.lowerBound)
    }
    if text.has(cue - 1, .relative) { return antecedent(of: cue - 1, sentence.lowerBound) }
    var end = cue
    for step in 0..<4 {
      let isBare = step == 0 && text.gap(cue, has: [.comma, .dash])
      let start = isBare ? cue : clauseStart(before: end, sentence.lowerBound)
      if start < end {
        if let phrase = phrase(start..<end), isSubject(phrase, step, sentence.lowerBound) {
          return phrase
        }
        guard opens(start) else { return nil }
      }
      guard start > sentence.lowerBound, text.gap(start, has: [.comma, .dash]) else { return nil }
      end = start
    }
    return nil
  }

  /// Whether a phrase so many commas before its verb is its subject.
  private func isSubject(_ phrase: Range<Int>, _ step: Int, _ lower: Int) -> Bool {
    if step == 0 { return true }
    return phrase.count <= 10
      && (text.has(phrase.lowerBound, .speakerHead) || phrase.lowerBound <= lower + 1)
  }

  /// أما فلان فقال.
  private func topic(before cue: Int, _ lower: Int) -> Range<Int>? {
    guard text.proclitics(cue).contains(.fa) else { return nil }
    var start = cue - 1
    while start > lower, cue - start < 14, !text.isWord(start, "اما"), !text.isWord(start, "واما") {
      start -= 1
    }
    guard text.isWord(start, "اما") || text.isWord(start, "واما") else { return nil }
    return phrase((start + 1)..<cue)
  }

  /// The noun phrase before الذي.
  private func antecedent(of relative: Int, _ lower: Int) -> Range<Int>? {
    var start = relative
    while start > lower, relative - start < 10, !text.gap(start, has: .pause) {
      start -= 1
      if text.has(start, [.honorific, .role, .institution, .collective, .medium]),
        start == lower || !text.has(start - 1, [.honorific, .role])
      {
        return start..<relative
      }
    }
    return nil
  }

  /// A clause between commas that only tells more of the noun before it.
  private func opens(_ word: Int) -> Bool {
    text.has(word, [.relative, .role]) || text.isWord(word, "وهو") || text.isWord(word, "وهي")
  }

  /// Where the clause begins whose last word stands before `end`.
  private func clauseStart(before end: Int, _ lower: Int) -> Int {
    var start = end - 1
    while start > lower, end - start < 18, !text.gap(start, has: .pause) { start -= 1 }
    return start
  }

  /// The noun phrase that speaks in a stretch before its verb, if it is one.
  private func phrase(_ words: Range<Int>) -> Range<Int>? {
    var (start, end) = (words.lowerBound, words.upperBound)
    if let last = words.last(where: {
      text.has($0, [.complementiser, .conjunction]) || text.has($0, .auxiliary) && $0 < end - 2
    }) {
      start = last + 1
    }
    while end > start, text.has(end - 1, [.auxiliary, .temporal]), !text.has(end - 1, .givenName) {
      end -= 1
    }
    start = firstSpeaker(from: start, end)
    guard start < end, canBegin(start, end - start) else { return nil }
    let noun = NounPhrase(text: text)
    var phrase = start..<(start + 1)
    while phrase.upperBound < end, noun.goesOn(phrase, with: phrase.upperBound) {
      phrase = start..<(phrase.upperBound + 1)
    }
    // An unknown word that is far from the verb may be one itself: ونفاجأ اليوم بمن يقول.
    if phrase.upperBound < end, text.traits(start).isDisjoint(with: .speakerHead),
      !text.proclitics(start).contains(.article)
    {
      return nil
    }
    // What is left must be adjuncts, or another clause has begun.
    if phrase.upperBound < end, !text.has(phrase.upperBound, [.preposition, .temporal, .relative]) {
      return nil
    }
    return phrase
  }

  /// وجدت تقارير سابقة تشير إلى: past a verb that the lexicon does not know.
  private func firstSpeaker(from start: Int, _ end: Int) -> Int {
    guard start + 1 < end, text.words[start].entry == 0, text.proclitics(start).isEmpty,
      text.has(start + 1, [.collective, .report, .institution, .medium]),
      !text.gap(start + 1, has: .pause)
    else { return start }
    return start + 1
  }

  private func canBegin(_ word: Int, _ length: Int) -> Bool {
    guard text.proclitics(word).isDisjoint(with: .preposition) else { return false }
    let traits = text.traits(word)
    if !traits.isDisjoint(with: .speakerHead) { return true }
    if !traits.isDisjoint(
      with: Traits.boundary.union([.preposition, .pronoun, .verb, .auxiliary, .attribution]))
    {
      return false
    }
    if text.entry(word).verb >= 0 { return false }
    return length <= 3 && traits.isEmpty
  }
}

// MARK: - Clauses that say nothing themselves

extension SubjectFinder {
  /// The subject of the sentence's first verb: وأقام أحد المحامين دعوى مطالبا بـ…
  func mainSubject(ofSentence sentence: Int, before limit: Int) -> Range<Int>? {
    let words = text.words(ofSentence: sentence)
    var start = words.lowerBound
    for _ in 0..<2 {
      // وقد واصل فلان, وكان فلان: the verb or the subject itself comes next.
      while start + 2 < limit, text.has(start, .auxiliary) { start += 1 }
      if let phrase = subjectPhrase(from: start, limit) { return phrase }
      // An adjunct may stand first, up to its comma.
      guard
        text.has(start, [.preposition, .temporal])
          || !text.proclitics(start).isDisjoint(with: .preposition)
      else { return nil }
      guard
        let comma = ((start + 1)..<max(min(limit, start + 40), start + 1)).first(where: {
          text.gap($0, has: .comma)
        })
      else { return nil }
      start = comma
    }
    return nil
  }

  /// وعبر الرئيس عن …: a verb, though it is written as a preposition.
  private func isVerb(_ word: Int) -> Bool {
    text.entry(word).verb >= 0 && text.has(word + 1, [.role, .honorific, .institution, .medium])
      && text.proclitics(word + 1).isDisjoint(with: .preposition)
  }

  private func subjectPhrase(from start: Int, _ limit: Int) -> Range<Int>? {
    guard start + 1 < limit, !text.has(start, .preposition) || isVerb(start) else { return nil }
    let isNominal =
      text.has(
        start, [.role, .honorific, .institution, .collective, .givenName, .country, .medium])
      && text.proclitics(start).isDisjoint(with: .preposition)
    let first = isNominal ? start : start + 1
    guard first < limit, !text.has(first, Traits.boundary.union([.preposition, .pronoun])),
      text.proclitics(first).isDisjoint(with: .preposition),
      !text.gap(first, has: .pause) || isNominal
    else { return nil }
    if text.words[first].entry == 0, !text.proclitics(first).contains(.article),
      !text.looksForeign(first),
      let letter = text.letters(first).dropFirst().first, [0xA8, 0x83, 0x84].contains(letter)
    {
      // ب, ك or ل and a noun, more often than a name.
      return nil
    }
    guard
      isNominal || text.has(first, Traits.speakerHead)
        || text.proclitics(first).contains(.article) || text.words[first].entry == 0
    else { return nil }
    let noun = NounPhrase(text: text)
    var phrase = first..<(first + 1)
    while phrase.upperBound < limit, phrase.count < 12, !text.gap(phrase.upperBound, has: .pause),
      noun.goesOn(phrase, with: phrase.upperBound, verb: .object)
    {
      phrase = first..<(phrase.upperBound + 1)
    }
    return noun.subject(of: phrase, needsObject: false)
  }
}
