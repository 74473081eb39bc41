// SPDX-License-Identifier: Apache-2.0
/// Some articles' texts on their way through tokenising.

/// Texts of consecutive articles, and, once tokenised, their words.
///
/// One thread at a time holds it: the builder fills it, a tokeniser reads it, the builder takes
/// what it found.
final class TextBatch: @unchecked Sendable {
  /// Title and body of each article in turn.
  var text = GrowingArray<UInt8>()
  /// Where each title and body ends in `text`.
  var partEnds: [Int] = []
  /// Which tokeniser's numbers stand in `words`.
  var tokenizer = 0
  var words = BatchWords()
  var failure: IndexError?

  var isEmpty: Bool { partEnds.isEmpty }

  func add(title: [UInt8], body: [UInt8]) {
    title.withUnsafeBufferPointer { text.append(contentsOf: $0) }
    partEnds.append(text.count)
    body.withUnsafeBufferPointer { text.append(contentsOf: $0) }
    partEnds.append(text.count)
  }

  /// Empties the batch, keeping its memory.
  func removeAll() {
    text.removeAll()
    partEnds.removeAll(keepingCapacity: true)
    words.removeAll()
  }
}

/// What tokenising finds out about the texts of a batch.
struct BatchWords: ~Copyable {
  /// A sentence, its first word counted from the start of the batch.
  struct SentenceRow {
    let firstWord: Int
    let bytes: Range<Int>
    let paragraph: UInt32
  }

  /// An article's share of the words and sentences.
  struct ArticleRow {
    let titleWords: Int
    let words: Int
    let sentences: Int
  }

  /// The tokeniser's number of the printed form of each word.
  var surfaces = GrowingArray<UInt32>()
  /// The tokeniser's number of the gap before each word, as in `ForwardList`.
  var gaps = GrowingArray<UInt8>()
  var rareGaps: [(word: Int, gap: UInt32)] = []
  /// Its number of the gap after the last word of each part.
  var tails = GrowingArray<UInt32>()
  var articles: [ArticleRow] = []
  var sentences: [SentenceRow] = []
  var quotes = QuoteRows()

  var count: Int { surfaces.count }

  /// Says which gap stands before a word; words must be told of in their order.
  mutating func setGap(_ word: Int, to gap: UInt32) {
    if gap >= UInt32(ForwardList.rareGap) { rareGaps.append((word, gap)) }
    gaps[word] = UInt8(clamping: gap)
  }

  mutating func removeAll() {
    surfaces.removeAll()
    gaps.removeAll()
    rareGaps.removeAll(keepingCapacity: true)
    tails.removeAll()
    articles.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    quotes.removeAll()
  }
}
