// SPDX-License-Identifier: Apache-2.0
// What `explain` found, as a tree and a table of words.

internal import Fihris

/// The plan as an indented tree, the forms of the query's words as a table.
struct ExplanationFormat {
  private let explanation: Explanation

  init(_ explanation: Explanation) {
    self.explanation = explanation
  }

  /// One line per step, what it draws on below it.
  func planLines(_ appearance: Appearance) -> [String] {
    lines(explanation.plan, first: "", rest: "", appearance)
  }

  /// The depth of a plan is that of its query, which the parser bounds.
  private func lines(
    _ step: Explanation.Step, first: String, rest: String, _ appearance: Appearance
  ) -> [String] {
    var lines = [first + text(of: step, appearance)]
    for (index, input) in step.inputs.enumerated() {
      let isLast = index == step.inputs.count - 1
      lines += self.lines(
        input, first: rest + (isLast ? "└─ " : "├─ "), rest: rest + (isLast ? "   " : "│  "),
        appearance)
    }
    return lines
  }

  private func text(of step: Explanation.Step, _ appearance: Appearance) -> String {
    let detail = Printable.line(step.detail)
    let named = [appearance.paint(step.name, .heading), appearance.shield(detail, holding: detail)]
    let text = named.filter { !$0.isEmpty }.joined(separator: " ")
    guard let estimate = step.estimate else { return text }
    return text + appearance.paint("  ~\(estimate) \(estimate == 1 ? "row" : "rows")", .faint)
  }

  /// One row per utterance: what made it one.
  var quoteTable: Result {
    let names = [
      "article", "sentence", "rule", "cue", "cue_class", "speaker", "evidence", "confidence",
      "text",
    ]
    let columns = names.map {
      Column(name: $0, kind: $0 == "sentence" || $0 == "confidence" ? .number : .text)
    }
    let rows = explanation.quotes.map { quote -> [Value] in
      [
        .text(quote.article), .integer(quote.sentence), .text(quote.rule),
        quote.cue.map { .text($0) } ?? .missing, .text(quote.cueClass),
        quote.speaker.map { .text($0) } ?? .missing, .text(quote.evidence),
        .number(quote.confidence), .text(quote.text),
      ]
    }
    return Result(statement: 1, kind: .table, columns: columns, rows: rows)
  }

  /// One row per form; where spellings were scored, those left out come after them.
  var wordTable: Result {
    var columns = [
      Column(name: "word", kind: .text), Column(name: "form", kind: .text),
      Column(name: "rule", kind: .text), Column(name: "count", kind: .number),
      Column(name: "articles", kind: .number),
    ]
    let isScored = explanation.words.contains { $0.threshold != nil }
    if isScored { columns.append(Column(name: "score", kind: .number)) }
    let rows = explanation.words.flatMap { word in
      word.forms.map { row(word, $0, isScored: isScored) } + word.leftOut.map { row(word, $0) }
    }
    return Result(statement: 1, kind: .table, columns: columns, rows: rows)
  }

  private func row(
    _ word: Explanation.Word, _ form: Explanation.Form, isScored: Bool
  ) -> [Value] {
    let cells: [Value] = [
      .text(word.word), .text(form.form), .text(form.rule), .integer(form.count),
      .integer(form.articles),
    ]
    return isScored ? cells + [form.score.map { .number($0) } ?? .missing] : cells
  }

  private func row(_ word: Explanation.Word, _ form: Explanation.LeftOut) -> [Value] {
    let threshold = word.threshold.map { Decimal.rounded($0, places: 2) } ?? ""
    return [
      .text(word.word), .text(form.form), .text("left out, below \(threshold)"),
      .integer(form.count), .integer(form.articles), .number(form.score),
    ]
  }
}
