// SPDX-License-Identifier: Apache-2.0
// Puts the words of an article into a row and looks each up in the lexicon.

import ArabicText

/// Reads articles, one after the other. Columns are used again for the next article.
struct ArticleReader: ~Copyable {
  private var bytes = Column<UInt8>()
  private var folded = Column<UInt8>()
  private var words = WordColumns()
  /// The first word of each sentence, ascending.
  private var sentences = Column<Int>()
  private var gaps = GapReader()
  private var quotations = Column<Quotation>()
  /// The words of the title; the body's follow.
  private var titleWords = 0
  /// Where the body's bytes begin.
  private var bodyStart = 0
  private var cueWords = Column<Int>()
  private var heralds = Column<Int>()
  /// What is known of printed forms, by their number.
  private var classes = Column<WordClass>()
  private let lexicon = Lexicon.shared

  init() {}

  /// Whether there is anything in the article that may report speech.
  var mayReport: Bool { cueWords.count > 0 || gaps.marks.count > 0 }

  /// Forgets the article before.
  mutating func clear() {
    bytes.removeAll()
    folded.removeAll()
    words.removeAll()
    sentences.removeAll()
    gaps.marks.removeAll()
    quotations.removeAll()
    cueWords.removeAll()
    heralds.removeAll()
    (titleWords, bodyStart) = (0, 0)
  }

  /// Adds the title, which counts as one sentence.
  mutating func addTitle(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ forms: [UInt32]?
  ) {
    let first: [UInt32] = tokens.count > 0 ? [0] : []
    add(text, tokens, forms, sentences: first, paragraphs: first)
    titleWords = words.count
    bytes.append(0x0A)
    bodyStart = bytes.count
  }

  mutating func addBody(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ forms: [UInt32]?
  ) {
    add(
      text, tokens, forms, sentences: tokens.sentenceStarts, paragraphs: tokens.paragraphStarts)
  }

  /// Adds a part.
  /// - Parameters:
  ///   - starts: the first word of each sentence of the part.
  ///   - paragraphs: those that begin a paragraph.
  private mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ forms: [UInt32]?,
    sentences starts: [UInt32], paragraphs: [UInt32]
  ) {
    let first = words.count
    words.foldedBounds.append(tokens.foldedEnds, raisedBy: UInt32(folded.count))
    classify(tokens, in: text, forms)
    readGaps(tokens, in: text)
    words.starts.append(tokens.starts, raisedBy: UInt32(bytes.count))
    words.ends.append(tokens.ends, raisedBy: UInt32(bytes.count))
    words.quotations.append(repeating: -1, count: tokens.count)
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? Int(starts[number + 1]) : tokens.count
      words.sentences.append(repeating: UInt32(sentences.count), count: end - Int(start))
      words.gaps[first + Int(start)].formUnion(.sentence)
      sentences.append(first + Int(start))
    }
    for start in paragraphs { words.gaps[first + Int(start)].formUnion(.paragraph) }
    bytes.append(contentsOf: text)
    tokens.foldedBytes.withUnsafeBufferPointer { folded.append(contentsOf: $0) }
  }

  /// Looks the words of a part up. Forms are numbered in the order in which they are met, so each
  /// is looked up once. What is known of rare ones lies far apart: a loop that does nothing else
  /// lets the processor wait for many at a time.
  private mutating func classify(
    _ tokens: borrowing TokenizedText, in text: UnsafeBufferPointer<UInt8>, _ forms: [UInt32]?
  ) {
    let first = words.count
    let known = words.known.extend(by: tokens.count)
    if let forms {
      for index in 0..<known.count where Int(forms[index]) >= classes.count {
        precondition(Int(forms[index]) == classes.count, "forms are not numbered as they are met")
        classes.append(lexicon.classify(index, of: tokens, in: text))
      }
      let classes = classes.elements
      forms.withUnsafeBufferPointer { forms in
        for index in 0..<known.count { known[index] = classes[Int(forms[index])] }
      }
    } else {
      for index in 0..<known.count {
        known[index] = lexicon.classify(index, of: tokens, in: text)
      }
    }
    for index in 0..<known.count where !known[index].marks.isDisjoint(with: [.cue, .herald]) {
      if known[index].marks.contains(.cue) { cueWords.append(first + index) }
      if known[index].marks.contains(.herald) { heralds.append(first + index) }
    }
  }

  /// Reads what stands between the words of a part, nearly always a space.
  private mutating func readGaps(
    _ tokens: borrowing TokenizedText, in text: UnsafeBufferPointer<UInt8>
  ) {
    let first = words.count
    gaps.begin(text, at: bytes.count)
    words.gaps.append(repeating: [], count: tokens.count)
    // As many of each as there are words.
    let (starts, ends) = (tokens.starts.span, tokens.ends.span)
    var previousEnd = 0
    for index in 0..<starts.count {
      let start = Int(starts[unchecked: index])
      if start != previousEnd &+ 1 || text[previousEnd] != 0x20 {
        words.gaps[first + index] = gaps.read(
          previousEnd..<start, before: first + index,
          isAfterLetter: index > 0 && tokens.foldedByteRange(index - 1).count == 2)
      }
      previousEnd = Int(ends[unchecked: index])
    }
    gaps.readTail(from: previousEnd, next: first + starts.count)
  }

  /// Lends the article to `body`, its quotation marks paired.
  mutating func withText<Result>(_ body: (ArticleText) -> Result) -> Result {
    if gaps.marks.count > 0 {
      var paired = Column<Quotation>()
      swap(&paired, &quotations)
      lend { $0.pair(gaps.marks.elements, into: &paired) }
      swap(&paired, &quotations)
      for number in 0..<quotations.count {
        for word in quotations[number].words { words.quotations[word] = Int32(number) }
      }
    }
    return lend(body)
  }

  private func lend<Result>(_ body: (ArticleText) -> Result) -> Result {
    lexicon.entries.withUnsafeBufferPointer { entries in
      lexicon.traits.withUnsafeBufferPointer { traits in
        let parts = ArticleText.Parts(
          bytes: bytes.elements, folded: folded.elements, words: Words(words),
          sentences: sentences.elements, quotations: quotations.elements,
          cueWords: cueWords.elements, heralds: heralds.elements,
          titleWords: titleWords, bodyStart: bodyStart, entries: entries, traits: traits)
        return withUnsafePointer(to: parts) { body(ArticleText(parts: $0)) }
      }
    }
  }
}
