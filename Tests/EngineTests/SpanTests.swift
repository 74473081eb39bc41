// SPDX-License-Identifier: Apache-2.0
// Spans of near, then and phrases with gaps over texts of a few words, told by the places of the
// words: the first word of the title is 0, the body goes on counting.

import ArabicText
import Indexing
import Loading
import Testing

/// A text whose words are single letters, as an index of one article.
private struct Letters {
  let index: InvertedIndex

  init(title: String? = nil, _ body: String) throws {
    let builder = IndexBuilder(threads: 1)
    try builder.add(
      Article(
        id: "1", source: "cnn", title: title.map { Array($0.utf8) }, text: Array(body.utf8)))
    index = try builder.finish()
  }

  /// The spans of a pattern as `first-last` words.
  func spans(_ pattern: SpanPattern) throws -> [String] {
    try SpanEvaluator(index).spans(of: pattern).map { "\($0.start)-\($0.end - 1)" }
  }

  func word(_ letters: String, _ rule: MatchRule = .folded) -> PhraseElement {
    .words(
      WordSet(
        letters.compactMap { index.word(Array(String($0).utf8)) }.map {
          WordSet.Member(word: $0, rule: rule)
        }))
  }

  func phrase(_ elements: PhraseElement...) -> SpanPattern { .phrase(elements) }

  func near(_ a: String, _ distance: Int, _ b: String) throws -> [String] {
    try spans(.near(phrase(word(a)), phrase(word(b)), distance: distance, ordered: false))
  }

  func then(_ a: String, _ distance: Int, _ b: String) throws -> [String] {
    try spans(.near(phrase(word(a)), phrase(word(b)), distance: distance, ordered: true))
  }
}

@Test func `near holds one of each in either order`() throws {
  let text = try Letters("a x b x x x b x a")
  #expect(try text.near("a", 1, "b") == ["0-2", "6-8"])
  #expect(try text.near("a", 0, "b") == [])
}

@Test func `near counts the words between`() throws {
  let text = try Letters("a x x b")
  #expect(try text.near("a", 1, "b") == [])
  #expect(try text.near("a", 2, "b") == ["0-3"])
}

@Test func `near gives the shortest spans only`() throws {
  #expect(try Letters("a a b b").near("a", 5, "b") == ["1-2"])
  #expect(try Letters("a b a").near("a", 5, "b") == ["0-1", "1-2"])
}

@Test func `near of a word with itself needs two of it`() throws {
  #expect(try Letters("a x a x x a").near("a", 5, "a") == ["0-2", "2-5"])
  #expect(try Letters("x a x").near("a", 5, "a") == [])
}

@Test func `then keeps the order`() throws {
  let text = try Letters("b a x b a")
  #expect(try text.then("a", 5, "b") == ["1-3"])
  #expect(try text.then("b", 5, "a") == ["0-1", "3-4"])
}

@Test func `near stays in its part`() throws {
  let text = try Letters(title: "a x", "b a")
  #expect(try text.near("a", 5, "b") == ["2-3"])
  #expect(try text.then("a", 5, "b") == [])
}

@Test func `near crosses sentences, within a sentence does not`() throws {
  let text = try Letters("Aaa bbb ddd. Ccc bbb aaa.")
  let pattern = SpanPattern.near(
    .phrase([.words(text.set("ddd"))]), .phrase([.words(text.set("bbb"))]), distance: 3,
    ordered: false)
  #expect(try text.spans(pattern) == ["1-2", "2-4"])
  #expect(try text.spans(.inside(pattern, .sentence)) == ["1-2"])
}

@Test func `spans beside each other do not overlap`() throws {
  let text = try Letters("a b a b c")
  let pair = text.phrase(text.word("a"), text.word("b"))
  #expect(try text.spans(.near(pair, pair, distance: 0, ordered: false)) == ["0-3"])
  let overlapping = text.phrase(text.word("b"), text.word("a"))
  #expect(try text.spans(.near(pair, overlapping, distance: 0, ordered: false)) == [])
}

@Test func `a near span has the loosest rule of its sides`() throws {
  let text = try Letters("a x b x c")
  let pattern = SpanPattern.near(
    text.phrase(text.word("a", .exact)), text.phrase(text.word("bc", .clitic)), distance: 5,
    ordered: true)
  #expect(try SpanEvaluator(text.index).spans(of: pattern).map(\.rule) == [.clitic])
}

@Test func `a span found in two ways has the strongest rule`() throws {
  let text = try Letters("a b")
  let spans = try SpanEvaluator(text.index).spans(
    of: .or([text.phrase(text.word("a", .clitic)), text.phrase(text.word("ab", .exact))]))
  #expect(spans.map(\.rule) == [.exact, .exact])
}

@Test func `a gap stands for none to so many words`() throws {
  let text = try Letters("a b x a x x b x a x x x b")
  func gap(_ most: Int) throws -> [String] {
    try text.spans(text.phrase(text.word("a"), .gap(atMost: most), text.word("b")))
  }
  #expect(try gap(0) == ["0-1"])
  #expect(try gap(2) == ["0-1", "3-6"])
  #expect(try gap(5) == ["0-1", "3-6", "8-12"])
}

@Test func `a phrase with gaps gives the shortest spans`() throws {
  let text = try Letters("a a b c c")
  let pattern = text.phrase(
    text.word("a"), .gap(atMost: 5), text.word("b"), .gap(atMost: 5), text.word("c"))
  #expect(try text.spans(pattern) == ["1-3"])
}

@Test func `any word is one word of the same part`() throws {
  let text = try Letters(title: "a b", "a b a")
  #expect(try text.spans(text.phrase(text.word("a"), .anyWord)) == ["0-1", "2-3"])
  #expect(try text.spans(text.phrase(.anyWord, text.word("a"))) == ["3-4"])
  #expect(try text.spans(text.phrase(.anyWord, .anyWord)) == ["0-1", "2-3", "3-4"])
}

@Test func `and keeps spans of units that hold both`() throws {
  let text = try Letters("Aaa bbb ddd. Ccc bbb aaa.")
  let (a, b) = (text.phrase(.words(text.set("ddd"))), text.phrase(.words(text.set("bbb"))))
  #expect(try text.spans(.and(a, b, .article)) == ["1-1", "2-2", "4-4"])
  #expect(try text.spans(.and(a, b, .sentence)) == ["1-1", "2-2"])
  #expect(try text.spans(.andNot(b, a, .sentence)) == ["4-4"])
  #expect(try text.spans(.andNot(b, a, .article)) == [])
}

extension Letters {
  /// One word of more letters.
  fileprivate func set(_ word: String) -> WordSet {
    WordSet(
      [index.word(Array(word.utf8))].compactMap { $0 }.map {
        WordSet.Member(word: $0, rule: .folded)
      })
  }
}
