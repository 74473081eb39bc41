// SPDX-License-Identifier: Apache-2.0
// Here is a row and a field: what is its value?

import ArabicText
package import Indexing
import Loading
package import Planning

extension RowSet {
  /// The value of a field of a row. Nothing else of the row is read.
  /// - Parameter row: below `count`.
  package func cell(_ row: Int, _ field: Field) -> Cell {
    switch storage {
    case .cells(let rows):
      guard case .cell(let place) = field.source else { return .missing }
      return rows[row][place]
    case .wordStatistics(let rows): return rows[row].cell(field, index)
    case .words(let ids): return wordCell(WordID(rawValue: ids[row]), field)
    case .sources(let ids): return outletCell(Int(ids[row]), field)
    case .articles(let ids): return articleCell(ArticleID(rawValue: ids[row]), field)
    case .sentences(let ids): return sentenceCell(SentenceID(rawValue: ids[row]), field)
    case .mentions(let spans): return mentionCell(spans[row], field)
    case .quotes(let ids): return quoteCell(QuoteID(rawValue: ids[row]), field)
    case .claims(let table, let ids): return claimCell(table, Int(ids[row]), field)
    case .wordings(let table, let ids): return wordingCell(table, Int(ids[row]), field)
    }
  }

  /// The article a row belongs to; nil for rows of no article.
  package func article(_ row: Int) -> ArticleID? {
    switch storage {
    case .articles(let ids): ArticleID(rawValue: ids[row])
    case .sentences(let ids): index.sentence(SentenceID(rawValue: ids[row])).article
    case .mentions(let spans): index.article(at: spans[row].start)
    case .quotes(let ids): index.article(at: index.position(of: QuoteID(rawValue: ids[row])))
    case .wordings(let table, let ids):
      index.article(at: index.position(of: table.quote(Int(ids[row]))))
    case .words, .sources, .claims, .cells, .wordStatistics: nil
    }
  }

  func articleCell(_ article: ArticleID, _ field: Field) -> Cell {
    switch field.source {
    case .id: .text(index.id(of: article))
    case .source: .text(index.sources[index.source(of: article)].name)
    case .date: Cell(index.date(of: article))
    case .title: Cell(index.title(of: article))
    case .body: .text(index.text(of: article, part: .body))
    case .score: scores?[article].map { .number($0) } ?? .missing
    case .articleWords: .integer(index.length(of: article))
    case .column(let column) where field.type == .number:
      index.number(of: article, column: column).map(Cell.whole) ?? .missing
    case .column(let column): Cell(index.value(of: article, column: column))
    default: .missing
    }
  }

  private func sentenceCell(_ id: SentenceID, _ field: Field) -> Cell {
    let sentence = index.sentence(id)
    return switch field.source {
    case .part: .text(sentence.part.name)
    case .sentence: .integer(Int(sentence.number))
    case .sentenceText:
      .text(index.text(of: sentence.article, part: sentence.part, bytes: sentence.bytes))
    case .start: .integer(sentence.bytes.lowerBound)
    case .end: .integer(sentence.bytes.upperBound)
    default: articleCell(sentence.article, field)
    }
  }

  private func mentionCell(_ span: Span, _ field: Field) -> Cell {
    let start = span.start
    switch field.source {
    case .part: return .text(index.part(of: start).name)
    case .sentence: return .integer(Int(index.sentence(index.sentence(at: start)).number))
    case .rule: return .text(span.rule.name)
    case .form, .match: return .text(index.printed(span))
    case .start: return .integer(index.bytes(of: span.start..<span.end).lowerBound)
    case .end: return .integer(index.bytes(of: span.start..<span.end).upperBound)
    case .before: return .text(index.context(of: span, context).before)
    case .after: return .text(index.context(of: span, context).after)
    default: return articleCell(index.article(at: start), field)
    }
  }

  private func wordCell(_ word: WordID, _ field: Field) -> Cell {
    switch field.source {
    case .word: .text(index.printed(index.commonestSurface(of: word)))
    case .wordCount: .integer(index.count(of: word))
    case .wordArticles: .integer(index.articleCount(of: word))
    default: .missing
    }
  }

  private func outletCell(_ outlet: Int, _ field: Field) -> Cell {
    let info = index.sources[outlet]
    return switch field.source {
    case .outletName: .text(info.name)
    case .outletArticles: .integer(info.articleCount)
    case .outletWords: .integer(info.wordCount)
    case .outletFirst: Cell(info.firstDate)
    case .outletLast: Cell(info.lastDate)
    default: .missing
    }
  }
}

extension Cell {
  /// A number, whole where it is.
  static func whole(_ number: Double) -> Cell {
    Int(exactly: number).map { .integer($0) } ?? .number(number)
  }
}

extension Part {
  /// As the field `part` says it.
  var name: String {
    switch self {
    case .title: "title"
    case .body: "body"
    }
  }
}
