// SPDX-License-Identifier: Apache-2.0
// Ids, outlets, dates and columns come back as they were given.
import Loading
import Testing

@testable import Indexing

@Suite struct MetadataTests {
  @Test(arguments: [UInt64(11), 12, 13])
  func `what an article gives is what the index says`(_ seed: UInt64) throws {
    var random = RandomCorpus(seed: seed)
    let articles = random.articles(60, words: 5)
    let index = try makeIndex(articles)
    #expect(index.articleCount == articles.count)
    #expect(index.columns.prefix(3).map(\.name) == ["author", "url", "language"])
    for (number, article) in articles.enumerated() {
      let id = ArticleID(rawValue: UInt32(number))
      #expect(index.id(of: id) == article.id && index.article(id: article.id) == id)
      #expect(index.sources[index.source(of: id)].name == article.source)
      #expect(index.date(of: id) == article.date)
      var wanted = Dictionary(uniqueKeysWithValues: article.fields.map { ($0.name, $0.value) })
      wanted["author"] = article.author
      wanted["url"] = article.url
      for (place, column) in index.columns.enumerated() {
        #expect(index.value(of: id, column: place) == wanted[column.name])
        #expect(column.isNumeric == (column.name == "views"))
        let number = column.isNumeric ? wanted[column.name].flatMap(Double.init) : nil
        #expect(index.number(of: id, column: place) == number)
      }
    }
    #expect(index.article(id: "a-") == nil)
  }

  @Test func `outlets are counted`() throws {
    var random = RandomCorpus(seed: 14)
    let articles = random.articles(80, words: 9)
    let index = try makeIndex(articles)
    let slow = SlowCorpus(articles)
    var names: [String] = []
    for article in articles where !names.contains(article.source) { names.append(article.source) }
    #expect(index.sources.map(\.name) == names)
    for source in index.sources {
      let own = articles.indices.filter { articles[$0].source == source.name }
      let dates = own.compactMap { articles[$0].date }
      #expect(source.articleCount == own.count)
      #expect(source.wordCount == slow.words.filter { own.contains($0.article) }.count)
      #expect(source.firstDate == dates.min() && source.lastDate == dates.max())
    }
    #expect(index.sources.first { $0.name == "CNN" }?.folded == "cnn")
  }

  @Test func `a column of the same name as a fixed one adds to it`() throws {
    var first = article("1", text: "نص")
    first.fields = [(name: "author", value: "كاتب"), (name: "n", value: "1")]
    let index = try makeIndex([first])
    #expect(index.columns.map(\.name) == ["author", "url", "language", "n"])
    #expect(index.value(of: ArticleID(rawValue: 0), column: 0) == "كاتب")
  }

  @Test(arguments: [
    ("0", 0.0), ("7", 7), ("-12", -12), ("3.50", 3.5), ("0.001", 0.001), ("-0.5", -0.5),
    ("123456789012345", 123_456_789_012_345),
  ])
  func `canonical numbers are read`(_ text: String, _ value: Double) {
    #expect(Array(text.utf8).withUnsafeBufferPointer(CanonicalNumber.parse) == value)
  }

  @Test(arguments: [
    "", "-", "007", "-0", "1.", ".5", "1e5", "+1", "1,000", "nan", "inf", "0x1", "1 ", "--1",
    "1.2.3", "00", "-01", "1234567890123456", "٣",
  ])
  func `other texts are no numbers`(_ text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer(CanonicalNumber.parse) == nil)
  }
}
