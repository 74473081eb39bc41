// SPDX-License-Identifier: Apache-2.0
// Which trunks and endings a word of a query belongs to, by its end, the lexicon and the corpus.

/// Reads a noun or adjective for its number and gender. Arabic hides much of both: ات belongs to a
/// feminine in ة or to a masculine, ين to a dual, a plural or the word. Where lexicon, pattern and
/// corpus do not speak for a form, it is left out: a wrong form is worse than a missing one.
struct StemAnalysis {
  typealias Letters = UnsafeBufferPointer<UInt8>
  typealias Endings = Inflection.Endings

  let counts: FormCounts
  let isName: (Letters) -> Bool

  /// The paradigms of a word without its article; none if it does not inflect as far as is known.
  ///
  /// - Parameter lastLetter: as the query writes it.
  func paradigms(of word: Letters, lastLetter: UInt32?) -> [Inflection] {
    guard word.count >= 6, word[0] >= 0xD8, !isClosed(word) else { return [] }
    if lastLetter == 0x0629 { return [feminine(word.without(last: 2))] }
    if Self.at.ends(word), let paradigm = soundFeminine(word) { return [paradigm] }
    if let paradigm = feminineDual(word) ?? withNun(word) ?? construct(word) { return [paradigm] }
    return isVerb(word) ? [] : [masculine(word, lastLetter)]
  }

  /// The paradigm of a noun of the table, whose singular this is.
  ///
  /// - Parameter hasPlural: whether the table has a plural; ات is then that of another word.
  func paradigm(
    ofKnown singular: Letters, lastLetter: UInt32?, hasPlural: Bool
  ) -> Inflection {
    let isFeminine = lastLetter == 0x0629
    let trunk = isFeminine ? singular.without(last: 2) : singular
    let isGendered = StemLexicon.kinds(of: trunk).contains(.gendered) && !isThing(trunk)
    var endings: Endings = isFeminine ? [.feminine, .feminineDual] : [.bare, .dual]
    if isGendered {
      endings.formUnion([.bare, .dual, .feminine, .feminineDual, .soundFeminine])
      endings.formUnion(soundMasculine(trunk))
    }
    if !isFeminine, isDualRare(trunk) { endings.insert(.nominativeDual) }
    if !hasPlural { endings.insert(.soundFeminine) }
    return Inflection(trunk: trunk, lastLetter: isFeminine ? nil : lastLetter, endings: endings)
  }

  /// A word that does not inflect: a name, a particle.
  private func isClosed(_ word: Letters) -> Bool {
    isName(word) || WholeWords.kinds(of: word).contains(.function)
      || StemLexicon.kinds(of: word).contains(.uninflected)
  }

  // MARK: By the end of the word

  private static let at = Affix("ات")
  private static let an = Affix("ان")
  private static let yn = Affix("ين")
  private static let wn = Affix("ون")
  private static let tan = Affix("تان")
  private static let tyn = Affix("تين")
  private static let wa = Affix("وا")

  /// صفقة: a trunk whose ة is known.
  private func feminine(_ trunk: Letters) -> Inflection {
    var endings: Endings = [.feminine, .soundFeminine, .feminineDual]
    if isGendered(trunk), !isName(trunk) { endings.formUnion(masculine(trunk, nil).endings) }
    return Inflection(trunk: trunk, endings: endings)
  }

  /// صفقات, of صفقة; قرارات, of قرار.
  private func soundFeminine(_ word: Letters) -> Inflection? {
    if StemLexicon.kinds(of: word).contains(.ownEnd) || word.count < 8 { return nil }
    let trunk = word.without(last: Self.at.count)
    if isFeminine(trunk) { return feminine(trunk) }
    let singular = masculine(trunk, nil)
    let isSingular = counts.attested(trunk) > 0 && singular.endings.contains(.soundFeminine)
    if isSingular, !isName(trunk), !isClosed(trunk) { return singular }
    if counts.of(.none, trunk, Letter.ha) > 0 && counts.attested(trunk) == 0 {
      return feminine(trunk)
    }
    return Inflection(trunk: trunk, endings: .soundFeminine)
  }

