// SPDX-License-Identifier: Apache-2.0
/// Takes articles over from an index that exists: nothing is cut into words or attributed again.
import Loading

/// Reads the articles of an index as a tokeniser would have given them.
struct StoredArticles {
  private let index: InvertedIndex
  /// Numbers the printed forms and gaps anew, for some may be left out.
  let tokenizer = BatchTokenizer(findsQuotes: false)
  /// What the tokeniser calls each printed form of the index.
  private var numbers: [UInt32]
  /// What it calls each gap.
  private var gapNumbers: [UInt32]
  private static let unknown = UInt32.max

  init(_ index: InvertedIndex) {
    self.index = index
    numbers = [UInt32](repeating: Self.unknown, count: index.surfaceCount)
    gapNumbers = [UInt32](repeating: Self.unknown, count: index.forward.gapTexts.count)
  }

  /// Adds the words, sentences and utterances of an article to a batch.
  ///
  /// - Throws: `IndexError.tooLarge`.
  mutating func add(_ article: UInt32, to words: inout BatchWords) throws(IndexError) {
    let positions = index.positions(of: ArticleID(rawValue: article))
    let first = words.count
    let firstSentence = words.sentences.count
    for position in positions {
      let gap = try number(ofGap: index.forward.gapNumber(before: position))
      words.add(surface: try number(of: index.forward.surfaces[position]), gap: gap)
    }
    for part in 0..<UInt32(2) {
      words.tails.append(try number(ofGap: index.forward.tails[2 * article + part]))
    }
    addSentences(of: article, positions.lowerBound, first, to: &words)
    try addQuotes(positions, first, to: &words)
    words.articles.append(
      BatchWords.ArticleRow(
        titleWords: Int(index.articleTable.body(of: article) - positions.lowerBound),
        words: positions.count, sentences: words.sentences.count - firstSentence))
  }

  private mutating func number(of surface: UInt32) throws(IndexError) -> UInt32 {
    if numbers[Int(surface)] == Self.unknown {
      let lexicon = index.lexicon
      let folded = lexicon.words.withWord(lexicon.surfaceWords[surface]) { Array($0) }
      numbers[Int(surface)] = try folded.withUnsafeBufferPointer {
        folded throws(IndexError) in
        try tokenizer.forms.number(printed: lexicon.surfaces[surface], folded: folded)
      }
    }
    return numbers[Int(surface)]
  }

  private mutating func number(ofGap gap: UInt32) throws(IndexError) -> UInt32 {
    let known = gapNumbers[Int(gap)]
    if known != Self.unknown {
      tokenizer.forms.count(gap: known)
      return known
    }
    let number = try tokenizer.forms.number(gap: index.forward.gapTexts[gap])
    gapNumbers[Int(gap)] = number
    return number
  }

  private func addSentences(
    of article: UInt32, _ start: UInt32, _ first: Int, to words: inout BatchWords
  ) {
    let table = index.sentenceTable
    for sentence in index.sentences(of: ArticleID(rawValue: article)) {
      words.sentences.append(
        BatchWords.SentenceRow(
          firstWord: first + Int(table.positions[sentence] - start), bytes: table.bytes(sentence),
          paragraph: table.paragraphs[sentence]))
    }
  }

  /// Records say where words stand from where the content begins, so they stay as they are.
  private func addQuotes(
    _ positions: Range<UInt32>, _ first: Int, to words: inout BatchWords
  ) throws(IndexError) {
    let table = index.quoteTable
    var quote = table.positions.firstIndex(notBelow: positions.lowerBound)
    while quote < table.count, table.positions[quote] < positions.upperBound {
      let record = table.recordStarts.range(at: UInt32(quote))
      try words.quotes.add(
        record: table.records.slice(Int(record.lowerBound)..<Int(record.upperBound)),
        at: UInt32(first) + table.positions[quote] - positions.lowerBound,
        name: table.speaker(UInt32(quote)).map { table.names[$0] })
      quote += 1
    }
  }
}

extension InvertedIndex {
  /// What is known of an article beside its texts.
  func metadata(of article: ArticleID) -> Article {
    // Author, url and language come first, and are there where there are articles.
    let extra = columns.indices.dropFirst(3).compactMap { column in
      value(of: article, column: column).map { (name: columns[column].name, value: $0) }
    }
    return Article(
      id: id(of: article), source: sources[source(of: article)].name, date: date(of: article),
      author: value(of: article, column: 0), url: value(of: article, column: 1),
      language: value(of: article, column: 2), text: [], fields: extra,
      origin: Origin(file: path, line: 0))
  }
}
