// SPDX-License-Identifier: Apache-2.0
/// Takes articles over from an index that exists: nothing is cut into words or attributed again.
import Loading

/// Reads articles of an index as a tokeniser would have given them.
struct StoredArticles {
  private let index: InvertedIndex
  /// Has the printed forms and gaps of these articles, and no others.
  let tokenizer = BatchTokenizer(findsQuotes: false)
  /// What the tokeniser calls each printed form of the index that it has.
  private let forms: [UInt32]
  /// What it calls each gap that it has.
  private let gaps: [UInt32]
  /// The same for the bytes that stand for gaps in the forward list, 0 for the byte of rare ones.
  private let gapBytes: [UInt8]

  /// All articles but some.
  ///
  /// - Parameter removed: those; of no others batches may be made.
  /// - Throws: `IndexError.tooLarge`.
  init(_ index: InvertedIndex, without removed: [ArticleID]) throws(IndexError) {
    self.index = index
    let content = StoredContent(of: index, without: removed)
    forms = try Self.addForms(content, of: index.lexicon, to: tokenizer)
    gaps = try Self.addGaps(content, of: index.forward.gapTexts, to: tokenizer)
    // What is left is numbered in the same order, so none of these becomes a rare gap.
    var gapBytes = [UInt8](repeating: 0, count: Int(UInt8.max) + 1)
    for gap in 0..<min(gaps.count, Int(ForwardList.rareGap)) { gapBytes[gap] = UInt8(gaps[gap]) }
    self.gapBytes = gapBytes
  }

  private static func addForms(
    _ content: StoredContent, of lexicon: Lexicon, to tokenizer: BatchTokenizer
  ) throws(IndexError) -> [UInt32] {
    var numbers = [UInt32](repeating: 0, count: lexicon.surfaces.count)
    var folded: [UInt8] = []
    for word in 0..<UInt32(lexicon.words.count) {
      folded.removeAll(keepingCapacity: true)
      for surface in lexicon.wordSurfaces.range(at: word)
      where content.formCounts[Int(surface)] > 0 {
        if folded.isEmpty { lexicon.words.withWord(word) { folded += $0 } }
        numbers[Int(surface)] = try tokenizer.forms.add(
          printed: lexicon.surfaces[surface], folded: folded)
      }
    }
    return numbers
  }

  private static func addGaps(
    _ content: StoredContent, of texts: BytePool, to tokenizer: BatchTokenizer
  ) throws(IndexError) -> [UInt32] {
    var numbers = [UInt32](repeating: 0, count: texts.count)
    for (gap, count) in content.gapCounts.enumerated() where count > 0 {
      numbers[gap] = try tokenizer.forms.number(gap: texts[UInt32(gap)], times: count)
    }
    return numbers
  }

  /// Fills a batch with the words, sentences and utterances of some of the articles; a failure is noted
  /// in it.
  func fill(_ batch: TextBatch, with articles: ArraySlice<UInt32>) {
    batch.removeAll()
    do throws(IndexError) {
      for article in articles { try add(article, to: &batch.words) }
    } catch {
      batch.failure = error
    }
  }

  private func add(_ article: UInt32, to words: inout BatchWords) throws(IndexError) {
    let positions = index.positions(of: ArticleID(rawValue: article))
    let first = words.count
    let firstSentence = words.sentences.count
    addWords(positions, to: &words)
    for part in 0..<UInt32(2) {
      words.tails.append(gaps[Int(index.forward.tails[2 * article + part])])
    }
    addSentences(of: article, positions.lowerBound, first, to: &words)
    try addQuotes(positions, first, to: &words)
    words.articles.append(
      BatchWords.ArticleRow(
        titleWords: Int(index.articleTable.body(of: article) - positions.lowerBound),
        words: positions.count, sentences: words.sentences.count - firstSentence))
  }

  private func addWords(_ positions: Range<UInt32>, to words: inout BatchWords) {
    let first = words.count
    let range = Int(positions.lowerBound)..<Int(positions.upperBound)
    let stored = index.forward.surfaces.slice(range)
    let surfaces = words.surfaces.appendUninitialized(stored.count)
    for place in 0..<stored.count { surfaces[place] = forms[Int(stored[place])] }
    let storedGaps = index.forward.gaps.slice(range)
    let bytes = words.gaps.appendUninitialized(storedGaps.count)
    for place in 0..<storedGaps.count { bytes[place] = gapBytes[Int(storedGaps[place])] }
    for entry in index.forward.rareGaps(in: positions) {
      let place = Int(index.forward.rareGapPositions[entry] - positions.lowerBound)
      words.setGap(first + place, to: gaps[Int(index.forward.rareGaps[entry])])
    }
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

/// What the articles of an index hold without some of them.
private struct StoredContent {
  /// For each printed form of the index how often it stands there.
  private(set) var formCounts: [Int]
  /// The same for each gap.
  private(set) var gapCounts: [Int]

  init(of index: InvertedIndex, without removed: [ArticleID]) {
    formCounts = [Int](repeating: 0, count: index.surfaceCount)
    for form in index.forward.surfaces.all { formCounts[Int(form)] += 1 }
    gapCounts = index.forward.gapCounts
    for article in removed {
      for position in index.positions(of: article) {
        formCounts[Int(index.forward.surfaces[position])] -= 1
        gapCounts[Int(index.forward.gapNumber(before: position))] -= 1
      }
      for part in 0..<UInt32(2) {
        gapCounts[Int(index.forward.tails[2 * article.rawValue + part])] -= 1
      }
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
