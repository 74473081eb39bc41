// SPDX-License-Identifier: Apache-2.0
// The embedded corpus is that of examples/corpus; RECORD=1 writes it anew.

import Foundation
import Testing

@testable import Fihris

private let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The source of the embedded corpus, made from the articles as they load.
private func generatedSource() throws -> String {
  let corpus = try Corpus.load([root.appending(path: "examples/corpus").path()])
  let results = try Session(corpus: corpus).evaluate(
    "articles | show article, source, date, title, author, desk, text")
  let articles = try #require(results.first).rows.map { row in
    let cells = row.values.map(\.description)
    return """
          ExampleArticle(
            id: #"\(cells[0])"#, source: #"\(cells[1])"#, date: #"\(cells[2])"#,
            title: #"\(cells[3])"#,
            author: #"\(cells[4])"#, desk: #"\(cells[5])"#,
            text: #\"""
              \(cells[6].replacing("\n", with: "\n        ").replacing("\n        \n", with: "\n\n"))
              \"""#),
      """
  }
  return """
    // SPDX-License-Identifier: Apache-2.0
    // The articles of examples/corpus. Written by a test with RECORD=1; do not edit.

    // swift-format-ignore-file
    extension ExampleArticle {
      static let all: [ExampleArticle] = [
    \(articles.joined(separator: "\n"))
      ]
    }

    """
}

@Test func `the embedded corpus is that of the examples`() throws {
  let file = root.appending(path: "Sources/Fihris/ExampleArticles.swift")
  let source = try generatedSource()
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try source.write(to: file, atomically: true, encoding: .utf8)
  }
  #expect(try String(contentsOf: file, encoding: .utf8) == source)
}

@Test func `the embedded corpus answers as the folder does`() throws {
  let script = """
    articles
    sentences
    mentions "كيربي" | show article, form, rule, before, match, after, start, end
    """
  let folder = try Corpus.load([root.appending(path: "examples/corpus").path()])
  let ours = try Session(corpus: .example).evaluate(script)
  let theirs = try Session(corpus: folder).evaluate(script)
  for (a, b) in zip(ours, theirs) {
    #expect(a.columns == b.columns)
    let same = a.rows.map(\.values) == b.rows.map(\.values)
    #expect(same)
  }
}
