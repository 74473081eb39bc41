// SPDX-License-Identifier: Apache-2.0
// A noun phrase that speaks, taken apart: role, honorifics, bare name.

/// What a noun phrase names.
struct Naming {
  enum Kind {
    /// A person by name.
    case person
    /// A person by role alone: وزير الخارجية.
    case role
    /// سموه, معاليه.
    case anaphor
    /// An institution, an outlet, a group, a document.
    case body
  }

  var kind: Kind
  /// The words of the bare name, or of the whole phrase where there is none.
  var name: Range<Int>
  /// The word that says what kind of speaker it is.
  var head: Int
  /// The whole phrase.
  var phrase: Range<Int>
}

/// Takes noun phrases apart.
struct NameParser {
  let text: ArticleText

  func naming(_ phrase: Range<Int>) -> Naming {
    var phrase = phrase
    while phrase.count > 2,
      text.isWord(phrase.lowerBound, "كل") || text.isWord(phrase.lowerBound, "كلا"),
      text.isWord(phrase.lowerBound + 1, "من")
    {
      phrase = (phrase.lowerBound + 2)..<phrase.upperBound
    }
    let head = phrase.lowerBound
    let traits = text.traits(head)
    if traits.contains(.anaphor) {
      return Naming(kind: .anaphor, name: phrase, head: head, phrase: phrase)
    }
    if traits.contains(.report), let inner = speakerInside(phrase) ?? issuer(phrase) {
      return naming(inner)
    }
    if isBody(head, phrase) {
      return Naming(kind: .body, name: bodyName(phrase), head: head, phrase: phrase)
    }
    if let name = personName(in: phrase), !isCommonNoun(name, in: phrase) {
      return Naming(kind: .person, name: name, head: head, phrase: phrase)
    }
    let isRole = !traits.isDisjoint(with: [.role, .honorific])
    return Naming(kind: isRole ? .role : .body, name: phrase, head: head, phrase: phrase)
  }

  /// بعثة الأمم المتحدة, المجتمع الدولي: one unknown word, with what a name does not take after it.
  private func isCommonNoun(_ name: Range<Int>, in phrase: Range<Int>) -> Bool {
    guard name.count == 1, name.lowerBound == phrase.lowerBound, phrase.count > 1,
      !text.has(name.lowerBound, .givenName)
    else { return false }
    let next = phrase.lowerBound + 1
    return !text.gap(next, has: .pause) && !text.has(next, [.role, .honorific])
  }

  private func isBody(_ head: Int, _ phrase: Range<Int>) -> Bool {
    let traits = text.traits(head)
    if !traits.isDisjoint(with: [.role, .honorific, .givenName]) {
      // مجموعة, فريق, ممثلة: roles that are institutions too are roles when a name follows.
      return !traits.isDisjoint(with: [.institution, .medium]) && personName(in: phrase) == nil
    }
    return !traits.isDisjoint(
      with: [.institution, .medium, .collective, .report, .quantifier, .country])
  }

  /// تقرير نشرته صحيفة …: the speaker named within the phrase of a document.
  private func speakerInside(_ phrase: Range<Int>) -> Range<Int>? {
    guard
      let inner = phrase.dropFirst().first(where: {
        text.has($0, [.medium, .role, .honorific, .institution])
      })
    else { return nil }
    return inner..<phrase.upperBound
  }

  /// بيان صادر عن …: who issued it.
  private func issuer(_ phrase: Range<Int>) -> Range<Int>? {
    guard let from = phrase.firstIndex(where: { text.isWord($0, "عن") }),
      from + 1 < phrase.upperBound
    else { return nil }
    return (from + 1)..<phrase.upperBound
  }

  /// صحيفة نيويورك تايمز: the outlet's own name; else the phrase.
  private func bodyName(_ phrase: Range<Int>) -> Range<Int> {
    guard text.has(phrase.lowerBound, .medium), phrase.count > 1 else { return phrase }
    let number = text.quotationBeginning(at: phrase.lowerBound + 1)
    if number >= 0 {
      let inside = text.quotations[number].words
      return inside
        .lowerBound..<min(inside.upperBound, max(phrase.upperBound, inside.lowerBound + 1))
    }
    var end = phrase.lowerBound + 1
    while end < phrase.upperBound, isForeign(end) { end += 1 }
    return end > phrase.lowerBound + 1 ? (phrase.lowerBound + 1)..<end : phrase
  }

  private func isForeign(_ word: Int) -> Bool {
    text.words[word].entry == 0 && !text.proclitics(word).contains(.article)
      || text.has(word, .place) && !text.proclitics(word).contains(.article)
  }

  // MARK: - Persons

  /// The bare name in a phrase.
  func personName(in phrase: Range<Int>) -> Range<Int>? {
    var best: Range<Int>?
    var word = phrase.lowerBound
    while word < phrase.upperBound {
      guard beginsName(word, phrase) else {
        word += 1
        continue
      }
      var end = word + 1
      while end < phrase.upperBound, continuesName(end, word) { end += 1 }
      let run = word..<end
      if isBetter(run, than: best, phrase) { best = run }
      word = end
    }
    return best
  }

