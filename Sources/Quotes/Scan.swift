// SPDX-License-Identifier: Apache-2.0
// The way from a verb to its report: subject, adjuncts, then أن, a preposition, a colon, a mark.

/// One walk over the words after a verb of saying.
struct Scan {
  /// The report's beginning.
  struct Found {
    var rule: Utterance.Rule
    var word: Int
    var byte: Int
    var quotation = -1
  }

  let verb: CueVerb
  let form: VerbForm
  let cue: Int
  /// The first word after the cue's own.
  private(set) var cueEnd: Int
  private(set) var subject: Range<Int>?
  /// قائلا, بقوله and their like on the way.
  private(set) var helpers: [Int] = []
  private var isOpen = true
  private var sawPreposition = false
  private var sawRelative = false
  private var lastComma = -1
  private var skipTo = -1

  var isWeak: Bool { verb.frames.contains(.weak) }

  init(verb: CueVerb, form: VerbForm, cue: Int) {
    (self.verb, self.form, self.cue) = (verb, form, cue)
    cueEnd = cue + 1
  }

  private var frames: Frames { verb.frames }

  /// Makes ready for verbs with words of their own; false where those are missing.
  mutating func prepare(_ text: ArticleText) -> Bool {
    guard frames.contains(.document) else { return true }
    guard cue + 2 < text.count, text.isWord(cue + 1, "في"), text.has(cue + 2, [.report, .occasion])
    else { return false }
    cueEnd = cue + 2
    return true
  }

  /// Walks to the report; nil if there is none before the sentence ends.
  mutating func run(_ text: ArticleText) -> Found? {
    let sentence = text.words(ofSentence: text.sentence(of: cue))
    let quotation = text.words[cue].quotation
    var limit = min(sentence.upperBound, cue + CueParser.reach)
    if quotation >= 0 { limit = min(limit, text.quotations[Int(quotation)].words.upperBound) }
    var word = cueEnd
    while word < limit {
      if let found = report(at: word, text) {
        subject = finished(subject, found, text)
        return found
      }
      if word < skipTo {
        word += 1
        continue
      }
      guard step(word, text) else { return nil }
      word += 1
    }
    return bareClause(limit, sentence.upperBound, text)
  }

  /// The report that begins at `word`, if one does.
  private mutating func report(at word: Int, _ text: ArticleText) -> Found? {
    let gap = text.words[word].gap
    if gap.contains(.colon), !isInNumber(word, text), takesSpeech {
      return spoken(.colon, word, text)
    }
    if gap.contains(.mark), let found = quotation(at: word, text) { return found }
    if text.has(word, .complementiser), word >= skipTo { return clause(at: word, text) }
    return phrase(at: word, text)
  }

  private var takesSpeech: Bool {
    frames.contains(.speech) || frames.contains(.clause) || !helpers.isEmpty
  }

  private func isInNumber(_ word: Int, _ text: ArticleText) -> Bool {
    guard word > 0 else { return false }
    func isDigit(_ letters: ArraySlice<UInt8>) -> Bool {
      letters.allSatisfy { (0x30...0x39).contains($0) }
    }
    return isDigit(text.letters(word)) && isDigit(text.letters(word - 1))
      && text.words[word].start == text.words[word - 1].end + 1
  }

  /// Speech after a colon: its quotation where marks follow the colon.
  private func spoken(
    _ rule: Utterance.Rule, _ word: Int, _ text: ArticleText
  ) -> Found {
    let number = text.quotationBeginning(at: word)
    let byte = number >= 0 ? text.quotations[number].start : Int(text.words[word].start)
    return Found(rule: rule, word: word, byte: byte, quotation: number)
  }

