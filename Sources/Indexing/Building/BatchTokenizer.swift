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

/// Numbers printed forms in the order in which they come.
struct FormNumbering: ~Copyable {
  private var tokens = TokenizedText()
  private var titleTokens = TokenizedText()
  private var finder = QuoteFinder()
  /// The number of each word's printed form, in the part read last.
  private var partForms: [UInt32] = []
  private let findsQuotes: Bool
  /// The printed forms.
  private(set) var printed = ByteInterner("printed words")
  /// The folded form of each of them.
  private(set) var folded = BytePoolBuilder("words")
  /// What stands between them.
  private(set) var gaps = GapNumbering()

  /// - Parameter findsQuotes: whether to look for who said what.
  init(findsQuotes: Bool) { self.findsQuotes = findsQuotes }

  var count: Int { printed.count }

  /// Adds the words and sentences of the titles and bodies in `text` to `words`.
  mutating func number(
    _ text: UnsafeBufferPointer<UInt8>, partEnds: [Int], into words: inout BatchWords
  ) throws(IndexError) {
    var start = 0
    for article in 0..<partEnds.count / 2 {
      let (titleEnd, bodyEnd) = (partEnds[2 * article], partEnds[2 * article + 1])
      let title = UnsafeBufferPointer(rebasing: text[start..<titleEnd])
      let body = UnsafeBufferPointer(rebasing: text[titleEnd..<bodyEnd])
      let firstWord = words.count
      let firstSentence = words.sentences.count
      try addWords(of: title, to: &words)
      if tokens.count > 0 { addTitleSentence(to: &words) }
      if findsQuotes { finder.readTitle(title, tokens: tokens, forms: partForms) }
      swap(&tokens, &titleTokens)
      try addWords(of: body, to: &words)
      addBodySentences(to: &words)
      if findsQuotes { try addQuotes(body, firstWord: firstWord, to: &words) }
      words.articles.append(
        BatchWords.ArticleRow(
          titleWords: titleTokens.count, words: words.count - firstWord,
          sentences: words.sentences.count - firstSentence))
      start = bodyEnd
    }
  }

  /// The number of a printed form that is new.
  ///
  /// - Throws: `IndexError.tooLarge`.
  mutating func add(
    printed form: UnsafeBufferPointer<UInt8>, folded word: UnsafeBufferPointer<UInt8>
  ) throws(IndexError) -> UInt32 {
    let number = try printed.intern(form).number
    try folded.append(word)
    return number
  }

  /// The number of a gap, which is counted.
  mutating func number(gap: UnsafeBufferPointer<UInt8>) throws(IndexError) -> UInt32 {
    try gaps.number(gap)
  }

  /// Counts a gap once more.
  @inline(__always)
  mutating func count(gap: UInt32) { gaps.count(gap) }

  /// Adds who says what in the article whose words begin at `firstWord`.
  private mutating func addQuotes(
    _ body: UnsafeBufferPointer<UInt8>, firstWord: Int, to words: inout BatchWords
  ) throws(IndexError) {
    let utterances = finder.utterances(body: body, tokens: tokens, forms: partForms)
    guard !utterances.isEmpty else { return }
    // The title's come first.
    let body = utterances.firstIndex { $0.sentence > 0 } ?? utterances.count
    try words.quotes.add(utterances[..<body], titleTokens, firstWord: firstWord)
    try words.quotes.add(
      utterances[body...], tokens, firstWord: firstWord + titleTokens.count)
  }

  /// Tokenises one part and adds its words.
  private mutating func addWords(
    of text: UnsafeBufferPointer<UInt8>, to words: inout BatchWords
  ) throws(IndexError) {
    tokens.tokenize(text.span)
    let (starts, ends) = (tokens.starts, tokens.ends)
    let (foldedBytes, foldedEnds) = (tokens.foldedBytes, tokens.foldedEnds)
    partForms.removeAll(keepingCapacity: true)
    try printed.intern(piecesOf: text, from: starts, to: ends, into: &partForms)
    var end = 0
    var foldedStart = 0
    for word in 0..<starts.count {
      let start = Int(starts[word])
      let gap = try gaps.number(UnsafeBufferPointer(rebasing: text[end..<start]))
      end = Int(ends[word])
      let foldedEnd = Int(foldedEnds[word])
      words.add(surface: partForms[word], gap: gap)
      // Those met for the first time are numbered in their order.
      if Int(partForms[word]) == folded.count {
        try foldedBytes.span.extracting(foldedStart..<foldedEnd).withUnsafeBufferPointer {
          bytes throws(IndexError) in try folded.append(bytes)
        }
      }
      foldedStart = foldedEnd
    }
    words.tails.append(try gaps.number(UnsafeBufferPointer(rebasing: text[end...])))
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
