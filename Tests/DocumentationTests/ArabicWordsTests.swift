// SPDX-License-Identifier: Apache-2.0
// The tables of Arabic words in the manual are those of the language.

import Syntax
import Testing

/// The pairs of an English and an Arabic word in the tables under a heading of the manual, by the
/// line of prose above each table.
private func tables(under heading: String) throws -> [String: [String: String]] {
  let lines = MarkdownPage(try Tree.text("docs/manual.md")).prose
    .drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("## ") }
  var tables: [String: [String: String]] = [:]
  var name = ""
  for line in lines where !line.isEmpty {
    guard line.hasPrefix("|") else {
      name = line
      continue
    }
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
      .map { String($0.trimmingSpaces) }
    for index in stride(from: 0, to: cells.count - 1, by: 2) where !cells[index].isEmpty {
      guard !cells[index].hasPrefix("-") else { continue }
      #expect(tables[name]?[cells[index]] == nil, "\(cells[index]) stands twice in \(name)")
      tables[name, default: [:]][cells[index]] = cells[index + 1]
    }
  }
  return tables
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var result = drop { $0 == " " }
    while result.last == " " { result.removeLast() }
    return result
  }
}

private func dictionary(_ pairs: [(english: String, arabic: String)]) -> [String: String] {
  Dictionary(pairs.map { ($0.english, $0.arabic) }, uniquingKeysWith: { first, _ in first })
}

@Test func `fields and options of the manual have the names of the language`() throws {
  let tables = try tables(under: "## Arabic words")
  #expect(tables["Fields:"] == dictionary(KeywordTable.fields))
  #expect(tables["Options of `set`:"] == dictionary(KeywordTable.options))
}

@Test func `keywords of the manual have the Arabic words of the language`() throws {
  var keywords = try tables(under: "## Arabic words")
  keywords["Fields:"] = nil
  keywords["Options of `set`:"] = nil
  let found = keywords.values.flatMap { $0 }.map { "\($0.key) \($0.value)" }
  // Parts of phrases stand in the manual as the phrases.
  let parts: Set<Keyword> = [.any, .of, .is, .missing, .present]
  let words = KeywordTable.keywords.filter { !parts.contains($0.keyword) }
    .map { "\($0.keyword.rawValue) \($0.arabic)" }
  #expect(found.sorted() == (words + KeywordTable.phrases.map { "\($0) \($1)" }).sorted())
}

@Test func `keywords of the grammar have the Arabic words of the language`() throws {
  let grammar = try Tree.text("grammar/fihris.ebnf")
  for (keyword, arabic) in KeywordTable.keywords where keyword != .present {
    #expect(grammar.contains("\(keyword.rawValue) \(arabic)"), "\(keyword.rawValue)")
  }
}
