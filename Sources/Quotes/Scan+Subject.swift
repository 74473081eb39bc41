// SPDX-License-Identifier: Apache-2.0
// The words between a verb and its report: the subject, and what stands beside it.

extension Scan {
  /// Takes one word that is no report into the subject or passes it over; false where the clause
  /// ends.
  mutating func step(_ word: Int, _ text: ArticleText) -> Bool {
    let gap = text.words[word].gap
    let entry = text.entry(word)
    if gap.contains(.semicolon) { return false }
    if !gap.isDisjoint(with: [.comma, .dash]) { comma(before: word, text) }
    if gap.contains(.mark), text.quotationBeginning(at: word) >= 0 {
      let quotation = text.quotations[text.quotationBeginning(at: word)]
      skipTo = quotation.words.upperBound
      if quotation.words.count > 4 { isOpen = false }
      if isLam(word - 1, text) { return true }
    }
    if entry.verb >= 0, isVerb(word, entry, text) {
      if entry.form.contains(.participle) || entry.traits.contains(.sayingNoun) {
        return help(word)
      }
      if subject == nil || !text.proclitics(word).isDisjoint(with: .coordination) {
        return text.isWord(word, "يقول") && help(word)
      }
      // A verb after its noun tells more of it: قال تاجر طلب عدم ذكر اسمه.
      isOpen = false
      return true
    }
    if entry.traits.contains(.sayingNoun), !isOpen || text.proclitics(word).isEmpty {
      return help(word)
    }
    if entry.traits.contains(.relative) { sawRelative = true }
    if entry.traits.contains(.conjunction), word > cue + 1, turns(word, text) { return false }
    if frames.contains(.carrier), text.isWord(word, "عن") {
      (subject, isOpen, skipTo) = (nil, true, word + 1)
      return true
    }
    if isOpen, subject != nil || canBegin(word, text) {
      take(word, text)
    } else if subject == nil, canBeginLate(word, text) {
      isOpen = true
      subject = word..<(word + 1)
    } else {
      isOpen = false
    }
    return true
  }

  /// Conjunctions after which the verb's report no longer comes.
  func turns(_ word: Int, _ text: ArticleText) -> Bool {
    text.isWord(word, "حيث") || text.isWord(word, "لكن") || text.isWord(word, "بينما")
      || text.isWord(word, "فيما") || text.isWord(word, "لان") || text.isWord(word, "ولكن")
  }

  mutating func help(_ word: Int) -> Bool {
    addHelper(word)
    isOpen = false
    return true
  }

  func isVerb(_ word: Int, _ entry: Lexicon.Entry, _ text: ArticleText) -> Bool {
    if text.proclitics(word).contains(.article) { return false }
    let other = entry
    if entry.form.contains(.participle), !text.has(word, .sayingNoun) {
      return !other.frames.contains(.weak)
        && !text.has(word, [.role, .honorific, .collective, .givenName])
    }
    if other.frames.contains(.weak) {
      return !text.proclitics(word).isDisjoint(with: .coordination) && subject != nil
        && !text.has(word, .preposition)
    }
    return !text.has(word, [.role, .honorific, .givenName, .quantifier])
  }

  /// At a comma the subject may go on: a name after a role, a role after a name.
  mutating func comma(before word: Int, _ text: ArticleText) {
    lastComma = word
    commas += 1
    guard isOpen, let subject else { return }
    let traits = text.traits(word)
    let mayGoOn =
      traits.contains(.role) || traits.contains(.honorific) || traits.contains(.givenName)
      || text.has(subject.lowerBound, [.role, .honorific, .collective])
        && text.proclitics(word).isEmpty
        && traits.isDisjoint(with: [.preposition, .temporal, .conjunction, .complementiser])
    if !mayGoOn || subject.count > 14 { isOpen = false }
  }

  /// Whether a subject may begin right after the verb with this word.
  func canBegin(_ word: Int, _ text: ArticleText) -> Bool {
    guard word == cueEnd || word == skipTo else { return false }
    let traits = text.traits(word)
    if !text.proclitics(word).isDisjoint(with: .preposition) {
      return false
    }
    if !traits.isDisjoint(with: .speakerHead) { return true }
    return traits.isDisjoint(with: Traits.boundary.union([.preposition, .contentNoun, .pronoun]))
  }

  /// Whether a subject may begin after adjuncts with this word.
  func canBeginLate(_ word: Int, _ text: ArticleText) -> Bool {
    guard text.proclitics(word).isDisjoint(with: .preposition) else { return false }
    let traits = text.traits(word)
    if traits.contains(.honorific) { return true }
    let isAfterPronoun = word - 1 == cueEnd && text.has(word - 1, .pronoun)
    guard word > 0,
      isAfterPronoun || text.has(word - 1, .temporal) || text.gap(word, has: [.comma, .mark])
    else { return false }
    if traits.contains(.preposition) || traits.contains(.temporal) { return false }
    // لـ«عكاظ» رامز الفلاني: a name may be unknown after the outlet that it is said to.
    if word == skipTo, text.words[word].entry == 0 { return !mayBePreposed(word, text) }
    return !traits.isDisjoint(
      with: [.role, .institution, .collective, .medium, .givenName, .nameJoint])
  }

  /// بنسخة, ليقول: an unknown word that may begin with a preposition.
  func mayBePreposed(_ word: Int, _ text: ArticleText) -> Bool {
    let letters = text.letters(word)
    return letters.count <= 4
      || letters[0] == 0xD8 && letters[1] == 0xA8
      || letters[0] == 0xD9 && [0x83, 0x84, 0x88, 0x81].contains(letters[1])
  }

  /// Adds a word to the subject, or closes it.
  mutating func take(_ word: Int, _ text: ArticleText) {
    guard let subject else {
      subject = word..<(word + 1)
      return
    }
    if isFramePreposition(word, text), isInsideSubject(word, text) {
      self.subject = subject.lowerBound..<(word + 1)
    } else {
      takePlain(word, text)
    }
  }

  /// The same of a word that is no preposition, after the first of the subject.
  mutating func takePlain(_ word: Int, _ text: ArticleText) {
    guard let subject else { return }
    if NounPhrase(text: text).goesOn(subject, with: word, verb: frames) {
      self.subject = subject.lowerBound..<(word + 1)
    } else {
      isOpen = false
    }
  }

  /// The subject without what belongs to the report or to the person spoken to.
  func finished(
    _ subject: Range<Int>?, _ found: Found, _ text: ArticleText
  ) -> Range<Int>? {
    guard var subject else { return nil }
    if subject.upperBound > found.word {
      guard subject.lowerBound < found.word else { return nil }
      subject = subject.lowerBound..<found.word
    }
    if form.contains(.participle) {
      let isSubject =
        text.has(subject.lowerBound, [.anaphor, .role, .honorific, .givenName])
        || text.words[subject.lowerBound].entry == 0
      return isSubject && !frames.contains(.person) && subject.count < 8 ? subject : nil
    }
    if frames.contains(.person) {
      guard NounPhrase(text: text).mayAgree(subject.lowerBound, form) else { return nil }
      return NounPhrase(text: text).subject(of: subject, needsObject: text.isObjectVerb(cue))
    }
    return subject
  }
}
