// SPDX-License-Identifier: Apache-2.0
// «…»، قال فلان: a quotation that its cue follows.

/// Reads cues whose quotation stands before them.
struct QuotationBefore {
  let text: ArticleText

  /// The frame of the verb at `cue` if a quotation ends right before it.
  func frame(at cue: Int) -> Frame? {
    let entry = text.entry(cue)
    guard entry.verb >= 0, entry.form.contains(.finite),
      entry.frames.contains(.speech), cue > 0,
      text.gap(cue, has: .mark), !text.gap(cue, has: .paragraph)
    else { return nil }
    let number = Int(text.words[cue - 1].quotation)
    guard number >= 0 else { return nil }
    let quotation = text.quotations[number]
    guard quotation.isClosed, quotation.words.upperBound == cue, quotation.words.count >= 3 else {
      return nil
    }
    let sentence = text.words(ofSentence: text.sentence(of: quotation.words.lowerBound))
    guard sentence.lowerBound == quotation.words.lowerBound else { return nil }
    let speaker = subject(after: cue)
    return Frame(
      cue: cue..<(cue + 1), frames: entry.frames, isVerb: true, form: entry.form, cueClass: .verb,
      rule: .quotationBefore, speaker: speaker, source: speaker == nil ? .none : .afterCue,
      content: quotation.words.lowerBound, contentByte: quotation.start, quotation: number,
      before: number)
  }

  private func subject(after cue: Int) -> Range<Int>? {
    let sentence = text.words(ofSentence: text.sentence(of: cue))
    let first = cue + 1
    guard first < sentence.upperBound, !text.gap(first, has: .pause),
      text.proclitics(first).isDisjoint(with: .preposition),
      !text.has(first, Traits.boundary.union([.preposition, .pronoun]))
    else { return nil }
    let noun = NounPhrase(text: text)
    var phrase = first..<(first + 1)
    while phrase.upperBound < sentence.upperBound, !text.gap(phrase.upperBound, has: .pause),
      noun.goesOn(phrase, with: phrase.upperBound)
    {
      phrase = first..<(phrase.upperBound + 1)
    }
    return phrase
  }
}
