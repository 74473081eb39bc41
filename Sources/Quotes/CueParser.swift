// SPDX-License-Identifier: Apache-2.0
// From a verb of saying to its frame: what follows it, who is its subject, where the content begins.

/// Reads the frames of one article's cues.
struct CueParser {
  let text: ArticleText
  /// قائلا and بقوله that belong to another cue.
  private(set) var consumed = WordSet()

  /// How far after a cue its report may begin, in words.
  static let reach = 45

  init(_ text: ArticleText) { self.text = text }

  /// The frame of the verb at `cue`, if it reports.
  mutating func frame(at cue: Int) -> Frame? {
    let entry = text.entry(cue)
    guard entry.verb >= 0, !consumed.contains(cue), !isBarred(cue, entry), !citesScripture(cue)
    else { return nil }
    var scan = Scan(entry, cue: cue)
    guard scan.prepare(text), let found = scan.run(text) else { return nil }
    guard !scan.isWeak || isTrustworthy(scan, found) else { return nil }
    if entry.form.contains(.participle), !isAdverbial(scan, found) { return nil }
    scan.forEachHelper { consumed.insert($0) }
    var frame = Frame(
      cue: cue..<scan.cueEnd, frames: entry.frames, isVerb: true, form: entry.form,
      cueClass: entry.form.contains(.participle) ? .participle : .verb, rule: found.rule,
      speaker: scan.subject, source: scan.subject == nil ? .none : .afterCue,
      content: found.word, contentByte: found.byte, quotation: found.quotation)
    let mayPrecede = frame.speaker == nil || mayBeObject(scan, frame.speaker)
    if mayPrecede, let subject = SubjectFinder(text: text).subject(before: cue) {
      (frame.speaker, frame.source) = (subject, .beforeCue)
    }
    if frame.speaker.map({ isScripture($0) || isObject($0, scan, found) }) ?? false { return nil }
    if frame.speaker == nil, frame.cueClass == .verb {
      if isFirstPerson(cue, entry) { return nil }
      let isRelative =
        cue + 1 < text.count && text.has(cue + 1, .preposition)
        && text.has(cue + 1, .pronoun)
      let isPlaced =
        beginsClause(cue) || followsPronoun(cue) || isRelative || followsAdjunct(cue)
      if isImpersonal(cue, entry, scan) || !isPlaced { return nil }
    }
    return frame
  }

  /// Whether a participle is one of circumstance, after a clause, with its report at hand; not an
  /// adjective (حالات مؤكدة) or a word of a byline (سبق- متابعة:).
  private func isAdverbial(_ scan: Scan, _ found: Scan.Found) -> Bool {
    let cue = scan.cue
    if text.gap(cue, has: .dash), found.rule == .colon { return false }
    if found.rule == .nounPhrase, !scan.frames.contains(.person) {
      return found.word <= scan.cueEnd + 1
    }
    return scan.subject != nil || found.rule != .clause || found.word <= cue + 8
  }

  /// Whether the noun phrase after the verb may be whom it speaks to.
  private func mayBeObject(_ scan: Scan, _ phrase: Range<Int>?) -> Bool {
    guard let phrase, text.proclitics(scan.cue).isDisjoint(with: .coordination) else {
      return false
    }
    return scan.frames.contains(.person)
      || text.words[phrase.lowerBound].entry == 0
        && text.letters(phrase.lowerBound).starts(with: [0xD9, 0x84])
  }

  /// لكنه أوضح, أنها قالت: a pronoun stands for the subject.
  private func followsPronoun(_ cue: Int) -> Bool {
    guard cue > 0, text.has(cue - 1, [.complementiser, .conjunction, .pronoun]) else {
      return false
    }
    let last = text.letters(cue - 1).suffix(2)
    return last.elementsEqual([0xD9, 0x87]) || last.elementsEqual([0xD8, 0xA7])
      || last.elementsEqual([0xD9, 0x85]) || last.elementsEqual([0xD9, 0x8A])
  }

  /// Negated, wished for, or a form of another word here.
  private func isBarred(_ cue: Int, _ entry: Lexicon.Entry) -> Bool {
    guard cue > 0, !text.gap(cue, has: .sentence) else { return false }
    let before = cue - 1
    if !text.proclitics(cue).isDisjoint(with: [.ba, .lam, .kaf, .article]) { return true }
    if text.gap(cue, has: .pause) { return false }
    if text.isWord(before, "لم") || text.isWord(before, "لن") || text.isWord(before, "لا") {
      return true
    }
    if text.isWord(before, "ولم") || text.isWord(before, "ولا") || text.isWord(before, "ولن") {
      return true
    }
    if text.isWord(before, "ما"), before > 0, text.has(before - 1, .attribution) { return true }
    if text.has(before, .attribution) || text.isWord(before, "حد") { return true }
    if text.isWord(before, "من") || text.isWord(before, "عدم") { return true }
    if isNounAfterPreposition(cue, entry) || callsAttention(cue, entry) { return true }
    // في الوقت الذي تقول فيه الحكومة إنها …
    if text.has(before, .relative), cue + 1 < text.count, text.has(cue + 1, .pronoun) {
      return true
    }
    guard entry.form.contains(.imperfect) else { return false }
    return text.isWord(before, "ان") || text.isWord(before, "بان") || text.isWord(before, "ما")
  }

