// SPDX-License-Identifier: Apache-2.0
// How far a noun phrase that names a speaker goes.

/// Judges noun phrases of one article.
struct NounPhrase {
  let text: ArticleText

  /// The longest noun phrase that speaks, in words.
  static let longest = 24

  /// Whether the word after `phrase` belongs to it, before a verb's report with these frames.
  @inline(__always)
  func goesOn(_ phrase: Range<Int>, with word: Int, verb frames: Frames = []) -> Bool {
    guard phrase.count < Self.longest else { return false }
    // Most words have nothing that any of the rules asks for.
    if text.traits(word).isDisjoint(with: Self.doubtful), !text.gap(word, has: .openingBracket),
      text.proclitics(word).isDisjoint(with: .preposition), !text.isWord(word, "و")
    {
      return true
    }
    return takes(word, after: phrase, frames)
  }

  private func takes(_ word: Int, after phrase: Range<Int>, _ frames: Frames) -> Bool {
    if text.has(phrase.upperBound - 1, .nameJoint) { return true }
    if text.isWord(word, "و") { return false }
    let traits = text.traits(word)
    // جرابل (64 عاما), الاتحاد الدولي (فيفا)
    if text.gap(word, has: .openingBracket), phrase.count > 1 || text.isNumber(word) {
      return false
    }
    if traits.contains(.pronoun), text.isWord(word, "الله") { return text.isTheophoric(word - 1) }
    if traits.contains(.temporal), isTimeNoun(word) {
      return isAfterDefiniteRole(phrase) && text.isWord(word, "العام")
    }
    if !traits.isDisjoint(with: Traits.boundary.union([.pronoun, .auxiliary, .attribution])),
      traits.isDisjoint(with: [.givenName, .nameJoint])
    {
      return false
    }
    if text.words[word].entry > 0, traits.contains(.preposition), !isAlsoName(word) {
      return takesPreposition(phrase, word, frames)
    }
    let proclitics = text.proclitics(word)
    if proclitics.contains(.ba) || proclitics.contains(.kaf) {
      return hasRole(phrase) && !frames.contains(.ba)
        && !traits.isDisjoint(with: [.institution, .place, .medium, .commonNoun])
        || hasRole(phrase) && !traits.isDisjoint(with: [.institution, .place, .medium])
    }
    if proclitics.contains(.lam) { return takesLam(phrase, word, proclitics, traits) }
    if traits.contains(.contentNoun), proclitics.isEmpty, frames.contains(.object) { return false }
    if traits.contains(.verb), proclitics.isEmpty, !traits.contains(.institution) {
      return !isNamed(phrase) && !text.isWord(word, "كان")
    }
    return true
  }

  /// Words with these may end a phrase.
  private static let doubtful = Traits.boundary.union([
    .preposition, .pronoun, .auxiliary, .attribution, .contentNoun, .verb,
  ])

  private func isAlsoName(_ word: Int) -> Bool { text.has(word, [.givenName, .commonNoun]) }

  private func isTimeNoun(_ word: Int) -> Bool {
    text.isWord(word, "العام") || text.isWord(word, "الشهر") || text.isWord(word, "الاسبوع")
  }

  private func isAfterDefiniteRole(_ phrase: Range<Int>) -> Bool {
    let last = phrase.upperBound - 1
    return text.has(last, .role) || text.proclitics(last).contains(.article)
  }

  func hasRole(_ phrase: Range<Int>) -> Bool {
    phrase.contains {
      text.has($0, [.role, .collective, .institution, .report, .quantifier, .honorific])
    }
  }

  /// A name has come after the last role.
  func isNamed(_ phrase: Range<Int>) -> Bool {
    let last = phrase.upperBound - 1
    if text.words[last].entry == 0, !text.proclitics(last).contains(.article) { return true }
    let given = phrase.last { text.has($0, .givenName) } ?? -1
    let role =
      phrase.last {
        text.has($0, [.role, .institution, .collective]) && !text.has($0, .givenName)
      } ?? -1
    return given > role
  }

  private func takesPreposition(_ phrase: Range<Int>, _ word: Int, _ frames: Frames) -> Bool {
    guard word + 1 < text.count else { return false }
    let last = phrase.upperBound - 1
    let isRole = hasRole(phrase)
    if text.isWord(word, "من") { return text.has(last, .quantifier) || text.isWord(last, "عدد") }
    if text.isWord(word, "في") {
      return isRole && !isNamed(phrase) && !text.has(word + 1, [.occasion, .temporal, .pronoun])
    }
    if text.isWord(word, "الي") || text.isWord(word, "لدي") {
      return isRole && !frames.contains(.ila) && isEnvoy(phrase)
    }
    if text.isWord(word, "علي") { return text.has(last, .role) && !frames.contains(.ala) }
    return text.isWord(word, "عن") && (isInCharge(last) || isIssued(last))
  }

  /// المسؤول عن …
  func isInCharge(_ word: Int) -> Bool {
    text.isWord(word, "المسوول") || text.isWord(word, "المسووله")
  }

