// SPDX-License-Identifier: Apache-2.0
// Where sentences and paragraphs begin and end.

import ArabicText
import Testing

struct SentenceTests {
  /// A text of the golden file with its sentences marked by ⟦ and ⟧.
  struct Example: CustomTestStringConvertible {
    var testDescription: String
    var marked: String

    var plain: String { marked.filter { $0 != "⟦" && $0 != "⟧" } }
    var sentences: [String] {
      marked.split(separator: "⟦", omittingEmptySubsequences: false).dropFirst().map {
        String($0.prefix { $0 != "⟧" })
      }
    }

    static func all() throws -> [Example] {
      try golden("sentences.txt").split { $0 == "===" }.map { lines in
        Example(
          testDescription: String(lines.first?.dropFirst(2) ?? ""),
          marked: lines.dropFirst().joined(separator: "\n"))
      }
    }
  }

  @Test(arguments: try Example.all())
  func `sentences are cut as marked`(example: Example) {
    #expect(Cut(example.plain).sentences == example.sentences)
  }

  @Test(arguments: try Example.all())
  func `carriage returns change nothing`(example: Example) {
    func windows(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }
    #expect(Cut(windows(example.plain)).sentences == example.sentences.map(windows))
  }

  @Test(arguments: ["\n", "\r", "\r\n", "\u{2028}", "\u{2029}", "\u{85}", "\n\n", "\n \n"])
  func `every kind of line break ends a paragraph`(lineBreak: String) {
    let cut = Cut("عنوان الخبر" + lineBreak + "نص الخبر")
    #expect(cut.sentences == ["عنوان الخبر", "نص الخبر"])
    #expect(cut.tokens.paragraphStarts == [0, 2])
  }

  @Test func `each paragraph begins a sentence, and the first word both`() {
    let cut = Cut("عنوان\nجملة. جملة ثانية.\n\nجملة ثالثة")
    #expect(cut.tokens.sentenceStarts == [0, 1, 2, 4])
    #expect(cut.tokens.paragraphStarts == [0, 1, 4])
    #expect(cut.tokens.words(ofSentence: 2) == 2..<4)
    #expect(cut.tokens.words(ofSentence: 3) == 4..<6)
  }
}
