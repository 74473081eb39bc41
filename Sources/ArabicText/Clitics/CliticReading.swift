// SPDX-License-Identifier: Apache-2.0
// Whether a form of the corpus is the word with clitics, or better read as another word.

/// Judges candidates for one word by a small lexicon and by what else the corpus holds. The same
/// rules serve five articles and thirty thousand: where the corpus is silent, the lexicon and the
/// rarity of a clitic decide.
struct CliticReading {
  let word: CoreWord
  let counts: FormCounts
  /// How often the word stands by itself or with the article.
  let attested: Int
  private let kinds: WholeWords.Kinds
  /// What was found of stems with an ending, which the same candidates have after many particles.
  private var judgedEndings: [(stem: CoreWord.Stem, suffix: Affix, isWhole: Bool)] = []

  init(of word: CoreWord, counts: FormCounts) {
    self.word = word
    self.counts = counts
    attested = counts.attested(word.letters)
    kinds = WholeWords.kinds(of: word.letters)
  }

  /// Whether and by what print a candidate is the word with clitics.
  ///
  /// - Parameter form: the candidate's form, not in the room that `counts` uses.
  mutating func verdict(
    on candidate: CliticCandidate, form: UnsafeBufferPointer<UInt8>
  ) -> Verdict {
    let occurrences = counts.of(form)
    if occurrences == 0 { return .absent }
    if isKnownAsWhole(candidate, form) { return .otherWord }
    let print = Verdict.word(candidate.surfaceCheck(of: word))
    if !word.isArabic { return print }
    if candidate.proclitic.isDefinite {
      // للجنة is ل + ال + جنة or ل + ال + لجنة.
      let isAmbiguous = candidate.proclitic.isLamArticle
      return isAmbiguous && betterReading(of: form) != nil ? .otherWord : print
    }
    if candidate.ending == .none, kinds.contains(.function) { return print }
    if candidate.ending == .pronoun, kinds.contains(.withoutPronoun) { return .otherWord }
    if candidate.ending == .none {
      if isWhole(afterParticles: candidate, form, occurrences) { return .otherWord }
    } else {
      if isKnownWhole(beforeEnding: candidate) { return .otherWord }
    }
    guard let better = betterReading(of: form) else { return print }
    let isTaMarbuta = candidate.ending == .none && word.endsInTaMarbuta && better == Letter.ha
    return isTaMarbuta ? .word(.finalTaMarbuta) : .otherWord
  }

  enum Verdict: Equatable {
    /// No word of the corpus.
    case absent
    case otherWord
    /// The word with clitics, where the print agrees.
    case word(SurfaceCheck?)
  }

  // MARK: The lexicon

  private func isKnownAsWhole(
    _ candidate: CliticCandidate, _ form: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let hasEnding = candidate.ending != .none
    if hasEnding {
      let inner = candidate.inner(of: word, in: counts.room)
      if WholeWords.kinds(of: inner).contains(.ownEnd) { return true }
      if WholeWords.kinds(of: form).contains(.ownEnd) { return true }
    }
    for number in 0..<candidate.proclitic.count {
      let tail = candidate.proclitic.tail(number)
      let whole = counts.room.joined(tail, word.letters, .none)
      if WholeWords.kinds(of: whole).contains(.ownBeginning) { return true }
      let inner = candidate.inner(of: word, in: counts.room, after: tail)
      if !WholeWords.kinds(of: inner).isDisjoint(with: [.ownBeginning, .ownEnd]) { return true }
    }
    return false
  }

  // MARK: The corpus

  /// How often a form stands with the article, which neither follows a particle nor precedes a
  /// word with a pronoun or tanwin.
  private func definite(
    _ form: UnsafeBufferPointer<UInt8>, _ ending: Affix = .none, _ suffix: Affix = .none
  ) -> Int {
    let ask = { (first: Affix) in
      counts.of(counts.room.joined(first, form, ending, suffix))
    }
    // للجماعة could be ل + ال + لجماعة, but is not.
    let lam = Letter.lam.begins(form) ? 0 : ask(Letter.lamArticle)
    return ask(Letter.article) + ask(Self.wawArticle) + ask(Self.baArticle) + lam
  }

  private static let wawArticle = Letter.waw + Letter.article
  private static let baArticle = Letter.ba + Letter.article

  /// Evidence weighs when it is this share of the occurrences, and no single misprint.
  private func weighs(_ evidence: Int, percent: Int, of occurrences: Int) -> Bool {
    evidence * 100 >= occurrences * percent && evidence >= (occurrences > 8 ? 2 : 1)
  }

