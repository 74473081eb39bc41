// SPDX-License-Identifier: Apache-2.0
// An index that grew is the index of all its articles.
import Glibc
import Loading
import Testing

@testable import Indexing

@Suite struct GrowthTests {
  private func articles(_ seed: UInt64, _ count: Int) -> [Article] {
    var random = RandomCorpus(seed: seed)
    return random.articles(count, words: 40)
  }

  private func grown(
    _ index: InvertedIndex, by more: [Article], threads: Int = 1
  ) throws -> InvertedIndex {
    let builder = IndexBuilder(
      threads: threads, batchSize: 500, progress: { _ in }, isCancelled: { false })
    try builder.add(index, except: Set(more.map(\.id)))
    for article in more { try builder.add(article) }
    return try builder.finish()
  }

  @Test(arguments: [UInt64(71), 72, 73])
  func `articles added give the bytes of an index built of all`(_ seed: UInt64) throws {
    let all = articles(seed, 90)
    let whole = try snapshotBytes(makeIndex(all))
    for split in [0, 1, 45, 89, 90] {
      let first = try makeIndex(Array(all[..<split]))
      for threads in [1, 3] {
        #expect(
          try snapshotBytes(grown(first, by: Array(all[split...]), threads: threads)) == whole)
      }
    }
  }

  @Test func `articles are added to what was opened, again and again`() throws {
    let all = articles(74, 60)
    let path = temporaryPath("growing")
    defer { unlink(path) }
    try makeIndex(Array(all[..<20])).write(to: path)
    for end in [30, 31, 60] {
      let opened = try InvertedIndex.open(path, wholeLimit: 0)
      try grown(opened, by: Array(all[opened.articleCount..<end])).write(to: path)
    }
    #expect(readFile(path) == (try snapshotBytes(makeIndex(all))))
  }

  @Test func `nothing is taken over from a file that is damaged anywhere`() throws {
    let path = temporaryPath("growing-damaged")
    defer { unlink(path) }
    let good = try snapshotBytes(makeIndex(articles(78, 40)))
    var random = SeededGenerator(seed: 79)
    for place in stride(from: good.count - 1, to: 0, by: -good.count / 60) {
      var bad = good
      bad[place] ^= UInt8.random(in: 1...255, using: &random)
      writeFile(path, bad)
      #expect(throws: IndexError.self, "byte \(place)") {
        try grown(try InvertedIndex.open(path, wholeLimit: 0), by: articles(80, 3))
      }
    }
  }

  @Test func `an article of a known id takes the place of the old one, at the end`() throws {
    let all = articles(75, 40)
    var changed = articles(76, 3)
    for (place, number) in [0, 17, 39].enumerated() { changed[place].id = all[number].id }
    let kept = all.filter { article in !changed.contains { $0.id == article.id } }
    let index = try makeIndex(all)
    let before = try snapshotBytes(index)
    let grown = try grown(index, by: changed)
    #expect(try snapshotBytes(grown) == snapshotBytes(makeIndex(kept + changed)))
    #expect(try snapshotBytes(index) == before)
    for article in changed {
      let found = try #require(grown.article(id: article.id))
      #expect(grown.text(of: found, part: .body).utf8.elementsEqual(article.text))
    }
  }

  @Test func `utterances and their speakers are taken over`() throws {
    let quotes = QuoteTests.articles(30)
    let whole = try snapshotBytes(makeIndex(quotes))
    let grown = try grown(makeIndex(Array(quotes[..<12])), by: Array(quotes[12...]))
    #expect(try snapshotBytes(grown) == whole)
  }

  @Test func `an id given twice among the new ones names both places`() throws {
    let all = articles(77, 4)
    let index = try makeIndex(all)
    #expect(throws: IndexError.self) { try grown(index, by: [all[0], all[0]]) }
  }
}
