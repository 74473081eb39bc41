// SPDX-License-Identifier: Apache-2.0
// Whether a form of the corpus is the word with clitics, or better read as another word.

/// Judges candidates for one word by a small lexicon and by what else the corpus holds. The same
/// rules serve five articles and thirty thousand: where the corpus is silent, the lexicon and the
/// rarity of a clitic decide.
struct CliticReading {
  let word: CoreWord
  let count: ([UInt8]) -> Int
  /// How often the word stands by itself or with the article.
  let attested: Int
  let isFunctionWord: Bool

  init(of word: CoreWord, count: @escaping ([UInt8]) -> Int) {
    self.word = word
    self.count = count
    attested = Self.attested(word.letters, count)
    isFunctionWord = WholeWords.isFunctionWord(word.letters)
  }

  /// Whether and by what print a candidate that occurs `occurrences` times (above 0) is the word
  /// with clitics.
  func verdict(on candidate: CliticCandidate, occurrences: Int) -> Verdict {
    if isKnownAsWhole(candidate) { return .otherWord }
    let print = Verdict.word(candidate.surfaceCheck)
    if !word.isArabic { return print }
    if candidate.proclitic.isDefinite {
      // للجنة is ل + ال + جنة or ل + ال + لجنة.
      let isAmbiguous = candidate.proclitic.parts.last == "لل"
      return isAmbiguous && betterReading(than: candidate) != nil ? .otherWord : print
    }
    if candidate.ending == .none, isFunctionWord { return print }
    if candidate.ending == .pronoun, WholeWords.takesNoPronoun(word.letters) { return .otherWord }
    if candidate.ending == .none {
      if isWhole(afterParticles: candidate, occurrences) { return .otherWord }
    } else {
      if isWhole(beforeEnding: candidate, occurrences) { return .otherWord }
    }
    guard let better = betterReading(than: candidate) else { return print }
    let isTaMarbuta = candidate.ending == .none && word.endsInTaMarbuta && better == Letter.ha
    return isTaMarbuta ? .word(.finalTaMarbuta) : .otherWord
  }

  enum Verdict: Equatable {
    case otherWord
    /// The word with clitics, where the print agrees.
    case word(SurfaceCheck?)
  }

  // MARK: The lexicon

  private func isKnownAsWhole(_ candidate: CliticCandidate) -> Bool {
    let full = candidate.form
    if candidate.ending != .none, WholeWords.hasOwnEnd(candidate.stem + candidate.suffix) {
      return true
    }
    for tail in Self.tails(of: candidate.proclitic) {
      if WholeWords.hasOwnBeginning(tail + word.letters) { return true }
      let inner = tail + candidate.stem + candidate.suffix
      if WholeWords.hasOwnBeginning(inner) || WholeWords.hasOwnEnd(inner) { return true }
    }
    return WholeWords.hasOwnEnd(full) && candidate.ending != .none
  }

  /// The ends of a chain of particles: of و+ب these are ب and وب.
  private static func tails(of proclitic: Clitics.Proclitic) -> [[UInt8]] {
    var tails = [[UInt8]]()
    var tail = [UInt8]()
    for part in proclitic.parts.reversed() {
      tail = Array(part.utf8) + tail
      tails.append(tail)
    }
    return tails
  }

  // MARK: The corpus

  private static func attested(_ core: [UInt8], _ count: ([UInt8]) -> Int) -> Int {
    count(core) + count(Letter.article + core)
  }

  /// How often a form stands with the article, which neither follows a particle nor precedes a
  /// word with a pronoun or tanwin.
  private func definite(_ form: [UInt8]) -> Int {
    let article = Letter.article + form
    // للجماعة could be ل + ال + لجماعة, but is not.
    let lam = form.starts(with: Letter.lam) ? 0 : count(Letter.lam + Letter.lam + form)
    return count(article) + count(Letter.waw + article) + count(Letter.ba + article) + lam
  }

  /// Evidence weighs when it is this share of the occurrences, and no single misprint.
  private func weighs(_ evidence: Int, percent: Int, of occurrences: Int) -> Bool {
    evidence * 100 >= occurrences * percent && evidence >= (occurrences > 8 ? 2 : 1)
  }

  private func isWhole(afterParticles candidate: CliticCandidate, _ occurrences: Int) -> Bool {
    let form = candidate.form
    if weighs(definite(form), percent: 2, of: occurrences) { return true }
    let last = candidate.proclitic.letters.suffix(2)
    var others = [Letter.ba, Letter.kaf]
    if !last.elementsEqual(Letter.lam) { others.append(Letter.lam) }
    let governed = others.reduce(0) { $0 + count($1 + form) }
    let isRare = last.elementsEqual(Letter.kaf) || candidate.proclitic.isFuture
    if weighs(governed, percent: isRare ? 2 : 20, of: occurrences) { return true }
    if attested > 0 { return false }
    // ك (as) stands before participles (كمبعوث); before else it is rarer than the letter.
    let isLetter = last.elementsEqual(Letter.kaf) && !word.letters.starts(with: Letter.mim)
    return isLetter || occurrences >= 20
  }

  private func isWhole(beforeEnding candidate: CliticCandidate, _ occurrences: Int) -> Bool {
    let inner = candidate.stem + candidate.suffix
    if candidate.suffix == Letter.ha { return false }  // ة and ه are told apart by the print.
    let innerCount = max(count(inner), 1)
    if weighs(definite(inner), percent: 2, of: innerCount) { return true }
    if candidate.ending == .tanwin {
      let isVerb = Clitics.mayBeImperfect(word.letters[...]) && count(Letter.sin + word.letters) > 0
      if isVerb { return true }
      let governed = count(Letter.ba + inner) + count(Letter.lam + inner)
      return weighs(governed, percent: 2, of: innerCount)
    }
    switch candidate.suffix {
    case Letter.ya: return !takesMy(candidate, inner)
    case Letter.kaf, Array("ني".utf8), Array("كم".utf8), Array("كن".utf8), Array("هن".utf8):
      if attested == 0 { return true }
      // A conjugated or derived word goes on after these letters; a pronoun is the last.
      let goesOn = ["ت", "وا", "ون", "ين", "ه"].reduce(0) { $0 + count(inner + Array($1.utf8)) }
      return weighs(goesOn, percent: 2, of: innerCount)
    default: return false
    }
  }

  /// X + ي is an adjective far more often than "my X".
  private func takesMy(_ candidate: CliticCandidate, _ inner: [UInt8]) -> Bool {
    if candidate.stem != word.letters, candidate.stem.ends(with: Letter.ta) { return true }
    if WholeWords.isPersonal(word.letters) { return true }
    let adjective = ["ه", "ا", "ين", "ون", "ات"].reduce(0) { $0 + count(inner + Array($1.utf8)) }
    let owned = ["ه", "ها", "هم", "نا"].reduce(0) { $0 + count(word.letters + Array($1.utf8)) }
    return adjective == 0 && owned >= 3
  }

  /// The ending of another cut of the form that leaves a word far more common.
  private func betterReading(than candidate: CliticCandidate) -> [UInt8]? {
    let form = candidate.form
    let threshold = 10 * max(attested, 1)
    for split in CliticSplit.all(of: form) where !split.isRare && split.isPossible(in: form) {
      for core in split.cores where core != word.letters {
        if Self.attested(core, count) >= threshold { return split.suffix }
      }
    }
    return nil
  }
}
