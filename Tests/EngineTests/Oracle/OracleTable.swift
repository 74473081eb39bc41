// SPDX-License-Identifier: Apache-2.0
// Rows as the oracle has them, and how it reads their fields.

import ArabicText
import Loading
import Syntax

/// What a row stands for.
enum OracleRow {
  case article(Int)
  /// An article with its score.
  case ranked(Int, Double)
  /// An article and one of its sentences, by place.
  case sentence(Int, Int)
  case mention(Int, OracleSpan)
  case word(Int)
  case source(Int)
  case cells([OracleValue])

  /// What makes it the same row as another.
  struct Identity: Hashable {
    /// In the order of the corpus; empty for computed rows.
    var place: [Int] = []
    var cells: [OracleValue] = []
  }

  var identity: Identity {
    switch self {
    case .article(let number), .ranked(let number, _), .word(let number), .source(let number):
      Identity(place: [number])
    case .sentence(let article, let sentence): Identity(place: [article, sentence])
    case .mention(let article, let span): Identity(place: [article, span.start, span.end])
    case .cells(let cells): Identity(cells: cells)
    }
  }
}

struct OracleColumn {
  var name: String
  /// The field it shows.
  var field: String
  var isMeasure = false
  /// Whether it counts rows.
  var isCount = false
}

struct OracleTable {
  var rows: [OracleRow]
  /// What a result shows.
  var columns: [OracleColumn]
  /// Folded names that a query may use, and the field each is: an English field name, or `#n` for
  /// a cell.
  var names: [String: String]
  var context = ContextWidth.words(.number(8))
  /// The patterns that the rows may hold, by which `rank` ranks.
  var asked: [Pattern] = []
  var isOfArticles = false
  /// Set by `sample`: these rows are what it draws from, this is how many.
  var drawn: Int?

  init(_ rows: [OracleRow], _ columns: [String], also: [String] = []) {
    self.rows = rows
    self.columns = columns.map { OracleColumn(name: $0, field: $0) }
    names = Dictionary(
      (columns + also).map { (KeywordFolding.fold($0), $0) }, uniquingKeysWith: { a, _ in a })
  }

  /// Computed rows.
  init(cells: [[OracleValue]], _ columns: [OracleColumn], context: ContextWidth) {
    rows = cells.map { .cells($0) }
    self.columns = columns
    for place in columns.indices { self.columns[place].field = "#\(place)" }
    names = Dictionary(
      self.columns.map { (KeywordFolding.fold($0.name), $0.field) },
      uniquingKeysWith: { a, _ in a })
    self.context = context
  }

  /// The articles that rows belong to, and the spans of those that are matches.
  var articles: Set<Int> {
    Set(
      rows.compactMap { row in
        switch row {
        case .article(let article), .ranked(let article, _), .sentence(let article, _),
          .mention(let article, _):
          article
        case .word, .source, .cells: nil
        }
      })
  }

  func field(_ name: Name) -> String {
    if let field = names[KeywordFolding.fold(name.text)] { return field }
    return KeywordTable.field(name.text).flatMap { names[KeywordFolding.fold($0)] } ?? "?"
  }
}

extension OracleCorpus {
  /// The value of a field.
  func value(_ row: OracleRow, _ field: String, _ context: ContextWidth) -> OracleValue {
    switch row {
    case .article(let article): return value(article: article, field)
    case .ranked(let article, let score):
      return field == "score" ? .number(score) : value(article: article, field)
    case .sentence(let article, let place):
      return value(sentence: texts[article].sentences[place], article, field)
    case .mention(let article, let span):
      return value(mention: span, article, field, context)
    case .word(let word): return value(word: vocabulary[word], field)
    case .source(let source): return value(source: sources[source], field)
    case .cells(let cells):
      return Int(field.dropFirst()).map { cells[$0] } ?? .missing
    }
  }

  private func value(article number: Int, _ field: String) -> OracleValue {
    let article = articles[number]
    switch field {
    case "article", "id": return .text(article.id)
    case "source": return .text(article.source)
    case "date": return OracleValue(article.date)
    case "title": return OracleValue(article.title.map { String(decoding: $0, as: UTF8.self) })
    case "text": return .text(String(decoding: article.text, as: UTF8.self))
    case "words": return OracleValue(texts[number].words.count)
    default:
      let value = article.value(of: field)
      if numericColumns.contains(field) {
        return value.flatMap(plainNumber).map { .number($0) } ?? .missing
      }
      return OracleValue(value)
    }
  }

