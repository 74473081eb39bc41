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

/// The folded letters of forms, by their number.
struct FormLetters {
  let bytes: UnsafePointer<UInt8>
  /// Where those of each form begin; and where those of the last end.
  let starts: UnsafePointer<UInt32>

  @inline(__always)
  subscript(form: UInt32) -> UnsafeBufferPointer<UInt8> {
    let start = Int(starts[Int(form)])
    return UnsafeBufferPointer(start: bytes + start, count: Int(starts[Int(form) + 1]) - start)
  }
}

/// The article that an `ArticleReader` has read: words, sentences and quotations of title and body in
/// one row, the title's first. Valid inside `ArticleReader.withText` alone; copying it costs nothing,
/// for it is but the place where `Parts` stand.
struct ArticleText {
  struct Parts {
    let bytes: UnsafeBufferPointer<UInt8>
    let letters: FormLetters
    let words: Words
    let sentences: UnsafeBufferPointer<Int>
    let quotations: UnsafeBufferPointer<Quotation>
    let cueWords: UnsafeBufferPointer<Int>
    let heralds: UnsafeBufferPointer<Int>
    let colons: UnsafeBufferPointer<Int>
    let titleWords: Int
    let bodyStart: Int
    /// Those of the lexicon.
    let entries: UnsafeBufferPointer<Lexicon.Entry>
    let traits: UnsafeBufferPointer<Traits>
  }

  let parts: UnsafePointer<Parts>

  var bytes: UnsafeBufferPointer<UInt8> { parts.pointee.bytes }
  var words: Words { parts.pointee.words }
  /// The first word of each sentence, ascending.
  var sentences: UnsafeBufferPointer<Int> { parts.pointee.sentences }
  var quotations: UnsafeBufferPointer<Quotation> { parts.pointee.quotations }
  /// Words that are a form of a verb of saying, a phrase of attribution or a noun of saying.
  var cueWords: UnsafeBufferPointer<Int> { parts.pointee.cueWords }
  /// Words that stand before names: roles and honorifics.
  var heralds: UnsafeBufferPointer<Int> { parts.pointee.heralds }
  /// Words that a colon stands before.
  var colons: UnsafeBufferPointer<Int> { parts.pointee.colons }
  /// The words of the title; the body's follow.
  var titleWords: Int { parts.pointee.titleWords }
  /// Where the body's bytes begin.
  var bodyStart: Int { parts.pointee.bodyStart }
}

// MARK: - Reading

extension ArticleText {
  var count: Int { words.count }

  func entry(_ word: Int) -> Lexicon.Entry { parts.pointee.entries[Int(words[word].entry)] }

  func traits(_ word: Int) -> Traits { parts.pointee.traits[Int(words[word].entry)] }

  func has(_ word: Int, _ traits: Traits) -> Bool {
    !self.traits(word).isDisjoint(with: traits)
  }

  func gap(_ word: Int, has gap: Gap) -> Bool { !words[word].gap.isDisjoint(with: gap) }

  func proclitics(_ word: Int) -> Proclitics { words[word].proclitics }

  /// The folded letters of a word.
  func letters(_ word: Int) -> UnsafeBufferPointer<UInt8> {
    let word = words[word]
    // What stands in the article is at hand; the letters of forms are far apart.
    guard word.isAsPrinted else { return parts.pointee.letters[word.form] }
    return UnsafeBufferPointer(rebasing: bytes[Int(word.start)..<Int(word.end)])
  }

  /// Whether two words have the same folded letters.
  func areEqual(_ a: Int, _ b: Int) -> Bool {
    if words[a].form == words[b].form { return true }
    guard words[a].sign == words[b].sign else { return false }
    return letters(a).isSame(as: letters(b))
  }

  /// Digits alone.
  func isNumber(_ word: Int) -> Bool {
    letters(word).allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether a word, with what is written before it, has these folded letters.
  @inline(__always)
  func isWord(_ word: Int, _ letters: StaticString) -> Bool {
    let sign = WordClass.sign(of: letters.utf8Start, count: letters.utf8CodeUnitCount)
    return words[word].sign == sign && hasLetters(word, letters)
  }

  /// The same with a look at the letters.
  private func hasLetters(_ word: Int, _ letters: StaticString) -> Bool {
    let folded = self.letters(word)
    guard folded.count == letters.utf8CodeUnitCount, let first = folded.baseAddress
    else { return false }
    return first.startsSame(as: letters.utf8Start, count: letters.utf8CodeUnitCount)
  }

  /// The index of the sentence a word stands in.
  func sentence(of word: Int) -> Int { words[word].sentence }

  func words(ofSentence sentence: Int) -> Range<Int> {
    let end = sentence + 1 < sentences.count ? sentences[sentence + 1] : words.count
    return sentences[sentence]..<end
  }

  /// The number of a sentence as an utterance tells it: 0 for the title.
  func number(ofSentence sentence: Int) -> Int { titleWords > 0 ? sentence : sentence + 1 }
}
