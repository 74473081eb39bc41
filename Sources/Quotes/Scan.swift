// SPDX-License-Identifier: Apache-2.0
// The way from a verb to its report: subject, adjuncts, then أن, a preposition, a colon, a mark.

/// One walk over the words after a verb of saying.
struct Scan {
  /// The report's beginning.
  struct Found {
    var rule: Utterance.Rule
    var word: Int
    var byte: Int
    var quotation = -1
  }

  let frames: Frames
  let form: VerbForm
  let cue: Int
  /// The first word after the cue's own.
  var cueEnd: Int
  var subject: Range<Int>?
  /// قائلا, بقوله and their like on the way: bit n is set for the nth word after the cue.
  private var helpers: UInt64 = 0
  var isOpen = true
  var sawPreposition = false
  var sawRelative = false
  var lastComma = -1
  var commas = 0
  var skipTo = -1

  var isWeak: Bool { frames.contains(.weak) }
  var hasHelpers: Bool { helpers != 0 }

  init(_ entry: Lexicon.Entry, cue: Int) {
    (frames, form, self.cue) = (entry.frames, entry.form, cue)
    cueEnd = cue + 1
  }

  /// Notes a helper; no word is further from the cue than `CueParser.reach`, which is below 64.
  mutating func addHelper(_ word: Int) { helpers |= 1 << UInt64(word - cue) }

  func forEachHelper(_ body: (Int) -> Void) {
    var left = helpers
    while left != 0 {
      body(cue + left.trailingZeroBitCount)
      left &= left - 1
    }
  }

  /// Makes ready for verbs with words of their own; false where those are missing.
  mutating func prepare(_ text: ArticleText) -> Bool {
    guard frames.contains(.document) else { return true }
    guard cue + 2 < text.count, text.isWord(cue + 1, "في"), text.has(cue + 2, [.report, .occasion])
    else { return false }
    cueEnd = cue + 2
    return true
  }

  /// Walks to the report; nil if there is none before the sentence ends.
  mutating func run(_ text: ArticleText) -> Found? {
    let sentence = text.words(ofSentence: text.sentence(of: cue))
    let quotation = text.words[cue].quotation
    var limit = min(sentence.upperBound, cue + CueParser.reach)
    if quotation >= 0 { limit = min(limit, text.quotations[Int(quotation)].words.upperBound) }
    var word = cueEnd
    while word < limit {
      if isPlain(word, text) {
        if isOpen, word >= skipTo { takePlain(word, text) }
        word += 1
        continue
      }
      if let found = report(at: word, text) {
        subject = finished(subject, found, text)
        return found
      }
      if word < skipTo {
        word += 1
        continue
      }
      guard step(word, text) else { return nil }
      word += 1
    }
    return bareClause(limit, sentence.upperBound, text)
  }

  /// Whether a word after the first of the subject can but belong to it, as most do.
  private func isPlain(_ word: Int, _ text: ArticleText) -> Bool {
    subject != nil && text.words[word].isPlain && word > cue + 1
      && !(frames.contains(.ba) && startsWithBa(word, text))
  }

  /// The report that begins at `word`, if one does.
  mutating func report(at word: Int, _ text: ArticleText) -> Found? {
    let gap = text.words[word].gap
    if gap.contains(.colon), !isInNumber(word, text), takesSpeech {
      return spoken(.colon, word, text)
    }
    if gap.contains(.mark), let found = quotation(at: word, text) { return found }
    if text.has(word, .complementiser), word >= skipTo { return clause(at: word, text) }
    return phrase(at: word, text)
  }
}

extension ArticleText {
  /// The quotation whose first word is `word`, or -1.
  func quotationBeginning(at word: Int) -> Int {
    guard gap(word, has: .mark) else { return -1 }
    var number = Int(words[word].quotation)
    // The innermost comes last; the outermost of those that begin here is meant.
    while number > 0, quotations[number - 1].words.lowerBound == word { number -= 1 }
    return number >= 0 && quotations[number].words.lowerBound == word ? number : -1
  }

  /// Verbs that always name whom they speak to: حث.
  func isObjectVerb(_ cue: Int) -> Bool {
    entry(cue).frames.contains(.addressed)
  }
}