  private func value(
    sentence: OracleSentence, _ article: Int, _ field: String
  ) -> OracleValue {
    switch field {
    case "part": .text(sentence.number == 0 ? "title" : "body")
    case "sentence": OracleValue(sentence.number)
    case "text": .text(text(article, isTitle: sentence.number == 0, sentence.bytes))
    case "start": OracleValue(sentence.bytes.lowerBound)
    case "end": OracleValue(sentence.bytes.upperBound)
    default: value(article: article, field)
    }
  }

  private func value(
    mention span: OracleSpan, _ article: Int, _ field: String, _ context: ContextWidth
  ) -> OracleValue {
    let words = texts[article].words
    let isTitle = span.start < texts[article].titleCount
    let bytes = words[span.start].bytes.lowerBound..<words[span.end - 1].bytes.upperBound
    let around = self.context(of: span, texts[article], context)
    switch field {
    case "part": return .text(isTitle ? "title" : "body")
    case "sentence": return OracleValue(words[span.start].sentence)
    case "form", "match": return .text(text(article, isTitle: isTitle, bytes))
    case "rule": return .text(span.rule.name)
    case "start": return OracleValue(bytes.lowerBound)
    case "end": return OracleValue(bytes.upperBound)
    case "before":
      return .text(
        text(article, isTitle: isTitle, around.lowerBound..<bytes.lowerBound).withoutOuterSpace)
    case "after":
      return .text(
        text(article, isTitle: isTitle, bytes.upperBound..<around.upperBound).withoutOuterSpace)
    default: return value(article: article, field)
    }
  }

  /// The bytes from the first word before a match to the last after it.
  private func context(
    of span: OracleSpan, _ text: OracleText, _ width: ContextWidth
  ) -> Range<Int> {
    let part = text.part(of: span.start)
    switch width {
    case .words(let count):
      guard case .number(let reach) = count else { return 0..<0 }
      let first = max(part.lowerBound, span.start - reach)
      let last = min(part.upperBound, span.end + reach) - 1
      return text.words[first].bytes.lowerBound..<text.words[last].bytes.upperBound
    case .sentence, .paragraph:
      let shared = text.sentences.filter { sentence in
        let isTitle = sentence.number == 0
        guard isTitle == (span.start < text.titleCount) else { return false }
        if case .sentence = width { return sentence.words.overlaps(span.start..<span.end) }
        let paragraph = text.words[sentence.words.lowerBound].paragraph
        return (text.words[span.start].paragraph...text.words[span.end - 1].paragraph)
          .contains(paragraph)
      }
      return (shared.first?.bytes.lowerBound ?? 0)..<(shared.last?.bytes.upperBound ?? 0)
    }
  }

  private func text(_ article: Int, isTitle: Bool, _ bytes: Range<Int>) -> String {
    let all = isTitle ? articles[article].title ?? [] : articles[article].text
    return String(decoding: all[bytes], as: UTF8.self)
  }

  private func value(word: String, _ field: String) -> OracleValue {
    switch field {
    case "word":
      let forms = (self.forms.formsOfFolded[word] ?? []).filter { formCounts[$0] != nil }
      let most = forms.compactMap { formCounts[$0] }.max()
      let commonest = forms.filter { formCounts[$0] == most }.map { self.forms.printed[$0] }
      return OracleValue(commonest.min { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    case "count": return OracleValue(counts[word] ?? 0)
    case "articles":
      return OracleValue(articleCounts[word] ?? 0)
    default: return .missing
    }
  }

  private func value(source: String, _ field: String) -> OracleValue {
    let own = articles.indices.filter { articles[$0].source == source }
    let dates = own.map { OracleValue(articles[$0].date) }
    switch field {
    case "source": return .text(source)
    case "articles": return OracleValue(own.count)
    case "words": return OracleValue(own.reduce(0) { $0 + texts[$1].words.count })
    case "first": return dates.least
    case "last": return dates.greatest
    default: return .missing
    }
  }
}

extension String {
  var withoutOuterSpace: String {
    var scalars = Substring(self).unicodeScalars
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(Substring(scalars))
  }
}

extension [OracleValue] {
  /// The first of the least values that are not missing.
  var least: OracleValue { best { $0 < $1 } }
  var greatest: OracleValue { best { $1 < $0 } }

  private func best(_ precedes: (OracleSortKey, OracleSortKey) -> Bool) -> OracleValue {
    var best = OracleValue.missing
    for value in self where value != .missing {
      if best == .missing || precedes(OracleSortKey(value), OracleSortKey(best)) { best = value }
    }
    return best
  }
}
