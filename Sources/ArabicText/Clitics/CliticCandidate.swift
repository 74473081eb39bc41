// SPDX-License-Identifier: Apache-2.0
// The forms in which a word could stand with clitics, before anything is asked of the corpus.

/// One way to build a form: particles, a stem of the word, a pronoun or ا.
struct CliticCandidate {
  enum Ending: Equatable {
    case none
    case tanwin
    case pronoun
  }
  var proclitic: Clitics.Proclitic
  var stem: CoreWord.Stem
  var ending: Ending
  /// The pronoun or ا.
  var suffix: Affix

  /// Stem and suffix, without particles.
  func inner(of word: CoreWord, in room: FormRoom, after tail: Affix = .none)
    -> UnsafeBufferPointer<UInt8>
  {
    let kept = UnsafeBufferPointer(rebasing: word.letters[..<stem.kept])
    return room.joined(tail, kept, stem.ending, suffix)
  }

  /// The whole form.
  @inline(__always)
  func form(of word: CoreWord, in room: FormRoom) -> UnsafeBufferPointer<UInt8> {
    var kept = UnsafeBufferPointer(rebasing: word.letters[..<stem.kept])
    // ل + ال + ل… is written with two ل: للجنة.
    if proclitic.isLamArticle, Letter.lam.begins(kept) { kept = kept.without(first: 2) }
    return room.joined(proclitic.letters, kept, stem.ending, suffix)
  }

  /// What the print must show for this reading.
  func surfaceCheck(of word: CoreWord) -> SurfaceCheck? {
    switch ending {
    case .tanwin: return .finalAlif
    case .pronoun where suffix == Letter.ha: return .finalHa
    case .pronoun where suffix == Letter.ya: return .finalYa
    case .pronoun, .none: break
    }
    if proclitic.isDefinite, !proclitic.isLamArticle {
      return .articleAlif(after: proclitic.letters.count / 2 - 2)
    }
    if proclitic.isFuture, Letter.alif.begins(word.letters) {
      return .futureAlif(after: proclitic.letters.count / 2)
    }
    return nil
  }

  /// Calls `body` with every candidate for a word, the bare word not among them. At most about
  /// 400.
  ///
  /// - Parameter chains: the chains of particles to try, a bit for each of `Clitics.proclitics`.
  @inline(__always)
  static func forEach(
    of word: CoreWord, chains: UInt32 = .max, _ body: (CliticCandidate) -> Void
  ) {
    let whole = CoreWord.Stem(kept: word.letters.count)
    let proclitics = Clitics.proclitics
    let (stems, tanwinStems) = (word.stems, word.tanwinStems)
    let suffixes = Clitics.enclitics.filter { !word.refuses($0) }
    for number in proclitics.indices where chains & 1 << UInt32(number) != 0 {
      let proclitic = proclitics[number]
      if proclitic.isFuture, !Clitics.mayBeImperfect(word.letters) { continue }
      if !proclitic.letters.isEmpty, word.standsAlone {
        body(CliticCandidate(proclitic: proclitic, stem: whole, ending: .none, suffix: .none))
      }
      guard word.isArabic, !proclitic.isDefinite else { continue }
      if !proclitic.isPreposition, !proclitic.isFuture {
        for stem in tanwinStems.indices {
          body(
            CliticCandidate(
              proclitic: proclitic, stem: tanwinStems[stem], ending: .tanwin, suffix: Letter.alif))
        }
      }
      for suffix in suffixes.indices {
        for stem in stems.indices {
          body(
            CliticCandidate(
              proclitic: proclitic, stem: stems[stem], ending: .pronoun, suffix: suffixes[suffix]))
        }
      }
    }
  }
}
