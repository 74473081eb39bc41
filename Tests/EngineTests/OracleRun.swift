// SPDX-License-Identifier: Apache-2.0
// One query answered twice, by the engine and by the oracle, and where the answers differ.

import Foundation
import Indexing
import Loading
import Syntax

@testable import Fihris

/// A corpus in both hands.
final class OracleRun {
  let articles: [Loading.Article]
  let corpus: OracleCorpus
  let engine: Corpus

  init(_ articles: [Loading.Article]) throws {
    self.articles = articles
    let builder = IndexBuilder(threads: 2)
    for article in articles { try builder.add(article) }
    let index = try builder.finish()
    engine = Corpus(index: index, report: LoadReport())
    corpus = OracleCorpus(articles) { word in
      index.word(Array(word.utf8)).map { index.nameEvidence(of: $0) }
    }
  }

  /// What an answer came to.
  struct Answer {
    /// The first difference; nil if there is none.
    var difference: String?
    /// Whether the last query gave rows.
    var isFound = false
  }

  /// - Parameter files: the texts of files of names, by their names.
  func answer(_ text: String, files: [String: String] = [:]) -> Answer {
    let results: [Result]
    do {
      results = try answers(text, files)
    } catch {
      return Answer(difference: "the engine fails: \(error)")
    }
    var oracle = Oracle(corpus, files: files)
    let tables = oracle.evaluate(Syntax.parse(text).script)
    var answer = Answer()
    for (place, table) in tables.sorted(by: { $0.key < $1.key }) {
      answer.isFound = results[place].finds
      if let difference = difference(results[place], table) {
        answer.difference = "statement \(place + 1): \(difference)"
        return answer
      }
    }
    return answer
  }

  /// What the engine says.
  private func answers(_ text: String, _ files: [String: String]) throws -> [Result] {
    var options = SessionOptions()
    if files.isEmpty { return try Session(corpus: engine, options: options).evaluate(text) }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "oracle-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    options.baseFolder = folder.path()
    return try Session(corpus: engine, options: options).evaluate(text)
  }

  private func difference(_ result: Result, _ table: OracleTable) -> String? {
    let names = table.columns.map(\.name)
    guard result.columns.map(\.name) == names else {
      return "columns \(result.columns.map(\.name)), the oracle \(names)"
    }
    if let drawn = table.drawn { return drawnDifference(result, table, drawn) }
    for row in 0..<max(result.rowCount, table.rows.count) {
      guard row < result.rowCount else { return "row \(row) only here: \(line(table, row))" }
      guard row < table.rows.count else { return "row \(row) only there: \(line(result, row))" }
      if !agrees(result, row, table, row) {
        return "row \(row): \(line(result, row))\n  the oracle: \(line(table, row))"
      }
    }
    return nil
  }

  /// What is drawn must be so many rows of those there are, in their order.
  private func drawnDifference(
    _ result: Result, _ table: OracleTable, _ drawn: Int
  ) -> String? {
    guard result.rowCount == drawn else { return "\(result.rowCount) rows drawn, not \(drawn)" }
    var place = 0
    for row in 0..<drawn {
      while place < table.rows.count, !agrees(result, row, table, place) { place += 1 }
      if place == table.rows.count { return "row \(row) was not there: \(line(result, row))" }
      place += 1
    }
    return nil
  }

  private func agrees(
    _ result: Result, _ row: Int, _ table: OracleTable, _ other: Int
  ) -> Bool {
    table.columns.indices.allSatisfy {
      value(table, other, $0).agrees(with: result.value(row: row, column: $0))
    }
  }

  private func value(_ table: OracleTable, _ row: Int, _ column: Int) -> OracleValue {
    corpus.value(table.rows[row], table.columns[column].field, table.context)
  }

  private func line(_ table: OracleTable, _ row: Int) -> String {
    table.columns.indices.map { column in
      "\(table.columns[column].name): \(value(table, row, column).text)"
    }.joined(separator: " | ")
  }

  private func line(_ result: Result, _ row: Int) -> String {
    zip(result.columns, result[row].values).map { "\($0.name): \($1.description)" }
      .joined(separator: " | ")
  }
}

extension Result {
  /// Whether it has a row that is more than the number 0.
  fileprivate var finds: Bool {
    if kind == .count, rowCount == 1 { return value(row: 0, column: 0) != .integer(0) }
    return rowCount > 0
  }
}

// MARK: - Shrinking

extension OracleRun {
  /// A smaller query over fewer articles that still differs, as far as leaving out leads.
  func shrunk(_ query: WrittenQuery) -> (query: WrittenQuery, run: OracleRun) {
    var query = query
    while let smaller = query.smaller.first(where: { differs($0) }) { query = smaller }
    var run = self
    var size = max(1, articles.count / 2)
    while true {
      let starts = stride(from: 0, to: run.articles.count, by: size)
      let fewer = starts.lazy.compactMap { start -> OracleRun? in
        var kept = run.articles
        kept.removeSubrange(start..<min(start + size, kept.count))
        guard !kept.isEmpty, let smaller = try? OracleRun(kept) else { return nil }
        return smaller.differs(query) ? smaller : nil
      }.first
      if let fewer { run = fewer } else if size == 1 { return (query, run) } else { size /= 2 }
    }
  }

  /// Whether the answers differ; a query that fails only for being cut up does not count.
  private func differs(_ query: WrittenQuery) -> Bool {
    guard let difference = answer(query.text, files: query.files).difference else { return false }
    return !difference.hasPrefix("the engine fails")
  }
}