  /// صفقتان, صفقتين, of صفقة.
  private func feminineDual(_ word: Letters) -> Inflection? {
    guard Self.tan.ends(word) || Self.tyn.ends(word), word.count >= 10,
      !StemLexicon.kinds(of: word).contains(.ownEnd)
    else { return nil }
    let trunk = word.without(last: Self.tan.count)
    return isFeminine(trunk) ? feminine(trunk) : nil
  }

  /// مهندسون, مهندسين, قراران.
  private func withNun(_ word: Letters) -> Inflection? {
    let isDual = Self.an.ends(word)
    guard isDual || Self.yn.ends(word) || Self.wn.ends(word), word.count >= 10,
      !StemLexicon.kinds(of: word).contains(.ownEnd)
    else { return nil }
    let trunk = word.without(last: 4)
    guard counts.attested(trunk) > 0, !isVerb(trunk), !isClosed(trunk) else { return nil }
    let paradigm = masculine(trunk, nil)
    let needed: Endings =
      isDual
      ? .nominativeDual : Self.wn.ends(word) ? .soundMasculine : [.dual, .soundMasculine]
    return paradigm.endings.isDisjoint(with: needed) ? nil : paradigm
  }

  /// مراسلو, of مراسلون.
  private func construct(_ word: Letters) -> Inflection? {
    guard Letter.waw.ends(word), word.count >= 10,
      !StemLexicon.kinds(of: word).contains(.ownEnd)
    else { return nil }
    let trunk = word.without(last: 2)
    let paradigm = masculine(trunk, nil)
    return !isVerb(trunk) && paradigm.endings.contains(.constructWaw) ? paradigm : nil
  }

  // MARK: What a trunk takes

  /// مهندس, قرار: a trunk that stands by itself.
  private func masculine(
    _ trunk: Letters, _ lastLetter: UInt32?, isKnown: Bool = false
  ) -> Inflection {
    var endings: Endings = .bare
    let kinds = StemLexicon.kinds(of: trunk)
    let isGendered = isGendered(trunk)
    if isGendered { endings.formUnion([.feminine, .feminineDual, .soundFeminine]) }
    if trunk.count >= 6, isNoun(trunk, isKnown: isKnown || isGendered) {
      endings.insert(.dual)
      if isDualRare(trunk) { endings.insert(.nominativeDual) }
      if takesSoundFeminine(trunk, kinds) { endings.insert(.soundFeminine) }
    }
    if takesSoundMasculine(trunk, isGendered) { endings.formUnion(soundMasculine(trunk)) }
    return Inflection(trunk: trunk, lastLetter: lastLetter, endings: endings)
  }

  /// ون and what becomes of it before a genitive. قانوني is no "laws of": a nisba takes ال or ة,
  /// what stands before a genitive does not.
  private func soundMasculine(_ trunk: Letters) -> Endings {
    let feminine = counts.room.joined(.none, trunk, Letter.ya, Letter.ha)
    // مسؤولية is a thing and says nothing of مسؤولي.
    let isThing = StemLexicon.kinds(of: feminine).contains(.thing)
    let nisba =
      definite(trunk, Letter.ya) + (isThing ? 0 : definite(trunk, Letter.ya + Letter.ha))
    return nisba > 0 && nisba * 20 >= counts.of(.none, trunk, Letter.ya)
      ? [.soundMasculine, .constructWaw] : [.soundMasculine, .constructWaw, .constructYa]
  }

  /// A dual is rarer than its noun: شعبان is no two peoples.
  private func isDualRare(_ trunk: Letters) -> Bool {
    counts.attested(trunk, Self.an) <= max(3, counts.attested(trunk) / 2)
  }

