// SPDX-License-Identifier: Apache-2.0
// The ways to cut a word into particles, core and pronoun.

/// One cut of a folded word.
struct CliticSplit {
  /// A second dictionary form of what is left: صفقت before a pronoun is صفقه too.
  enum Alternative {
    case none
    /// للجنة is ل + ال + لجنة: the third ل is not written.
    case lamFirst
    case taMarbuta
    case alifMaqsura
  }

  var proclitic: Clitics.Proclitic
  /// Where in the word the core as written begins and ends.
  var core: Range<Int>
  var alternative: Alternative
  /// The pronoun or the ا of tanwin; empty for none.
  var suffix: Affix

  /// The dictionary form as written, or the other one if there is one.
  func core(
    of word: UnsafeBufferPointer<UInt8>, isAlternative: Bool, in room: FormRoom
  ) -> UnsafeBufferPointer<UInt8> {
    let written = UnsafeBufferPointer(rebasing: word[core])
    guard isAlternative else { return written }
    return switch alternative {
    case .none: written
    case .lamFirst: room.joined(Letter.lam, written, .none)
    case .taMarbuta: room.joined(.none, written.without(last: 2), Letter.ha)
    case .alifMaqsura: room.joined(.none, written.without(last: 2), Letter.ya)
    }
  }

  /// A cut not to be preferred to another for its core alone: pronouns of the first and second
  /// person are rare in the news, and ها is far more common than ا after ه.
  func isRare(in word: UnsafeBufferPointer<UInt8>) -> Bool {
    if suffix == Letter.alif { return Letter.ha.ends(UnsafeBufferPointer(rebasing: word[core])) }
    guard suffix.count > 0 else { return false }
    return suffix.bytes & 0xFFFF != Letter.ha.bytes
  }

  /// Whether the lexicon leaves room for this cut.
  func isPossible(in word: UnsafeBufferPointer<UInt8>) -> Bool {
    let proclitic = self.proclitic.letters
    let whole = WholeWords.kinds(of: word)
    if !proclitic.isEmpty {
      if !whole.isDisjoint(with: [.ownBeginning, .ownEnd]) { return false }
      if !suffix.isEmpty,
        WholeWords.kinds(of: word.without(last: suffix.count)).contains(.ownBeginning)
      {
        return false
      }
      if self.proclitic.isDefinite, whole.contains(.ownAlifLam) { return false }
    }
    if !suffix.isEmpty {
      if whole.contains(.ownEnd) { return false }
      if !proclitic.isEmpty,
        WholeWords.kinds(of: word.without(first: proclitic.count)).contains(.ownEnd)
      {
        return false
      }
    }
    return true
  }

  /// Whether the print of the word leaves room for this cut.
  func isPossible(in word: UnsafeBufferPointer<UInt8>, printed: String) -> Bool {
    guard isPossible(in: word) else { return false }
    let rest = word.without(first: proclitic.letters.count)
    let candidate = CliticCandidate(
      proclitic: proclitic, stem: CoreWord.Stem(kept: rest.count - suffix.count),
      ending: suffix.isEmpty ? .none : suffix == Letter.alif ? .tanwin : .pronoun, suffix: suffix)
    let core = CoreWord(rest.without(last: suffix.count), lastLetter: nil)
    return candidate.surfaceCheck(of: core)?.accepts(printed) ?? true
  }

  /// Calls `body` with every legal cut, that into the whole word left out, until it says true. An
  /// Arabic core has two letters at least.
  static func first(of word: UnsafeBufferPointer<UInt8>, where body: (CliticSplit) -> Bool) {
    let ends = WordEnds(word)
    let enclitics = Clitics.enclitics.filter { $0.ends(ends) }
    for proclitic in Clitics.proclitics where proclitic.letters.begins(ends) {
      let start = proclitic.letters.count
      let rest = word.without(first: start)
      guard let first = rest.first, rest.count >= 4 || first < 0x80 else { continue }
      if proclitic.isFuture, !Clitics.mayBeImperfect(rest) { continue }
      func isDone(_ suffix: Affix, _ alternative: Alternative) -> Bool {
        body(
          CliticSplit(
            proclitic: proclitic, core: start..<word.count - suffix.count,
            alternative: alternative, suffix: suffix))
      }
      if start > 0, isDone(.none, proclitic.isLamArticle ? .lamFirst : .none) { return }
      guard !proclitic.isDefinite else { continue }
      if !proclitic.isPreposition, rest.count >= 6, Letter.alif.ends(ends),
        isDone(Letter.alif, .none)
      {
        return
      }
      // A stem of two letters is left, so that what the word ends with lies in the rest.
      for enclitic in enclitics where rest.count - enclitic.count >= 4 {
        let stem = rest.without(last: enclitic.count)
        if isDone(enclitic, alternative(of: stem)) { return }
      }
    }
  }

  private static func alternative(of stem: UnsafeBufferPointer<UInt8>) -> Alternative {
    if Letter.ta.ends(stem) { return .taMarbuta }
    return Letter.alif.ends(stem) ? .alifMaqsura : .none
  }
}
