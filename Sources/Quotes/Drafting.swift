// SPDX-License-Identifier: Apache-2.0
// All frames of an article, then their contents, in the order of the text.

/// Makes drafts of the utterances of articles, one after the other. Memory is used again for the next.
struct Drafting: ~Copyable {
  /// The utterances of the article, ascending by cue, speakers as far as the clause names them.
  private(set) var drafts: [Draft] = []
  private var frames: [Frame] = []
  /// For each word, the number of the frame whose cue begins there, or -1, as it is between articles.
  private var frameAt = Column<Int32>()

  /// Fills `drafts`.
  mutating func draft(_ text: ArticleText) {
    drafts.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    findCues(text)
    findBareSpeech(text)
    guard !frames.isEmpty else { return }
    frames.sort { ($0.cue.lowerBound, $0.content) < ($1.cue.lowerBound, $1.content) }
    frameAt.append(repeating: -1, count: max(0, text.count + 1 - frameAt.count))
    for number in frames.indices where !frames[number].cue.isEmpty {
      frameAt[frames[number].cue.lowerBound] = Int32(number)
    }
    let ends = ContentEnd(text: text, frameAt: frameAt.elements, frames: frames)
    for number in frames.indices { drafts.append(ends.draft(number)) }
    for frame in frames { frameAt[frame.cue.lowerBound] = -1 }
    addQuotationsBefore(text)
    dropNested(text)
  }

  private mutating func findCues(_ text: ArticleText) {
    var parser = CueParser(text)
    var sieve = CueSieve(text: text)
    let attribution = AttributionParser(text: text)
    for cue in text.cueWords {
      if text.has(cue, .attribution), let frame = attribution.frame(at: cue) {
        if sieve.keeps(frame) { frames.append(frame) }
      } else if let frame = parser.frame(at: cue) {
        if sieve.keeps(frame) { frames.append(frame) }
      } else if let frame = QuotationBefore(text: text).frame(at: cue) {
        if sieve.keeps(frame) { frames.append(frame) }
      }
    }
    guard !parser.consumed.isEmpty else { return }
    frames.removeAll { parser.consumed.contains($0.cue.lowerBound) && $0.cueClass != .phrase }
  }

  private mutating func findBareSpeech(_ text: ArticleText) {
    let speech = BareSpeech(text: text)
    let known = frames.count
    var nextColon = 0
    for sentence in text.sentences.indices {
      let words = text.words(ofSentence: sentence)
      while nextColon < text.colons.count, text.colons[nextColon] <= words.lowerBound {
        nextColon += 1
      }
      let hasColon = nextColon < text.colons.count && text.colons[nextColon] < words.upperBound
      if hasColon, let frame = speech.headline(ofSentence: sentence),
        !frames[..<known].contains(where: { $0.content == frame.content })
      {
        frames.append(frame)
      } else if text.gap(words.lowerBound, has: .mark),
        let frame = speech.continuation(ofSentence: sentence),
        !frames[..<known].contains(where: {
          $0.content == words.lowerBound || $0.before == frame.quotation
        })
      {
        frames.append(frame)
      }
    }
  }

  /// A quotation left open right before the sentence of a cue that quotes again is the cue's too.
  private mutating func addQuotationsBefore(_ text: ArticleText) {
    for index in drafts.indices {
      let frame = drafts[index].frame
      var number = frame.before
      if number < 0, frame.quotation >= 0, frame.rule == .colon, frame.cue.lowerBound > 0 {
        number = text.openQuotation(before: frame.cue.lowerBound)
      }
      guard number >= 0, number != frame.quotation else { continue }
      let quotation = text.quotations[number]
      let last = quotation.words.upperBound - 1
      let span = Int(text.words[quotation.words.lowerBound].start)..<Int(text.words[last].end)
      if frame.rule == .quotationBefore {
        drafts[index].span = span
        drafts[index].words = quotation.words
      } else if span.upperBound <= drafts[index].span.lowerBound {
        drafts[index].spanBefore = span
      }
      drafts[index].kind = .direct
    }
  }

  /// Leaves out what stands inside a quotation of another, or inside the content of another
  /// without a subject of its own.
  private mutating func dropNested(_ text: ArticleText) {
    var kept = 0
    var end = -1
    var endKind = Utterance.Kind.indirect
    for index in drafts.indices {
      let (frame, words) = (drafts[index].frame, drafts[index].words)
      let cue = frame.cue.lowerBound
      let last = kept > 0 ? drafts[kept - 1].words : nil
      if cue < end, frame.contentEnd == nil || frame.content >= end {
        guard endKind != .direct, frame.speaker != nil, frame.rule == .clause,
          text.words[cue].quotation < 0
        else { continue }
        drafts[index].isNested = true
      } else {
        if frame.rule == .continuation, words.lowerBound - (last?.upperBound ?? -9) > 3 { continue }
        if frame.contentEnd != nil, let last, words.overlaps(last) { continue }
        if words.upperBound > end { (end, endKind) = (words.upperBound, drafts[index].kind) }
      }
      if kept < index { drafts[kept] = drafts[index] }
      kept += 1
    }
    drafts.removeLast(drafts.count - kept)
  }
}

/// Tells which of an article's frames are kept, in their order.
private struct CueSieve {
  let text: ArticleText
  /// The last sentence that has spoken.
  private var last = -1
  /// Where the contents of the latest cues begin, for only cues near by can share one.
  private var contents = InlineArray<8, Int>(repeating: -1)
  private var next = 0

  init(text: ArticleText) { self.text = text }

  /// Drops what shares the content of a cue before it, and what looks like a verb and may be a noun
  /// (حث, دعم): coordinated in the midst of a sentence that has not spoken, without a subject.
  mutating func keeps(_ frame: Frame) -> Bool {
    let cue = frame.cue.lowerBound
    let sentence = text.sentence(of: cue)
    defer { last = max(last, sentence) }
    if frame.cueClass != .phrase {
      for place in contents.indices where contents[place] == frame.content { return false }
      contents[next & 7] = frame.content
      next += 1
    }
    return frame.cueClass != .verb || frame.rule != .nounPhrase || frame.speaker != nil
      || last == sentence || text.gap(cue, has: .pause)
      || text.proclitics(cue).isDisjoint(with: .coordination)
  }
}

extension ArticleText {
  fileprivate func openQuotation(before cue: Int) -> Int {
    guard gap(cue, has: .sentence), !gap(cue, has: .paragraph) else { return -1 }
    let sentence = words(ofSentence: sentence(of: cue - 1))
    let number = quotationBeginning(at: sentence.lowerBound)
    guard number >= 0, !quotations[number].isClosed else { return -1 }
    return quotations[number].words.upperBound == cue ? number : -1
  }
}
