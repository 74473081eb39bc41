// SPDX-License-Identifier: Apache-2.0
// Drafts to utterances: who the speakers are, over the whole article.

/// Someone or something that speaks in an article.
struct Speaker {
  var kind: Naming.Kind
  /// The words of the fullest name so far.
  var name: Range<Int>
  /// Phrases that name the speaker, for roles: the first few.
  private(set) var phrases = InlineArray<6, Range<Int>>(repeating: 0..<0)
  private(set) var phraseCount = 0
  var isFeminine: Bool?
  var isPlural = false

  init(kind: Naming.Kind, name: Range<Int>) {
    self.kind = kind
    self.name = name
  }

  mutating func append(phrase: Range<Int>) {
    guard phraseCount < phrases.count else { return }
    phrases[phraseCount] = phrase
    phraseCount += 1
  }

  func hasPhrase(where condition: (Range<Int>) -> Bool) -> Bool {
    (0..<phraseCount).contains { condition(phrases[$0]) }
  }
}

/// Resolves the speakers of one article.
struct Resolver {
  let text: ArticleText
  let parser: NameParser

  init(_ text: ArticleText) {
    self.text = text
    parser = NameParser(text: text)
  }

  /// The utterance before, nested ones left out.
  struct Last {
    /// The sentence of its cue.
    var sentence: Int
    /// The sentence in which its content ends.
    var endSentence: Int
    var speaker: Int
    /// Who is named as the speaker.
    var phrase: Range<Int>?
  }

  /// Adds the utterances of the drafts, with their speakers, to `found`, which is empty.
  func resolve(_ drafts: [Draft], into found: inout FoundUtterances) {
    var speakers = Speakers(text: text, parser: parser, utterances: drafts.count)
    var last: Last?
    for var draft in drafts {
      var phrase = draft.frame.speaker
      var speaker = -1
      if let found = phrase {
        speaker = speakers.number(
          of: found, form: draft.frame.form, isRemembered: !draft.isNested)
      } else {
        (speaker, phrase) = implicit(&draft.frame, last, &speakers)
      }
      if let utterance = utterance(draft, phrase, by: speaker) { found.append(utterance) }
      if !draft.isNested {
        last = Last(
          sentence: text.sentence(of: draft.frame.cue.lowerBound),
          endSentence: text.sentence(of: draft.words.upperBound - 1), speaker: speaker,
          phrase: phrase)
      }
    }
    for number in speakers.all.indices { speakers.addName(number, to: &found) }
    found.sort()
  }

  /// The speaker of a cue without a subject of its own.
  private func implicit(
    _ frame: inout Frame, _ last: Last?, _ speakers: inout Speakers
  ) -> (Int, Range<Int>?) {
    let cue = frame.cue.lowerBound
    let sentence = text.sentence(of: cue)
    if let last, last.speaker >= 0,
      last.sentence == sentence || frame.rule == .continuation
    {
      frame.source = frame.rule == .continuation ? .previous : .subject
      return (last.speaker, frame.cueClass == .participle ? last.phrase : nil)
    }
    if frame.cueClass == .participle,
      let subject = SubjectFinder(text: text).mainSubject(ofSentence: sentence, before: cue),
      mayAgree(subject, frame.form)
    {
      frame.source = .subject
      return (speakers.number(of: subject, form: frame.form), subject)
    }
    let start = text.words(ofSentence: sentence).lowerBound
    if cue > start, !text.gap(cue, has: .colon),
      let subject = SubjectFinder(text: text).mainSubject(ofSentence: sentence, before: cue),
      text.has(subject.lowerBound, .speakerHead) || speakers.knows(subject)
        || text.looksForeign(subject.lowerBound)
    {
      frame.source = .subject
      return (speakers.number(of: subject, form: frame.form), subject)
    }
    if let subject = newcomer(before: sentence, after: last, frame.form, speakers) {
      frame.source = .previous
      return (speakers.number(of: subject, form: frame.form), nil)
    }
    if let number = speakers.latest(agreeing: frame.form) {
      frame.source = .previous
      return (number, nil)
    }
    return background(&frame, sentence, &speakers)
  }

  /// Whether a subject may be that of a participle in the plural: groups, and plurals by their ending.
  private func mayAgree(_ subject: Range<Int>, _ form: VerbForm) -> Bool {
    guard form.contains(.plural) else { return true }
    let head = subject.lowerBound
    if text.has(head, [.collective, .quantifier, .medium]) { return true }
    let ending = text.letters(head).suffix(4)
    return ["ون", "ين", "ات", "وا", "ان"].contains { ending.elementsEqual($0.utf8) }
      || subject.contains { $0 > head && !text.proclitics($0).isDisjoint(with: .waw) }
      || text.words[head].entry == 0 && text.letters(head).count > 6
  }

