// SPDX-License-Identifier: Apache-2.0
// Whether a condition holds for a row, row by row: true, false, or unknown.

import ArabicText
import Syntax

/// Tests the rows of one table.
final class OracleTest {
  private let corpus: OracleCorpus
  private let matcher: OracleMatcher
  private let table: OracleTable
  /// What patterns denote in texts, once found.
  private var known: [String: [OracleSpan]] = [:]
  private var lexicons: [String: OracleLexicon] = [:]

  init(_ table: OracleTable, _ corpus: OracleCorpus, _ matcher: OracleMatcher) {
    self.table = table
    self.corpus = corpus
    self.matcher = matcher
  }

  func holds(_ condition: Condition, _ row: OracleRow) -> Bool? {
    switch condition.kind {
    case .or(let a, let b):
      let answers = [holds(a, row), holds(b, row)]
      return answers.contains(true) ? true : (answers.contains(nil) ? nil : false)
    case .and(let a, let b):
      let answers = [holds(a, row), holds(b, row)]
      return answers.contains(false) ? false : (answers.contains(nil) ? nil : true)
    case .not(let inner): return holds(inner, row).map { !$0 }
    case .compare(let field, let comparison, let literal):
      return compare(value(field, row), comparison, matcher.names.resolved(literal))
    case .among(let field, let literals):
      let answers = literals.map { compare(value(field, row), .equal, matcher.names.resolved($0)) }
      return answers.contains(nil) ? nil : answers.contains(true)
    case .between(let field, let low, let high):
      let value = value(field, row)
      guard let from = compare(value, .greaterOrEqual, matcher.names.resolved(low)),
        let to = compare(value, .lessOrEqual, matcher.names.resolved(high))
      else { return nil }
      return from && to
    case .missing(let field, let isMissing):
      return (value(field, row) == .missing) == isMissing
    case .mentions(let pattern): return mentions(pattern, row)
    case .contains(let field, let pattern): return contains(table.field(field), pattern, row)
    }
  }

  private func value(_ field: Name, _ row: OracleRow) -> OracleValue {
    corpus.value(row, table.field(field), table.context)
  }
}

// MARK: - Comparing

extension OracleTest {
  private func compare(
    _ value: OracleValue, _ comparison: Comparison, _ literal: Literal
  ) -> Bool? {
    switch value {
    case .missing: return nil
    case .number(let number):
      return Double(literal.string).map { holds(number, comparison, $0) }
    case .text(let text):
      return holds(Folding.fold(text), comparison, Folding.fold(literal.string))
    case .date(let date):
      return OraclePeriod(literal.string).map { holds(OraclePeriod(date), comparison, $0) }
    case .list(let values):
      if comparison == .notEqual {
        return !values.contains { compare($0, .equal, literal) == true }
      }
      return values.contains { compare($0, comparison, literal) == true }
    }
  }

  private func holds<Item: Comparable>(_ a: Item, _ comparison: Comparison, _ b: Item) -> Bool {
    switch comparison {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  /// A date is equal to the period it lies in, and less than one that begins after its end.
  private func holds(_ a: OraclePeriod, _ comparison: Comparison, _ b: OraclePeriod) -> Bool {
    let isInside = b.first <= a.first && a.last <= b.last
    return switch comparison {
    case .equal: isInside
    case .notEqual: !isInside
    case .less: a.last < b.first
    case .lessOrEqual: a.last <= b.last
    case .greater: a.first > b.last
    case .greaterOrEqual: a.first >= b.first
    }
  }
}

// MARK: - Patterns

extension OracleTest {
  /// The row's own text: its article, its sentence, or the sentences of its match.
  private func mentions(_ pattern: Pattern, _ row: OracleRow) -> Bool? {
    switch row {
    case .article(let article), .ranked(let article, _):
      return !spans(pattern, article, .article).isEmpty
    case .sentence(let article, let place):
      return inOneSentence(pattern, article, [texts(article).sentences[place].number])
    case .mention(let article, let span):
      let words = texts(article).words
      return inOneSentence(
        pattern, article, words[span.start].sentence...words[span.end - 1].sentence)
    case .word, .source, .cells: return nil
    }
  }

  private func texts(_ article: Int) -> OracleText { corpus.texts[article] }

  private func inOneSentence(
    _ pattern: Pattern, _ article: Int, _ sentences: some Sequence<Int>
  ) -> Bool {
    let text = texts(article)
    let found = spans(pattern, article, .sentence).compactMap { text.unit(of: $0, .sentence) }
    return sentences.contains { found.contains($0) }
  }

  private func spans(_ pattern: Pattern, _ article: Int, _ scope: Scope) -> [OracleSpan] {
    let key = "\(pattern.range.start) \(scope) \(article)"
    if let spans = known[key] { return spans }
    let spans = matcher.spans(of: pattern, in: texts(article), sharing: scope)
    known[key] = spans
    return spans
  }

  /// Whether the text of a field alone holds a pattern.
  private func contains(_ field: String, _ pattern: Pattern, _ row: OracleRow) -> Bool? {
    let value = corpus.value(row, field, table.context)
    if value == .missing { return nil }
    let key = "\(pattern.range.start) \(field) \(value.text)"
    if let spans = known[key] { return !spans.isEmpty }
    let spans: [OracleSpan]
    if let text = excerpt(field, row) {
      spans = matcher.spans(of: pattern, in: text)
    } else {
      let text = corpus.forms.read(title: nil, body: Array(value.text.utf8))
      spans = OracleMatcher(lexicon: lexicon(field), names: matcher.names).spans(
        of: pattern, in: text)
    }
    known[key] = spans
    return !spans.isEmpty
  }

  /// The words of the article that a field holds; nil if it holds others.
  private func excerpt(_ field: String, _ row: OracleRow) -> OracleText? {
    switch (field, row) {
    case ("title", .article(let article)), ("title", .ranked(let article, _)),
      ("title", .sentence(let article, _)),
      ("title", .mention(let article, _)):
      texts(article).excerpt(0..<texts(article).titleCount)
    case ("text", .article(let article)), ("text", .ranked(let article, _)),
      ("text", .mention(let article, _)):
      texts(article).excerpt(texts(article).titleCount..<texts(article).words.count)
    case ("text", .sentence(let article, let place)):
      texts(article).excerpt(texts(article).sentences[place].words)
    default: nil
    }
  }

  /// The words of the corpus and of the different values of a field.
  private func lexicon(_ field: String) -> OracleLexicon {
    if let lexicon = lexicons[field] { return lexicon }
    var counts = corpus.counts
    let values = table.rows.map { corpus.value($0, field, table.context) }.map(\.text)
    let texts = values.firstAppearances.map {
      corpus.forms.read(title: nil, body: Array($0.utf8))
    }
    for form in texts.flatMap(\.forms) { counts[corpus.forms.folded[form], default: 0] += 1 }
    let lexicon = OracleLexicon(
      OracleSpellings(
        forms: corpus.forms, texts: texts, counts: counts, nameEvidence: corpus.nameEvidence))
    lexicons[field] = lexicon
    return lexicon
  }
}