  private func beginsName(_ word: Int, _ phrase: Range<Int>) -> Bool {
    let traits = text.traits(word)
    guard text.words[word].entry == 0 || !traits.isDisjoint(with: [.givenName, .nameJoint]) else {
      return false
    }
    if word > phrase.lowerBound, text.has(word - 1, [.institution, .medium]),
      !text.has(word, .givenName), !text.proclitics(word - 1).contains(.article)
    {
      return false
    }
    if text.proclitics(word).contains(.article) {
      // الحريري alone, at the head of the phrase or after an honorific.
      return text.words[word].entry == 0
        && (word == phrase.lowerBound || text.has(word - 1, .honorific))
    }
    if !text.proclitics(word).isDisjoint(with: .preposition) { return false }
    if traits.contains(.givenName) { return !isPlaceName(word) }
    if traits.contains(.nameJoint) { return word + 1 < phrase.upperBound }
    return text.words[word].mayBeName
  }

  /// جامعة الملك سعود: a person's name inside that of an institution.
  private func isPlaceName(_ word: Int) -> Bool {
    word > 1 && text.has(word - 1, [.role, .honorific])
      && ["الملك", "الامير", "السلطان", "الشيخ", "الامام"].contains { (title: StaticString) in
        text.isWord(word - 1, title)
      }
      && (text.has(word - 2, .institution) || isSite(word - 2))
  }

  /// What is named after persons: مطار الملك خالد.
  private func isSite(_ word: Int) -> Bool {
    [
      "مطار", "مدينه", "طريق", "شارع", "ميناء", "مينا", "جسر", "حي", "ملعب", "استاد", "جامع",
      "مسجد", "ميدان", "حديقه", "قاعده", "سد", "واحه", "بمطار", "بمدينه", "لمطار", "لمدينه",
    ].contains { (site: StaticString) in text.isWord(word, site) }
  }

  private func continuesName(_ word: Int, _ first: Int) -> Bool {
    let last = word - 1
    if text.gap(
      word,
      has: [.comma, .semicolon, .colon, .stop, .sentence, .openingBracket, .closingBracket, .mark])
    {
      return false
    }
    if text.has(word, .pronoun), text.isWord(word, "الله") { return text.isTheophoric(last) }
    if text.has(last, .nameJoint) { return true }
    let traits = text.traits(word)
    if !traits.isDisjoint(with: [.givenName, .nameJoint]) {
      // عربال الدائمة محمد علي: after what looks like a family another name begins.
      return text.has(first, [.givenName, .nameJoint]) || !text.proclitics(last).contains(.article)
    }
    let hasJoint = (first..<word).contains { text.has($0, .nameJoint) }
    let isKnown = text.has(last, [.givenName]) || last > first && text.has(last - 1, .nameJoint)
    let isServant = last > first && text.isWord(last - 1, "عبد")
    let isFamily = text.proclitics(last).contains(.article) && !isServant
    if !text.proclitics(word).isDisjoint(with: [.article, .lam, .ba]) {
      // الخطيب, القاضي are family names too.
      let isCalling =
        text.has(last, .givenName) && text.entry(word).verb < 0
        && text.traits(word).isDisjoint(with: [.preposition, .pronoun, .relative, .temporal])
      let mayEnd = text.words[word].entry == 0 || isCalling && !hasJoint && isLastWord(word)
      return mayEnd && text.proclitics(word) == .article && !isFamily && (!hasJoint || isKnown)
    }
    if isFamily { return false }
    let limit = (first..<word).contains { text.has($0, .givenName) } ? 6 : 4
    return text.words[word].entry == 0 && word - first < limit && (!hasJoint || isKnown)
  }

  /// Nothing of a role follows the word.
  private func isLastWord(_ word: Int) -> Bool {
    let next = word + 1
    guard next < text.count, !text.gap(next, has: .pause) else { return true }
    return text.has(next, [.complementiser, .preposition, .temporal, .relative])
      || text.entry(next).verb >= 0
  }

  private func startsWithLam(_ word: Int) -> Bool {
    text.letters(word).starts(with: [0xD9, 0x84]) && !text.has(word, .givenName)
  }

  private func isBetter(_ run: Range<Int>, than best: Range<Int>?, _ phrase: Range<Int>) -> Bool {
    let head = phrase.lowerBound
    if run.count == 1, run.lowerBound > head, !text.has(run.lowerBound, .givenName),
      !text.has(run.lowerBound - 1, .honorific),
      !text.proclitics(run.lowerBound - 1).contains(.article)
    {
      return false
    }
    if run.lowerBound > head, run.count < 3,
      run.count == 1 || text.proclitics(run.lowerBound + 1).contains(.article),
      !text.has(run.lowerBound - 1, .honorific), startsWithLam(run.lowerBound)
    {
      return false
    }
    guard let best else { return true }
    if run.count == 1, text.proclitics(run.lowerBound).contains(.article) { return false }
    // The name first in the phrase stays, unless it was a role's complement.
    if best.lowerBound == head {
      // الصياد أمجد نصار: a calling that the lexicon does not know, then the name.
      return best.count == 1 && text.proclitics(head).contains(.article)
        && run.lowerBound == best.upperBound
    }
    // العميد البحري عبدالله الغرير: an adjective of the rank, then the name.
    if best.count == 1, text.proclitics(best.lowerBound).contains(.article) {
      return run.count >= 2 || text.has(run.lowerBound, .givenName)
    }
    if text.has(best.lowerBound - 1, .honorific) { return false }
    if text.has(run.lowerBound - 1, .honorific) { return true }
    return run.count >= 2
  }
}
