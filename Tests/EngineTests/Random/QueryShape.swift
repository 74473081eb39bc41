// SPDX-License-Identifier: Apache-2.0
// Which fields the rows of a query under way have, so that what is written next makes sense.

/// A field and the type of its values.
struct ShapeField: Hashable {
  enum Kind { case text, number, date, list }
  var name: String
  var kind: Kind
  var isMeasure = false
  /// The field of the corpus it was before it was given another name.
  var origin: String

  init(_ name: String, _ kind: Kind, isMeasure: Bool = false) {
    self.name = name
    self.kind = kind
    self.isMeasure = isMeasure
    origin = name
  }
}

struct QueryShape {
  enum Rows { case articles, sentences, mentions, words, sources, table, count }
  var rows: Rows
  var fields: [ShapeField]
  /// Whether rows belong to articles.
  var hasArticle: Bool { rows == .articles || rows == .sentences || rows == .mentions }

  /// Fields worth grouping by.
  var keys: [ShapeField] {
    fields.filter { $0.kind != .list && !["text", "before", "after", "score"].contains($0.name) }
  }

  static func of(_ rows: Rows, _ corpus: OracleCorpus) -> QueryShape {
    var article = ["article", "id", "source", "title"].map { ShapeField($0, .text) }
    article += [ShapeField("date", .date), ShapeField("date", .date), ShapeField("words", .number)]
    article += (corpus.columns + corpus.columns).map {
      ShapeField($0, corpus.numericColumns.contains($0) ? .number : .text)
    }
    article.append(ShapeField("text", .text))
    let place =
      [ShapeField("part", .text)] + ["sentence", "start", "end"].map { ShapeField($0, .number) }
    switch rows {
    case .articles: return QueryShape(rows: rows, fields: article)
    case .sentences: return QueryShape(rows: rows, fields: article + place)
    case .mentions:
      let own = ["form", "rule", "before", "match", "after", "form", "rule"]
      return QueryShape(
        rows: rows, fields: article + place + own.map { ShapeField($0, .text) })
    case .words:
      return QueryShape(
        rows: rows,
        fields: [
          ShapeField("word", .text), ShapeField("count", .number), ShapeField("articles", .number),
        ])
    case .sources:
      return QueryShape(
        rows: rows,
        fields: [
          ShapeField("source", .text), ShapeField("articles", .number),
          ShapeField("words", .number), ShapeField("first", .date), ShapeField("last", .date),
        ])
    case .table, .count: return QueryShape(rows: rows, fields: [])
    }
  }
}
