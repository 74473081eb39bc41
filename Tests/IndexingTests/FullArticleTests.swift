// SPDX-License-Identifier: Apache-2.0
// Articles in which a word stands so often that its positions take more than a block.
import ArabicText
import Testing

@testable import Indexing

@Test func `a word that fills an article is read whole`() throws {
  let many = (0..<700).map { $0 % 3 == 2 ? "ge" : "be" }.joined(separator: " ")
  let index = try makeIndex([
    article("a", text: "be ge"), article("b", text: many), article("c", text: "ge be"),
  ])
  func set(_ text: String) throws -> PhraseElement {
    .words(WordSet([.init(word: try #require(index.word(Array(text.utf8))), rule: .folded)]))
  }
  let (be, ge) = (try set("be"), try set("ge"))
  let row = try #require(WordRow([be, ge], in: index))
  let counts = try #require(
    ArticleFinder(index).joined(row, within: nil, firstOnly: false, always: true))
  #expect(counts.articles == [0, 1] && counts.counts == [1, 233])
  for way in PairJoin.Way.allCases {
    for isOrdered in [false, true] {
      let pair = try #require(
        WordPair(.phrase([be]), .phrase([ge]), distance: 0, isOrdered: isOrdered, in: index))
      let counts = try #require(
        ArticleFinder(index).joined(pair, within: nil, firstOnly: false, by: way))
      #expect(counts.articles == (isOrdered ? [0, 1] : [0, 1, 2]))
      #expect(counts.counts == (isOrdered ? [1, 233] : [1, 466, 1]))
    }
  }
}

@Test func `a word that fills an article is looked at whole, at its ends too`() throws {
  let many = (0..<700).map { $0 % 3 == 2 ? "ge" : "be" }.joined(separator: " ")
  let index = try makeIndex([
    article("a", text: "ge be"), article("b", text: many), article("c", text: "be ge ze"),
  ])
  func set(_ words: [String]) throws -> PhraseElement {
    .words(
      WordSet(
        try words.map {
          .init(word: try #require(index.word(Array($0.utf8))), rule: .folded)
        }))
  }
  let finder = ArticleFinder(index)
  // Two words at a place, so that positions are not read side by side.
  let row = try #require(WordRow([try set(["be"]), try set(["ge", "ze"])], in: index))
  let rows = try finder.occurrences(of: row, within: nil, firstOnly: false)
  #expect(rows.articles == [1, 2] && rows.counts == [233, 1])
  let reversed = try #require(WordRow([try set(["ge"]), try set(["be", "ze"])], in: index))
  let counts = try finder.occurrences(of: reversed, within: nil, firstOnly: false)
  #expect(counts.articles == [0, 1, 2] && counts.counts == [1, 233, 1])
  #expect(try finder.occurrences(of: reversed, within: nil, firstOnly: true).counts == [1, 1, 1])
  let pair = try #require(
    WordPair(
      .phrase([try set(["be"])]), .phrase([try set(["ge", "ze"])]), distance: 0, isOrdered: false,
      in: index))
  let pairs = try finder.occurrences(of: pair, within: nil, firstOnly: false)
  #expect(pairs.articles == [0, 1, 2] && pairs.counts == [1, 466, 1])
  #expect(try finder.occurrences(of: pair, within: nil, firstOnly: true).counts == [1, 1, 1])
}
