// SPDX-License-Identifier: Apache-2.0
// What begins a report: a colon, a quotation, أن, a preposition of the verb, a noun of content.

extension Scan {
  var takesSpeech: Bool {
    frames.contains(.speech) || frames.contains(.clause) || hasHelpers
  }

  func isInNumber(_ word: Int, _ text: ArticleText) -> Bool {
    guard word > 0 else { return false }
    return text.isNumber(word) && text.isNumber(word - 1)
      && text.words[word].start == text.words[word - 1].end + 1
  }

  /// Speech after a colon: its quotation where marks follow the colon.
  func spoken(
    _ rule: Utterance.Rule, _ word: Int, _ text: ArticleText
  ) -> Found {
    let number = text.quotationBeginning(at: word)
    let byte = number >= 0 ? text.quotations[number].start : Int(text.words[word].start)
    return Found(rule: rule, word: word, byte: byte, quotation: number)
  }

  func quotation(at word: Int, _ text: ArticleText) -> Found? {
    let number = text.quotationBeginning(at: word)
    guard number >= 0, takesSpeech || frames.contains(.ba) || frames.contains(.person) else {
      return nil
    }
    if frames.contains(.opener), isWeak, !hasHelpers { return nil }
    let quotation = text.quotations[number]
    let length = quotation.words.count
    let before = word - 1
    if before > cue, text.has(before, [.institution, .medium, .relative]) || isLam(before, text) {
      return nil
    }
    if before > cue, text.has(before, .commonNoun), length < 5 { return nil }
    let fills =
      quotation.words.upperBound >= text.count
      || text.gap(quotation.words.upperBound, has: [.sentence, .comma, .stop])
    guard length >= 4 || length >= 2 && fills && (word == cue + 1 || length >= 3) else {
      return nil
    }
    return Found(rule: .quotation, word: word, byte: quotation.start, quotation: number)
  }

  func isLam(_ word: Int, _ text: ArticleText) -> Bool { text.isWord(word, "ل") }

  func clause(at word: Int, _ text: ArticleText) -> Found? {
    let next = word + 1
    // فإن opens the other half of a condition.
    guard next < text.count, !text.gap(next, has: .sentence), !text.isWord(next, "شاء"),
      !text.proclitics(word).contains(.fa)
    else { return nil }
    guard
      frames.contains(.clause) || sawPreposition || hasHelpers || startsWithBa(word, text)
    else { return nil }
    if word > cue + 1, !text.gap(word, has: .comma) {
      let before = word - 1
      let isOwn = isFramePreposition(before, text)
      if !isOwn, text.has(before, .preposition), !text.has(before, .pronoun), !sawPreposition {
        return nil
      }
      if text.isWord(before, "بعد") || text.isWord(before, "قبل") || text.isWord(before, "دون")
        || text.isWord(before, "منذ") || text.isWord(before, "الا") || text.isWord(before, "غير")
        || text.isWord(before, "رغم")
      {
        return nil
      }
    }
    let number = text.quotationBeginning(at: next)
    let byte = number >= 0 ? text.quotations[number].start : Int(text.words[next].start)
    return Found(rule: .clause, word: next, byte: byte, quotation: number)
  }

  func startsWithBa(_ word: Int, _ text: ArticleText) -> Bool {
    // The second byte of ب.
    guard text.words[word].sign & WordClass.signOfFirst == 0xA8 & WordClass.signOfFirst else {
      return false
    }
    let letters = text.letters(word)
    return letters.count > 2 && letters[0] == 0xD8 && letters[1] == 0xA8
  }

  func isFramePreposition(_ word: Int, _ text: ArticleText) -> Bool {
    guard text.has(word, .preposition), !text.isWord(word - 1, "بناء") else { return false }
    return frames.contains(.ila) && text.isWord(word, "الي")
      || frames.contains(.ala) && text.isWord(word, "علي")
      || frames.contains(.min) && text.isWord(word, "من")
      || frames.contains(.an) && text.isWord(word, "عن")
  }

