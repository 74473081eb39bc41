// SPDX-License-Identifier: Apache-2.0
// What the lexicon says of a word, with the letters that are written before it.

import ArabicText

/// A word's entry in the lexicon, whole or without what is written before it. It depends on the
/// printed form alone. One number, for it is copied for every word of every article.
package struct WordClass: BitwiseCopyable, Sendable {
  /// Entry (14 bits), proclitics (6), marks (6), sign (6), from the lowest bit on.
  private var bits: UInt32 = 0

  /// The class of a word that the lexicon does not know.
  package init() {}

  /// Entry in the lexicon, of the word without `proclitics`; 0 where unknown.
  var entry: UInt16 {
    get { UInt16(truncatingIfNeeded: bits & 0x3FFF) }
    set { bits = bits & ~0x3FFF | UInt32(newValue & 0x3FFF) }
  }
  var proclitics: Proclitics {
    get { Proclitics(rawValue: UInt8(bits >> 14 & 0x3F)) }
    set { bits = bits & ~(0x3F << 14) | UInt32(newValue.rawValue & 0x3F) << 14 }
  }
  var marks: Marks {
    get { Marks(rawValue: UInt8(bits >> 20 & 0x3F)) }
    set { bits = bits & ~(0x3F << 20) | UInt32(newValue.rawValue & 0x3F) << 20 }
  }
  /// What a word's letters are known by without a look at them: see `sign(of:count:)`.
  var sign: UInt8 {
    get { UInt8(bits >> 26) }
    set { bits = bits & ~(0x3F << 26) | UInt32(newValue & 0x3F) << 26 }
  }

  /// How many letters a folded word has, up to seven, and three bits of the second byte, which tell
  /// Arabic first letters apart: most words that are not equal differ in that.
  @inline(__always)
  static func sign(of letters: UnsafePointer<UInt8>, count: Int) -> UInt8 {
    let second = count > 1 ? letters[1] & signOfFirst : 0
    return UInt8(truncatingIfNeeded: min(count >> 1, 7) << 3) | second
  }

  /// The least sign of a word of eight bytes or more.
  static let signOfEightBytes: UInt8 = 4 << 3

  /// The bits of a sign that the first letter gives.
  static let signOfFirst: UInt8 = 0x7

  struct Marks: OptionSet {
    let rawValue: UInt8

    /// A form of a verb of saying, a phrase of attribution or a noun of saying.
    static let cue = Marks(rawValue: 1 << 0)
    /// A role or an honorific, which a name may follow.
    static let herald = Marks(rawValue: 1 << 1)
    /// A verb or what joins phrases and clauses: other words neither begin a report nor end one,
    /// unless by the punctuation before them.
    static let joint = Marks(rawValue: 1 << 2)
    /// The printed form is the folded one.
    static let asPrinted = Marks(rawValue: 1 << 3)
    /// It begins with a letter, and no one of ASCII.
    static let beyondASCII = Marks(rawValue: 1 << 4)
  }
}

/// Tells the classes of words.
package struct WordClassifier: Sendable {
  private let lexicon = Lexicon.shared

  package init() {}

  /// The class of a word by its folded letters and its bytes as printed.
  package func classify(
    folded: UnsafeBufferPointer<UInt8>, printed: UnsafeBufferPointer<UInt8>
  ) -> WordClass {
    lexicon.classify(folded: folded, printed: printed)
  }
}

/// What a caller knows of the words of a part: it numbers the forms in which words are printed.
package struct KnownWords {
  /// The number of each word's form.
  let forms: UnsafeBufferPointer<UInt32>
  /// What a `WordClassifier` says of each word.
  let classes: UnsafeBufferPointer<WordClass>
  /// The folded letters of all forms.
  let folded: UnsafePointer<UInt8>
  /// Where those of each form begin; and where those of the last end.
  let foldedStarts: UnsafePointer<UInt32>

  /// - Parameters:
  ///   - folded: the folded letters of all forms. They may move before the body is read, which has
  ///     them of the title's forms too, but not before the utterances are found.
  package init(
    forms: UnsafeBufferPointer<UInt32>, classes: UnsafeBufferPointer<WordClass>,
    folded: UnsafePointer<UInt8>, foldedStarts: UnsafePointer<UInt32>
  ) {
    self.forms = forms
    self.classes = classes
    self.folded = folded
    self.foldedStarts = foldedStarts
  }
}

extension Lexicon {
  /// The class of a word of `text`.
  func classify(
    _ word: Int, of tokens: borrowing TokenizedText, in text: UnsafeBufferPointer<UInt8>
  ) -> WordClass {
    tokens.foldedBytes.withUnsafeBufferPointer { folded in
      classify(
        folded: UnsafeBufferPointer(rebasing: folded[tokens.foldedByteRange(word)]),
        printed: UnsafeBufferPointer(rebasing: text[tokens.wordByteRange(word)]))
    }
  }

