// SPDX-License-Identifier: Apache-2.0
// What must hold of any bytes at all.

import ArabicText
import Testing

struct PropertyTests {
  @Test func `any bytes are cut into sound words, sentences and paragraphs`() {
    var generator = SeededGenerator(state: 20_230_904)
    var reused = TokenizedText()
    for _ in 0..<2000 {
      let bytes = randomBytes(&generator)
      reused.tokenize(bytes.span)
      check(reused, bytes)
      let fresh = Cut(bytes: bytes).tokens
      #expect(fresh.foldedBytes == reused.foldedBytes)
      #expect(fresh.sentenceStarts == reused.sentenceStarts)
    }
  }

  private func check(_ tokens: TokenizedText, _ bytes: [UInt8]) {
    #expect(tokens.ends.count == tokens.count && tokens.foldedEnds.count == tokens.count)
    var last = 0
    for word in 0..<tokens.count {
      let range = tokens.wordByteRange(word)
      #expect(last <= range.lowerBound && range.upperBound <= bytes.count && !range.isEmpty)
      #expect(!tokens.folded(word).isEmpty)
      last = range.upperBound
    }
    #expect(tokens.foldedBytes.count == Int(tokens.foldedEnds.last ?? 0))
    #expect((tokens.sentenceStarts.first ?? 0) == 0)
    #expect(tokens.sentenceStarts.isEmpty == (tokens.count == 0))
    #expect(isAscending(tokens.sentenceStarts) && isAscending(tokens.paragraphStarts))
    #expect(Set(tokens.paragraphStarts).isSubset(of: tokens.sentenceStarts))
    last = 0
    for sentence in 0..<tokens.sentenceCount {
      let range = tokens.sentenceByteRange(sentence)
      let words = tokens.words(ofSentence: sentence)
      #expect(last <= range.lowerBound && range.upperBound <= bytes.count)
      #expect(range.lowerBound <= tokens.wordByteRange(words.lowerBound).lowerBound)
      #expect(range.upperBound >= tokens.wordByteRange(words.upperBound - 1).upperBound)
      last = range.upperBound
    }
  }

  private func isAscending(_ values: [UInt32]) -> Bool {
    zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
  }

  @Test func `folded words fold to themselves and are one word each`() {
    var generator = SeededGenerator(state: 42)
    for _ in 0..<1000 {
      let cut = Cut(bytes: randomBytes(&generator))
      for word in cut.folded {
        #expect(Folding.fold(word) == word)
        #expect(Cut(word).folded == [word])
      }
    }
  }

  @Test func `any words are expanded, compared and analysed without a crash`() {
    var generator = SeededGenerator(state: 1)
    for _ in 0..<300 {
      let text = String(decoding: randomBytes(&generator), as: UTF8.self)
      let forms = WordExpansion.forms(of: text, in: FormCorpus { $0.count % 3 })
      #expect(Set(forms.map(\.form)).count == forms.count)
      #expect(ExactMatch.matches(query: text, printed: text))
      #expect(WordAnalysis.words(of: text).count == Cut(text).words.count)
    }
  }
}
