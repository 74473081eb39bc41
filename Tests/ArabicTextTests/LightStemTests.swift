// SPDX-License-Identifier: Apache-2.0
// Forms of a word share a light stem; other words mostly do not.

import ArabicText
import Testing

struct LightStemTests {
  /// The stem of a word in a corpus that holds these words, each as often as it stands there.
  private func stem(_ word: String, among corpus: [String] = []) -> String {
    let counts = Dictionary(corpus.map { (Folding.fold($0), 1) }, uniquingKeysWith: +)
    let stem = LightStem.of(Array(Folding.fold(word).utf8)) {
      counts[String(decoding: $0, as: UTF8.self)] ?? 0
    }
    return String(decoding: stem, as: UTF8.self)
  }

  @Test(arguments: [
    ["تعاون", "التعاون", "تعاونهما", "بالتعاون", "وللتعاون"],
    ["التزام", "والالتزام", "الالتزامات"],
    ["روسيا", "الروسية", "الروسي"], ["مفاوضات", "المفاوضات", "مفاوضاتهما"],
    ["تعهدا", "تعهدت", "تعهّدوا"], ["الألمانية", "ألمانيا"],
  ])
  func `forms of a word share a stem`(_ forms: [String]) {
    #expect(Set(forms.map { stem($0) }).count == 1)
  }

  @Test func `a particle comes off where what is left is the commoner word`() {
    #expect(stem("بزيادة", among: ["زيادة", "بزيادة"]) == stem("زيادة"))
    #expect(stem("بوتين", among: ["بوتين"]) != stem("وتين"))
    #expect(stem("وزير", among: ["وزير", "وزير"]) == "وزير")
  }

  @Test func `what is short, foreign or a number stays`() {
    for word in ["من", "كيم", "CNN", "2023", ""] { #expect(stem(word) == Folding.fold(word)) }
  }

  @Test func `words that hold others together are known with what is attached`() {
    for word in ["من", "وأن", "بأن", "عليها", "منه", "الذي", "ولكن"] {
      #expect(LightStem.isFunctionWord(Array(Folding.fold(word).utf8)), "\(word)")
    }
    for word in ["روسيا", "وزير", "أسلحة", "كيربي"] {
      #expect(!LightStem.isFunctionWord(Array(Folding.fold(word).utf8)), "\(word)")
    }
  }
}
