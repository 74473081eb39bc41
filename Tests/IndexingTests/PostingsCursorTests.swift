// SPDX-License-Identifier: Apache-2.0
// A cursor visits what the whole list holds, however it gets there.
import Loading
import Testing

@testable import Indexing

@Suite struct PostingsCursorTests {
  /// 3,000 articles: "ب" stands in each, i mod 7 + 1 times; "ت" in every 11th; "ث" in one.
  static let index: InvertedIndex? = try? makeIndex(
    (0..<3_000).map { number in
      let text =
        String(repeating: "ب ", count: number % 7 + 1) + (number % 11 == 0 ? "ت " : "")
        + (number == 1_234 ? "ث" : "")
      return article("a\(number)", text: text)
    }, batchSize: 2_000)

  @Test(arguments: ["ب", "ت", "ث"])
  func `stepping visits every article with its frequency and positions`(_ text: String) throws {
    let index = try #require(Self.index)
    let word = try #require(index.word(Array(text.utf8)))
    var cursor = PostingsCursor(index: index, word: word)
    var all: [UInt32] = []
    var articles: [ArticleID] = []
    while let article = cursor.article {
      var here: [UInt32] = []
      cursor.positions(into: &here)
      #expect(here.count == cursor.frequency)
      #expect(here.allSatisfy { index.article(at: $0) == article })
      all += here
      articles.append(article)
      cursor.next()
    }
    var expected: [UInt32] = []
    index.positions(of: word, into: &expected)
    #expect(all == expected && articles == index.articles(of: word))
    cursor.next()
    cursor.advance(to: ArticleID(rawValue: 0))
    #expect(cursor.article == nil && cursor.frequency == 0)
  }

  @Test(arguments: ["ب", "ت", "ث"], [UInt64(1), 2, 3])
  func `advancing lands on the first article not before the target`(
    _ text: String, _ seed: UInt64
  ) throws {
    let index = try #require(Self.index)
    let word = try #require(index.word(Array(text.utf8)))
    let articles = index.articles(of: word)
    var generator = SeededGenerator(seed: seed)
    var cursor = PostingsCursor(index: index, word: word)
    var target: UInt32 = 0
    let stride = UInt32([3, 90, 700][Int(seed) - 1])
    while let current = cursor.article {
      target += UInt32.random(in: 0...stride, using: &generator)
      cursor.advance(to: ArticleID(rawValue: target))
      let least = max(target, current.rawValue)
      #expect(cursor.article == articles.first { $0.rawValue >= least })
      guard let article = cursor.article else { break }
      var positions: [UInt32] = []
      cursor.positions(into: &positions)
      #expect(positions.first.map { index.article(at: $0) } == article)
      #expect(positions.count == cursor.frequency)
    }
  }

  @Test func `a block names the article that BM25 scores best in it`() throws {
    let index = try #require(Self.index)
    let word = try #require(index.word(Array("ب".utf8)))
    let store = index.postings
    let bm25 = BM25(index)
    var cursor = PostingsCursor(index: index, word: word)
    for block in store.blocks.range(at: word.rawValue) {
      var ratios: [Double] = []
      for _ in 0..<store.articleCount(ofBlock: block, of: word.rawValue) {
        let article = try #require(cursor.article)
        let length = UInt32(index.length(of: article))
        ratios.append(bm25.ratio(frequency: UInt32(cursor.frequency), length: length))
        cursor.next()
      }
      #expect(store.bestRatio(ofBlock: block, bm25) == ratios.max())
    }
  }
}
