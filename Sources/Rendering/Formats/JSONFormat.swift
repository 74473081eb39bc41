// SPDX-License-Identifier: Apache-2.0
// Results and diagnostics as JSON, one object per line.

internal import Fihris

/// Writes JSON objects, each on one line.
struct JSONFormat {
  private let output: OutputBuffer

  init(_ output: OutputBuffer) {
    self.output = output
  }

  /// One object for a statement: rows, notes, what else it gave.
  func statement(_ result: Result, showsTime: Bool) throws {
    try output.write(
      "{\"statement\": \(result.statement), \"kind\": \(quoted(result.kind.rawValue))")
    if let text = result.text { try output.write(", \"text\": \(quoted(text))") }
    if let explanation = result.explanation {
      try output.write(", ")
      try members(of: explanation)
    }
    let names = result.columns.map { quoted($0.name) }
    try output.write(", \"columns\": [\(names.joined(separator: ", "))], \"rows\": [")
    for row in 0..<result.rowCount {
      if row > 0 { try output.write(", ") }
      try object(result, row: row, keys: names)
    }
    let elapsed = showsTime ? Decimal.rounded(result.elapsedMilliseconds, places: 3) : "null"
    try output.write("], \"total\": \(result.total), \"truncated\": \(result.isTruncated)")
    if !result.notes.isEmpty { try output.write(", \"notes\": [\(notes(result.notes))]") }
    try output.writeLine(", \"elapsed_ms\": \(elapsed)}")
  }

  /// One object per row; one for an explanation.
  func lines(_ result: Result) throws {
    if let explanation = result.explanation {
      try output.write("{")
      try members(of: explanation)
      try output.writeLine("}")
      return
    }
    let names = result.columns.map { quoted($0.name) }
    guard !names.isEmpty else { return }
    for row in 0..<result.rowCount {
      try object(result, row: row, keys: names)
      try output.writeLine()
    }
  }

  /// The twin of a diagnostic.
  func error(_ report: DiagnosticReport) throws {
    var members = [
      "\"code\": \(quoted(report.code))", "\"message\": \(quoted(report.message))",
      "\"line\": \(report.line)", "\"column\": \(report.column)",
      "\"start\": \(report.start)", "\"end\": \(report.end)",
      "\"help\": \(report.help.map(quoted) ?? "null")",
    ]
    if !report.candidates.isEmpty {
      members.append("\"candidates\": [\(list(report.candidates.map(quoted)))]")
    }
    if let file = report.file { members.append("\"file\": \(quoted(file))") }
    try output.writeLine("{\"statement\": \(report.statement), \"error\": {\(list(members))}}")
  }

  private func object(_ result: Result, row: Int, keys: [String]) throws {
    try output.write("{")
    for (column, key) in keys.enumerated() {
      let value = text(of: result.value(row: row, column: column))
      try output.write("\(column > 0 ? ", " : "")\(key): \(value)")
    }
    try output.write("}")
  }

  private func members(of explanation: Explanation) throws {
    try output.write("\"plan\": \(plan(explanation.plan)), \"words\": [")
    for (index, word) in explanation.words.enumerated() {
      try output.write(index > 0 ? ", " + members(of: word) : members(of: word))
    }
    try output.write("]")
    guard !explanation.quotes.isEmpty else { return }
    let quotes = explanation.quotes.map(object)
    try output.write(", \"quotes\": [\(list(quotes))]")
  }

  private func object(_ quote: Explanation.Quote) -> String {
    """
    {"article": \(quoted(quote.article)), "sentence": \(quote.sentence), \
    "rule": \(quoted(quote.rule)), "cue": \(quote.cue.map(quoted) ?? "null"), \
    "cue_class": \(quoted(quote.cueClass)), \
    "speaker": \(quote.speaker.map(quoted) ?? "null"), \
    "speaker_text": \(quote.speakerText.map(quoted) ?? "null"), \
    "evidence": \(quoted(quote.evidence)), \
    "confidence": \(Decimal.json(quote.confidence) ?? "null"), "text": \(quoted(quote.text))}
    """
  }

  /// A word with its forms; with scores where spellings were compared.
  private func members(of word: Explanation.Word) -> String {
    let forms = word.forms.map { form in
      let score = word.threshold == nil ? "" : ", \"score\": \(number(form.score))"
      return """
        {"form": \(quoted(form.form)), "rule": \(quoted(form.rule)), \
        "count": \(form.count), "articles": \(form.articles)\(score)}
        """
    }
    let head = "{\"word\": \(quoted(word.word)), \"forms\": [\(list(forms))]"
    guard let threshold = word.threshold else { return head + "}" }
    let leftOut = word.leftOut.map { form in
      """
      {"form": \(quoted(form.form)), "score": \(number(form.score)), \
      "count": \(form.count), "articles": \(form.articles)}
      """
    }
    return head + ", \"threshold\": \(number(threshold)), \"left_out\": [\(list(leftOut))]}"
  }

  private func number(_ number: Double?) -> String {
    number.flatMap(Decimal.json) ?? "null"
  }

  /// The depth of a plan is that of its query, which the parser bounds.
  private func plan(_ step: Explanation.Step) -> String {
    """
    {"name": \(quoted(step.name)), "detail": \(quoted(step.detail)), \
    "estimate": \(step.estimate.map(String.init) ?? "null"), \
    "inputs": [\(list(step.inputs.map(plan)))]}
    """
  }

  private func notes(_ notes: [Note]) -> String {
    list(notes.map { "{\"code\": \(quoted($0.code)), \"message\": \(quoted($0.message))}" })
  }

  private func text(of value: Value) -> String {
    switch value {
    case .missing: "null"
    case .text(let text), .date(let text): quoted(text)
    case .integer(let number): String(number)
    case .number(let number): Decimal.json(number) ?? "null"
    case .list(let values): "[\(list(values.map(text)))]"
    }
  }

  private func list(_ parts: [String]) -> String { parts.joined(separator: ", ") }

  private func quoted(_ text: String) -> String { JSONString.quoted(text) }
}