  /// How often a form stands with the article, and so is a noun.
  private func definite(_ word: Letters, _ ending: Affix = .none) -> Int {
    counts.of(Letter.article, word, ending) + counts.of(Letter.waw + Letter.article, word, ending)
      + counts.of(Letter.ba + Letter.article, word, ending)
      + (Letter.lam.begins(word) ? 0 : counts.of(Letter.lamArticle, word, ending))
  }

  /// A word that is common and never definite is no noun; of a rare one nothing is known.
  private func isNoun(_ word: Letters, isKnown: Bool) -> Bool {
    isKnown || definite(word) > 0 || counts.of(word) < 20
  }

  private func isVerb(_ word: Letters) -> Bool {
    let count = counts.of(word)
    let definite = definite(word)
    if definite * 10 > count { return false }
    if Letter.ya.begins(word), !Letter.ya.ends(word), definite == 0 { return true }
    if Clitics.mayBeImperfect(word), counts.of(Letter.sin, word) > definite { return true }
    let conjugated = counts.of(.none, word, Self.wa) + counts.of(.none, word, Letter.ta)
    return conjugated > 0 && definite == 0
  }

  /// Whether trunk + ة is a noun, which the article shows: no pronoun follows that. A misprint or
  /// the name of a village is not enough beside a common trunk.
  private func isFeminine(_ trunk: Letters) -> Bool {
    let withTa = definite(trunk, Letter.ha)
    if withTa > 0, withTa * 20 >= definite(trunk) { return true }
    return isThing(trunk)
  }

  /// Whether trunk + ة is known to be no woman and no adjective.
  private func isThing(_ trunk: Letters) -> Bool {
    StemLexicon.kinds(of: counts.room.joined(.none, trunk, Letter.ha)).contains(.thing)
  }

  private func takesSoundFeminine(_ trunk: Letters, _ kinds: StemLexicon.Kinds) -> Bool {
    if kinds.contains(.soundPlural) { return true }
    return trunk.count >= 8 && !isFeminine(trunk)
  }

  private func takesSoundMasculine(_ trunk: Letters, _ isGendered: Bool) -> Bool {
    if trunk.count < 6 || Letter.ya.begins(trunk) && !Letter.ya.ends(trunk) { return false }
    if isGendered { return true }
    guard trunk.count >= 8 else { return false }
    let (nominative, genitive) = (definite(trunk, Self.wn), definite(trunk, Self.yn))
    return nominative > 0 && genitive > 0
  }

  /// Whether trunk and trunk + ة are he and she of one word.
  private func isGendered(_ trunk: Letters) -> Bool {
    guard trunk.count >= 4 else { return false }
    if isThing(trunk) { return false }
    if StemLexicon.kinds(of: trunk).contains(.gendered) { return true }
    guard trunk.count >= 8, counts.attested(trunk) > 0, !isVerb(trunk) else { return false }
    if isNisba(trunk) { return true }
    return isParticiple(trunk) && hasPersons(trunk)
  }

  /// أميركي: ي after three letters of a noun, and the feminine is there or plurals of people are.
  private func isNisba(_ trunk: Letters) -> Bool {
    guard Letter.ya.ends(trunk), definite(trunk) > 0 || hasPersons(trunk) else { return false }
    return !Letter.alif.ends(trunk.without(last: 2))
  }

  private func hasPersons(_ trunk: Letters) -> Bool {
    counts.attested(trunk, Self.yn) > 0 && counts.attested(trunk, Letter.ha) > 0
  }

  /// م…, but not مفاعل, whose مفاعلة is what one does; or فاعل.
  private func isParticiple(_ trunk: Letters) -> Bool {
    if Letter.mim.begins(trunk) {
      let isThirdForm = trunk.count == 10 && Letter.alif.begins(trunk.without(first: 4))
      return !isThirdForm
    }
    return trunk.count == 8 && Letter.alif.begins(trunk.without(first: 2))
  }
}
