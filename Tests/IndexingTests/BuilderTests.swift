// SPDX-License-Identifier: Apache-2.0
// Building: edges, errors, progress, stopping.
import Loading
import Testing

@testable import Indexing

@Suite struct BuilderTests {
  @Test func `an empty corpus is a corpus`() throws {
    let index = try makeIndex([])
    #expect(index.articleCount == 0 && index.wordCount == 0 && index.positionCount == 0)
    #expect(index.sentenceCount == 0 && index.surfaceCount == 0 && index.sources.isEmpty)
    #expect(index.word(Array("كيربي".utf8)) == nil)
    #expect(index.words(prefix: []).isEmpty && index.article(id: "") == nil)
  }

  @Test func `articles without words stand between others`() throws {
    let index = try makeIndex([
      article("1", text: "… !"), article("2", text: "كيم"), article("3", text: "؟"),
      article("4", title: "—", text: "بوتين"), article("5", text: "."),
    ])
    #expect(index.positionCount == 2 && index.sentenceCount == 2)
    #expect(index.article(at: 0) == ArticleID(rawValue: 1))
    #expect(index.article(at: 1) == ArticleID(rawValue: 3))
    #expect(index.sentence(index.sentence(at: 1)).number == 1)
    #expect((0..<5).map { index.length(of: ArticleID(rawValue: $0)) } == [0, 1, 0, 1, 0])
  }

  @Test func `a title is sentence 0 however it is punctuated`() throws {
    let index = try makeIndex([article("1", title: "كيم: لا! بوتين: نعم.", text: "")])
    #expect(index.sentenceCount == 1)
    let sentence = index.sentence(SentenceID(rawValue: 0))
    #expect(sentence.number == 0 && sentence.part == .title && sentence.paragraph == 0)
    #expect(sentence.positions == 0..<4 && index.partRange(at: 3) == 0..<4)
    #expect(index.paragraphPositions(at: 2) == 0..<4)
    #expect(index.positions(of: sentence.article, part: .body).isEmpty)
  }

  @Test func `a body without title counts its sentences from 1`() throws {
    let index = try makeIndex([article("1", text: "كيم هنا.\n\nبوتين هناك.")])
    #expect(index.sentence(SentenceID(rawValue: 0)).number == 1)
    #expect(index.sentence(SentenceID(rawValue: 1)).number == 2)
    #expect(index.sentence(SentenceID(rawValue: 1)).paragraph == 2)
    #expect(index.paragraphPositions(at: 2) == 2..<4)
  }

  @Test func `wide gaps are kept`() throws {
    let gap = String(repeating: " ", count: 100_000)
    let text = gap + "كيم" + String(repeating: "-", count: 254) + "بوتين" + gap + "لاف"
    let index = try makeIndex([article("1", text: text)])
    #expect((0..<3).map { index.bytes(of: $0).lowerBound } == [100_000, 100_260, 200_270])
  }

  @Test func `an id given twice names both places`() throws {
    let builder = IndexBuilder(threads: 1)
    try builder.add(article("x", text: "نص"))
    try builder.add(article("y", text: "نص"))
    #expect(throws: IndexError.duplicateID(id: "x", first: "x.txt", second: "z.csv:9")) {
      var twin = article("x", text: "نص")
      twin.origin = Origin(file: "z.csv", line: 9)
      try builder.add(twin)
    }
  }

  @Test func `building can be stopped in every phase`() throws {
    var random = RandomCorpus(seed: 21)
    let articles = random.articles(50, words: 30)
    var calls = 0
    let whole = IndexBuilder(
      threads: 2, batchSize: 300, progress: { _ in calls += 1 }, isCancelled: { false })
    for article in articles { try whole.add(article) }
    _ = try whole.finish()
    #expect(calls > 5)
    for limit in 0..<calls {
      var left = limit
      let builder = IndexBuilder(
        threads: 2, batchSize: 300, progress: { _ in left -= 1 }, isCancelled: { left == 0 })
      #expect(throws: IndexError.cancelled) {
        for article in articles { try builder.add(article) }
        _ = try builder.finish()
      }
    }
  }

  @Test func `progress goes through its phases`() throws {
    var random = RandomCorpus(seed: 22)
    var reports: [IndexProgress] = []
    let builder = IndexBuilder(
      threads: 3, batchSize: 300, progress: { reports.append($0) }, isCancelled: { false })
    for article in random.articles(50, words: 30) { try builder.add(article) }
    _ = try builder.finish()
    let phases = reports.map(\.phase).reduce(into: [IndexProgress.Phase]()) {
      if $0.last != $1 { $0.append($1) }
    }
    #expect(phases == [.reading, .sorting, .packing])
    let read = reports.filter { $0.phase == .reading }.map(\.done)
    #expect(read == read.sorted() && read.last == 50)
  }
}
