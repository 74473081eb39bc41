// SPDX-License-Identifier: Apache-2.0
// Utterances as rows: their fields, and speakers as persons.

import ArabicText
import Indexing
import Planning
import Quotes

extension RowSet {
  /// The utterance of a row; nil where a row is none.
  func quote(_ row: Int) -> QuoteID? {
    switch storage {
    case .quotes(let ids): QuoteID(rawValue: ids[row])
    case .wordings(let table, let ids): table.quote(Int(ids[row]))
    default: nil
    }
  }

  func quoteCell(_ id: QuoteID, _ field: Field) -> Cell {
    switch field.source {
    case .speaker: return index.speaker(of: id).map { .text(index.name(of: $0)) } ?? .missing
    case .sentence:
      let sentence = index.sentence(index.sentence(at: index.position(of: id)))
      return .integer(sentence.number)
    case .part, .speakerText, .cue, .cueClass, .quoteKind, .quoteRule, .evidence, .confidence,
      .quoteText, .spans, .start, .end, .before, .after:
      return cell(index.quote(id), field.source)
    default: return articleCell(index.article(at: index.position(of: id)), field)
    }
  }

  private func cell(_ quote: Quote, _ source: FieldSource) -> Cell {
    switch source {
    case .part: .text(quote.part.name)
    case .speakerText: Cell(quote.speakerBytes.map { index.text(of: quote, $0) })
    case .cue: Cell(quote.cue.map { index.text(of: quote, $0) })
    case .cueClass: .text(quote.evidence.cue.name)
    case .quoteKind: .text(quote.kind.name)
    case .quoteRule: .text(quote.evidence.rule.name)
    case .evidence: .text(quote.evidence.speaker.name)
    case .confidence: .number(Double(quote.confidence) / 100)
    case .quoteText: .text(index.content(of: quote))
    case .start: .integer(quote.spans[0].lowerBound)
    case .end: .integer(quote.spans[quote.spans.count - 1].upperBound)
    case .spans: quote.spans.count == 1 ? .missing : .list(quote.spans.map(Cell.pair))
    case .before: .text(index.context(of: quote.extent, context).before)
    case .after: .text(index.context(of: quote.extent, context).after)
    default: .missing
    }
  }

  /// What a row is grouped by: the value of the field; of speakers the name that all spellings of
  /// the person go by.
  func groupCell(_ row: Int, _ field: Field) -> Cell {
    guard field.source == .speaker, let quote = quote(row) else { return cell(row, field) }
    return index.speaker(of: quote).map { .text(index.name(of: index.person(of: $0))) } ?? .missing
  }

  /// For each row the number of the person who speaks, 0 for nobody.
  func personCodes() -> [Int] {
    (0..<count).map { row in
      quote(row).flatMap { index.speaker(of: $0) }.map { Int(index.person(of: $0).rawValue) + 1 }
        ?? 0
    }
  }
}

extension Quote {
  /// From the first word of the content to the last, what interrupts it included.
  var extent: Span {
    Span(
      start: content[0].lowerBound, end: content[content.count - 1].upperBound, rule: .exact)
  }
}

extension InvertedIndex {
  /// Text of the part that an utterance stands in.
  func text(of quote: Quote, _ bytes: Range<Int>) -> String {
    text(of: quote.article, part: quote.part, bytes: bytes)
  }

  /// What was said, its stretches joined by an ellipsis.
  func content(of quote: Quote) -> String {
    quote.spans.map { text(of: quote, $0) }.joined(separator: " … ")
  }
}

extension Cell {
  fileprivate static func pair(_ range: Range<Int>) -> Cell {
    .list([.integer(range.lowerBound), .integer(range.upperBound)])
  }
}

extension ConditionEvaluator {
  /// A test of speakers by a pattern over their names.
  func speakers(holding pattern: PatternPlan) throws -> Predicate {
    let found = try SpeakerNames(rows.index, control).holding(pattern)
    let rows = rows
    return { row in
      rows.quote(row).flatMap { rows.index.speaker(of: $0) }.map { found[Int($0.rawValue)] }
    }
  }

  /// A test of speakers by value: it holds for a person if it holds for one of the spellings.
  func speakers(_ holds: (Cell) -> Bool?) -> Predicate {
    let (rows, index) = (rows, rows.index)
    var answers = [Bool](repeating: false, count: index.speakerCount)
    for speaker in (0..<UInt32(index.speakerCount)).map(SpeakerID.init)
    where holds(.text(index.name(of: speaker))) == true {
      answers[Int(index.person(of: speaker).rawValue)] = true
    }
    return { row in
      rows.quote(row).flatMap { index.speaker(of: $0) }.map {
        answers[Int(index.person(of: $0).rawValue)]
      }
    }
  }
}
