// SPDX-License-Identifier: Apache-2.0
// Writes queries at random, with the words of a corpus, so that most of them find something.

import Syntax

/// A query in pieces that can be left out one by one.
struct WrittenQuery {
  /// Lets and parameters.
  var declarations: [String] = []
  /// Files of names, by their names.
  var files: [String: String] = [:]
  var rows: String
  var stages: [String] = []
  /// A set operator with its right side.
  var joined: String?
  /// Stages over the last result, as a statement of their own.
  var later: [String] = []

  var text: String {
    var lines = declarations
    let head = ([rows] + stages).joined(separator: " | ")
    lines.append(joined.map { head + " " + $0 } ?? head)
    if !later.isEmpty { lines.append((["_"] + later).joined(separator: " | ")) }
    return lines.joined(separator: "\n")
  }

  /// The query with one piece less, each way there is.
  var smaller: [WrittenQuery] {
    var all: [WrittenQuery] = []
    func without(_ change: (inout WrittenQuery) -> Void) {
      var query = self
      change(&query)
      all.append(query)
    }
    if !later.isEmpty { without { $0.later.removeLast() } }
    if joined != nil { without { $0.joined = nil } }
    for place in stages.indices.reversed() { without { $0.stages.remove(at: place) } }
    for place in declarations.indices { without { $0.declarations.remove(at: place) } }
    return all
  }
}

/// Writes queries.
struct QueryWriter {
  let corpus: OracleCorpus
  var random: SeededRandom
  /// Whether the corpus is large: common words are taken seldom, and most queries show some of
  /// their rows only.
  let isLarge: Bool
  /// The article whose words and values the query is about.
  var anchor = 0
  /// A word of it that patterns keep near to.
  var focus = 0
  var isArabic = false
  var declarations: [String] = []
  var files: [String: String] = [:]

  init(_ corpus: OracleCorpus, seed: Int, isLarge: Bool = false) {
    self.corpus = corpus
    self.isLarge = isLarge
    random = SeededRandom(seed: seed)
  }

  /// A keyword in the language of the query.
  func keyword(_ english: String) -> String {
    guard isArabic else { return english }
    return english.split(separator: " ").map {
      KeywordTable.arabic(for: String($0)) ?? String($0)
    }.joined(separator: " ")
  }

  func field(_ field: ShapeField) -> String {
    isArabic ? KeywordTable.fieldName(field.name, in: .arabic) : field.name
  }

  mutating func query() -> WrittenQuery {
    declarations = []
    files = [:]
    isArabic = random.chance(25)
    chooseAnchor()
    var shape = QueryShape.of(random.pick(isLarge ? Self.rowsOfLarge : Self.rows), corpus)
    var query = WrittenQuery(rows: rows(shape.rows))
    if random.chance(shape.rows == .mentions ? 30 : 70) {
      query.rows += " \(keyword("where")) \(condition(shape, random.below(3)))"
    }
    if isLarge, shape.rows == .sentences || shape.rows == .words {
      query.stages = ["\(keyword("limit")) \(200 + random.below(200))"]
    }
    if shape.hasArticle, random.chance(12) {
      query.joined = joined(to: shape)
    } else {
      query.stages += stages(&shape)
      if random.chance(8) { query.later = stages(&shape) }
      if isLarge, shape.hasArticle, query.later.isEmpty, random.chance(85) {
        if random.chance(25) { query.stages.append("\(keyword("skip")) \(random.below(4))") }
        query.stages.append("\(keyword("limit")) \(20 + random.below(20))")
      }
      if random.chance(10) { addSample(&query, shape) }
    }
    if random.chance(6) {
      declarations.append("\(keyword("let")) rows1 = \(query.rows)")
      query.rows = "rows1"
    }
    query.declarations = declarations
    query.files = files
    return query
  }

  private static let rows: [QueryShape.Rows] = [
    .mentions, .mentions, .mentions, .mentions, .mentions, .mentions, .mentions, .mentions,
    .mentions, .articles, .articles, .articles, .articles, .sentences, .sentences, .words, .sources,
  ]

  private static let rowsOfLarge: [QueryShape.Rows] =
    Array(repeating: .mentions, count: 28) + Array(repeating: .articles, count: 8) + [
      .sentences, .sentences, .words, .sources, .sources,
    ]

  /// An article with words, and one of them.
  private mutating func chooseAnchor() {
    for _ in 0..<20 {
      anchor = random.below(corpus.texts.count)
      if !corpus.texts[anchor].words.isEmpty { break }
    }
    focus = random.below(corpus.texts[anchor].words.count)
  }

  mutating func rows(_ rows: QueryShape.Rows) -> String {
    switch rows {
    case .mentions: "\(keyword("mentions")) \(pattern(random.pick([0, 1, 1, 2, 2])))"
    case .articles: keyword("articles")
    case .sentences: keyword("sentences")
    case .words: keyword("words")
    default: keyword("sources")
    }
  }

  private mutating func joined(to shape: QueryShape) -> String {
    let setOperator = keyword(random.pick(["union", "intersect", "except"]))
    var right = rows(shape.rows)
    if random.chance(60) { right += " \(keyword("where")) \(condition(shape, 1))" }
    return random.chance(50) ? "\(setOperator) \(right)" : "\(setOperator) (\(right))"
  }

  /// What is drawn cannot be told, so nothing may follow but a choice of columns.
  private mutating func addSample(_ query: inout WrittenQuery, _ shape: QueryShape) {
    let seed = random.chance(50) ? " \(keyword("seed")) \(random.below(9))" : ""
    let stage = "\(keyword("sample")) \(1 + random.below(6))\(seed)"
    if query.later.isEmpty { query.stages.append(stage) } else { query.later.append(stage) }
  }
}
