// SPDX-License-Identifier: Apache-2.0
// How far reported content goes: to its closing mark, the next cue, or the end of the sentence.

/// Finds the ends of contents, given the frames of all cues of the article.
struct ContentEnd {
  /// The longest content without marks, in words.
  static let longest = 400

  let text: ArticleText
  /// For each word, the number of the frame whose cue begins there, or -1.
  let frameAt: UnsafeBufferPointer<Int32>
  let frames: [Frame]

  /// The content of a frame.
  func draft(_ number: Int) -> Draft {
    let frame = frames[number]
    if let end = frame.contentEnd { return paraphrase(frame, frame.content, end) }
    if frame.quotation >= 0 { return quoted(frame) }
    let sentence = text.words(ofSentence: text.sentence(of: frame.content))
    if frame.rule == .colon { return unmarked(frame, sentence.upperBound) }
    var end = clauseEnd(from: frame.content, sentence.upperBound)
    if frame.rule == .nounPhrase { end = beforeConsequence(frame.content..<end) }
    return paraphrase(frame, frame.content, end)
  }

  /// After a noun phrase, مما begins the reporter's own consequence.
  private func beforeConsequence(_ words: Range<Int>) -> Int {
    words.dropFirst(3).first { text.isWord($0, "مما") && text.words[$0].quotation < 0 }
      ?? words.upperBound
  }

  /// Speech after a colon without marks.
  private func unmarked(_ frame: Frame, _ sentenceEnd: Int) -> Draft {
    let end = clauseEnd(from: frame.content, sentenceEnd)
    var draft = paraphrase(frame, frame.content, end)
    draft.kind = .direct
    return draft
  }

  /// Content that begins with a quotation.
  private func quoted(_ frame: Frame) -> Draft {
    let quotation = text.quotations[frame.quotation]
    let next = quotation.words.upperBound
    if quotation.isClosed, goesOn(after: quotation, frame) {
      let sentence = text.words(ofSentence: text.sentence(of: next))
      let end = clauseEnd(from: next, sentence.upperBound)
      if end > next { return paraphrase(frame, frame.content, end) }
    }
    return Draft(
      frame: frame, span: trimmed(quotation), words: quotation.words, kind: .direct)
  }

  private func trimmed(_ quotation: Quotation) -> Range<Int> {
    let first = quotation.words.lowerBound
    let start = min(Int(text.words[first].start), quotation.end)
    let last = quotation.words.upperBound - 1
    return max(quotation.start, start)..<max(Int(text.words[last].end), start + 1)
  }

  /// Whether the paraphrase goes on after a quotation that it began with.
  private func goesOn(after quotation: Quotation, _ frame: Frame) -> Bool {
    let next = quotation.words.upperBound
    guard next < text.count, frame.rule != .colon, !text.gap(next, has: [.sentence, .stop]) else {
      return false
    }
    if frameAt[next] >= 0 || text.has(next, [.attribution, .sayingNoun]) { return false }
    if isCutPhrase(next) { return false }
    if text.gap(next, has: [.comma, .semicolon, .dash]) {
      guard frame.rule != .quotation || frame.isVerb else { return false }
      if text.isWord(next, "مما") || text.isWord(next, "ما") { return true }
      return !text.proclitics(next).isDisjoint(with: .waw) && text.entry(next).verb < 0
        && !text.has(next, [.conjunction, .negation, .auxiliary])
        || startsWithWaw(next) && text.words[next].entry == 0
    }
    if text.has(next, .preposition) { return frame.rule == .clause }
    return !text.has(next, .temporal) || frame.rule == .clause
  }

  private func startsWithWaw(_ word: Int) -> Bool {
    text.letters(word).starts(with: [0xD9, 0x88])
  }