  /// The person whom the sentence before is about, if nobody has spoken since: واستقبل الوزير …. وأكد …
  private func newcomer(
    before sentence: Int, after last: Last?, _ form: VerbForm, _ speakers: Speakers
  ) -> Range<Int>? {
    guard let last, form.contains(.finite), !form.contains(.plural), sentence > 0,
      last.endSentence < sentence - 1
    else { return nil }
    let words = text.words(ofSentence: sentence - 1)
    guard words.lowerBound >= text.titleWords,
      let subject = SubjectFinder(text: text).mainSubject(
        ofSentence: sentence - 1, before: words.upperBound)
    else { return nil }
    return speakers.isPerson(subject, agreeing: form) ? subject : nil
  }

  /// Nobody has spoken yet: the subject of this sentence or of one before it.
  private func background(
    _ frame: inout Frame, _ sentence: Int, _ speakers: inout Speakers
  ) -> (Int, Range<Int>?) {
    let finder = SubjectFinder(text: text)
    for number in stride(from: sentence, through: max(0, sentence - 3), by: -1) {
      let words = text.words(ofSentence: number)
      let limit = number == sentence ? frame.cue.lowerBound : words.upperBound
      if let subject = finder.mainSubject(ofSentence: number, before: limit) {
        frame.source = .subject
        return (speakers.number(of: subject, form: frame.form), nil)
      }
    }
    frame.source = .none
    return (-1, nil)
  }

  /// The utterance of a draft; nil where no word was said.
  private func utterance(
    _ draft: Draft, _ phrase: Range<Int>?, by speaker: Int
  ) -> FoundUtterance? {
    let frame = draft.frame
    let first = min(draft.firstByte, cueStart(frame) ?? Int.max)
    let part =
      first < text.bodyStart ? 0..<text.titleWords : text.titleWords..<text.count
    func stretch(_ bytes: Range<Int>, near words: Range<Int>) -> Stretch? {
      text.stretch(bytes, near: words, in: part)
    }
    let content = stretch(draft.span, near: draft.words)
    let before = draft.spanBefore.flatMap { stretch($0, near: draft.words) }
    guard let first = before ?? content else { return nil }
    let firstWord =
      frame.cue.isEmpty
      ? draft.words.lowerBound : min(draft.words.lowerBound, frame.cue.lowerBound)
    return FoundUtterance(
      sentence: text.number(ofSentence: text.sentence(of: firstWord)), content: first,
      furtherContent: before == nil ? nil : content, kind: draft.kind,
      speaker: phrase.flatMap {
        stretch(text.balanced(text.byteRange($0), last: $0.upperBound - 1), near: $0)
      },
      cue: frame.cue.isEmpty ? nil : stretch(text.byteRange(frame.cue), near: frame.cue),
      confidence: Confidence.of(draft, isPlace: isPlace(frame.speaker)),
      evidence: Utterance.Evidence(rule: frame.rule, cue: frame.cueClass, speaker: frame.source),
      speakerNumber: speaker)
  }

  private func isPlace(_ speaker: Range<Int>?) -> Bool {
    speaker.map { $0.count == 1 && text.has($0.lowerBound, .place) } ?? false
  }

  private func cueStart(_ frame: Frame) -> Int? {
    frame.cue.isEmpty ? nil : Int(text.words[frame.cue.lowerBound].start)
  }
}

extension ArticleText {
  /// The bytes from the first of the words to the last.
  func byteRange(_ words: Range<Int>) -> Range<Int> {
    Int(self.words[words.lowerBound].start)..<Int(self.words[words.upperBound - 1].end)
  }

  /// The words of a part that touch a range of bytes; nil where none does.
  /// - Parameter words: where to look first.
  func stretch(_ bytes: Range<Int>, near words: Range<Int>, in part: Range<Int>) -> Stretch? {
    var (first, end) = (words.lowerBound, words.upperBound)
    while first > part.lowerBound, self.words[first - 1].end > bytes.lowerBound { first -= 1 }
    while first < part.upperBound, self.words[first].end <= bytes.lowerBound { first += 1 }
    while end > part.lowerBound, self.words[end - 1].start >= bytes.upperBound { end -= 1 }
    while end < part.upperBound, self.words[end].start < bytes.upperBound { end += 1 }
    guard first < end else { return nil }
    return Stretch(
      words: first..<end, before: Int(self.words[first].start) - bytes.lowerBound,
      after: bytes.upperBound - Int(self.words[end - 1].end))
  }

  /// A range that ends within quotation marks that it opened: with the mark that closes them where
  /// they hold a name, before them where they hold more.
  func balanced(_ range: Range<Int>, last: Int) -> Range<Int> {
    guard words[last].quotation >= 0 else { return range }
    let inside = quotations[Int(words[last].quotation)]
    guard inside.openStart >= range.lowerBound, inside.start < range.upperBound,
      inside.end >= range.upperBound
    else { return range }
    if inside.isClosed, inside.words.count <= 4 || inside.end - range.upperBound < 2 {
      return range.lowerBound..<inside.closeEnd
    }
    let before = inside.words.lowerBound - 1
    let end = before >= 0 ? Int(words[before].end) : range.lowerBound
    return end > range.lowerBound ? range.lowerBound..<end : range
  }
}