  /// A noun phrase that is reported: after the verb's preposition, or as its object.
  mutating func phrase(at word: Int, _ text: ArticleText) -> Found? {
    guard text.has(word, .preposition) || !frames.isDisjoint(with: [.ba, .object, .verdict]) else {
      return nil
    }
    if frames.contains(.ba), !frames.contains(.clauseOnly), startsWithBa(word, text),
      word >= skipTo, !text.has(word, [.occasion, .sayingNoun]),
      isContentAfterBa(word, text)
    {
      return Found(rule: .nounPhrase, word: word, byte: Int(text.words[word].start) + 2)
    }
    // After a comma where one closes what is told of the subject: أكد فلان، المدير، جاهزية …
    let isClear = !text.gap(word, has: .pause) || subject != nil && commas > 1
    if frames.contains(.object), text.has(word, .contentNoun), text.proclitics(word).isEmpty,
      isClear, !sawRelative
    {
      return Found(rule: .nounPhrase, word: word, byte: Int(text.words[word].start))
    }
    if frames.contains(.verdict), form.contains(.participle), word == cue + 1,
      !frames.contains(.person), !text.has(word, .complementiser), word < text.count
    {
      return Found(rule: .nounPhrase, word: word, byte: Int(text.words[word].start))
    }
    guard text.has(word, .preposition), isFramePreposition(word, text), !sawRelative,
      word + 1 < text.count, !isInsideSubject(word, text)
    else { return nil }
    let next = word + 1
    if text.gap(next, has: .sentence) { return nil }
    if word == cueEnd { cueEnd = next }
    if text.has(next, .complementiser) {
      sawPreposition = true
      return clause(at: next, text)
    }
    if frames.contains(.clauseOnly), !text.has(next, .contentNoun) {
      sawPreposition = true
      isOpen = false
      return nil
    }
    if frames.contains(.min), isPartOfSubject(word, text) { return nil }
    let number = text.quotationBeginning(at: next)
    let byte = number >= 0 ? text.quotations[number].start : Int(text.words[next].start)
    return Found(rule: .nounPhrase, word: next, byte: byte, quotation: number)
  }

  /// رئيس الهيئة الوطنية للرقابة على تنفيذ المخرجات فلان أن …: a preposition inside a role, with
  /// a name and the clause to come.
  func isInsideSubject(_ word: Int, _ text: ArticleText) -> Bool {
    guard isOpen, let subject, subject.upperBound == word else { return false }
    let noun = NounPhrase(text: text)
    if frames.contains(.an), noun.isInCharge(word - 1) { return true }
    guard frames.contains(.clause), noun.hasRole(subject), !noun.isNamed(subject),
      !text.has(word + 1, [.contentNoun, .complementiser])
    else { return false }
    for next in (word + 1)..<min(word + 14, text.count) {
      if text.gap(next, has: .pause) { return false }
      guard text.has(next, .complementiser) else { continue }
      return text.words[next - 1].entry == 0 && !text.proclitics(next - 1).contains(.article)
        && next - word > 2
    }
    return false
  }

  /// عدد من الشباب: من belongs to the noun before it.
  func isPartOfSubject(_ word: Int, _ text: ArticleText) -> Bool {
    word - 1 > cue && text.has(word - 1, .quantifier)
  }

  func isContentAfterBa(_ word: Int, _ text: ArticleText) -> Bool {
    let proclitics = text.proclitics(word)
    if proclitics.contains(.ba) {
      return proclitics.contains(.article)
        || !text.has(word, [.institution, .place, .commonNoun, .medium])
    }
    guard text.words[word].entry == 0 else { return false }
    // بوتين right after its verb, with a report to come, is the subject.
    guard word == cue + 1, text.letters(word).count < 12 else { return true }
    let end = min(word + 7, text.count)
    return !((word + 1)..<end).contains { startsWithBa($0, text) && !text.gap($0, has: .sentence) }
  }

  /// قال فلان في مؤتمر, ستكون …: a clause after a comma alone.
  func bareClause(_ limit: Int, _ end: Int, _ text: ArticleText) -> Found? {
    let isVerdict = frames.contains(.verdict) && frames.contains(.thought)
    let isNamed = subject.map { text.has($0.lowerBound, .speakerHead) } ?? false
    guard frames.contains(.bare) || isVerdict && isNamed && !form.contains(.imperfect),
      !form.contains(.participle), lastComma > cue + 1, lastComma < limit,
      lastComma - cue <= 16, end - lastComma >= 4
    else { return nil }
    return Found(rule: .bareClause, word: lastComma, byte: Int(text.words[lastComma].start))
  }
}
