// SPDX-License-Identifier: Apache-2.0
// وفقا لـ, بحسب, نقلا عن, على حد قول: who is named, and which clause is theirs.

/// Reads phrases of attribution.
struct AttributionParser {
  let text: ArticleText

  /// The frame of the phrase at `cue`, which holds a word of attribution.
  func frame(at cue: Int) -> Frame? {
    let sentence = text.words(ofSentence: text.sentence(of: cue))
    guard let (cueEnd, start) = opening(cue, sentence.upperBound) else { return nil }
    guard let speaker = source(from: start, sentence.upperBound) else { return nil }
    let isFronted = !hasClause(before: cue, sentence.lowerBound)
    var frame = Frame(
      cue: cue..<cueEnd, frames: [], isVerb: false, form: [], cueClass: .phrase, rule: .attribution,
      speaker: speaker, source: .afterCue, content: 0, contentByte: 0)
    if isFronted {
      guard let content = clause(after: speaker.upperBound, sentence.upperBound) else { return nil }
      frame.content = content
      let number = text.quotationBeginning(at: content)
      if number >= 0, text.quotations[number].words.count > 3 { frame.quotation = number }
    } else {
      frame.content = clauseStart(before: cue, sentence.lowerBound)
      frame.contentEnd = cue
      guard cue - frame.content >= 3 else { return nil }
    }
    frame.contentByte = Int(text.words[frame.content].start)
    if frame.quotation >= 0 { frame.contentByte = text.quotations[frame.quotation].start }
    return frame
  }

  /// Where the cue's words end and the source begins.
  private func opening(_ cue: Int, _ limit: Int) -> (Int, Int)? {
    let next = cue + 1
    guard next < limit, !text.gap(next, has: .pause) else { return nil }
    if text.entry(cue).verb >= 0 { return nil }
    if isAny(cue, "نقلا", "ونقلا") {
      guard text.isWord(next, "عن"), next + 1 < limit else { return nil }
      return (next + 1, next + 1)
    }
    if isAny(cue, "وفقا", "ووفقا", "طبقا", "وطبقا") {
      guard text.proclitics(next).contains(.lam) || startsWithLam(next) else { return nil }
      if isAny(next, "لما"), next + 2 < limit, text.entry(next + 1).verb >= 0 {
        return (next + 2, next + 2)
      }
      if text.isWord(next, "ل") { return (next + 1, next + 1) }
      return (next, next)
    }
    // حسبما أفاد, بحسب ما قال, وفق ما ذكرت.
    var word = next
    if text.isWord(next, "ما") { word = next + 1 }
    if word < limit, isAny(cue, "حسبما", "وحسبما") || word > next {
      guard text.entry(word).verb >= 0, text.entry(word).form.contains(.finite), word + 1 < limit
      else { return nil }
      return (word + 1, word + 1)
    }
    return (next, next)
  }

  private func isAny(_ word: Int, _ forms: StaticString...) -> Bool {
    forms.contains { text.isWord(word, $0) }
  }

  private func startsWithLam(_ word: Int) -> Bool {
    text.letters(word).starts(with: [0xD9, 0x84])
  }

  /// The noun phrase of the source; nil where it is a rule or a measure: وفقا للقانون.
  private func source(from start: Int, _ limit: Int) -> Range<Int>? {
    guard start < limit else { return nil }
    let noun = NounPhrase(text: text)
    var phrase = start..<(start + 1)
    while phrase.upperBound < limit, !text.gap(phrase.upperBound, has: .pause),
      noun.goesOn(phrase, with: phrase.upperBound), !isFa(phrase.upperBound)
    {
      phrase = start..<(phrase.upperBound + 1)
    }
    let traits = text.traits(start)
    if traits.contains(.quantifier), phrase.count < 3 || !text.isWord(start + 1, "من"),
      !text.isWord(start, "احد"), !text.isWord(start, "بعض")
    {
      return nil
    }
    if !traits.isDisjoint(with: .speakerHead) { return phrase }
    if text.gap(start, has: .mark), text.quotationBeginning(at: start) >= 0 { return phrase }
    if isLatin(start) { return phrase }
    guard phrase.count <= 5, looksLikeName(start) else { return nil }
    // An unknown word is a name where a name goes on after it, or where it stood before.
    let second = start + 1
    if phrase.count > 1 {
      return looksLikeName(second) || text.has(second, [.givenName, .nameJoint]) ? phrase : nil
    }
    return (max(0, start - 1000)..<start).contains { text.areEqual($0, start) }
      ? phrase : nil
  }

  /// An unknown word without the article, that has no ending of plurals or of ة.
  private func looksLikeName(_ word: Int) -> Bool {
    guard text.words[word].entry == 0, text.proclitics(word).isEmpty else { return false }
    let ending = text.letters(word).suffix(4)
    return !["ات", "ين", "ون"].contains { ending.elementsEqual($0.utf8) }
      && !ending.suffix(2).elementsEqual("ه".utf8)
  }

  private func isLatin(_ word: Int) -> Bool { (text.letters(word).first ?? 0xFF) < 0x80 }

  private func isFa(_ word: Int) -> Bool {
    isAny(word, "فان", "فانه", "فانها", "فانهم", "ان", "انه", "انها")
  }

  /// Whether a clause stands before the phrase, so that the phrase comes after what it attributes.
  private func hasClause(before cue: Int, _ lower: Int) -> Bool {
    var start = cue
    while start > lower, cue - start < 4, !text.gap(start, has: [.semicolon, .stop, .colon]) {
      start -= 1
    }
    return cue - start >= 4
  }

  /// The clause after a phrase that stands first.
  private func clause(after word: Int, _ limit: Int) -> Int? {
    var content = word
    // What belongs to the source still, up to the comma.
    while content < limit, content - word < 14, !text.gap(content, has: [.comma, .colon]),
      !isFa(content)
    {
      content += 1
    }
    if content < limit, text.has(content, .relative) {
      // A relative clause tells more of the source first.
      guard let fa = (content..<min(limit, content + 30)).first(where: { isFa($0) }) else {
        return nil
      }
      content = fa
    }
    guard content < limit - 2, content - word < 44 else { return nil }
    while content < limit - 2, isFa(content) { content += 1 }
    return content
  }

  /// Where the clause begins that ends at `cue`.
  private func clauseStart(before cue: Int, _ lower: Int) -> Int {
    var start = cue - 1
    while start > lower, cue - start < ContentEnd.longest {
      let isPause = text.gap(start, has: [.comma, .semicolon, .colon, .stop])
      if isPause, isAny(start, "لكن", "ولكن", "فيما", "بينما", "غير") { break }
      if text.gap(start, has: [.semicolon, .stop]) { break }
      start -= 1
    }
    while start < cue - 3,
      isAny(start, "لكن", "ولكن", "فيما", "بينما", "كما", "ان", "وان", "انه", "انها", "غير")
    {
      start += 1
    }
    return start
  }
}
