// SPDX-License-Identifier: Apache-2.0
// What Arabic script attaches to a word: the particles before it and the pronouns after it.

/// The proclitics and enclitics of written Arabic and the orders they may stand in.
enum Clitics {
  /// A legal chain of particles before a word. A value without memory of its own.
  struct Proclitic {
    /// Folded letters: `وبال`.
    let letters: Affix
    /// How many particles, 0...3.
    let count: Int
    /// Ends in the article, so that no pronoun may follow the word.
    let isDefinite: Bool
    /// Ends in `لل`: ل and the article.
    let isLamArticle: Bool
    /// Ends in the س of the future, which stands before an imperfect verb only.
    let isFuture: Bool
    /// Ends in ك.
    let isKaf: Bool
    /// Ends in ل alone.
    let isLam: Bool
    /// Ends in ب, ك or ل, before a genitive: no tanwin ا follows.
    let isPreposition: Bool

    init(_ parts: [String]) {
      let last = parts.last
      isLamArticle = last == "لل"
      isDefinite = isLamArticle || last == "ال"
      isFuture = last == "س"
      isKaf = last == "ك"
      isLam = last == "ل"
      isPreposition = isKaf || isLam || last == "ب"
      letters = parts.reduce(.none) { $0 + Affix($1) }
      count = parts.count
    }

    /// The end of the chain that begins so many particles before the last: of `وبال` these are
    /// `ال`, `بال`, `وبال`. Particles have one letter, but those with the article two.
    func tail(_ number: Int) -> Affix { letters.last(2 * (number + (isDefinite ? 2 : 1))) }

    /// The particles, first to last: `و`, `ب`, `ال`.
    var parts: [String] {
      (0..<count).reversed().map { number in
        let tail = tail(number).array
        let rest = number == 0 ? 0 : self.tail(number - 1).count
        return String(decoding: tail.dropLast(rest), as: UTF8.self)
      }
    }
  }

  /// Every chain, the empty one first. (و|ف)? (ب|ك|ل)? (ال)?, with ل + ال written لل; (و|ف)? س.
  static let proclitics: [Proclitic] = {
    var chains: [[String]] = [[]]
    for particle in ["", "ب", "ك", "ل", "س"] {
      for conjunction in ["", "و", "ف"] {
        for article in ["", "ال"] where !(particle == "س" && article == "ال") {
          var parts = [conjunction, particle, article]
          if particle == "ل", article == "ال" { parts = [conjunction, "لل"] }
          parts.removeAll(where: \.isEmpty)
          if !parts.isEmpty { chains.append(parts) }
        }
      }
    }
    return chains.map(Proclitic.init)
  }()

  /// The pronouns.
  static let enclitics = ["ها", "هم", "هن", "هما", "ه", "ك", "كم", "كن", "كما", "ي", "نا", "ني"]
    .map { Affix($0) }

  /// "Me", after verbs and particles only.
  static let verbalMe = Affix("ني")

  /// Whether an imperfect verb may begin so: with ي, ت, ن or أ.
  static func mayBeImperfect(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.count >= 6
      && (Letter.ya.begins(word) || Letter.ta.begins(word) || Letter.nun.begins(word)
        || Letter.alif.begins(word))
  }
}

/// Folded letters by name.
enum Letter {
  static let alif = Affix("ا")
  static let ta = Affix("ت")
  static let waw = Affix("و")
  static let sin = Affix("س")
  static let ba = Affix("ب")
  static let kaf = Affix("ك")
  static let lam = Affix("ل")
  static let mim = Affix("م")
  static let nun = Affix("ن")
  static let ha = Affix("ه")
  static let ya = Affix("ي")
  static let article = Affix("ال")
  static let lamArticle = Affix("لل")
}

/// Whether two words have the same bytes.
@inline(__always)
func isSame(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
  guard a.count == b.count else { return false }
  for index in 0..<a.count where a[index] != b[index] { return false }
  return true
}

extension UnsafeBufferPointer<UInt8> {
  /// Without so many bytes at the head and at the end, of which there must be enough.
  @inline(__always)
  func without(first: Int = 0, last: Int = 0) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: self[first..<count - last])
  }
}
