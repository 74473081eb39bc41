// SPDX-License-Identifier: Apache-2.0
// What a word inflects to and what it does not: measured on words labelled by hand.

import ArabicText
import Foundation
import Testing

struct StemTests {
  /// A corpus of a few words: forms without article also stand with it, as nouns do.
  struct Corpus {
    private let counts: [String: Int]
    /// The words as printed, by their folded form.
    private let printed: [String: [String]]
    private let names: Set<String>

    init(_ words: [String], names: Set<String> = []) {
      printed = Dictionary(grouping: words) { Folding.fold($0) }
      counts = printed.mapValues(\.count)
      self.names = Set(names.map { Folding.fold($0) })
    }

    /// The words of the corpus that match, folded, by rule; the print has its say.
    func matches(of word: String) -> [String: MatchRule] {
      let corpus = StemExpansion.Corpus(
        forms: FormCorpus { counts[String(decoding: $0, as: UTF8.self)] ?? 0 },
        hasWord: { beginning in
          let beginning = String(decoding: beginning, as: UTF8.self)
          return counts.keys.contains { $0.hasPrefix(beginning) }
        },
        isName: { names.contains(String(decoding: $0, as: UTF8.self)) })
      var matches = [String: MatchRule]()
      for form in StemExpansion.forms(of: word, in: corpus) {
        let folded = String(decoding: form.form, as: UTF8.self)
        let check = form.surfaceCheck
        if printed[folded, default: []].contains(where: { check?.accepts($0) ?? true }) {
          matches[folded] = form.rule
        }
      }
      return matches
    }
  }

  /// A line of the golden file.
  struct Example {
    var word: String
    var right: [String]
    var others: [String]

    /// The right forms that take the article.
    var definite: [String] {
      right.filter { form in
        !form.hasSuffix("و") && !(form.hasSuffix("ي") && right.contains(String(form.dropLast())))
      }
    }

    static func all() throws -> [Example] {
      try golden("stems.txt").filter { !$0.isEmpty }.map { line in
        let halves = line.split(separator: ":")
        let lists = halves[1].split(separator: "!").map {
          $0.split(separator: " ").map(String.init)
        }
        return Example(
          word: String(halves[0]), right: lists[0], others: lists.count > 1 ? lists[1] : [])
      }
    }
  }

  /// Names of the golden file; an index tells them by letters, lexicon and titles.
  private static let names: Set<String> = [
    "لوكاس", "داود", "كارتر", "موسكو", "لبنان", "مصر", "روسيا", "بوتين", "كيري", "رمضان", "إيران",
    "أميركا",
  ]

  @Test func `precision and recall on words labelled by hand stay where they were measured`() throws
  {
    let examples = try Example.all()
    let prints = Set(examples.flatMap { $0.right + $0.others })
    let words = Set(prints.map { Folding.fold($0) })
    // Nouns have been seen with the article, save before a genitive: مراسلو, مراسلي.
    let nouns = Set(examples.filter { $0.right.count > 1 }.flatMap(\.definite))
    let corpus = Corpus(Array(prints) + nouns.map { "ال" + $0 }, names: Self.names)
    var (right, found, wanted) = (0, 0, 0)
    for example in examples {
      let matches = Set(
        corpus.matches(of: example.word).keys.map { words.contains($0) ? $0 : $0.withoutArticle }
      ).intersection(words)
      let must = Set(example.right.map { Folding.fold($0) })
      let hits = matches.intersection(must)
      (right, found, wanted) = (right + hits.count, found + matches.count, wanted + must.count)
      let (wrong, missed) = (matches.subtracting(must).sorted(), must.subtracting(hits).sorted())
      if ProcessInfo.processInfo.environment["FIHRIS_VERBOSE"] != nil, !(wrong + missed).isEmpty {
        print("\(example.word): wrong \(wrong), missed \(missed)")
      }
    }
    print("stem: precision \(right)/\(found), recall \(right)/\(wanted)")
    #expect(examples.count >= 140)
    #expect(Double(right) >= 0.95 * Double(found))
    #expect(Double(right) >= 0.90 * Double(wanted))
  }

  @Test(arguments: [
    ("صفقة", "صفقتيهما"), ("صفقة", "وصفقاتهم"), ("صفقة", "بالصفقتين"), ("مهندس", "لمهندسيها"),
    ("مراسل", "مراسلوها"), ("أميركي", "للأميركيين"), ("سلاح", "أسلحتهم"), ("وزير", "ووزرائها"),
  ])
  func `an inflected form takes clitics as the word does`(word: String, form: String) {
    let article = "ال" + Folding.fold(word)
    let corpus = Corpus([word, article, form, "مراسلون", "مهندسون", "المهندسين"])
    #expect(corpus.matches(of: word)[Folding.fold(form)] == .stem)
    #expect(corpus.matches(of: word)[Folding.fold(word)] == .folded)
    #expect(corpus.matches(of: word)[article] == .clitic)
  }

  @Test func `a form that has lost its ن stands before a pronoun only`() {
    let corpus = Corpus(["قرار", "القرار", "قرارين", "قراري", "قراريه", "قراريهم", "القراريه"])
    let matches = corpus.matches(of: "قرار")
    #expect(matches["قراريهم"] == .stem)
    // قرارية, were there such a word.
    #expect(matches["قراريه"] == nil && matches["القراريه"] == nil)
  }

  @Test func `a name has no inflections`() {
    let words = ["كريستين", "كريست", "كريستان", "وكريستين"]
    let matches = Corpus(words, names: ["كريست", "كريستين"]).matches(of: "كريست")
    #expect(matches == ["كريست": .folded])
  }

  @Test func `a dual that is commoner than its noun is another word`() {
    let rare = ["قسطر", "القسطر", "قسطران"]
    #expect(Corpus(rare).matches(of: "قسطر")["قسطران"] == .stem)
    let common = rare + Array(repeating: "قسطران", count: 40)
    #expect(Corpus(common).matches(of: "قسطر")["قسطران"] == nil)
  }

  @Test func `any bytes are expanded without harm`() {
    var generator = SeededGenerator(state: 5)
    let letters = Array("اأبتةهويىءنلكس ".unicodeScalars)
    let endings = ["ة", "ات", "ان", "ين", "ون", "و", "تين", ""]
    for _ in 0..<2000 {
      let trunk = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        Character(letters[Int.random(in: 0..<letters.count, using: &generator)])
      }
      let word = String(trunk) + endings[Int.random(in: 0..<endings.count, using: &generator)]
      let matches = Corpus([word, "ال" + word]).matches(of: word)
      #expect(Folding.fold(word).isEmpty || matches[Folding.fold(word)] == .folded)
    }
  }
}

extension String {
  fileprivate var withoutArticle: String { hasPrefix("ال") ? String(dropFirst(2)) : self }
}
