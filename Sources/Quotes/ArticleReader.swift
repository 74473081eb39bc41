// SPDX-License-Identifier: Apache-2.0
// Puts the words of an article into a row and looks each up in the lexicon.

import ArabicText

/// Reads articles, one after the other. Arrays are used again for the next article.
struct ArticleReader {
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
  private var cueWords: [Int] = []
  private var heralds: [Int] = []
  /// What is known of printed forms, by their number.
  private var classes: [WordClass] = []
  /// Those of the words of the part that is being read.
  private var found: [WordClass] = []
  private let lexicon = Lexicon.shared

  /// Whether there is anything in the article that may report speech.
  var mayReport: Bool { !cueWords.isEmpty || !marks.isEmpty }

  /// Forgets the article before.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    quotations.removeAll(keepingCapacity: true)
    cueWords.removeAll(keepingCapacity: true)
    heralds.removeAll(keepingCapacity: true)
    (titleWords, bodyStart) = (0, 0)
  }

  /// Adds the title, which counts as one sentence.
  mutating func addTitle(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ forms: [UInt32]?
  ) {
    add(text, tokens, forms)
    if tokens.count > 0 {
      sentences.append(0)
      words[0].gap.formUnion([.sentence, .paragraph])
    }
    titleWords = words.count
    bytes.append(0x0A)
    bodyStart = bytes.count
  }

  mutating func addBody(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ forms: [UInt32]?
  ) {
    add(text, tokens, forms)
    for start in tokens.sentenceStarts {
      sentences.append(titleWords + Int(start))
      words[titleWords + Int(start)].gap.formUnion(.sentence)
    }
    for start in tokens.paragraphStarts {
      words[titleWords + Int(start)].gap.formUnion(.paragraph)
    }
  }

  private mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ forms: [UInt32]?
  ) {
    let (base, foldedBase, first) = (bytes.count, folded.count, words.count)
    bytes.append(contentsOf: text)
    folded.append(contentsOf: tokens.foldedBytes)
    let (starts, ends, foldedEnds) = (tokens.starts, tokens.ends, tokens.foldedEnds)
    // Taken out, so that the rest of the reader can be written meanwhile.
    var row: [Word] = []
    swap(&row, &words)
    row.append(contentsOf: repeatElement(Word(start: 0, end: 0, foldedEnd: 0), count: starts.count))
    look(up: text, tokens, forms)
    var (previousEnd, letters, foldedEnd) = (base, 0, foldedBase)
    row.withUnsafeMutableBufferPointer { row in
      for index in 0..<starts.count {
        let known = found[index]
        if !known.marks.isEmpty { note(known.marks, first + index) }
        let (start, end) = (base + Int(starts[index]), base + Int(ends[index]))
        let gap = gap(previousEnd..<start, before: first + index, isAfterLetter: letters == 2)
        letters = foldedBase + Int(foldedEnds[index]) - foldedEnd
        foldedEnd += letters
        row[first + index] = Word(
          start: UInt32(start), end: UInt32(end),
          foldedEnd: UInt32(foldedEnd), entry: known.entry, proclitics: known.proclitics, gap: gap)
        previousEnd = end
      }
    }
    swap(&row, &words)
    readTail(from: previousEnd)
  }

  /// Fills `found` with the classes of the words of a part. Forms are numbered in the order in which
  /// they are met, so each is looked up once; a loop of its own lets the processor wait for many
  /// entries at a time.
  private mutating func look(
    up text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ forms: [UInt32]?
  ) {
    found.removeAll(keepingCapacity: true)
    found.reserveCapacity(tokens.count)
    for index in 0..<tokens.count {
      if let form = forms?[index], Int(form) < classes.count {
        found.append(classes[Int(form)])
        continue
      }
      let word = tokens.foldedBytes.withUnsafeBufferPointer { folded in
        lexicon.classify(
          folded: UnsafeBufferPointer(rebasing: folded[tokens.foldedByteRange(index)]),
          printed: UnsafeBufferPointer(rebasing: text[tokens.wordByteRange(index)]))
      }
      found.append(word)
      if let form = forms?[index], Int(form) == classes.count { classes.append(word) }
    }
  }

  private mutating func note(_ marks: WordClass.Marks, _ word: Int) {
    if marks.contains(.cue) { cueWords.append(word) }
    if marks.contains(.herald) { heralds.append(word) }
  }

  /// Lends the article to `body`, its quotation marks paired.
  mutating func withText<Result>(_ body: (ArticleText) -> Result) -> Result {
    if !marks.isEmpty {
      var found = quotations
      quotations = []
      lend { $0.pair(marks, into: &found) }
      quotations = found
      for (number, quotation) in quotations.enumerated() {
        for word in quotation.words { words[word].quotation = Int32(number) }
      }
    }
    return lend(body)
  }

  private func lend<Result>(_ body: (ArticleText) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      folded.withUnsafeBufferPointer { folded in
        words.withUnsafeBufferPointer { words in
          sentences.withUnsafeBufferPointer { sentences in
            quotations.withUnsafeBufferPointer { quotations in
              cueWords.withUnsafeBufferPointer { cueWords in
                heralds.withUnsafeBufferPointer { heralds in
                  lexicon.entries.withUnsafeBufferPointer { entries in
                    body(
                      ArticleText(
                        bytes: bytes, folded: folded, words: words, sentences: sentences,
                        quotations: quotations, cueWords: cueWords, heralds: heralds,
                        titleWords: titleWords, bodyStart: bodyStart, entries: entries))
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
