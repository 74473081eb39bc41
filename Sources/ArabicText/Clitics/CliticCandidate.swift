// SPDX-License-Identifier: Apache-2.0
// The forms in which a word could stand with clitics, before anything is asked of the corpus.

/// A word as a query has it, read for what may be attached to it.
struct CoreWord: Equatable {
  /// Folded letters.
  var letters: [UInt8]
  /// What stands before a pronoun: صفقت for صفقة, مستوا for مستوى, لقاي and لقاو for لقاء.
  var stems: [[UInt8]]
  /// What carries the ا of tanwin, which neither ة nor ى do.
  var tanwinStems: [[UInt8]]
  /// Written with ة.
  var endsInTaMarbuta = false
  /// In Arabic script: takes pronouns and tanwin, not only particles.
  var isArabic: Bool

  /// `written` as the query has it; folding hides ة and ى, which decide.
  init(written: String, folded: [UInt8]) {
    letters = folded
    let last = written.unicodeScalars.last {
      FoldingTable.shared.folded($0.value).kind == .letter
    }
    isArabic = folded.last.map { $0 >= 0x80 } ?? false
    let trunk = Array(folded.dropLast(2))
    stems = [folded]
    tanwinStems = [folded]
    switch last?.value {
    case _ where !isArabic || folded.count < 4: break
    case 0x0629, 0x06C3:  // ة
      endsInTaMarbuta = true
      stems = [trunk + Letter.ta]
      tanwinStems = []
    case 0x0649:  // ى
      stems = [trunk + Letter.alif, folded]
      if WholeWords.isYaPreposition(folded) { stems = [] }
      tanwinStems = []
    case 0x0647 where folded.count >= 8: stems.append(trunk + Letter.ta)  // ه, perhaps for ة.
    case 0x0621:  // ء, on a seat before a letter
      if trunk.ends(with: Letter.alif) {
        stems += [trunk + Letter.ya, trunk + Letter.waw]
        tanwinStems = []  // ماءً has no ا.
      } else {
        tanwinStems.append(trunk + Letter.ya)
      }
    case 0x0627 where trunk.ends(with: Letter.waw): stems = [trunk]  // The silent ا of وا.
    default: break
    }
  }
}

extension CoreWord {
  /// Neither pronoun nor tanwin follows a word with the article.
  mutating func takesNoEnding() {
    stems = []
    tanwinStems = []
  }
}

/// One way to build a form: particles, a stem of the word, a pronoun or ا.
struct CliticCandidate {
  enum Ending: Equatable {
    case none
    case tanwin
    case pronoun
  }
  var proclitic: Clitics.Proclitic
  var stem: [UInt8]
  var ending: Ending
  var suffix: [UInt8]

  var form: [UInt8] {
    // ل + ال + ل… is written with two ل: للجنة.
    let doubled = proclitic.letters.ends(with: Letter.lam + Letter.lam)
    if doubled, stem.starts(with: Letter.lam) {
      return proclitic.letters + stem.dropFirst(2) + suffix
    }
    return proclitic.letters + stem + suffix
  }

  /// What the print must show for this reading.
  var surfaceCheck: SurfaceCheck? {
    switch ending {
    case .tanwin: return .finalAlif
    case .pronoun where suffix == Letter.ha: return .finalHa
    case .pronoun where suffix == Letter.ya: return .finalYa
    case .pronoun, .none: break
    }
    if proclitic.parts.last == "ال" {
      return .articleAlif(after: proclitic.letters.count / 2 - 2)
    }
    if proclitic.isFuture, stem.starts(with: Letter.alif) {
      return .futureAlif(after: proclitic.letters.count / 2)
    }
    return nil
  }

  /// Every candidate for a word, the bare word not among them. At most about 400.
  static func all(for word: CoreWord) -> [CliticCandidate] {
    var candidates = [CliticCandidate]()
    for proclitic in Clitics.proclitics {
      if proclitic.isFuture, !Clitics.mayBeImperfect(word.letters[...]) { continue }
      if !proclitic.letters.isEmpty {
        candidates.append(
          CliticCandidate(
            proclitic: proclitic, stem: word.letters, ending: .none, suffix: []))
      }
      guard word.isArabic, !proclitic.isDefinite else { continue }
      if !proclitic.isPreposition, !proclitic.isFuture {
        for stem in word.tanwinStems {
          candidates.append(
            CliticCandidate(
              proclitic: proclitic, stem: stem, ending: .tanwin, suffix: Letter.alif))
        }
      }
      for enclitic in Clitics.enclitics {
        for stem in word.stems {
          candidates.append(
            CliticCandidate(
              proclitic: proclitic, stem: stem, ending: .pronoun, suffix: enclitic.letters))
        }
      }
    }
    return candidates
  }
}
