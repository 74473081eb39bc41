// SPDX-License-Identifier: Apache-2.0
// From the engine's rows to results: cells are read when they are asked for.

internal import ArabicText
internal import Engine
internal import Loading
internal import Planning
internal import Syntax

extension Result {
  /// A result over rows of the engine.
  /// - Parameter columns: those of the rows, if they are known.
  init(_ rows: RowSet, _ columns: [Column]?, statement: Int, limit: Int?, notes: [Note]) {
    self.init(
      statement: statement, kind: Kind(rows.schema.kind),
      columns: columns ?? Column.all(of: rows.schema), total: rows.count,
      rowCount: min(rows.count, limit ?? .max), elapsedMilliseconds: 0, notes: notes, text: nil,
      explanation: nil, cells: .rows(rows))
  }
}

extension Column {
  /// The columns of rows when the query chooses no others.
  static func all(of schema: Schema) -> [Column] {
    schema.standard.map {
      Column(name: $0.name, kind: .init($0.type), isBrief: schema.brief.contains($0.name))
    }
  }
}

/// How a result reads its cells.
enum Cells: Sendable {
  /// From rows of the engine, when they are asked for.
  case rows(RowSet)
  /// Cells that are there already.
  case values([[Value]], [ConcordanceLine]?, [Claim]?)

  func value(_ row: Int, _ column: Int) -> Value {
    switch self {
    case .rows(let rows): Value(rows.cell(row, rows.schema.standard[column]))
    case .values(let values, _, _): values[row][column]
    }
  }

  func concordance(_ row: Int) -> ConcordanceLine? {
    switch self {
    case .rows(let rows): ConcordanceLine(rows, row: row)
    case .values(_, let lines, _): lines?[row]
    }
  }

  func claim(_ row: Int) -> Claim? {
    switch self {
    case .rows(let rows): Claim(rows, row: row)
    case .values(_, _, let claims): claims?[row]
    }
  }
}

extension Result.Kind {
  fileprivate init(_ kind: RowKind) {
    self =
      switch kind {
      case .articles: .articles
      case .sentences: .sentences
      case .mentions: .mentions
      case .quotes: .quotes
      case .words: .words
      case .sources: .sources
      case .claims: .claims
      case .wordings: .wordings
      case .table: .table
      case .count: .count
      }
  }
}

extension Column.Kind {
  init(_ type: FieldType) {
    self =
      switch type {
      case .text: .text
      case .number: .number
      case .date: .date
      case .list: .list
      }
  }
}

extension Value {
  init(_ cell: Cell) {
    self =
      switch cell {
      case .missing: .missing
      case .text(let text): .text(text)
      case .integer(let number): .integer(number)
      case .number(let number): .number(number)
      case .date(let date): .date(date.iso)
      case .list(let cells): .list(cells.map { Value($0) })
      }
  }
}

extension ConcordanceLine {
  /// Nil for rows that are neither matches nor utterances.
  fileprivate init?(_ rows: RowSet, row: Int) {
    let match: FieldSource
    switch rows.schema.kind {
    case .mentions: match = .match
    case .quotes, .wordings: match = .quoteText
    default: return nil
    }
    func text(_ source: FieldSource) -> String {
      rows.cell(row, Field("", .text, source)).text
    }
    self.init(
      article: text(.id), source: text(.source), date: text(.date).isEmpty ? nil : text(.date),
      before: text(.before), match: text(match), after: text(.after))
  }
}

extension Note {
  init(_ remark: Remark, in language: KeywordLanguage) {
    self.init(
      code: remark.code, message: remark.message(in: language),
      language: language == .arabic ? "ar" : "en")
  }
}

extension Explanation.Step {
  init(_ step: PlanStep) {
    self.init(
      name: step.name, detail: step.detail, estimate: step.estimate,
      inputs: step.inputs.map { Explanation.Step($0) })
  }
}

extension Explanation.Quote {
  init(_ quote: ExplainedQuote) {
    self.init(
      article: quote.article, sentence: quote.sentence, rule: quote.rule, cue: quote.cue,
      cueClass: quote.cueClass, speaker: quote.speaker, speakerText: quote.speakerText,
      evidence: quote.evidence, confidence: quote.confidence, text: quote.text)
  }
}

extension Explanation.Word {
  init(_ word: ExplainedWord) {
    self.init(
      word: word.word,
      forms: word.forms.map {
        Explanation.Form(
          form: $0.form, rule: $0.rule.name, count: $0.count, articles: $0.articles,
          score: $0.score.flatMap(Explanation.rounded))
      },
      threshold: word.threshold.flatMap(Explanation.rounded),
      leftOut: word.leftOut.compactMap { form in
        Explanation.rounded(form.score).map {
          Explanation.LeftOut(
            form: form.form, score: $0, count: form.count, articles: form.articles)
        }
      })
  }
}

extension Explanation {
  /// A score with two decimal places; nil for what has none, such as two words that are one when
  /// joined.
  fileprivate static func rounded(_ score: Float) -> Double? {
    score.isFinite ? (Double(score) * 100).rounded() / 100 : nil
  }
}
