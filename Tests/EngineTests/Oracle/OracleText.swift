// SPDX-License-Identifier: Apache-2.0
// What the oracle reads: the words of a text in order, each with its sentence and paragraph.

import ArabicText
import Loading

/// A word where it stands.
struct OracleWord {
  var bytes: Range<Int>
  /// The number of its sentence: 0 is the title, the body begins with 1.
  var sentence: Int
  /// The title is paragraph -1, the body begins with 0.
  var paragraph: Int
}

struct OracleSentence {
  var number: Int
  var words: Range<Int>
  var bytes: Range<Int>
}

/// Title and body of an article, or a part of them, word by word.
struct OracleText {
  /// For each word the number of its printed form in `OracleForms`.
  var forms: [Int] = []
  var words: [OracleWord] = []
  var sentences: [OracleSentence] = []
  /// Words before this one are those of the title.
  var titleCount = 0

  /// The words of the part that a word stands in.
  func part(of word: Int) -> Range<Int> {
    word < titleCount ? 0..<titleCount : titleCount..<words.count
  }

  /// The words in `range` as a text of their own; sentences and paragraphs stay what they are.
  func excerpt(_ range: Range<Int>) -> OracleText {
    OracleText(
      forms: Array(forms[range]), words: Array(words[range]), sentences: sentences,
      titleCount: range.clamped(to: 0..<titleCount).count)
  }
}

/// Every printed form the oracle has met.
final class OracleForms {
  private(set) var printed: [String] = []
  private(set) var folded: [String] = []
  /// The printed forms of each folded one.
  private(set) var formsOfFolded: [String: [Int]] = [:]
  private var numbers: [[UInt8]: Int] = [:]

  func number(_ bytes: [UInt8], folded foldedBytes: [UInt8]) -> Int {
    if let number = numbers[bytes] { return number }
    let number = printed.count
    numbers[bytes] = number
    printed.append(String(decoding: bytes, as: UTF8.self))
    folded.append(String(decoding: foldedBytes, as: UTF8.self))
    formsOfFolded[folded[number], default: []].append(number)
    return number
  }

  /// Reads an article; without a title the whole is body.
  func read(title: [UInt8]?, body: [UInt8]) -> OracleText {
    var text = OracleText()
    if let title { read(title, isTitle: true, into: &text) }
    text.titleCount = text.words.count
    read(body, isTitle: false, into: &text)
    return text
  }

  private func read(_ bytes: [UInt8], isTitle: Bool, into text: inout OracleText) {
    var tokens = TokenizedText()
    tokens.tokenize(bytes.span)
    let before = text.words.count
    var sentence = 0
    var paragraph = -1
    for word in 0..<tokens.count {
      if tokens.sentenceStarts.contains(UInt32(word)) { sentence += 1 }
      if tokens.paragraphStarts.contains(UInt32(word)) { paragraph += 1 }
      let range = tokens.wordByteRange(word)
      text.forms.append(number(Array(bytes[range]), folded: tokens.folded(word)))
      text.words.append(
        OracleWord(
          bytes: range, sentence: isTitle ? 0 : sentence, paragraph: isTitle ? -1 : paragraph))
    }
    if isTitle, tokens.count > 0 {
      let end = tokens.sentenceByteRange(tokens.sentenceCount - 1).upperBound
      let start = tokens.sentenceByteRange(0).lowerBound
      text.sentences = [OracleSentence(number: 0, words: 0..<tokens.count, bytes: start..<end)]
    } else {
      for number in 0..<tokens.sentenceCount {
        let words = tokens.words(ofSentence: number)
        text.sentences.append(
          OracleSentence(
            number: number + 1, words: words.lowerBound + before..<words.upperBound + before,
            bytes: tokens.sentenceByteRange(number)))
      }
    }
  }
}
