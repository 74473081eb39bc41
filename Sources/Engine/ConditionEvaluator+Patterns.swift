// SPDX-License-Identifier: Apache-2.0
// Conditions with a pattern: over the row's own text, or over the text of a field.

import Indexing
import Loading
import Planning
import Syntax

extension ConditionEvaluator {
  /// The row's own text: the article, the sentence, or the sentences that the match lies in.
  func mentions(_ pattern: PatternPlan) throws -> Predicate {
    let rows = rows
    switch rows.storage {
    case .articles(let ids):
      let found = try articles(holding: pattern, part: nil)
      return { found[Int(ids[$0])] }
    case .sentences(let ids):
      let found = try sentences(holding: pattern)
      return { found[Int(ids[$0])] }
    case .mentions(let spans):
      let found = try sentences(holding: pattern)
      let index = rows.index
      return { row in
        let first = index.sentence(at: spans[row].start).rawValue
        let last = index.sentence(at: spans[row].end - 1).rawValue
        return (first...last).contains { found[Int($0)] }
      }
    case .quotes(let ids):
      let found = try QuoteMatcher(index: rows.index, control: control).holding(content: pattern)
      return { found[Int(ids[$0])] }
    case .wordings(let table, let ids):
      let found = try QuoteMatcher(index: rows.index, control: control).holding(content: pattern)
      return { found[Int(table.quote(Int(ids[$0])).rawValue)] }
    case .words, .sources, .claims, .cells, .wordStatistics: return { _ in nil }
    }
  }

  func contains(_ field: Field, _ pattern: PatternPlan) throws -> Predicate {
    let rows = rows
    switch field.source {
    case .title, .body:
      let part: Part = field.source == .title ? .title : .body
      let found = try articles(holding: pattern, part: part)
      return { row in
        guard let article = rows.article(row), rows.cell(row, field) != .missing else { return nil }
        return found[Int(article.rawValue)]
      }
    case .sentenceText: return try mentions(pattern.confined(to: .sentence))
    case .quoteText where rows.schema.kind != .claims: return try mentions(pattern)
    case .speaker where rows.schema.kind != .claims: return try speakers(holding: pattern)
    default: return try values(of: field, holding: pattern)
    }
  }

  /// For each article, whether it holds the pattern.
  private func articles(holding pattern: PatternPlan, part: Part?) throws -> [Bool] {
    let index = rows.index
    let evaluator = SpanEvaluator(index, part: part, checkpoint: control.check)
    var found = [Bool](repeating: false, count: index.articleCount)
    for span in try evaluator.spans(
      of: try Expander(index, checkpoint: control.check).pattern(pattern))
    {
      found[Int(index.article(at: span.start).rawValue)] = true
    }
    return found
  }

  /// For each sentence, whether it holds the pattern.
  private func sentences(holding pattern: PatternPlan) throws -> [Bool] {
    let index = rows.index
    let evaluator = SpanEvaluator(index, checkpoint: control.check)
    let compiled = try Expander(index, checkpoint: control.check).pattern(
      pattern, sharing: .sentence)
    var found = [Bool](repeating: false, count: index.sentenceCount)
    for span in try evaluator.spans(of: .inside(compiled, .sentence)) {
      found[Int(index.sentence(at: span.start).rawValue)] = true
    }
    return found
  }

  /// A test of a field's text: its different values are indexed as if each were an article.
  private func values(of field: Field, holding pattern: PatternPlan) throws -> Predicate {
    var numbers: [String: Int] = [:]
    let builder = IndexBuilder(threads: 1, findsQuotes: false)
    builder.judgesWords = false
    let numberOfRow = try (0..<rows.count).map { row -> Int? in
      if row & 0xFFF == 0xFFF { try control.check() }
      let cell = rows.cell(row, field)
      if cell == .missing { return nil }
      if let known = numbers[cell.text] { return known }
      let number = numbers.count
      numbers[cell.text] = number
      try builder.add(Article(id: String(number), source: "", text: Array(cell.text.utf8)))
      return number
    }
    let values = try builder.finish()
    let evaluator = SpanEvaluator(values, checkpoint: control.check)
    let expander = Expander(values, evidence: rows.index, checkpoint: control.check)
    let compiled = try expander.pattern(pattern)
    var found = [Bool](repeating: false, count: numbers.count)
    for span in try evaluator.spans(of: compiled) {
      found[Int(values.article(at: span.start).rawValue)] = true
    }
    return { row in numberOfRow[row].map { found[$0] } }
  }
}
