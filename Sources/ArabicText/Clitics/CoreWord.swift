// SPDX-License-Identifier: Apache-2.0
// A word that something may be attached to, and how it is written then.

/// A word read for what may be attached to it. Its letters are the caller's, who keeps them.
struct CoreWord {
  /// A shape of the word before an ending: its first bytes, and what replaces the rest.
  struct Stem: Equatable {
    var kept: Int
    var ending = Affix.none
  }

  /// Folded letters.
  let letters: UnsafeBufferPointer<UInt8>
  /// What stands before a pronoun: صفقت for صفقة, مستوا for مستوى, لقاي and لقاو for لقاء.
  private(set) var stems: [Stem]
  /// What carries the ا of tanwin, which neither ة nor ى do.
  private(set) var tanwinStems: [Stem]
  /// Written with ة.
  private(set) var endsInTaMarbuta = false
  /// Is written without a pronoun too, which what has lost its ن need not be: مراسليهم.
  private(set) var standsAlone = true
  /// Known to be a noun, which ني does not follow.
  var isNoun = false
  /// Before ه it would be read as another word.
  private var refusesHis = false
  /// Before ي it would be read as another word.
  private var refusesMy = false
  /// In Arabic script: takes pronouns and tanwin, not only particles.
  let isArabic: Bool

  /// - Parameters:
  ///   - lastLetter: the last letter as written; folding hides ة and ى, which decide. Nil if it
  ///     is not known.
  ///   - folded: the word.
  init(_ folded: UnsafeBufferPointer<UInt8>, lastLetter: UInt32?) {
    letters = folded
    isArabic = folded.last.map { $0 >= 0x80 } ?? false
    let whole = Stem(kept: folded.count)
    stems = [whole]
    tanwinStems = [whole]
    guard isArabic, folded.count >= 4 else { return }
    let trunk = folded.without(last: 2)
    let replaced = { (ending: Affix) in Stem(kept: trunk.count, ending: ending) }
    switch lastLetter {
    case 0x0629, 0x06C3:  // ة
      endsInTaMarbuta = true
      stems = [replaced(Letter.ta)]
      tanwinStems = []
    case 0x0649:  // ى
      stems =
        WholeWords.kinds(of: folded).contains(.yaPreposition)
        ? [] : [replaced(Letter.alif), whole]
      tanwinStems = []
    case 0x0647 where folded.count >= 8: stems.append(replaced(Letter.ta))  // ه, perhaps for ة.
    case 0x0621:  // ء, on a seat before a letter
      if Letter.alif.ends(trunk) {
        stems += [replaced(Letter.ya), replaced(Letter.waw)]
        tanwinStems = []  // ماءً has no ا.
      } else {
        tanwinStems.append(replaced(Letter.ya))
      }
    case 0x0627 where Letter.waw.ends(trunk): stems = [replaced(.none)]  // The silent ا of وا.
    default: break
    }
  }

  /// The last letter of a word as written, tashkeel passed over; nil if it has none.
  static func lastLetter(of written: String) -> UInt32? {
    written.unicodeScalars.last { FoldingTable.shared.folded($0.value).kind == .letter }?.value
  }

  /// Stands before a pronoun only.
  mutating func standsBeforePronouns() {
    standsAlone = false
    stems = [Stem(kept: letters.count)]
    tanwinStems = []
  }

  /// ي may not follow, nor ه if `his` says so.
  mutating func refusesMy(andHis his: Bool) {
    refusesMy = true
    refusesHis = his
  }

  /// Whether a pronoun may not follow.
  func refuses(_ enclitic: Affix) -> Bool {
    isNoun && enclitic == Clitics.verbalMe || refusesMy && enclitic == Letter.ya
      || refusesHis && enclitic == Letter.ha
  }

  /// Pronouns may follow, ا does not.
  mutating func takesNoTanwin() { tanwinStems = [] }

  /// Neither pronoun nor tanwin follows a word with the article.
  mutating func takesNoEnding() {
    stems = []
    tanwinStems = []
  }
}