  /// Finds a word, whole first, then without what may be written before it.
  /// - Parameters:
  ///   - folded: its folded letters.
  ///   - printed: its bytes as printed; hamza seats that folding takes off decide what is an article.
  func classify(
    folded: UnsafeBufferPointer<UInt8>, printed: UnsafeBufferPointer<UInt8>
  ) -> WordClass {
    var word = WordClass()
    if let letters = folded.baseAddress {
      word.sign = WordClass.sign(of: letters, count: folded.count)
      if folded.isSame(as: printed) { word.marks = .asPrinted }
      if folded.count > 0, letters[0] >= 0xC3 { word.marks.formUnion(.beyondASCII) }
    }
    find(folded, printed, &word)
    let entry = entries[Int(word.entry)]
    let hasArticle = word.proclitics.contains(.article)
    if entry.verb >= 0
      ? !hasArticle : !entry.traits.isDisjoint(with: [.attribution, .sayingNoun])
    {
      word.marks.formUnion(.cue)
    }
    if !entry.traits.isDisjoint(with: [.honorific, .role]), entry.verb < 0 || hasArticle {
      word.marks.formUnion(.herald)
    }
    if entry.verb >= 0 || !entry.traits.isDisjoint(with: Self.joints) {
      word.marks.formUnion(.joint)
    }
    return word
  }

  private static let joints: Traits = [
    .complementiser, .preposition, .conjunction, .relative, .contentNoun, .sayingNoun, .attribution,
  ]

  private func find(
    _ whole: UnsafeBufferPointer<UInt8>, _ printed: UnsafeBufferPointer<UInt8>,
    _ word: inout WordClass
  ) {
    var entry = find(whole)
    if entry > 0 {
      // علي is a name where it is printed so, على the preposition.
      word.entry = UInt16(entry == upon && printed.last == 0x8A ? ali : entry)
      return
    }
    guard whole.count >= 4, whole[0] == 0xD8 || whole[0] == 0xD9 else { return }
    var rest = whole
    if let letter = Self.coordination(rest) {
      let without = UnsafeBufferPointer(rebasing: rest[2...])
      entry = find(without)
      if entry > 0 {
        word.proclitics = letter
        word.entry = UInt16(entry)
        return
      }
      rest = without
      word.proclitics = letter
    }
    let (proclitics, length) = Self.prepositionAndArticle(
      rest, UnsafeBufferPointer(rebasing: printed.dropFirst(whole.count - rest.count)))
    guard length > 0, rest.count - length >= 4 else {
      word.proclitics = []
      return
    }
    entry = find(UnsafeBufferPointer(rebasing: rest[length...]))
    if proclitics.contains(.article), isParticle(entry) { entry = 0 }
    // كيري is no ك and يرى: before a finite verb of them only ل may stand.
    if !proclitics.isDisjoint(with: [.ba, .kaf]), isVerbAlone(entry) { entry = 0 }
    guard entry > 0 || proclitics.contains(.article) else {
      // بوتين, كيربي: letters that look like particles may be the word's own.
      word.proclitics = []
      return
    }
    word.proclitics.formUnion(proclitics)
    word.entry = UInt16(entry)
  }

  private func isVerbAlone(_ entry: Int) -> Bool {
    entries[entry].form.contains(.finite) && entries[entry].traits.isEmpty
  }

  private static func coordination(_ word: UnsafeBufferPointer<UInt8>) -> Proclitics? {
    guard word.count >= 6 else { return nil }
    if word[0] == 0xD9, word[1] == 0x88 { return .waw }
    if word[0] == 0xD9, word[1] == 0x81 { return .fa }
    return nil
  }

  /// ب, ل or ك and the article, as far as the letters go, and their length in bytes.
  ///
  /// An alif with hamza begins no article: بإقامة is ب and إقامة, though folded it looks otherwise.
  private static func prepositionAndArticle(
    _ word: UnsafeBufferPointer<UInt8>, _ printed: UnsafeBufferPointer<UInt8>
  ) -> (Proclitics, Int) {
    func letter(_ index: Int, _ first: UInt8, _ second: UInt8) -> Bool {
      index + 1 < word.count && word[index] == first && word[index + 1] == second
    }
    func article(_ index: Int) -> Bool {
      guard letter(index, 0xD8, 0xA7), letter(index + 2, 0xD9, 0x84) else { return false }
      let alif = index + 1
      return alif >= printed.count || ![0xA2, 0xA3, 0xA5].contains(printed[alif])
    }
    if article(0) { return (.article, 4) }
    if letter(0, 0xD8, 0xA8) { return article(2) ? ([.ba, .article], 6) : (.ba, 2) }
    if letter(0, 0xD9, 0x83) { return article(2) ? ([.kaf, .article], 6) : (.kaf, 2) }
    if letter(0, 0xD9, 0x84) {
      return letter(2, 0xD9, 0x84) ? ([.lam, .article], 4) : (.lam, 2)
    }
    return ([], 0)
  }
}