  /// The first word at or after `start` that is no longer content.
  func clauseEnd(from start: Int, _ sentenceEnd: Int) -> Int {
    var limit = sentenceEnd
    var word = start
    while word < limit, word - start < Self.longest {
      if text.words[word].isPlain {
        word += 1
        continue
      }
      let number = Int(text.words[word].quotation)
      if number >= 0, text.gap(word, has: .mark),
        text.quotations[number].words.lowerBound == word
      {
        let quotation = text.quotations[number]
        if quotation.words.count > 2 || word > start {
          limit = quotation.isClosed ? max(limit, endOfSentence(at: quotation)) : limit
          if quotation.isClosed, quotation.words.upperBound > word {
            word = quotation.words.upperBound
            continue
          }
        }
      }
      if word > start, let cut = cut(at: word, start) { return cut }
      word += 1
    }
    return min(limit, max(word, start + 1))
  }

  private func endOfSentence(at quotation: Quotation) -> Int {
    let last = quotation.words.upperBound - 1
    return text.words(ofSentence: text.sentence(of: last)).upperBound
  }

  /// Where the content ends if it ends at `word`: there, or at the conjunction before.
  private func cut(at word: Int, _ start: Int) -> Int? {
    if text.gap(word, has: [.comma, .dash, .mark, .closingBracket]), isCutPhrase(word) {
      return word
    }
    if isTurn(word) || isNewCircumstance(word) { return word }
    guard frameAt[word] >= 0 else { return nil }
    let frame = frames[Int(frameAt[word])]
    switch frame.cueClass {
    case .participle: return word
    case .phrase: return frame.contentEnd != nil ? word : nil
    case .verbalNoun, .mark: return nil
    case .verb: break
    }
    if frame.rule == .colon { return word }
    let isCoordinated = !text.proclitics(word).isDisjoint(with: .coordination)
    if isCoordinated {
      let verb = frame.frames
      let isFirm =
        frame.rule != .nounPhrase || text.gap(word, has: .pause)
        || !frame.form.contains(.imperfect) && verb.isDisjoint(with: [.weak, .object])
      return isFirm ? word : nil
    }
    // …، يؤكد تزايد الإقبال: the predicate of what is said, for a new report begins with و.
    if frame.form.contains(.imperfect), frame.speaker == nil, text.proclitics(word).isEmpty {
      return nil
    }
    if text.gap(word, has: [.comma, .semicolon]), frame.source != .beforeCue { return word }
    return conjunctionBefore(word, start)
  }

  /// Content from the first to before the last word, quoted or not.
  private func paraphrase(_ frame: Frame, _ first: Int, _ end: Int) -> Draft {
    let end = max(end, first + 1)
    var start = frame.contentByte
    let number = frame.quotation
    if number >= 0, text.quotations[number].words.upperBound != end {
      // A fragment at the head keeps its marks.
      start = text.quotations[number].openStart
    }
    let range = start..<max(endByte(first..<end), start + 1)
    return Draft(
      frame: frame, span: range, words: first..<end, kind: kind(first..<end, frame))
  }

  /// Where the last word ends, with the mark or bracket that closes what was opened within.
  private func endByte(_ words: Range<Int>) -> Int {
    let last = words.upperBound - 1
    var end = Int(text.words[last].end)
    let number = Int(text.words[last].quotation)
    if number >= 0 {
      let quotation = text.quotations[number]
      if quotation.words.upperBound == words.upperBound, quotation.isClosed,
        quotation.words.lowerBound >= words.lowerBound
      {
        end = quotation.closeEnd
      }
    }
    if end < text.bytes.count, text.bytes[end] == 0x29 { end += 1 }
    return end
  }

  /// Mixed where at least two words together, or one that is no name, stand in marks.
  private func kind(_ words: Range<Int>, _ frame: Frame) -> Utterance.Kind {
    if frame.rule == .colon { return .direct }
    if text.quotations.isEmpty { return .indirect }
    var word = words.lowerBound
    while word < words.upperBound {
      let number = Int(text.words[word].quotation)
      guard number >= 0 else {
        word += 1
        continue
      }
      let quotation = text.quotations[number]
      let first = quotation.words.lowerBound
      let isNamed =
        first > 0 && text.has(first - 1, [.institution, .medium]) && quotation.words.count < 5
      if !isNamed, quotation.words.count > 1 { return .mixed }
      word = max(word + 1, quotation.words.upperBound)
    }
    return .indirect
  }
}