  private func isWhole(
    afterParticles candidate: CliticCandidate, _ form: UnsafeBufferPointer<UInt8>,
    _ occurrences: Int
  ) -> Bool {
    if weighs(definite(form), percent: 2, of: occurrences) { return true }
    var governed = counts.of(Letter.ba, form) + counts.of(Letter.kaf, form)
    if !candidate.proclitic.isLam { governed += counts.of(Letter.lam, form) }
    let isRare = candidate.proclitic.isKaf || candidate.proclitic.isFuture
    if weighs(governed, percent: isRare ? 2 : 20, of: occurrences) { return true }
    if attested > 0 { return false }
    // ك (as) stands before participles (كمبعوث); before else it is rarer than the letter.
    let isLetter = candidate.proclitic.isKaf && !Letter.mim.begins(word.letters)
    return isLetter || occurrences >= 20
  }

  private mutating func isKnownWhole(beforeEnding candidate: CliticCandidate) -> Bool {
    let (stem, suffix) = (candidate.stem, candidate.suffix)
    for known in judgedEndings where known.stem == stem && known.suffix == suffix {
      return known.isWhole
    }
    let isWhole = isWhole(beforeEnding: candidate)
    judgedEndings.append((stem, suffix, isWhole))
    return isWhole
  }

  private func isWhole(beforeEnding candidate: CliticCandidate) -> Bool {
    if candidate.suffix == Letter.ha { return false }  // ة and ه are told apart by the print.
    let stem = UnsafeBufferPointer(rebasing: word.letters[..<candidate.stem.kept])
    let suffix = candidate.suffix
    let ending = candidate.stem.ending + suffix
    let innerCount = max(counts.of(.none, stem, ending), 1)
    if weighs(definite(stem, ending), percent: 2, of: innerCount) { return true }
    if candidate.ending == .tanwin {
      let isVerb =
        Clitics.mayBeImperfect(word.letters) && counts.of(Letter.sin, word.letters) > 0
      if isVerb { return true }
      let governed = counts.of(Letter.ba, stem, ending) + counts.of(Letter.lam, stem, ending)
      return weighs(governed, percent: 2, of: innerCount)
    }
    if suffix == Letter.ya { return !takesMy(candidate, stem, ending) }
    guard Self.continued.contains(suffix) else { return false }
    if attested == 0 { return true }
    // A conjugated or derived word goes on after these letters; a pronoun is the last.
    let goesOn = Self.continuations.reduce(0) { $0 + counts.of(stem, ending, $1) }
    return weighs(goesOn, percent: 2, of: innerCount)
  }

  private static let continued = ["ك", "ني", "كم", "كن", "هن"].map { Affix($0) }
  private static let continuations = ["ت", "وا", "ون", "ين", "ه"].map { Affix($0) }
  private static let adjectives = ["ه", "ا", "ين", "ون", "ات"].map { Affix($0) }
  private static let possessives = ["ه", "ها", "هم", "نا"].map { Affix($0) }

  /// X + ي is an adjective far more often than "my X".
  private func takesMy(
    _ candidate: CliticCandidate, _ stem: UnsafeBufferPointer<UInt8>, _ ending: Affix
  ) -> Bool {
    let shape = candidate.stem
    let isWhole = shape.kept == word.letters.count
    if !isWhole, shape.ending == Letter.ta || shape.ending.isEmpty && Letter.ta.ends(stem) {
      return true
    }
    if kinds.contains(.personal) { return true }
    let adjective = Self.adjectives.reduce(0) { $0 + counts.of(stem, ending, $1) }
    let owned = Self.possessives.reduce(0) { $0 + counts.of(.none, word.letters, $1) }
    return adjective == 0 && owned >= 3
  }

  /// The ending of another cut of the form that leaves a word far more common.
  private func betterReading(of form: UnsafeBufferPointer<UInt8>) -> Affix? {
    let threshold = 10 * max(attested, 1)
    var better: Affix?
    CliticSplit.first(of: form) { split in
      if split.isRare(in: form) || !split.isPossible(in: form) { return false }
      let isBetter =
        isMoreCommon(split, in: form, than: threshold, isAlternative: false)
        || split.alternative != .none
          && isMoreCommon(split, in: form, than: threshold, isAlternative: true)
      if isBetter { better = split.suffix }
      return isBetter
    }
    return better
  }

  private func isMoreCommon(
    _ split: CliticSplit, in form: UnsafeBufferPointer<UInt8>, than threshold: Int,
    isAlternative: Bool
  ) -> Bool {
    // Each question overwrites the room, so the core is put together anew.
    let core = { split.core(of: form, isAlternative: isAlternative, in: counts.room) }
    if isSame(core(), word.letters) { return false }
    let bare = counts.of(core())
    if bare >= threshold { return true }
    let written = UnsafeBufferPointer(rebasing: form[split.core])
    let definite =
      switch isAlternative ? split.alternative : .none {
      case .none: counts.of(Letter.article, written)
      case .lamFirst: counts.of(Letter.article + Letter.lam, written)
      case .taMarbuta: counts.of(Letter.article, written.without(last: 2), Letter.ha)
      case .alifMaqsura: counts.of(Letter.article, written.without(last: 2), Letter.ya)
      }
    return bare + definite >= threshold
  }
}
