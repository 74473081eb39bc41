// SPDX-License-Identifier: Apache-2.0
// Puts the words of an article into a row and looks each up in the lexicon.

import ArabicText

/// Reads articles, one after the other. Arrays are used again for the next article.
struct ArticleReader {
  private var bytes: [UInt8] = []
  private var folded: [UInt8] = []
  /// The words of the article; those of longer ones before it are left behind them.
  private var words: [Word] = []
  private var wordCount = 0
  /// The first word of each sentence, ascending.
  private var sentences: [Int] = []
  private var gaps = GapReader()
  private var quotations: [Quotation] = []
  /// The words of the title; the body's follow.
  private var titleWords = 0
  /// Where the body's bytes begin.
  private var bodyStart = 0
  private var cueWords: [Int] = []
  private var heralds: [Int] = []
  /// What is known of printed forms, by their number.
  private var classes: [WordClass] = []
  /// Those of the words of the part that is being read; of longer ones before it behind them.
  private var found: [WordClass] = []
  private let lexicon = Lexicon.shared

  /// Whether there is anything in the article that may report speech.
  var mayReport: Bool { !cueWords.isEmpty || !gaps.marks.isEmpty }

  /// Forgets the article before.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    gaps.marks.removeAll(keepingCapacity: true)
    quotations.removeAll(keepingCapacity: true)
    cueWords.removeAll(keepingCapacity: true)
    heralds.removeAll(keepingCapacity: true)
    (wordCount, titleWords, bodyStart) = (0, 0, 0)
  }

  /// Adds the title, which counts as one sentence.
  mutating func addTitle(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ forms: [UInt32]?
  ) {
    let first: [UInt32] = tokens.count > 0 ? [0] : []
    add(text, tokens, forms)
    cut(tokens.count, sentences: first, paragraphs: first)
    titleWords = wordCount
    bytes.append(0x0A)
    bodyStart = bytes.count
  }

  mutating func addBody(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ forms: [UInt32]?
  ) {
    add(text, tokens, forms)
    cut(tokens.count, sentences: tokens.sentenceStarts, paragraphs: tokens.paragraphStarts)
  }

  private mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ forms: [UInt32]?
  ) {
    look(up: text, tokens, forms)
    let (base, foldedBase, first) = (UInt32(bytes.count), UInt32(folded.count), wordCount)
    bytes.append(contentsOf: text)
    folded.append(contentsOf: tokens.foldedBytes)
    wordCount += tokens.count
    if words.count < wordCount {
      words.append(contentsOf: repeatElement(Word(), count: wordCount - words.count))
    }
    gaps.begin(text, at: Int(base))
    // Taken out, so that the rest of the reader can be written meanwhile.
    var taken: [Word] = []
    swap(&taken, &words)
    var row = taken.mutableSpan
    // As many of each as there are words.
    let (starts, ends, foldedEnds) = (tokens.starts.span, tokens.ends.span, tokens.foldedEnds.span)
    let classes = found
    let known = classes.span
    var (previousEnd, foldedStart, isAfterLetter) = (UInt32(0), UInt32(0), false)
    for index in 0..<starts.count {
      let word = known[unchecked: index]
      if !word.marks.isDisjoint(with: [.cue, .herald]) { note(word.marks, first + index) }
      let (start, end) = (starts[unchecked: index], ends[unchecked: index])
      let foldedEnd = foldedEnds[unchecked: index]
      var gap: Gap = []
      // Nearly always a space.
      if start &- previousEnd != 1 || text[Int(previousEnd)] != 0x20 {
        gap = gaps.read(
          Int(previousEnd)..<Int(start), before: first + index, isAfterLetter: isAfterLetter)
      }
      row[unchecked: first + index] = Word(
        start: base &+ start, end: base &+ end,
        foldedStart: foldedBase &+ foldedStart, foldedEnd: foldedBase &+ foldedEnd,
        gap: gap, entry: word.entry, proclitics: word.proclitics, marks: word.marks)
      isAfterLetter = foldedEnd &- foldedStart == 2
      (previousEnd, foldedStart) = (end, foldedEnd)
    }
    swap(&taken, &words)
    gaps.readTail(from: Int(previousEnd), next: wordCount)
  }

  private mutating func note(_ marks: WordClass.Marks, _ word: Int) {
    if marks.contains(.cue) { cueWords.append(word) }
    if marks.contains(.herald) { heralds.append(word) }
  }

  /// Fills `found` with the classes of the words of a part. Forms are numbered in the order in which
  /// they are met, so each is looked up once; a loop of its own lets the processor wait for many
  /// entries at a time.
  private mutating func look(
    up text: UnsafeBufferPointer<UInt8>, _ tokens: borrowing TokenizedText, _ forms: [UInt32]?
  ) {
    let count = tokens.count
    if found.count < count {
      found.append(contentsOf: repeatElement(WordClass(), count: count - found.count))
    }
    guard let forms else {
      for index in 0..<count { found[index] = lexicon.classify(index, of: tokens, in: text) }
      return
    }
    for index in 0..<count where Int(forms[index]) == classes.count {
      classes.append(lexicon.classify(index, of: tokens, in: text))
    }
    classes.withUnsafeBufferPointer { classes in
      found.withUnsafeMutableBufferPointer { found in
        for index in 0..<count { found[index] = classes[Int(forms[index])] }
      }
    }
  }

  /// Marks the first words of the sentences and paragraphs of the part read last, of so many words.
  private mutating func cut(_ count: Int, sentences starts: [UInt32], paragraphs: [UInt32]) {
    let first = wordCount - count
    let known = sentences.count
    for start in starts { sentences.append(first + Int(start)) }
    words.withUnsafeMutableBufferPointer { words in
      for sentence in known..<sentences.count {
        let end = sentence + 1 < sentences.count ? sentences[sentence + 1] : wordCount
        for word in sentences[sentence]..<end { words[word].sentence = UInt32(sentence) }
        words[sentences[sentence]].gap.formUnion(.sentence)
      }
      for start in paragraphs { words[first + Int(start)].gap.formUnion(.paragraph) }
    }
  }
}

// MARK: - Lending

extension ArticleReader {
  /// Lends the article to `body`, its quotation marks paired.
  mutating func withText<Result>(_ body: (ArticleText) -> Result) -> Result {
    if !gaps.marks.isEmpty {
      var found = quotations
      quotations = []
      lend { $0.pair(gaps.marks, into: &found) }
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
                    let parts = ArticleText.Parts(
                      bytes: bytes, folded: folded,
                      words: UnsafeBufferPointer(rebasing: words[..<wordCount]),
                      sentences: sentences, quotations: quotations, cueWords: cueWords,
                      heralds: heralds, titleWords: titleWords, bodyStart: bodyStart,
                      entries: entries)
                    return withUnsafePointer(to: parts) { body(ArticleText(parts: $0)) }
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
