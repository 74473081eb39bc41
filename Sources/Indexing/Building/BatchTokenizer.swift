// SPDX-License-Identifier: Apache-2.0
/// Cuts the texts of a batch into words and numbers their printed forms.
import ArabicText
import Quotes

/// Tokenises batches, one at a time, and remembers every printed form it met.
final class BatchTokenizer: @unchecked Sendable {
  var forms: FormNumbering

  init(findsQuotes: Bool) { forms = FormNumbering(findsQuotes: findsQuotes) }

  /// Fills in what the batch says of its words; a failure is noted in the batch.
  func tokenize(_ batch: TextBatch) {
    do throws(IndexError) {
      try forms.number(batch.text.elements, partEnds: batch.partEnds, into: &batch.words)
    } catch {
      batch.failure = error
    }
  }
}

/// Numbers printed forms in the order in which they come, and finds sentences and utterances.
struct FormNumbering: ~Copyable {
  private var tokens = TokenizedText()
  private var titleTokens = TokenizedText()
  private var finder = QuoteFinder()
  private let findsQuotes: Bool
  /// The printed forms.
  private(set) var table: FormTable
  /// What stands between them.
  private(set) var gaps = GapNumbering()

  /// - Parameter findsQuotes: whether to look for who said what.
  init(findsQuotes: Bool) {
    self.findsQuotes = findsQuotes
    table = FormTable(classifies: findsQuotes)
  }

  var count: Int { table.count }

  /// Adds the words and sentences of the titles and bodies in `text` to `words`.
  mutating func number(
    _ text: UnsafeBufferPointer<UInt8>, partEnds: [Int], into words: inout BatchWords
  ) throws(IndexError) {
    var start = 0
    for article in 0..<partEnds.count / 2 {
      let (titleEnd, bodyEnd) = (partEnds[2 * article], partEnds[2 * article + 1])
      let firstWord = words.count
      let firstSentence = words.sentences.count
      try addWords(start..<titleEnd, of: text, to: &words)
      if tokens.count > 0 { addTitleSentence(to: &words) }
      if findsQuotes {
        let title = UnsafeBufferPointer(rebasing: text[start..<titleEnd])
        finder.readTitle(title, tokens: tokens, known: table.known)
      }
      swap(&tokens, &titleTokens)
      try addWords(titleEnd..<bodyEnd, of: text, to: &words)
      addBodySentences(to: &words)
      if findsQuotes {
        let body = UnsafeBufferPointer(rebasing: text[titleEnd..<bodyEnd])
        try addQuotes(body, firstWord: firstWord, to: &words)
      }
      words.articles.append(
        BatchWords.ArticleRow(
          titleWords: titleTokens.count, words: words.count - firstWord,
          sentences: words.sentences.count - firstSentence))
      start = bodyEnd
    }
  }

  /// Frees the memory that only further texts need, which must not come.
  mutating func forgetPieces() { table.forgetPieces() }

  /// Adds a printed form of an index, which is not among them; its number.
  ///
  /// - Throws: `IndexError.tooLarge`.
  mutating func add(
    printed form: UnsafeBufferPointer<UInt8>, folded word: [UInt8]
  ) throws(IndexError) -> UInt32 {
    try word.withUnsafeBufferPointer { word throws(IndexError) in
      try table.append(printed: form, folded: word)
    }
  }

  /// The number of a gap, which is counted so many times.
  ///
  /// - Throws: `IndexError.tooLarge`.
  mutating func number(
    gap: UnsafeBufferPointer<UInt8>, times count: Int
  ) throws(IndexError) -> UInt32 {
    try gaps.number(gap, times: count)
  }

  /// Adds who says what in the article whose words begin at `firstWord`.
  private mutating func addQuotes(
    _ body: UnsafeBufferPointer<UInt8>, firstWord: Int, to words: inout BatchWords
  ) throws(IndexError) {
    finder.find(body: body, tokens: tokens, known: table.known)
    try words.quotes.add(finder.found, firstWord: firstWord)
  }

  /// Cuts one part of a text into words and adds them.
  private mutating func addWords(
    _ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>, to words: inout BatchWords
  ) throws(IndexError) {
    let room = text.count - part.lowerBound
    let text = UnsafeBufferPointer(rebasing: text[part])
    try table.number(text, room: room, into: &tokens)
    try addGaps(of: text, to: &words)
    words.surfaces.append(contentsOf: table.forms.elements)
    let end = tokens.count > 0 ? tokens.wordByteRange(tokens.count - 1).upperBound : 0
    words.tails.append(try gaps.number(UnsafeBufferPointer(rebasing: text[end...])))
  }

  /// Adds what stands before each word, nearly always a space.
  private mutating func addGaps(
    of text: UnsafeBufferPointer<UInt8>, to words: inout BatchWords
  ) throws(IndexError) {
    let first = words.gaps.count
    let wide = tokens.wideGaps
    let spaces = tokens.count - wide.count
    let space = spaces > 0 ? try gaps.number(ofSpaces: spaces) : 0
    words.gaps.append(repeating: UInt8(clamping: space), count: tokens.count)
    // A space is rare only where many other gaps came before it.
    let isRare = space >= UInt32(ForwardList.rareGap)
    var nextWide = 0
    for word in isRare ? Array(0..<UInt32(tokens.count)) : wide {
      var number = space
      if nextWide < wide.count, wide[nextWide] == word {
        number = try gaps.number(gap(before: Int(word), of: text))
        nextWide += 1
      }
      words.setGap(first + Int(word), to: number)
    }
  }

  private borrowing func gap(
    before word: Int, of text: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    let start = word > 0 ? tokens.wordByteRange(word - 1).upperBound : 0
    return UnsafeBufferPointer(rebasing: text[start..<tokens.wordByteRange(word).lowerBound])
  }

  /// A title is one sentence and one paragraph, however it is punctuated.
  private func addTitleSentence(to words: inout BatchWords) {
    let start = tokens.sentenceByteRange(0).lowerBound
    let end = tokens.sentenceByteRange(tokens.sentenceCount - 1).upperBound
    words.sentences.append(
      BatchWords.SentenceRow(
        firstWord: words.count - tokens.count, bytes: start..<max(start, end), paragraph: 0))
  }

  private func addBodySentences(to words: inout BatchWords) {
    let firstWord = words.count - tokens.count
    let paragraphs = tokens.paragraphStarts
    var paragraph = 0
    for sentence in 0..<tokens.sentenceCount {
      let range = tokens.words(ofSentence: sentence)
      guard !range.isEmpty else { continue }
      while paragraph < paragraphs.count, Int(paragraphs[paragraph]) <= range.lowerBound {
        paragraph += 1
      }
      words.sentences.append(
        BatchWords.SentenceRow(
          firstWord: firstWord + range.lowerBound, bytes: tokens.sentenceByteRange(sentence),
          paragraph: UInt32(max(paragraph, 1))))
    }
  }
}