  /// بيان صادر عن …
  private func isIssued(_ word: Int) -> Bool {
    text.isWord(word, "صادر") || text.isWord(word, "صادره") || text.isWord(word, "الصادر")
      || text.isWord(word, "الصادره") || text.isWord(word, "صدر") || text.isWord(word, "صدرت")
  }

  private func isEnvoy(_ phrase: Range<Int>) -> Bool {
    phrase.contains {
      holds($0, "سفير") || holds($0, "مبعوث") || holds($0, "موفد") || holds($0, "مندوب")
    }
  }

  /// Whether some letters stand anywhere in a word.
  private func holds(_ word: Int, _ part: StaticString) -> Bool {
    let letters = text.letters(word)
    let count = part.utf8CodeUnitCount
    guard let first = letters.baseAddress, letters.count >= count else { return false }
    return (0...letters.count - count).contains {
      (first + $0).startsSame(as: part.utf8Start, count: count)
    }
  }

  private func takesLam(
    _ phrase: Range<Int>, _ word: Int, _ proclitics: Proclitics, _ traits: Traits
  ) -> Bool {
    guard hasRole(phrase), proclitics.contains(.article) || !isNamed(phrase) else { return false }
    if !traits.isDisjoint(with: [.medium, .occasion, .temporal, .collective]) { return false }
    return proclitics.contains(.article)
      || !traits.isDisjoint(with: [.commonNoun, .institution, .place])
  }
}

// MARK: - Subject and object side by side

extension ArticleText {
  /// خير الله, نصر الله: words that make a name with الله.
  func isTheophoric(_ word: Int) -> Bool {
    guard word >= 0 else { return false }
    return [
      "عبد", "خير", "نصر", "عطا", "فضل", "رزق", "جار", "سعد", "حسب", "ضيف", "عون", "هبه", "حمد",
      "دخيل", "عنايه", "امان", "لطف", "فتح", "حبيب", "سيف", "ضيا", "جاد", "حزب", "آيه", "ايه",
    ].contains { (first: StaticString) in isWord(word, first) }
  }
}

extension NounPhrase {
  /// The subject at the head of `phrase`, which an object may follow without a mark between:
  /// دعا البيان بيونغ يانغ إلى … Nil where the phrase is but the object.
  func subject(of phrase: Range<Int>, needsObject: Bool) -> Range<Int>? {
    var end = phrase.lowerBound + 1
    var seenName = isName(phrase.lowerBound)
    while end < phrase.upperBound, belongs(end, to: phrase.lowerBound, seenName) {
      if isName(end) { seenName = true }
      end += 1
    }
    if needsObject, end == phrase.upperBound { return nil }
    return phrase.lowerBound..<end
  }

  /// Whether a noun at the head of a phrase may be the subject of a verb in this form; a definite
  /// noun of the other gender is whom the verb speaks to: ودعت المجتمع الدولي إلى …
  func mayAgree(_ head: Int, _ form: VerbForm) -> Bool {
    guard text.proclitics(head).contains(.article), !form.contains(.plural) else { return true }
    guard !text.has(head, [.collective, .givenName, .honorific, .country, .anaphor]) else {
      return true
    }
    let last = text.letters(head).suffix(2)
    let isTaMarbuta = last.elementsEqual([0xD9, 0x87])
    if form.contains(.feminine) {
      return isTaMarbuta || last.elementsEqual([0xD8, 0xA7]) || last.elementsEqual([0xD8, 0xAA])
    }
    return !isTaMarbuta
  }

  private func isName(_ word: Int) -> Bool {
    text.has(word, [.givenName, .nameJoint])
      || text.words[word].entry == 0 && !text.proclitics(word).contains(.article)
  }

  private func belongs(_ word: Int, to head: Int, _ seenName: Bool) -> Bool {
    let last = word - 1
    let isDefinite = text.proclitics(word).contains(.article)
    let isPlace = text.has(word, .place) && !isDefinite
    if text.has(last, [.nameJoint, .honorific, .quantifier]) { return true }
    if text.has(head, .quantifier) {
      return isDefinite || text.isWord(last, "من") || text.isWord(word, "من")
        || !text.proclitics(last).contains(.article) && text.isWord(last - 1, "من")
    }
    if isPlace, text.has(last, .place), !text.proclitics(last).contains(.article) { return true }
    if seenName {
      // One family name with the article; then the object begins.
      if isDefinite {
        let isSecond = last == head || !isName(last - 1) || text.has(last - 1, .nameJoint)
        return isName(last) && isSecond
      }
      return isName(word) && isName(last)
        || text.has(word, [.role, .honorific, .nameJoint, .givenName])
    }
    if isDefinite { return true }
    let headIsDefinite = text.proclitics(head).contains(.article)
    let headIsRole = text.has(head, [.role, .honorific])
    if headIsDefinite, !headIsRole { return false }
    if isPlace { return text.has(last, [.role, .institution, .collective]) }
    return true
  }
}
