// SPDX-License-Identifier: Apache-2.0
// A naive evaluator of queries: scans the texts of the articles for every row it gives. It shares
// folding and tokenising with the engine, and the tree of the query; nothing else.

import Loading
import Syntax

/// What names stand for.
struct OracleNames {
  private var patterns: [String: Pattern] = [:]
  private var queries: [String: Query] = [:]
  private var parameters: [String: Literal] = [:]
  private let files: [String: String]

  /// - Parameter files: the texts of files of names.
  init(files: [String: String]) { self.files = files }

  func pattern(_ name: Name) -> Pattern? { patterns[KeywordFolding.fold(name.text)] }
  func query(_ name: Name) -> Query? { queries[KeywordFolding.fold(name.text)] }
  func parameter(_ name: Name) -> Literal? { parameters[KeywordFolding.fold(name.text)] }

  /// The names in a file with their levels.
  func lines(inFile path: String) -> [(name: String, level: MatchLevel)] {
    var text = files[path] ?? ""
    if text.unicodeScalars.first == "\u{FEFF}" { text = String(text.unicodeScalars.dropFirst()) }
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      var name = String(line.split(separator: " #")[0]).trimmed
      if name.isEmpty || name.hasPrefix("#") { return nil }
      let first = name.split(separator: " ")[0]
      let keyword = KeywordTable.keyword(String(first))?.rawValue
      let level = keyword.flatMap { MatchLevel(rawValue: $0) }
      if level != nil, first.count < name.count {
        name = String(name.dropFirst(first.count)).trimmed
      }
      let marks: [Character] = ["\"", "“", "”", "«", "»"]
      if let mark = name.first, marks.contains(mark) { name = String(name.dropFirst().dropLast()) }
      return (name, first.count < line.count ? level ?? .word : .word)
    }
  }

  /// The value itself, or that of the parameter it names.
  func resolved(_ literal: Literal) -> Literal {
    if case .parameter(let name) = literal.kind { return parameter(name) ?? literal }
    return literal
  }

  func number(_ count: Count) -> Int {
    switch count {
    case .number(let number): number
    case .parameter(let name): parameter(name).flatMap { Int($0.string) } ?? 0
    }
  }

  mutating func declare(_ statement: Statement) {
    switch statement.kind {
    case .letPattern(let name, let pattern): patterns[KeywordFolding.fold(name.text)] = pattern
    case .letQuery(let name, let query): queries[KeywordFolding.fold(name.text)] = query
    case .letName(let name, let other):
      patterns[KeywordFolding.fold(name.text)] = pattern(other)
      queries[KeywordFolding.fold(name.text)] = query(other)
    case .param(let name, let value): parameters[KeywordFolding.fold(name.text)] = value
    default: break
    }
  }
}

extension Literal {
  /// The text meant.
  var string: String {
    if case .text(let text) = kind { return text }
    return text
  }
}

extension String {
  /// Without white space around it.
  fileprivate var trimmed: String {
    let blank = self.prefix(while: \.isWhitespace).count
    let end = self.reversed().prefix(while: \.isWhitespace).count
    return String(dropFirst(blank).dropLast(end))
  }
}

struct Oracle {
  let corpus: OracleCorpus
  /// Of this script only: all that the words of thousands of queries stand for is much.
  private let lexicon: OracleLexicon
  private var names: OracleNames
  private var last: OracleTable?

  /// - Parameter files: the texts of files of names.
  init(_ corpus: OracleCorpus, files: [String: String] = [:]) {
    self.corpus = corpus
    names = OracleNames(files: files)
    lexicon = OracleLexicon(corpus.spellings)
  }

  /// The rows of each query of a script, by the place of its statement.
  mutating func evaluate(_ script: Script) -> [Int: OracleTable] {
    var tables: [Int: OracleTable] = [:]
    for (place, statement) in script.statements.enumerated() {
      names.declare(statement)
      guard case .query(let query) = statement.kind else { continue }
      last = rows(query)
      tables[place] = last
    }
    return tables
  }

  func rows(_ query: Query) -> OracleTable {
    switch query.kind {
    case .operand(let rows, let stages):
      return stages.reduce(self.rows(rows)) { apply($1, $0) }
    case .combined(let left, let setOperator, let right):
      return combine(rows(left), setOperator, rows(right))
    }
  }

  private var articleFields: [String] { OracleTable.articleFields }

  private func rows(_ rows: Rows) -> OracleTable {
    let others = ["id"] + corpus.columns + ["words", "text"]
    switch rows.kind {
    case .articles:
      return .articles(corpus.articles.indices.map { .article($0) }, corpus)
    case .sentences:
      return OracleTable(
        corpus.texts.indices.flatMap { article in
          corpus.texts[article].sentences.indices.map { .sentence(article, $0) }
        },
        articleFields + ["part", "sentence", "text", "start", "end"], also: others)
    case .mentions(let pattern):
      let matcher = OracleMatcher(lexicon: lexicon, names: names)
      var table = OracleTable(
        corpus.texts.indices.flatMap { article in
          matcher.spans(of: pattern, in: corpus.texts[article]).map { .mention(article, $0) }
        },
        articleFields + [
          "part", "sentence", "form", "rule", "before", "match", "after", "start", "end",
        ], also: others)
      table.asked = [pattern]
      return table
    case .words:
      return OracleTable(
        corpus.vocabulary.indices.map { .word($0) }, ["word", "count", "articles"])
    case .sources:
      return OracleTable(
        corpus.sources.indices.map { .source($0) },
        ["source", "articles", "words", "first", "last"])
    case .quotes: return OracleTable([], [])
    case .name(let name): return names.query(name).map { self.rows($0) } ?? OracleTable([], [])
    case .last: return last ?? OracleTable([], [])
    case .query(let query): return self.rows(query)
    }
  }

  /// Rows in the order of the corpus, computed ones in the order of the sides; each once.
  private func combine(
    _ left: OracleTable, _ setOperator: SetOperator, _ right: OracleTable
  ) -> OracleTable {
    let others = Set(right.rows.map(\.identity))
    var result = left
    if setOperator != .except { result.asked += right.asked }
    switch setOperator {
    case .union: result.rows = left.rows + right.rows
    case .intersect: result.rows = left.rows.filter { others.contains($0.identity) }
    case .except: result.rows = left.rows.filter { !others.contains($0.identity) }
    }
    var seen = Set<OracleRow.Identity>()
    result.rows = result.rows.filter { seen.insert($0.identity).inserted }
    if case .cells = result.rows.first { return result }
    result.rows.sort { $0.identity.place.lexicographicallyPrecedes($1.identity.place) }
    return result
  }

  private func apply(_ stage: Stage, _ table: OracleTable) -> OracleTable {
    var stages = OracleStages(
      corpus: corpus, matcher: OracleMatcher(lexicon: lexicon, names: names), table: table)
    if case .keywords(let other?) = stage.kind { stages.reference = rows(other) }
    return stages.apply(stage)
  }
}

extension OracleTable {
  /// What every row of an article begins with.
  static let articleFields = ["article", "source", "date", "title"]

  /// Rows of articles.
  static func articles(_ rows: [OracleRow], _ corpus: OracleCorpus) -> OracleTable {
    var table = OracleTable(
      rows, articleFields + corpus.columns + ["words"], also: ["id", "text"])
    table.isOfArticles = true
    return table
  }
}
