// SPDX-License-Identifier: Apache-2.0
// What an index does for a query, one thing at a time, with words of the corpus itself.

import Fihris
import Measuring

/// Prepared queries over words that are drawn evenly from the dictionary by how frequent they are.
struct QueryBenchmarks {
  let session: Session

  func run() throws {
    let common = try words(atLeast: 20, in: 1_000)
    let middle = try words(atLeast: 200, in: 100)
    guard common.count > 1, middle.count > 1 else { return }
    let pairs = Array(zip(middle, middle.dropFirst() + middle.prefix(1)))
    try measure("count a word", middle.map { "articles where mentions plain \"\($0)\" | count" })
    try measure("list a word", middle.map { "articles where mentions plain \"\($0)\"" })
    try measure(
      "intersect",
      pairs.map { "articles where mentions (plain \"\($0)\" and plain \"\($1)\") | count" })
    try measure(
      "intersect common",
      zip(common, common.dropFirst()).map {
        "articles where mentions (plain \"\($0)\" and plain \"\($1)\") | count"
      })
    try measure("phrase", try phrases().map { "articles where mentions plain \"\($0)\" | count" })
    try measure(
      "near",
      pairs.map { "articles where mentions (plain \"\($0)\" near 5 plain \"\($1)\") | count" })
    try measure(
      "rank a word", middle.map { "articles where mentions plain \"\($0)\" | rank | limit 10" })
    try measure(
      "rank any of two",
      pairs.map {
        "articles where mentions any of (plain \"\($0)\", plain \"\($1)\") | rank | limit 10"
      })
    try measure("matches of a word", middle.map { "mentions plain \"\($0)\" | limit 10" })
  }

  private func measure(_ name: String, _ statements: [String]) throws {
    let prepared = try statements.map { try session.prepare($0) }
    let (_, latencies) = try rounds(of: prepared, seconds: Program.budget) {
      try $0.evaluate().rowCount
    }
    Line(name: name, latencies: latencies, amount: 1, unit: "queries").report()
  }

  /// Words that about one article in `share` holds, but `minimum` articles at least.
  private func words(atLeast minimum: Int, in share: Int) throws -> [String] {
    let least = max(minimum, session.corpus.articleCount / share)
    return try texts(
      "words where articles >= \(least) and articles <= \(least * 4) | sample 40 | show word")
  }

  /// Pairs of words as they stand in texts.
  private func phrases() throws -> [String] {
    try texts("sentences | sample 80 | show text").compactMap { text in
      let words = AnalyzedWord.words(of: text)
      return words.count > 6 ? words[3].folded + " " + words[4].folded : nil
    }
  }

  private func texts(_ query: String) throws -> [String] {
    try session.evaluate(query)[0].rows.compactMap { row in
      if case .text(let text)? = row.values.first { text } else { nil }
    }
  }
}
