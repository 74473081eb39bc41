// SPDX-License-Identifier: Apache-2.0
// The words of one article with what the lexicon and the punctuation say of them, for reading.

import ArabicText

/// What stands between a word and the one before it.
struct Gap: OptionSet, Sendable {
  let rawValue: UInt16

  static let comma = Gap(rawValue: 1 << 0)
  static let colon = Gap(rawValue: 1 << 1)
  static let semicolon = Gap(rawValue: 1 << 2)
  /// `. ! ? ؟` and their like.
  static let stop = Gap(rawValue: 1 << 3)
  static let ellipsis = Gap(rawValue: 1 << 4)
  static let dash = Gap(rawValue: 1 << 5)
  static let mark = Gap(rawValue: 1 << 6)
  static let openingBracket = Gap(rawValue: 1 << 7)
  static let closingBracket = Gap(rawValue: 1 << 8)
  static let sentence = Gap(rawValue: 1 << 9)
  static let paragraph = Gap(rawValue: 1 << 10)

  /// What parts clauses.
  static let pause: Gap = [.comma, .semicolon, .stop, .colon, .sentence, .dash]
}

/// One word: where it stands, and what is known of it.
struct Word {
  var start: UInt32
  var end: UInt32
  /// Where its folded letters end; they begin where those of the word before end.
  var foldedEnd: UInt32
  /// Entry in the lexicon, of the word without `proclitics`; 0 where unknown.
  var entry: UInt16 = 0
  var proclitics: Proclitics = []
  var gap: Gap = []
  /// The innermost quotation it stands in, or -1.
  var quotation: Int32 = -1
}

/// The article that an `ArticleReader` has read: words, sentences and quotations of title and body in
/// one row, the title's first. Valid inside `ArticleReader.withText` alone; copying it costs nothing.
struct ArticleText {
  let bytes: UnsafeBufferPointer<UInt8>
  let folded: UnsafeBufferPointer<UInt8>
  let words: UnsafeBufferPointer<Word>
  /// The first word of each sentence, ascending.
  let sentences: UnsafeBufferPointer<Int>
  let quotations: UnsafeBufferPointer<Quotation>
  /// Words that are a form of a verb of saying, a phrase of attribution or a noun of saying.
  let cueWords: UnsafeBufferPointer<Int>
  /// Words that stand before names: roles and honorifics.
  let heralds: UnsafeBufferPointer<Int>
  /// The words of the title; the body's follow.
  let titleWords: Int
  /// Where the body's bytes begin.
  let bodyStart: Int
  /// Those of `Lexicon.shared`.
  let entries: UnsafeBufferPointer<Lexicon.Entry>
}

// MARK: - Reading

extension ArticleText {
  var count: Int { words.count }

  func entry(_ word: Int) -> Lexicon.Entry { entries[Int(words[word].entry)] }

  func traits(_ word: Int) -> Traits { entries[Int(words[word].entry)].traits }

  func has(_ word: Int, _ traits: Traits) -> Bool {
    !self.traits(word).isDisjoint(with: traits)
  }

  func gap(_ word: Int, has gap: Gap) -> Bool { !words[word].gap.isDisjoint(with: gap) }

  func proclitics(_ word: Int) -> Proclitics { words[word].proclitics }

  /// The folded letters of a word.
  func letters(_ word: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: folded[foldedStart(word)..<Int(words[word].foldedEnd)])
  }

  private func foldedStart(_ word: Int) -> Int {
    word == 0 ? 0 : Int(words[word - 1].foldedEnd)
  }

  /// Whether two words have the same folded letters.
  func areEqual(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (letters(a), letters(b))
    return x.count == y.count && x.elementsEqual(y)
  }

  /// Digits alone.
  func isNumber(_ word: Int) -> Bool {
    letters(word).allSatisfy { (0x30...0x39).contains($0) }
  }

  func isWord(_ word: Int, _ letters: StaticString) -> Bool {
    let (start, end) = (foldedStart(word), Int(words[word].foldedEnd))
    guard end - start == letters.utf8CodeUnitCount else { return false }
    return letters.withUTF8Buffer { key in
      for index in 0..<key.count where folded[start + index] != key[index] { return false }
      return true
    }
  }

  /// The index of the sentence a word stands in.
  func sentence(of word: Int) -> Int {
    var (low, high) = (0, sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle] <= word { low = middle + 1 } else { high = middle }
    }
    return max(low - 1, 0)
  }

  func words(ofSentence sentence: Int) -> Range<Int> {
    let end = sentence + 1 < sentences.count ? sentences[sentence + 1] : words.count
    return sentences[sentence]..<end
  }

  /// The number of a sentence as an utterance tells it: 0 for the title.
  func number(ofSentence sentence: Int) -> Int { titleWords > 0 ? sentence : sentence + 1 }
}
