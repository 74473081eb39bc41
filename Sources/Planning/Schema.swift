// SPDX-License-Identifier: Apache-2.0
// Which fields do rows of this kind have, of which type?

package import Indexing
import Syntax

/// What one row stands for.
package enum RowKind: String, Hashable, Sendable {
  case articles, sentences, mentions, quotes, words, sources
  /// Utterances that say the same, and these utterances one by one.
  case claims, wordings
  /// Computed rows.
  case table
  /// The one row of `count` alone.
  case count

  /// Whether a row belongs to an article.
  package var hasArticle: Bool {
    switch self {
    case .articles, .sentences, .mentions, .quotes, .wordings: true
    case .words, .sources, .claims, .table, .count: false
    }
  }
}

package enum FieldType: String, Hashable, Sendable {
  case text, number, date, list
}

/// Where the value of a field is read.
package enum FieldSource: Hashable, Sendable {
  // Of the article.
  case id, source, date, title, body, articleWords
  /// A column of the index: author, url, language or a further metadata key.
  case column(Int)
  // Of the sentence or the match.
  case part, sentence, sentenceText, start, end, form, rule, before, match, after
  /// How well the article answers what it was ranked for.
  case score
  // Of the utterance.
  case speaker, speakerText, cue, cueClass, quoteKind, quoteRule, evidence, confidence
  case quoteText, spans
  // Of the claim, and of one of its wordings.
  case claim, outlets, claimArticles, independent, claimFirst, firstSource, agreement
  case claimSources, wording, omits, adds
  // Of the vocabulary.
  case word, wordCount, wordArticles
  // Of the outlet.
  case outletName, outletArticles, outletWords, outletFirst, outletLast
  /// A cell of a computed row.
  case cell(Int)
  /// A column that only the data can name: found by name when the rows are there.
  case named
}

package struct Field: Hashable, Sendable {
  /// The English name, or the name given in the query.
  package var name: String
  package var type: FieldType
  package var source: FieldSource
  /// Whether an aggregate or a count, rather than a value grouped by.
  package var isMeasure = false
  /// Whether a number of rows, which is 0 where there are none.
  package var isCount = false

  package init(
    _ name: String, _ type: FieldType, _ source: FieldSource, isMeasure: Bool = false,
    isCount: Bool = false
  ) {
    self.name = name
    self.type = type
    self.source = source
    self.isMeasure = isMeasure
    self.isCount = isCount
  }
}

/// The fields of rows. Every step of a plan and all rows have one, so its lists are shared as one.
package struct Schema: Equatable, Sendable {
  package var kind: RowKind
  /// Whether the data adds columns that cannot be known before.
  package var isOpen = false
  private var lists: FieldLists

  package init(kind: RowKind, fields: [Field], standard: [Field], brief: [String]) {
    self.kind = kind
    lists = FieldLists(fields, standard, brief)
  }

  /// Every field that a query may name, those of the article included.
  package var fields: [Field] {
    get { lists.fields }
    set { lists = FieldLists(newValue, standard, brief) }
  }

  /// The fields a result has when the query chooses none, in order.
  package var standard: [Field] {
    get { lists.standard }
    set { lists = FieldLists(fields, newValue, brief) }
  }

  /// Names of the standard fields that a table for people shows.
  package var brief: [String] {
    get { lists.brief }
    set { lists = FieldLists(fields, standard, newValue) }
  }

  /// A schema of computed rows; every field is standard and brief.
  package static func table(_ fields: [Field], kind: RowKind = .table) -> Schema {
    Schema(kind: kind, fields: fields, standard: fields, brief: fields.map(\.name))
  }

  /// The field a name stands for, in either keyword language, however it is spelled.
  package func field(named written: String) -> Field? {
    let folded = KeywordFolding.fold(written)
    if let exact = fields.first(where: { KeywordFolding.fold($0.name) == folded }) { return exact }
    guard let canonical = Keyword.field(named: written) else { return nil }
    return fields.first { $0.name == canonical }
  }
}

