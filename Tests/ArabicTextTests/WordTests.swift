// SPDX-License-Identifier: Apache-2.0
// Where words begin and end, and that folding agrees with a plain evaluation of the rules.

import ArabicText
import Foundation
import Testing

struct WordTests {
  @Test func `letters and digits make words, all else parts them`() {
    #expect(Cut("قال_كيم جونغ-أون: 3.5%").words == ["قال", "كيم", "جونغ", "أون", "3", "5"])
  }

  @Test func `marks and controls inside a word do not part it`() {
    let cut = Cut("مُحَـــمَّد و\u{200F}قال")
    #expect(cut.folded == ["محمد", "وقال"])
    #expect(cut.words == ["مُحَـــمَّد", "و\u{200F}قال"])
  }

  @Test func `a word ends after its tashkeel and before a trailing control`() {
    #expect(Cut("كتابًا\u{200F}، لـ CNN").words == ["كتابًا", "لـ", "CNN"])
    #expect(Cut("رسولُ الله").words == ["رسولُ", "الله"])
  }

  @Test func `Arabic letters joined to Latin ones are one word`() {
    #expect(Cut("وقال لـCNN").folded == ["وقال", "لcnn"])
  }

  @Test func `marks alone are no word`() {
    let cut = Cut("ـــ َ \u{200F} …")
    #expect(cut.tokens.count == 0)
    #expect(cut.tokens.sentenceCount == 0)
    #expect(cut.tokens.paragraphCount == 0)
  }

  @Test func `bytes that are no UTF-8 part words`() {
    let cut = Cut(bytes: Array("كتا".utf8) + [0xD8] + Array("ب".utf8) + [0xFF] + Array("a".utf8))
    #expect(cut.folded == ["كتا", "ب", "a"])
  }

  @Test func `a value that served a long text serves a short one`() {
    var tokens = TokenizedText()
    let long = Array(String(repeating: "كلمة ثم أخرى. ", count: 500).utf8)
    tokens.tokenize(long.span)
    #expect(tokens.count == 1500)
    let short = Array("واحدة".utf8)
    tokens.tokenize(short.span)
    #expect(tokens.count == 1)
    #expect(tokens.sentenceCount == 1)
    #expect(tokens.foldedBytes == Array("واحده".utf8))
  }

  @Test func `presentation forms that grow when folded have room`() {
    let text = String(repeating: "ﷲ ", count: 3000)
    #expect(Cut(text).folded.allSatisfy { $0 == "الله" })
  }

  /// The rules in the plainest words: drop, map, lower-case, take runs of letters and digits.
  private func plainWords(_ text: String) -> [String] {
    let dropped: [ClosedRange<UInt32>] = [
      0x610...0x61A, 0x640...0x640, 0x64B...0x65F, 0x670...0x670, 0x6D6...0x6ED,
      0x200C...0x200F, 0x202A...0x202E,
    ]
    let map: [Character: Character] = [
      "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك",
      "ی": "ي",
    ]
    let kept = text.unicodeScalars.filter { scalar in
      !dropped.contains { $0.contains(scalar.value) }
    }
    let mapped = String(String.UnicodeScalarView(kept)).map { map[$0] ?? $0 }
    return String(mapped).lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  @Test func `the words of real news are those of the plain rules`() throws {
    guard let folder = shared("corpora/seeds") else {
      print("skipped: no shared corpora beside the checkout")
      return
    }
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    var words = 0
    for file in files where file.pathExtension == "txt" {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(Cut(text).folded == plainWords(text), "\(file.lastPathComponent)")
      words += Cut(text).words.count
    }
    #expect(words > 1500)
  }
}
