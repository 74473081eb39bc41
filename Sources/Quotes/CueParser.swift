// SPDX-License-Identifier: Apache-2.0
// From a verb of saying to its frame: what follows it, who is its subject, where the content begins.

/// Reads the frames of one article's cues.
struct CueParser {
  let text: ArticleText
  /// قائلا and بقوله that belong to another cue.
  var consumed: Set<Int> = []

  /// How far after a cue its report may begin, in words.
  static let reach = 45

  init(_ text: ArticleText) { self.text = text }

  /// The frame of the verb at `cue`, if it reports.
  mutating func frame(at cue: Int) -> Frame? {
    let entry = text.entry(cue)
    guard entry.verb >= 0, !consumed.contains(cue), !isBarred(cue, entry) else { return nil }
    var scan = Scan(verb: CueVerbs.rows[Int(entry.verb)], form: entry.form, cue: cue)
    guard let found = scan.run(text) else { return nil }
    guard !scan.isWeak || isTrustworthy(scan, found) else { return nil }
    consumed.formUnion(scan.helpers)
    var frame = Frame(
      cue: cue..<scan.cueEnd, verb: Int(entry.verb), form: entry.form,
      cueClass: entry.form.contains(.participle) ? .participle : .verb, rule: found.rule,
      speaker: scan.subject, source: scan.subject == nil ? .none : .afterCue,
      content: found.word, contentByte: found.byte, quotation: found.quotation)
    if frame.speaker == nil, let subject = SubjectFinder(text: text).subject(before: cue) {
      (frame.speaker, frame.source) = (subject, .beforeCue)
    }
    if frame.speaker == nil, isImpersonal(cue, entry, scan) { return nil }
    return frame
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
    guard entry.form.contains(.imperfect) else { return false }
    return text.isWord(before, "ان") || text.isWord(before, "بان") || text.isWord(before, "ما")
  }

  /// يذكر أن, يعتقد أن: nobody says so.
  private func isImpersonal(_ cue: Int, _ entry: Lexicon.Entry, _ scan: Scan) -> Bool {
    guard entry.form.contains(.imperfect), !entry.form.contains(.plural) else { return false }
    if scan.verb.frames.contains(.thought) { return true }
    return text.isWord(cue, "يذكر") || text.isWord(cue, "ويذكر") || text.isWord(cue, "يبين")
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
    return SubjectFinder(text: text).subject(before: cue) != nil
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
