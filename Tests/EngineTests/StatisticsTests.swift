// SPDX-License-Identifier: Apache-2.0
// rank, collocates and keywords over three articles small enough to be worked out by hand.

import Fihris
import Foundation
import Testing

private func corpus() throws -> Corpus {
  try Corpus(articles: [
    Article(id: "a1", source: "s", text: "xe ab be xe"),
    Article(id: "a2", source: "s", text: "be be ce"),
    Article(id: "a3", source: "t", text: "ce de"),
  ])
}

private func evaluate(_ query: String) throws -> Fihris.Result {
  try #require(try Session(corpus: try corpus()).evaluate(query).last)
}

/// The rows as the first column with numbers to six places.
private func rows(_ query: String) throws -> [String] {
  try evaluate(query).rows.map { row in
    row.values.map { value in
      if case .number(let number) = value { return String(format: "%.6f", number) }
      return value.description
    }.joined(separator: " ")
  }
}

@Test func `BM25 is what the formula gives by hand`() throws {
  // N 3, L 3; be stands in two articles: idf = ln(1 + 1.5 / 2.5) = ln 1.6.
  // a2: f 2, l 3: 2 / (2 + 1.2). a1: f 1, l 4: 1 / (1 + 1.2 · (0.25 + 0.75 · 4 / 3)) = 1 / 2.5.
  let found = try rows(#"articles | rank for "be" | show article, score"#)
  #expect(
    found == [
      "a2 " + String(format: "%.6f", log(1.6) * 2 / 3.2),
      "a1 " + String(format: "%.6f", log(1.6) / 2.5),
    ])
  #expect(found == ["a2 0.293752", "a1 0.188001"])
}

@Test func `collocates are what the formulas give by hand`() throws {
  // Matches at 0 and 3 of a1; near them ab and be: W 2, N 9 − 2 = 7. ab: c 1, t 1; be: c 1, t 3.
  #expect(
    try rows(#"mentions "xe" | collocates within 1"#) == [
      "ab 1 0.285714 2.969040 13.415037", "be 1 0.857143 0.058008 12.678072",
    ])
}

@Test func `keywords are what the formulas give by hand`() throws {
  // W 4, R 5. xe: c 2, r 0; ab: c 1, r 0; be: c 1, r 2.
  #expect(
    try rows(#"articles where mentions "xe" | keywords"#) == [
      "xe 2 0.888889 3.989534 2.321928", "ab 1 0.444444 1.780297 1.321928",
      "be 1 1.333333 -0.228457 -0.678072",
    ])
}

@Test func `words that avoid the matches have a log-likelihood below 0 and come last`() throws {
  let result = try evaluate(#"articles where mentions "xe" | keywords"#)
  let last = try #require(result.rows.reversed().first)
  #expect(last["word"]?.description == "be")
  guard case .number(let likelihood) = last["log_likelihood"] else { throw CancellationError() }
  #expect(likelihood < 0)
}

@Test func `windows end with the part, and places count once`() throws {
  let corpus = try Corpus(articles: [
    Article(id: "a", source: "s", title: "one two", text: "three xe four xe five")
  ])
  let found = try #require(
    try Session(corpus: corpus).evaluate(#"mentions "xe" | collocates within 9"#).last)
  #expect(found.rows.compactMap { $0["word"]?.description }.sorted() == ["five", "four", "three"])
  #expect(found.rows.allSatisfy { $0["count"]?.description == "1" })
}

@Test(arguments: [
  (#"articles where source = s | rank for "be""#, 0),
  (#"articles | rank for "be""#, 1), (#"articles | rank for "be" | limit 2"#, 0),
  (#"articles | rank for "be" | limit 3"#, 1), (#"articles where mentions "be" | rank"#, 0),
])
func `articles left out are told where the rows are not cut`(query: String, leftOut: Int) throws {
  let notes = try evaluate(query).notes.filter { $0.code == "articles-not-ranked" }
  #expect(notes.map(\.message).allSatisfy { $0.hasPrefix("\(leftOut) ") })
  #expect(notes.isEmpty == (leftOut == 0))
}

@Test(arguments: [
  "articles | rank", #"articles where not mentions "be" | rank"#, "sentences | rank",
  "articles where title is missing | rank",
])
func `a query that asks for no text has nothing to rank for`(query: String) throws {
  let reports = Session(corpus: try corpus()).check(query)
  #expect(reports.map(\.code) == ["nothing-to-rank-for"])
}

@Test func `a line that goes on ranks for what the query before asked`() throws {
  let found = try rows(#"mentions "be"; _ | rank | show article"#)
  #expect(found == ["a2", "a1"])
  let named = #"let asked = articles where mentions "be"; asked | rank | show article"#
  #expect(try rows(named) == found)
}

@Test func `keywords of all articles have nothing to be compared with`() throws {
  for query in ["articles | keywords", "articles where source = s | keywords against (_)"] {
    let result = try evaluate("articles where source = s; \(query)")
    #expect(result.rowCount == 0)
    #expect(result.notes.map(\.code) == ["nothing-found"])
    #expect(result.notes.first?.message.contains("compare") == true)
  }
}