  private func quotation(at word: Int, _ text: ArticleText) -> Found? {
    let number = text.quotationBeginning(at: word)
    guard number >= 0, takesSpeech || frames.contains(.ba) || frames.contains(.person) else {
      return nil
    }
    if frames.contains(.opener), isWeak, helpers.isEmpty { return nil }
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

  private func isLam(_ word: Int, _ text: ArticleText) -> Bool { text.isWord(word, "ل") }

  private func clause(at word: Int, _ text: ArticleText) -> Found? {
    let next = word + 1
    guard next < text.count, !text.gap(next, has: .sentence), !text.isWord(next, "شاء") else {
      return nil
    }
    guard
      frames.contains(.clause) || sawPreposition || !helpers.isEmpty || startsWithBa(word, text)
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

  private func startsWithBa(_ word: Int, _ text: ArticleText) -> Bool {
    let letters = text.letters(word)
    return letters.count > 2 && letters[letters.startIndex] == 0xD8
      && letters[letters.startIndex + 1] == 0xA8
  }

  private func isFramePreposition(_ word: Int, _ text: ArticleText) -> Bool {
    guard text.has(word, .preposition), !text.isWord(word - 1, "بناء") else { return false }
    return frames.contains(.ila) && text.isWord(word, "الي")
      || frames.contains(.ala) && text.isWord(word, "علي")
      || frames.contains(.min) && text.isWord(word, "من")
      || frames.contains(.an) && text.isWord(word, "عن")
  }

  /// A noun phrase that is reported: after the verb's preposition, or as its object.
  private mutating func phrase(at word: Int, _ text: ArticleText) -> Found? {
    if frames.contains(.ba), startsWithBa(word, text), word >= skipTo,
      !frames.contains(.clauseOnly), !text.has(word, [.occasion, .sayingNoun]),
      isContentAfterBa(word, text)
    {
      return Found(rule: .nounPhrase, word: word, byte: Int(text.words[word].start) + 2)
    }
    if frames.contains(.object), text.has(word, .contentNoun),
      text.proclitics(word).isEmpty, !text.gap(word, has: .pause), !sawRelative
    {
      return Found(rule: .nounPhrase, word: word, byte: Int(text.words[word].start))
    }
    if frames.contains(.verdict), form.contains(.participle), word == cue + 1,
      !frames.contains(.person), !text.has(word, .complementiser), word < text.count
    {
      return Found(rule: .nounPhrase, word: word, byte: Int(text.words[word].start))
    }
    guard isFramePreposition(word, text), !sawRelative, word + 1 < text.count,
      !isInsideSubject(word, text)
    else { return nil }
    let next = word + 1
    if text.gap(next, has: .sentence) { return nil }
    if word == cueEnd { cueEnd = next }
    if text.has(next, .complementiser) { return clause(at: next, text) }
    if frames.contains(.clauseOnly) {
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
  private func isInsideSubject(_ word: Int, _ text: ArticleText) -> Bool {
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
  private func isPartOfSubject(_ word: Int, _ text: ArticleText) -> Bool {
    word - 1 > cue && text.has(word - 1, .quantifier)
  }

  private func isContentAfterBa(_ word: Int, _ text: ArticleText) -> Bool {
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

  /// Takes one word that is no report into the subject or passes it over; false where the clause
  /// ends.
  private mutating func step(_ word: Int, _ text: ArticleText) -> Bool {
    let gap = text.words[word].gap
    let entry = text.entry(word)
    if gap.contains(.semicolon) { return false }
    if !gap.isDisjoint(with: [.comma, .dash]) { comma(before: word, text) }
    if gap.contains(.mark), text.quotationBeginning(at: word) >= 0 {
      let quotation = text.quotations[text.quotationBeginning(at: word)]
      skipTo = quotation.words.upperBound
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
  private func turns(_ word: Int, _ text: ArticleText) -> Bool {
    text.isWord(word, "حيث") || text.isWord(word, "لكن") || text.isWord(word, "بينما")
      || text.isWord(word, "فيما") || text.isWord(word, "لان") || text.isWord(word, "ولكن")
  }

  private mutating func help(_ word: Int) -> Bool {
    helpers.append(word)
    isOpen = false
    return true
  }

  private func isVerb(_ word: Int, _ entry: Lexicon.Entry, _ text: ArticleText) -> Bool {
    if text.proclitics(word).contains(.article) { return false }
    let other = CueVerbs.rows[Int(entry.verb)]
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
  private mutating func comma(before word: Int, _ text: ArticleText) {
    lastComma = word
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
  private func canBegin(_ word: Int, _ text: ArticleText) -> Bool {
    guard word == cueEnd || word == skipTo else { return false }
    let traits = text.traits(word)
    if !text.proclitics(word).isDisjoint(with: .preposition) {
      return false
    }
    if !traits.isDisjoint(with: .speakerHead) { return true }
    return traits.isDisjoint(with: Traits.boundary.union([.preposition, .contentNoun, .pronoun]))
  }

  /// Whether a subject may begin after adjuncts with this word.
  private func canBeginLate(_ word: Int, _ text: ArticleText) -> Bool {
    guard text.proclitics(word).isDisjoint(with: .preposition) else { return false }
    let traits = text.traits(word)
    if traits.contains(.honorific) { return true }
    guard word > 0, text.has(word - 1, .temporal) || text.gap(word, has: [.comma, .mark]) else {
      return false
    }
    if traits.contains(.preposition) || traits.contains(.temporal) { return false }
    return !traits.isDisjoint(with: [.role, .institution, .collective, .medium, .givenName])
  }

  /// Adds a word to the subject, or closes it.
  private mutating func take(_ word: Int, _ text: ArticleText) {
    guard let subject else {
      subject = word..<(word + 1)
      return
    }
    let isInside = isFramePreposition(word, text) && isInsideSubject(word, text)
    if isInside || NounPhrase(text: text).goesOn(subject, with: word, verb: frames) {
      self.subject = subject.lowerBound..<(word + 1)
    } else {
      isOpen = false
    }
  }

  /// The subject without what belongs to the report or to the person spoken to.
  private func finished(
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

  /// قال فلان في مؤتمر, ستكون …: a clause after a comma alone.
  private func bareClause(_ limit: Int, _ end: Int, _ text: ArticleText) -> Found? {
    let isVerdict = frames.contains(.verdict) && frames.contains(.thought)
    let isNamed = subject.map { text.has($0.lowerBound, .speakerHead) } ?? false
    guard verb.perfect == "قال" || isVerdict && isNamed && !form.contains(.imperfect),
      !form.contains(.participle), lastComma > cue + 1, lastComma < limit,
      lastComma - cue <= 16, end - lastComma >= 4
    else { return nil }
    return Found(rule: .bareClause, word: lastComma, byte: Int(text.words[lastComma].start))
  }
}

extension ArticleText {
  /// The quotation whose first word is `word`, or -1.
  func quotationBeginning(at word: Int) -> Int {
    guard gap(word, has: .mark) else { return -1 }
    var number = Int(words[word].quotation)
    // The innermost comes last; the outermost of those that begin here is meant.
    while number > 0, quotations[number - 1].words.lowerBound == word { number -= 1 }
    return number >= 0 && quotations[number].words.lowerBound == word ? number : -1
  }

  /// Verbs that always name whom they speak to: حث.
  func isObjectVerb(_ cue: Int) -> Bool {
    let verb = entry(cue).verb
    return verb >= 0 && CueVerbs.rows[Int(verb)].perfect == "حث"
  }
}
