// SPDX-License-Identifier: Apache-2.0
// What the index must say, found the slow way: dictionaries, arrays and strings.
import ArabicText
import Indexing
import Loading

/// A corpus as a list of words.
struct SlowCorpus {
  struct Word {
    let article: Int
    let part: Part
    let folded: String
    let printed: String
    let bytes: Range<Int>
    let sentence: Int
    let paragraph: Int
  }

  struct Sentence {
    let article: Int
    let number: Int
    let part: Part
    let paragraph: Int
    let positions: Range<UInt32>
    let bytes: Range<Int>
  }

  let articles: [Article]
  private(set) var words: [Word] = []
  private(set) var sentences: [Sentence] = []

  init(_ articles: [Article]) {
    self.articles = articles
    for (number, article) in articles.enumerated() {
      add(article.title ?? [], .title, of: number)
      add(article.text, .body, of: number)
    }
  }

  /// Folded word to its positions.
  var positions: [String: [UInt32]] {
    var positions: [String: [UInt32]] = [:]
    for (position, word) in words.enumerated() {
      positions[word.folded, default: []].append(UInt32(position))
    }
    return positions
  }

  /// Folded word to its printed forms and their counts.
  var printed: [String: [ByteString: Int]] {
    var printed: [String: [ByteString: Int]] = [:]
    for word in words {
      printed[word.folded, default: [:]][ByteString(word.printed), default: 0] += 1
    }
    return printed
  }

  func positions(where holds: (Word) -> Bool) -> Range<UInt32> {
    let found = words.indices.filter { holds(words[$0]) }
    guard let first = found.first, let last = found.last else { return 0..<0 }
    return UInt32(first)..<UInt32(last + 1)
  }

  private mutating func add(_ text: [UInt8], _ part: Part, of article: Int) {
    var tokens = TokenizedText()
    tokens.tokenize(text.span)
    var foldedStart = 0
    let base = words.count
    var sentence = 0
    var rows: [(number: Int, paragraph: Int, bytes: Range<Int>, first: Int)] = []
    for word in 0..<tokens.count {
      while sentence < tokens.sentenceStarts.count, Int(tokens.sentenceStarts[sentence]) <= word {
        let paragraph = tokens.paragraphStarts.filter { Int($0) <= word }.count
        let bytes = tokens.sentenceByteRange(sentence)
        sentence += 1
        if part == .body || rows.isEmpty {
          let isTitle = part == .title
          rows.append((isTitle ? 0 : sentence, isTitle ? 0 : paragraph, bytes, base + word))
        } else {
          rows[0].bytes = rows[0].bytes.lowerBound..<bytes.upperBound
        }
      }
      let bytes = Int(tokens.starts[word])..<Int(tokens.ends[word])
      let foldedEnd = Int(tokens.foldedEnds[word])
      words.append(
        Word(
          article: article, part: part,
          folded: String(decoding: tokens.foldedBytes[foldedStart..<foldedEnd], as: UTF8.self),
          printed: String(decoding: text[bytes], as: UTF8.self), bytes: bytes,
          sentence: rows[rows.count - 1].number, paragraph: rows[rows.count - 1].paragraph))
      foldedStart = foldedEnd
    }
    for (index, row) in rows.enumerated() {
      let end = index + 1 < rows.count ? rows[index + 1].first : words.count
      sentences.append(
        Sentence(
          article: article, number: row.number, part: part, paragraph: row.paragraph,
          positions: UInt32(row.first)..<UInt32(end), bytes: row.bytes))
    }
  }
}

/// A text that is compared by its bytes, not by canonical equivalence as `String` is.
struct ByteString: Hashable, Comparable {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  static func < (left: Self, right: Self) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
