// SPDX-License-Identifier: Apache-2.0
// Stages over six small articles: queries and their rows stand in Golden/stages.txt. A query is a
// line that begins with `> `, its rows the lines up to the next; RECORD=1 writes the rows anew.

import Foundation
import Testing

@testable import Fihris

private let file = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "Golden/stages.txt")

/// A query and its rows as a text table.
private struct GoldenQuery {
  var query: String
  var rows: [String]

  static func all(in text: String) -> [GoldenQuery] {
    var queries: [GoldenQuery] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("> ") {
        queries.append(GoldenQuery(query: String(line.dropFirst(2)), rows: []))
      } else if !line.isEmpty, !queries.isEmpty {
        queries[queries.count - 1].rows.append(String(line))
      }
    }
    return queries
  }

  var text: String { (["> " + query] + rows).joined(separator: "\n") + "\n" }
}

private func corpus() throws -> Corpus {
  func article(
    _ id: String, _ source: String, _ date: String?, _ title: String?, _ text: String,
    desk: String? = nil, priority: String? = nil
  ) -> Article {
    var fields: [String: String] = [:]
    fields["desk"] = desk
    fields["priority"] = priority
    return Article(
      id: id, source: source, date: date, title: title, text: text, fields: fields)
  }
  return try Corpus(articles: [
    article(
      "a1", "cnn", "2023-08-31", "كيربي: رسائل بين كيم وبوتين",
      "قال كيربي إن موسكو تسعى إلى صفقة. وأضاف كيربي: «الصفقة خطرة».", desk: "world",
      priority: "2"),
    article(
      "a2", "cnn", "2023-09-04", nil, "التقى كيم بوتين.\n\nولم تعلق موسكو. وقال كيربي إنه قلق.",
      desk: "politics"),
    article(
      "a3", "ap", "2023-09-04", "كيم في روسيا", "وصل كيم إلى روسيا بالقطار.", priority: "3.5"),
    article("a4", "ap", "2023-09", nil, "لا تعليق من كيربي.", desk: "world", priority: "1"),
    article("a5", "arab48", nil, "صفقة أم زيارة", "زيارة كيم، أم صفقة لموسكو؟", desk: "World"),
    article("a6", "arab48", "2023-09-12", nil, "كيم وبوتين وكيربي.", priority: "10"),
  ])
}

private func rows(of query: String, in corpus: Corpus) throws -> [String] {
  let result = try #require(try Session(corpus: corpus).evaluate(query).last)
  let header = result.columns.map(\.name).joined(separator: " | ")
  return [header]
    + result.rows.map { row in
      row.values.map { $0 == .missing ? "—" : $0.description }.joined(separator: " | ")
        .replacing("\n", with: "⏎")
    }
}

@Test func `stages give the rows on record`() throws {
  let corpus = try corpus()
  let golden = GoldenQuery.all(in: try String(contentsOf: file, encoding: .utf8))
  #expect(golden.count > 40)
  let now = try golden.map {
    GoldenQuery(query: $0.query, rows: try rows(of: $0.query, in: corpus))
  }
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try now.map(\.text).joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    return
  }
  for (now, golden) in zip(now, golden) {
    #expect(now.rows == golden.rows, "\(golden.query)")
  }
}
