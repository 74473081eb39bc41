// SPDX-License-Identifier: Apache-2.0
// The words of one article with what the lexicon and the punctuation say of them.

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
  var foldedStart: UInt32
  var foldedEnd: UInt32
  /// Entry in the lexicon, of the word without `proclitics`; 0 where unknown.
  var entry: UInt16 = 0
  var proclitics: Proclitics = []
  var gap: Gap = []
  /// The innermost quotation it stands in, or -1.
  var quotation: Int32 = -1
}

/// Words, marks and sentences of title and body in one row, the title's first. Arrays are used
/// again for the next article.
struct ArticleText {
  private(set) var bytes: [UInt8] = []
  private(set) var folded: [UInt8] = []
  var words: [Word] = []
  /// The first word of each sentence, ascending.
  private(set) var sentences: [Int] = []
  var marks: [Mark] = []
  var quotations: [Quotation] = []
  /// The words of the title; the body's follow.
  private(set) var titleWords = 0
  /// Where the body's bytes begin.
  private(set) var bodyStart = 0
  /// Words that are a form of a verb of saying, a phrase of attribution or a noun of saying.
  private(set) var cueWords: [Int] = []
  private let lexicon = Lexicon.shared

  /// Forgets the article before.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    quotations.removeAll(keepingCapacity: true)
    cueWords.removeAll(keepingCapacity: true)
    (titleWords, bodyStart) = (0, 0)
  }

  /// Adds the title, which counts as one sentence.
  mutating func addTitle(_ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText) {
    add(text, tokens)
    if tokens.count > 0 {
      sentences.append(0)
      words[0].gap.formUnion([.sentence, .paragraph])
    }
    titleWords = words.count
    bytes.append(0x0A)
    bodyStart = bytes.count
  }

  mutating func addBody(_ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText) {
    add(text, tokens)
    for start in tokens.sentenceStarts {
      sentences.append(titleWords + Int(start))
      words[titleWords + Int(start)].gap.formUnion(.sentence)
    }
    for start in tokens.paragraphStarts {
      words[titleWords + Int(start)].gap.formUnion(.paragraph)
    }
  }

  private mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText
  ) {
    let base = bytes.count
    let foldedBase = folded.count
    bytes.append(contentsOf: text)
    folded.append(contentsOf: tokens.foldedBytes)
    words.reserveCapacity(words.count + tokens.count)
    let (starts, ends, foldedEnds) = (tokens.starts, tokens.ends, tokens.foldedEnds)
    var foldedStart = foldedBase
    var previousEnd = base
    for index in 0..<starts.count {
      let foldedEnd = foldedBase + Int(foldedEnds[index])
      var word = Word(
        start: UInt32(base) + starts[index], end: UInt32(base) + ends[index],
        foldedStart: UInt32(foldedStart), foldedEnd: UInt32(foldedEnd))
      classify(&word)
      readGap(from: previousEnd, before: &word)
      if isCue(word) { cueWords.append(words.count) }
      previousEnd = Int(word.end)
      foldedStart = foldedEnd
      words.append(word)
    }
    readTail(from: previousEnd)
  }

  private func isCue(_ word: Word) -> Bool {
    let entry = lexicon.entries[Int(word.entry)]
    if entry.verb >= 0 { return !word.proclitics.contains(.article) }
    return !entry.traits.isDisjoint(with: [.attribution, .sayingNoun])
  }
}

// MARK: - Looking up

extension ArticleText {
  /// Finds the word's entry, whole first, then without what may be written before it.
  private func classify(_ word: inout Word) {
    folded.withUnsafeBufferPointer { folded in
      let whole = UnsafeBufferPointer(
        rebasing: folded[Int(word.foldedStart)..<Int(word.foldedEnd)])
      var entry = lexicon.find(whole)
      if entry > 0 {
        // علي is a name where it is printed so, على the preposition.
        word.entry = UInt16(entry == lexicon.upon && endsInYa(word) ? lexicon.ali : entry)
        return
      }
      guard whole.count >= 4, whole[0] == 0xD8 || whole[0] == 0xD9 else { return }
      var rest = whole
      if let letter = Self.coordination(rest) {
        let without = UnsafeBufferPointer(rebasing: rest[2...])
        entry = lexicon.find(without)
        if entry > 0 {
          word.proclitics = letter
          word.entry = UInt16(entry)
          return
        }
        rest = without
        word.proclitics = letter
      }
      let printed = Int(word.start) + 2 * (whole.count - rest.count) / 2
      let (proclitics, length) = prepositionAndArticle(rest, printed)
      guard length > 0, rest.count - length >= 4 else {
        word.proclitics = []
        return
      }
      entry = lexicon.find(UnsafeBufferPointer(rebasing: rest[length...]))
      if proclitics.contains(.article), lexicon.isParticle(entry) { entry = 0 }
      guard entry > 0 || proclitics.contains(.article) else {
        // بوتين, كيربي: letters that look like particles may be the word's own.
        word.proclitics = []
        return
      }
      word.proclitics.formUnion(proclitics)
      word.entry = UInt16(entry)
    }
  }

  private func endsInYa(_ word: Word) -> Bool { bytes[Int(word.end) - 1] == 0x8A }

  private static func coordination(_ word: UnsafeBufferPointer<UInt8>) -> Proclitics? {
    guard word.count >= 6 else { return nil }
    if word[0] == 0xD9, word[1] == 0x88 { return .waw }
    if word[0] == 0xD9, word[1] == 0x81 { return .fa }
    return nil
  }

  /// ب, ل or ك and the article, as far as the letters go, and their length in bytes.
  ///
  /// An alif with hamza begins no article: بإقامة is ب and إقامة, though folded it looks otherwise.
  private func prepositionAndArticle(
    _ word: UnsafeBufferPointer<UInt8>, _ printed: Int
  ) -> (Proclitics, Int) {
    func letter(_ index: Int, _ first: UInt8, _ second: UInt8) -> Bool {
      index + 1 < word.count && word[index] == first && word[index + 1] == second
    }
    func article(_ index: Int) -> Bool {
      guard letter(index, 0xD8, 0xA7), letter(index + 2, 0xD9, 0x84) else { return false }
      let alif = printed + index + 1
      return alif >= bytes.count || ![0xA2, 0xA3, 0xA5].contains(bytes[alif])
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

// MARK: - Reading

extension ArticleText {
  var count: Int { words.count }

  func entry(_ word: Int) -> Lexicon.Entry { lexicon.entries[Int(words[word].entry)] }

  func traits(_ word: Int) -> Traits { lexicon.entries[Int(words[word].entry)].traits }

  func has(_ word: Int, _ traits: Traits) -> Bool {
    !self.traits(word).isDisjoint(with: traits)
  }

  func gap(_ word: Int, has gap: Gap) -> Bool { !words[word].gap.isDisjoint(with: gap) }

  func proclitics(_ word: Int) -> Proclitics { words[word].proclitics }

  /// The folded letters of a word.
  func letters(_ word: Int) -> ArraySlice<UInt8> {
    folded[Int(words[word].foldedStart)..<Int(words[word].foldedEnd)]
  }

  func isWord(_ word: Int, _ letters: StaticString) -> Bool {
    let (start, end) = (Int(words[word].foldedStart), Int(words[word].foldedEnd))
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
