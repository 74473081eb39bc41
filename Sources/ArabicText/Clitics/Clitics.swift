// SPDX-License-Identifier: Apache-2.0
// What Arabic script attaches to a word: the particles before it and the pronouns after it.

/// The proclitics and enclitics of written Arabic and the orders they may stand in.
enum Clitics {
  /// A legal chain of particles before a word.
  struct Proclitic {
    /// Folded letters: `وبال`.
    let letters: [UInt8]
    /// The parts, first to last: `و`, `ب`, `ال`.
    let parts: [String]
    /// Ends in the article, so that no pronoun may follow the word.
    let isDefinite: Bool
    /// Ends in the س of the future, which stands before an imperfect verb only.
    let isFuture: Bool
    /// Ends in ب, ك or ل, before a genitive: no tanwin ا follows.
    let isPreposition: Bool

    init(_ spelling: String) {
      let parts = spelling.split(separator: "+").map(String.init)
      self.parts = parts
      isDefinite = parts.last == "ال" || parts.last == "لل"
      isFuture = parts.last == "س"
      isPreposition = parts.last.map { ["ب", "ك", "ل"].contains($0) } ?? false
      letters = parts.flatMap { Array($0.utf8) }
    }
  }

  /// A pronoun after a word.
  struct Enclitic {
    let letters: [UInt8]
    let spelling: String

    init(_ spelling: String) {
      self.spelling = spelling
      letters = Array(spelling.utf8)
    }
  }

  /// Every chain, the empty one first. (و|ف)? (ب|ك|ل)? (ال)?, with ل + ال written لل; (و|ف)? س.
  static let proclitics: [Proclitic] = {
    var chains = [""]
    for particle in ["", "ب", "ك", "ل", "س"] {
      for conjunction in ["", "و", "ف"] {
        for article in ["", "ال"] where !(particle == "س" && article == "ال") {
          var parts = [conjunction, particle, article].filter { !$0.isEmpty }
          if particle == "ل", article == "ال" {
            parts = [conjunction, "لل"].filter { !$0.isEmpty }
          }
          if !parts.isEmpty { chains.append(parts.joined(separator: "+")) }
        }
      }
    }
    return chains.map(Proclitic.init)
  }()

  static let enclitics = ["ها", "هم", "هن", "هما", "ه", "ك", "كم", "كن", "كما", "ي", "نا", "ني"]
    .map(Enclitic.init)

  /// Whether an imperfect verb may begin so: with ي, ت, ن or أ.
  static func mayBeImperfect(_ word: ArraySlice<UInt8>) -> Bool {
    [Letter.ya, Letter.ta, Letter.nun, Letter.alif].contains { word.starts(with: $0) }
      && word.count >= 6
  }
}

/// Folded letters by name, as UTF-8.
enum Letter {
  static let alif = Array("ا".utf8)
  static let ta = Array("ت".utf8)
  static let waw = Array("و".utf8)
  static let sin = Array("س".utf8)
  static let fa = Array("ف".utf8)
  static let ba = Array("ب".utf8)
  static let kaf = Array("ك".utf8)
  static let lam = Array("ل".utf8)
  static let mim = Array("م".utf8)
  static let nun = Array("ن".utf8)
  static let ha = Array("ه".utf8)
  static let ya = Array("ي".utf8)
  static let hamza = Array("ء".utf8)
  static let article = Array("ال".utf8)
}

extension Collection<UInt8> where SubSequence: Equatable {
  /// Whether the bytes end with `suffix`.
  func ends(with suffix: [UInt8]) -> Bool {
    count >= suffix.count && self.suffix(suffix.count).elementsEqual(suffix)
  }
}
