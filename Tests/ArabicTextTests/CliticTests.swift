// SPDX-License-Identifier: Apache-2.0
// Which printed words are a word with clitics, and which only look so.

import ArabicText
import Foundation
import Testing

struct CliticTests {
  /// A line of the golden file: a word, what must match, what must not. The line is the corpus.
  struct Example: CustomTestStringConvertible {
    var testDescription: String { word }
    var word: String
    var matching: Set<String>
    var others: Set<String>

    static func all() throws -> [Example] {
      try golden("clitics.txt").filter { !$0.isEmpty }.map { line in
        let halves = line.split(separator: "!", omittingEmptySubsequences: false)
        let words = halves[0].split(separator: " ").map(String.init)
        let others = halves.count > 1 ? halves[1].split(separator: " ").map(String.init) : []
        return Example(
          word: words[0], matching: Set(words.dropFirst()), others: Set(others))
      }
    }
  }

  /// The printed words of a corpus that match `word`, with their rules.
  static func matches(of word: String, in corpus: [String]) -> [String: MatchRule] {
    let counts = FormCorpus { form in
      corpus.count { Folding.fold($0).utf8.elementsEqual(form) }
    }
    let forms = WordExpansion.forms(of: word, in: counts)
    var found = [String: MatchRule]()
    for form in forms {
      for printed in corpus where Array(Folding.fold(printed).utf8) == form.form {
        if form.surfaceCheck?.accepts(printed) ?? true { found[printed] = form.rule }
      }
    }
    return found
  }

  @Test(arguments: try Example.all())
  func `clitics come off as the golden file says`(example: Example) {
    let corpus = Array(example.matching.union(example.others))
    let found = Self.matches(of: example.word, in: corpus)
    #expect(Set(found.keys) == example.matching)
  }

  @Test func `the folded form is found by that rule and before the others`() {
    let corpus = ["موسكو", "وموسكو", "مُوسكو"]
    let found = Self.matches(of: "موسكو", in: corpus)
    #expect(found == ["موسكو": .folded, "مُوسكو": .folded, "وموسكو": .clitic])
    let forms = WordExpansion.forms(of: "موسكو", in: FormCorpus { _ in 1 })
    #expect(forms.first?.rule == .folded)
    #expect(Set(forms.map(\.form)).count == forms.count)
  }

  @Test func `the corpus shows that a name is whole`() {
    // Nothing but the corpus knows this name: بكلاودن, لكلاودن are no ك + لاودن.
    let corpus = ["كلاودن", "كلاودن", "لكلاودن", "بكلاودن", "لاودن"]
    #expect(Self.matches(of: "لاودن", in: corpus).keys.sorted() == ["لاودن"])
  }

  @Test func `a far more common word wins`() {
    let corpus = Array(repeating: "مكتب", count: 40) + ["مكتبها", "كتبها", "بمكتبها"]
    #expect(Set(Self.matches(of: "مكتب", in: corpus).keys) == ["مكتب", "مكتبها", "بمكتبها"])
    #expect(Self.matches(of: "مكت", in: corpus).isEmpty)
  }

  @Test func `of two words that are written alike with ل the common one is read`() {
    let corpus = Array(repeating: "لجنة", count: 40) + ["للجنة", "جنة"]
    #expect(Set(Self.matches(of: "جنة", in: corpus).keys) == ["جنة"])
    #expect(Set(Self.matches(of: "لجنة", in: corpus).keys) == ["لجنة", "للجنة"])
  }

  @Test func `few candidates are asked for`() {
    var asked = 0
    let corpus = FormCorpus { _ in
      asked += 1
      return 0
    }
    _ = WordExpansion.forms(of: "الأبناء", in: corpus)
    #expect(asked < 1000)
  }

  @Test func `an analysis shows the cuts that are possible`() throws {
    let words = WordAnalysis.words(of: "وصفقتهم. ووزير المدينة لـCNN")
    #expect(words.map(\.folded) == ["وصفقتهم", "ووزير", "المدينه", "لcnn"])
    #expect(words.map(\.sentence) == [1, 2, 2, 2])
    func shown(_ splits: [WordAnalysis.Split]) -> [String] {
      splits.map { ($0.proclitics + [$0.core, $0.enclitic]).joined(separator: "+") }
    }
    #expect(shown(words[0].splits).contains("و+صفقه+هم"))
    #expect(shown(words[1].splits) == ["و+وزير+"])
    #expect(shown(words[3].splits) == ["ل+cnn+"])
    #expect(words[2].splits.allSatisfy { $0.enclitic.isEmpty })
  }
}
