// SPDX-License-Identifier: Apache-2.0
// Printed forms are numbered by the pieces of texts as they would be word by word.

import ArabicText
import Testing

@testable import Indexing

struct FormTableTests {
  /// Words of all lengths, alone and together in pieces that are remembered and in longer ones.
  private func text(_ generator: inout SeededGenerator) -> [UInt8] {
    let letters = ["ا", "أ", "ب", "ة", "َ", "x", "7", "é", "漢", "ﷲ", "\u{200F}"]
    let gaps = [" ", " ", " ", "، ", "،", "»", " «", "\u{A0}", "…", ".\n\n"]
    var text = ""
    for _ in 0..<Int.random(in: 0..<80, using: &generator) {
      for _ in 0...Int.random(in: 0..<18, using: &generator) {
        text += letters.randomElement(using: &generator) ?? ""
      }
      text += gaps.randomElement(using: &generator) ?? ""
    }
    return Array(text.utf8)
  }

  @Test func `words are found and numbered as when each is cut`() throws {
    var generator = SeededGenerator(seed: 5)
    var table = FormTable(classifies: true)
    var numbers: [[UInt8]: UInt32] = [:]
    for _ in 0..<400 {
      let bytes = text(&generator)
      var (words, expected) = (TokenizedText(), TokenizedText())
      expected.tokenize(bytes.span)
      try bytes.withUnsafeBufferPointer {
        try table.number($0, room: $0.count, into: &words)
      }
      #expect(words.starts == expected.starts && words.ends == expected.ends)
      #expect(words.sentenceStarts == expected.sentenceStarts)
      for word in 0..<expected.count {
        let printed = Array(bytes[expected.wordByteRange(word)])
        let number = table.forms[word]
        #expect(numbers.updateValue(number, forKey: printed) ?? number == number)
        #expect(Array(table.printed[Int(number)]) == printed)
        #expect(Array(table.folded[Int(number)]) == expected.folded(word))
      }
    }
    #expect(table.count == numbers.count && Set(numbers.values).count == numbers.count)
  }

  @Test func `spaces are told from other gaps when their number is large`() throws {
    // More kinds of gaps than a byte numbers come before the first space.
    let wide = (1...300).map { "كلمة" + String(repeating: "*", count: $0) }
    let texts = [wide.joined(), "كيم هنا، وهناك بوتين في كلمة"]
    let index = try makeIndex(texts.enumerated().map { article("\($0)", text: $1) }, threads: 1)
    for (number, text) in texts.enumerated() {
      let id = ArticleID(rawValue: UInt32(number))
      #expect(index.text(of: id, part: .body) == text)
    }
  }
}
