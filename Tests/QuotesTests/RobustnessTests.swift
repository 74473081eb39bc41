// SPDX-License-Identifier: Apache-2.0
// Rubbish, unbalanced marks and endless sentences: nothing traps, ranges hold, time stays linear.

import ArabicText
import Glibc
import Quotes
import Testing

/// Numbers that are the same on every run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// What must hold of utterances whatever the article was.
private func check(_ found: [Utterance], title: [UInt8], body: [UInt8]) {
  for utterance in found {
    let count = utterance.sentence == 0 ? title.count : body.count
    let ranges = utterance.spans + [utterance.speakerSpan, utterance.cueSpan].compactMap { $0 }
    #expect(!utterance.spans.isEmpty)
    #expect(ranges.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= count })
    #expect(
      zip(utterance.spans, utterance.spans.dropFirst()).allSatisfy {
        $0.upperBound <= $1.lowerBound
      })
    #expect((1...99).contains(utterance.confidence))
  }
}

private let pieces = [
  "قال", "وقال", "أن", "إن", "بأن", "وفقا لـ", "بحسب", "نقلا عن", "الوزير", "محمد", "بن", "العلي",
  "“", "”", "«", "»", "\"", "'", "(", ")", ":", "،", ".", "\n", "…", "مؤكدا", "مشيرا إلى", "جاء في",
  "بيان", "دعا", "طالب", "بوقف", "الذي", "على", "عن", "سموه", "البيان", "كان", "قد", "لكنه", "حيث",
  "ل",
  "CNN", "12", ":30", "-", "قوله", "قائلا", "فيما", "صحيفة", "أما", "فقال", "مدينة",
]

@Test(arguments: 0..<40)
func `random rows of cues, marks and names give sound ranges`(_ seed: Int) {
  var random = Seeded(state: UInt64(seed))
  var finder = QuoteFinder()
  for _ in 0..<60 {
    let title = (0..<Int.random(in: 0...8, using: &random)).map { _ in
      pieces.randomElement(using: &random)!
    }
    let body = (0..<Int.random(in: 0...80, using: &random)).map { _ in
      pieces.randomElement(using: &random)!
    }
    let separator = Bool.random(using: &random) ? " " : ""
    let texts = (
      Array(title.joined(separator: " ").utf8), Array(body.joined(separator: separator).utf8)
    )
    check(
      utterances(title: texts.0, body: texts.1, with: &finder), title: texts.0, body: texts.1)
  }
}

@Test func `bytes that are no text give sound ranges`() {
  var random = Seeded(state: 7)
  let cue = Array("وقال محمد العلي إن «".utf8)
  for _ in 0..<300 {
    var body: [UInt8] = []
    for _ in 0..<20 {
      body += (0..<Int.random(in: 0..<20, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      if Bool.random(using: &random) { body += cue }
    }
    let title = Array(body.prefix(40))
    check(utterances(title: title, body: body), title: title, body: body)
  }
}

@Test func `an article finds the same whatever was read before it`() {
  let body = Array("وقال الوزير سالم الكندي: «سنعود غدا». وأضاف أن العمل مستمر.".utf8)
  var finder = QuoteFinder()
  let first = utterances(title: [], body: body, with: &finder)
  _ = utterances(title: body, body: Array("«".utf8), with: &finder)
  #expect(utterances(title: [], body: body, with: &finder) == first)
  #expect(first.count == 2)
}

/// Numbers the forms of words, as an index does.
private struct Forms {
  private var numbers: [[UInt8]: UInt32] = [:]
  private var classes: [WordClass] = []
  private var folded: [UInt8] = [0]
  private var foldedStarts: [UInt32] = [1]
  private let classifier = WordClassifier()

  /// What is known of the words of a text.
  mutating func withWords<Result>(
    of tokens: TokenizedText, in text: [UInt8], _ body: (KnownWords) -> Result
  ) -> Result {
    let forms = (0..<tokens.count).map { word in
      let printed = Array(text[tokens.wordByteRange(word)])
      if let number = numbers[printed] { return number }
      let letters = tokens.folded(word)
      numbers[printed] = UInt32(classes.count)
      classes.append(
        letters.withUnsafeBufferPointer { letters in
          printed.withUnsafeBufferPointer { classifier.classify(folded: letters, printed: $0) }
        })
      folded += letters
      foldedStarts.append(UInt32(folded.count))
      return UInt32(classes.count - 1)
    }
    let known = forms.map { classes[Int($0)] }
    return forms.withUnsafeBufferPointer { forms in
      known.withUnsafeBufferPointer { known in
        folded.withUnsafeBufferPointer { folded in
          foldedStarts.withUnsafeBufferPointer { starts in
            // Neither is empty.
            body(
              KnownWords(
                forms: forms, classes: known, folded: folded.baseAddress!,
                foldedStarts: starts.baseAddress!))
          }
        }
      }
    }
  }
}

@Test func `words whose forms are numbered are found as those that are not`() {
  var forms = Forms()
  var random = Seeded(state: 11)
  var finder = QuoteFinder()
  for _ in 0..<200 {
    func text(_ words: ClosedRange<Int>) -> [UInt8] {
      let count = Int.random(in: words, using: &random)
      let picked = (0..<count).map { _ in pieces.randomElement(using: &random)! }
      return Array(picked.joined(separator: " ").utf8)
    }
    let (title, body) = (text(0...6), text(0...60))
    var (titleTokens, bodyTokens) = (TokenizedText(), TokenizedText())
    titleTokens.tokenize(title.span)
    bodyTokens.tokenize(body.span)
    forms.withWords(of: titleTokens, in: title) { known in
      title.withUnsafeBufferPointer { finder.readTitle($0, tokens: titleTokens, known: known) }
    }
    let found = forms.withWords(of: bodyTokens, in: body) { known in
      body.withUnsafeBufferPointer {
        finder.utterances(body: $0, tokens: bodyTokens, known: known)
      }
    }
    #expect(found == utterances(title: title, body: body))
  }
}

/// Processor time in seconds that attribution takes for so many bytes of the words, one after the
/// other without a stop; other work on the machine does not count.
private func seconds(of words: String, bytes: Int) -> Double {
  let unit = Array(words.utf8)
  var body: [UInt8] = []
  while body.count < bytes { body += unit }
  var tokens = TokenizedText()
  tokens.tokenize(body.span)
  var finder = QuoteFinder()
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  finder.readTitle(UnsafeBufferPointer(start: nil, count: 0), tokens: TokenizedText())
  _ = body.withUnsafeBufferPointer { finder.utterances(body: $0, tokens: tokens) }
  return now() - start
}

@Test(arguments: [
  "كلام بلا نهاية ", "وقال محمد إن العمل مستمر ", "مؤكدا أن ", "« قال ", "بحسب الوزارة ",
  "وقال الوزير ", "قال فلان: ", "\" ' « ", "البيان وأكد المجلس أهمية ",
])
func `text without a stop takes time in proportion to its length`(_ words: String) {
  _ = seconds(of: words, bytes: 1 << 10)  // The lexicon is built on first use.
  let short = seconds(of: words, bytes: 16 << 10)
  // Four times the text; a square would take sixteen times as long.
  #expect(seconds(of: words, bytes: 64 << 10) < 9 * short + 0.1)
}

@Test func `a megabyte without punctuation is read`() {
  #expect(seconds(of: "كلام بلا نهاية ", bytes: 1 << 20) < 30)
}
