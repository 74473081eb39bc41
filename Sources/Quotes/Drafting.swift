// SPDX-License-Identifier: Apache-2.0
// All frames of an article, then their contents, in the order of the text.

/// Makes drafts of the utterances of one article.
struct Drafting {
  let text: ArticleText
  private var frames: [Frame] = []

  init(_ text: ArticleText) {
    self.text = text
    frames.reserveCapacity(text.cueWords.count + 8)
  }

  /// The utterances, ascending by cue, speakers as far as the clause names them.
  mutating func drafts() -> [Draft] {
    findCues()
    findBareSpeech()
    guard !frames.isEmpty else { return [] }
    frames.sort { ($0.cue.lowerBound, $0.content) < ($1.cue.lowerBound, $1.content) }
    var frameAt = [Int32](repeating: -1, count: text.count + 1)
    for number in frames.indices where !frames[number].cue.isEmpty {
      frameAt[frames[number].cue.lowerBound] = Int32(number)
    }
    let ends = ContentEnd(text: text, frameAt: frameAt, frames: frames)
    var drafts = frames.indices.map { ends.draft($0) }
    addQuotationsBefore(&drafts)
    return withoutNested(drafts)
  }

  private mutating func findCues() {
    var parser = CueParser(text)
    let attribution = AttributionParser(text: text)
    for cue in text.cueWords {
      if text.has(cue, .attribution), let frame = attribution.frame(at: cue) {
        frames.append(frame)
      } else if let frame = parser.frame(at: cue) {
        frames.append(frame)
      } else if let frame = QuotationBefore(text: text).frame(at: cue) {
        frames.append(frame)
      }
    }
    dropLoose()
    frames.removeAll { parser.consumed.contains($0.cue.lowerBound) && $0.cueClass != .phrase }
  }

  /// Drops what looks like a verb and may be a noun (حث, دعم): coordinated in the midst of a
  /// sentence that has not spoken, without a subject.
  private mutating func dropLoose() {
    var last = -1
    var contents: [Int] = []
    contents.reserveCapacity(frames.count)
    frames.removeAll { frame in
      let cue = frame.cue.lowerBound
      let sentence = text.sentence(of: cue)
      defer { last = max(last, sentence) }
      if frame.cueClass != .phrase {
        // Only cues near by can share a content.
        for place in max(0, contents.count - 8)..<contents.count
        where contents[place] == frame.content { return true }
        contents.append(frame.content)
      }
      return frame.cueClass == .verb && frame.rule == .nounPhrase && frame.speaker == nil
        && last != sentence && !text.gap(cue, has: .pause)
        && !text.proclitics(cue).isDisjoint(with: .coordination)
    }
  }

  private mutating func findBareSpeech() {
    let speech = BareSpeech(text: text)
    let known = frames.count
    for sentence in text.sentences.indices {
      let first = text.sentences[sentence]
      if let frame = speech.headline(ofSentence: sentence),
        !frames[..<known].contains(where: { $0.content == frame.content })
      {
        frames.append(frame)
      } else if text.gap(first, has: .mark),
        let frame = speech.continuation(ofSentence: sentence),
        !frames[..<known].contains(where: { $0.content == first || $0.before == frame.quotation })
      {
        frames.append(frame)
      }
    }
  }

  /// A quotation left open right before the sentence of a cue that quotes again is the cue's too.
  private func addQuotationsBefore(_ drafts: inout [Draft]) {
    for index in drafts.indices {
      let frame = drafts[index].frame
      var number = frame.before
      if number < 0, frame.quotation >= 0, frame.rule == .colon, frame.cue.lowerBound > 0 {
        number = openQuotation(before: frame.cue.lowerBound)
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

  private func openQuotation(before cue: Int) -> Int {
    guard text.gap(cue, has: .sentence), !text.gap(cue, has: .paragraph) else { return -1 }
    let sentence = text.words(ofSentence: text.sentence(of: cue - 1))
    let number = text.quotationBeginning(at: sentence.lowerBound)
    guard number >= 0, !text.quotations[number].isClosed else { return -1 }
    return text.quotations[number].words.upperBound == cue ? number : -1
  }

  /// Leaves out what stands inside a quotation of another, or inside the content of another
  /// without a subject of its own.
  private func withoutNested(_ drafts: [Draft]) -> [Draft] {
    var kept: [Draft] = []
    kept.reserveCapacity(drafts.count)
    var end = -1
    var endKind = Utterance.Kind.indirect
    for var draft in drafts {
      let cue = draft.frame.cue.lowerBound
      if cue < end, draft.frame.contentEnd == nil || draft.frame.content >= end {
        guard endKind != .direct, draft.frame.speaker != nil,
          draft.frame.rule == .clause, text.words[cue].quotation < 0
        else { continue }
        draft.isNested = true
        kept.append(draft)
        continue
      }
      if draft.frame.rule == .continuation,
        draft.words.lowerBound - (kept.last?.words.upperBound ?? -9) > 3
      {
        continue
      }
      if draft.frame.contentEnd != nil, let last = kept.last,
        draft.words.overlaps(last.words)
      {
        continue
      }
      kept.append(draft)
      if draft.words.upperBound > end {
        (end, endKind) = (draft.words.upperBound, draft.kind)
      }
    }
    return kept
  }
}
