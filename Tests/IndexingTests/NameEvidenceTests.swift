// SPDX-License-Identifier: Apache-2.0
// Which words of a corpus are taken for names, and the table that finds words by their bytes.

import Testing

@testable import Indexing

struct NameEvidenceTests {
  private func evidence(_ word: String, in text: String) throws -> NameEvidence? {
    let index = try makeIndex([article("a", text: text)])
    return index.word(Array(word.utf8)).map { index.nameEvidence(of: $0) }
  }

  /// Words of one sentence, where nothing but letters and the lexicon can tell.
  @Test(arguments: [
    "بيسكوف", "شويغو", "زيلينسكي", "غروسمان", "شتاينماير", "دانجر", "ماساتشوستس", "موسكو", "ڤيتو",
  ])
  func `letters and lexicon know a foreign name`(name: String) throws {
    #expect(try evidence(name, in: "التقى \(name) أمس") == .name)
  }

  @Test(arguments: [
    "صفقة", "المهندسون", "الانتخابات", "وزير", "يقولون", "المسلحين", "شركات", "مفاوضات", "واستخدام",
  ])
  func `letters and lexicon know an ordinary word`(word: String) throws {
    let folded = word.replacing("ة", with: "ه")
    #expect(try evidence(folded, in: "هذه \(word) جديدة") == .ordinary)
  }

  @Test func `a word that follows titles is a name, one that takes the article is none`() throws {
    let heralded = Array(repeating: "قال الرئيس التنزاني كيكويتي", count: 6)
    let text = heralded.joined(separator: ". ")
    #expect(try evidence("كيكويتي", in: text) == .name)
    let articled = Array(repeating: "في كيكويتي وفي الكيكويتي", count: 6).joined(separator: ". ")
    #expect(try evidence("كيكويتي", in: articled) != .name)
  }

  @Test func `the title of one sentence says nothing of the next`() throws {
    let apart = Array(repeating: "هذا قرار الرئيس. درموق طويل", count: 6).joined(separator: ". ")
    let twice = Array(repeating: "طلب الرئيس من الرئيس. درموق طويل", count: 6)
      .joined(separator: ". ")
    let together = Array(repeating: "هذا قرار الرئيس درموق", count: 6).joined(separator: ". ")
    let word = "درموق"
    let heralded = try #require(try evidence(word, in: together))
    for text in [apart, twice] { #expect(try #require(try evidence(word, in: text)) < heralded) }
  }

  @Test func `a particle before a name leaves it a name`() throws {
    let text = "بيسكوف بيسكوف بيسكوف لبيسكوف"
    #expect(try evidence("لبيسكوف", in: text) == .name)
  }

  @Test func `every word is found by its bytes and no other`() throws {
    var generator = SeededGenerator(seed: 51)
    var corpus = RandomCorpus(seed: 52)
    let index = try makeIndex(corpus.articles(60, words: 40))
    #expect(index.wordCount > 100)
    for number in 0..<UInt32(index.wordCount) {
      let word = index.foldedBytes(WordID(rawValue: number))
      #expect(index.word(word)?.rawValue == number)
      var other = word
      other[Int.random(in: 0..<other.count, using: &generator)] ^= 1
      let found = index.word(other).map { index.foldedBytes($0) }
      #expect(found == nil || found == other)
    }
    #expect(index.word([]) == nil)
  }
}