/// What a schema lists. Never changed once it is made.
private final class FieldLists: Equatable, Sendable {
  let fields: [Field]
  let standard: [Field]
  let brief: [String]

  init(_ fields: [Field], _ standard: [Field], _ brief: [String]) {
    self.fields = fields
    self.standard = standard
    self.brief = brief
  }

  static func == (a: FieldLists, b: FieldLists) -> Bool {
    a === b || a.fields == b.fields && a.standard == b.standard && a.brief == b.brief
  }
}

extension Schema {
  /// The schema of what a query can begin with.
  package static func rows(_ kind: RowKind, of index: InvertedIndex) -> Schema {
    switch kind {
    case .articles: articles(index)
    case .sentences: sentences(index)
    case .mentions: mentions(index)
    case .quotes: quotes(index)
    case .words: words
    case .sources: sources
    case .claims: claims
    case .wordings: wordings(index)
    case .table, .count: table([])
    }
  }

  /// What every row of an article begins with.
  private static let identity = [
    Field("article", .text, .id), Field("source", .text, .source), Field("date", .date, .date),
    Field("title", .text, .title),
  ]

  /// The columns of the index. A metadata key that is called like a field of ours is known with
  /// `meta_` before it.
  private static func columns(_ index: InvertedIndex) -> [Field] {
    index.columns.enumerated().map { number, column in
      let isTaken = articleOwn.contains { $0.name == column.name }
      return Field(
        isTaken ? "meta_" + column.name : column.name, column.isNumeric ? .number : .text,
        .column(number))
    }
  }

  /// Fields of every article, metadata keys apart.
  private static let articleOwn =
    identity + [
      Field("id", .text, .id), Field("words", .number, .articleWords),
      Field("text", .text, .body),
    ]

  /// Fields of the article that a row of its parts may be asked for too.
  private static func articleFields(_ index: InvertedIndex) -> [Field] {
    articleOwn + columns(index)
  }

  private static func articles(_ index: InvertedIndex) -> Schema {
    Schema(
      kind: .articles, fields: articleFields(index),
      standard: identity + columns(index) + [Field("words", .number, .articleWords)],
      brief: ["article", "source", "date", "title", "words"])
  }

  /// Rows inside an article: their own fields hide those of the article with the same name.
  /// - Parameter asked: own fields that are no standard ones.
  static func inside(
    _ kind: RowKind, _ own: [Field], asked: [Field] = [], brief: [String],
    _ index: InvertedIndex
  ) -> Schema {
    let names = Set((own + asked).map(\.name))
    return Schema(
      kind: kind, fields: own + asked + articleFields(index).filter { !names.contains($0.name) },
      standard: identity + own, brief: brief)
  }

  private static func sentences(_ index: InvertedIndex) -> Schema {
    inside(
      .sentences,
      [
        Field("part", .text, .part), Field("sentence", .number, .sentence),
        Field("text", .text, .sentenceText), Field("start", .number, .start),
        Field("end", .number, .end),
      ], brief: ["source", "date", "sentence", "text"], index)
  }

  private static func mentions(_ index: InvertedIndex) -> Schema {
    inside(
      .mentions,
      [
        Field("part", .text, .part), Field("sentence", .number, .sentence),
        Field("form", .text, .form), Field("rule", .text, .rule),
        Field("before", .text, .before), Field("match", .text, .match),
        Field("after", .text, .after), Field("start", .number, .start),
        Field("end", .number, .end),
      ], brief: ["source", "date", "before", "match", "after"], index)
  }

  private static let words = table(
    [
      Field("word", .text, .word), Field("count", .number, .wordCount),
      Field("articles", .number, .wordArticles),
    ], kind: .words)

  private static let sources = table(
    [
      Field("source", .text, .outletName), Field("articles", .number, .outletArticles),
      Field("words", .number, .outletWords), Field("first", .date, .outletFirst),
      Field("last", .date, .outletLast),
    ], kind: .sources)
}