  /// ضد طالب, إلى لفت: no perfect stands after a preposition.
  private func isNounAfterPreposition(_ cue: Int, _ entry: Lexicon.Entry) -> Bool {
    guard text.has(cue - 1, .preposition), entry.form.contains(.finite),
      !entry.form.contains(.imperfect), text.proclitics(cue).isEmpty
    else { return false }
    return ["في", "علي", "الي", "عن", "مع", "ضد", "تحت", "بين", "دون", "بدون", "نحو"].contains {
      (preposition: StaticString) in text.isWord(cue - 1, preposition)
    }
  }

  /// لفت انتباه العالم إلى …: a deed; what is said is ولفت إلى, or ولفت النظر إلى.
  private func callsAttention(_ cue: Int, _ entry: Lexicon.Entry) -> Bool {
    guard entry.frames.contains(.ila), cue + 1 < text.count else { return false }
    return ["انتباه", "انتباهه", "انتباهنا", "نظر", "انظار", "اهتمام"].contains {
      (object: StaticString) in text.isWord(cue + 1, object)
    }
  }

  /// أعتقد, أفترض: the writer, where nobody is named after it.
  private func isFirstPerson(_ cue: Int, _ entry: Lexicon.Entry) -> Bool {
    guard entry.form.contains(.finite), entry.frames.contains(.plainAlif) else { return false }
    let (start, end) = (Int(text.words[cue].start), Int(text.words[cue].end))
    let letter = text.proclitics(cue).isDisjoint(with: .coordination) ? start : start + 2
    return letter + 1 < end && text.bytes[letter] == 0xD8 && text.bytes[letter + 1] == 0xA3
  }

  /// التي تكشف حقائق عن …: what follows the verb of a relative clause is its object.
  private func isObject(_ phrase: Range<Int>, _ scan: Scan, _ found: Scan.Found) -> Bool {
    found.rule == .nounPhrase && scan.cue > 0 && text.has(scan.cue - 1, .relative)
      && !text.has(phrase.lowerBound, .speakerHead)
  }

  /// God and His messenger are cited, not reported.
  private func isScripture(_ phrase: Range<Int>) -> Bool {
    phrase.prefix(3).contains { word in
      ["صلي", "سبحانه", "تعالي", "النبي", "المصطفي", "المولي"].contains { (name: StaticString) in
        text.isWord(word, name)
      }
    } || text.isWord(phrase.lowerBound, "الله")
  }

  /// قال تعالى, قال رسول الله: a citation, not speech in the news.
  private func citesScripture(_ cue: Int) -> Bool {
    guard cue + 1 < text.count else { return true }
    let next = cue + 1
    // Asked of every verb, and nearly always one of these.
    if text.has(next, [.complementiser, .preposition, .institution, .givenName]) { return false }
    return text.isWord(next, "الله") || text.isWord(next, "تعالي") || text.isWord(next, "عز")
      || text.isWord(next, "سبحانه") || text.isWord(next, "رسول") || text.isWord(next, "النبي")
      || text.isWord(next, "صلي") || text.isWord(next, "الرسول")
  }

  /// يذكر أن, يعتقد أن: nobody says so.
  private func isImpersonal(_ cue: Int, _ entry: Lexicon.Entry, _ scan: Scan) -> Bool {
    guard entry.form.contains(.imperfect), !entry.form.contains(.plural) else { return false }
    if scan.frames.contains(.thought) { return true }
    return text.isWord(cue, "يذكر") || text.isWord(cue, "ويذكر") || text.isWord(cue, "يبين")
      || text.isWord(cue, "تبين") || text.isWord(cue, "وتبين")
      || text.isWord(cue, "يشير") && text.gap(cue, has: .sentence)
  }

  /// Whether a form that is another word too is a cue here: it begins its clause or follows a
  /// subject, and its report is clear.
  private func isTrustworthy(_ scan: Scan, _ found: Scan.Found) -> Bool {
    let cue = scan.cue
    if text.has(cue, .preposition), text.proclitics(cue).isEmpty,
      found.rule != .clause || found.word > cue + 2
    {
      return false
    }
    if found.word - cue > 16 { return false }
    if found.rule == .nounPhrase, text.has(found.word, [.institution, .place]) { return false }
    if beginsClause(cue) { return true }
    if text.has(cue, .preposition) { return false }
    return SubjectFinder(text: text).subject(before: cue) != nil
  }

  /// وعن مشاعره قال: an adjunct stands first in the sentence.
  private func followsAdjunct(_ cue: Int) -> Bool {
    var start = cue
    while start > 0, cue - start < 20, !text.gap(start, has: .pause) { start -= 1 }
    guard start < cue, text.gap(start, has: [.sentence, .stop]) else { return false }
    return text.has(start, .preposition)
      || !text.proclitics(start).isDisjoint(with: .preposition)
  }

  /// Whether a clause begins with the word.
  func beginsClause(_ word: Int) -> Bool {
    guard word > 0 else { return true }
    if !text.proclitics(word).isDisjoint(with: .coordination) { return true }
    if text.gap(word, has: [.comma, .semicolon, .stop, .sentence, .mark, .dash]) { return true }
    return text.has(word - 1, [.conjunction, .auxiliary, .relative, .temporal])
      || text.has(word - 1, .preposition) && text.isWord(word - 1, "كما")
      || text.isWord(word - 1, "جانبه") || text.isWord(word - 1, "جهته")
      || text.isWord(word - 1, "جانبها") || text.isWord(word - 1, "جهتها")
  }
}
