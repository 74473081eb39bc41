// SPDX-License-Identifier: Apache-2.0
// Writes results and diagnostics, one after another, row by row.

package import Fihris

/// Writes what statements give: rows to `output`, everything else to `messages`.
/// No result is held as text: rows are read as they are written.
package final class Renderer {
  package var settings: RenderSettings
  let output: OutputBuffer
  let messages: OutputBuffer
  /// What was written last, so that what follows is set apart.
  private var lastWritten: Result.Kind?

  package init(settings: RenderSettings, output: OutputBuffer, messages: OutputBuffer) {
    self.settings = settings
    self.output = output
    self.messages = messages
  }

  /// Writes a result in the chosen format, then what there is to say about it.
  /// - Throws: what the sinks throw.
  package func render(_ result: Result) throws {
    switch settings.format {
    case .json: try JSONFormat(output).statement(result, showsTime: settings.showsTime)
    case _ where isQuiet(result): break
    case .jsonl: try JSONFormat(output).lines(result)
    case .count: try writeCount(result)
    default: try writeForReading(result)
    }
    if settings.format.isForPrograms && settings.format != .json, result.kind == .print {
      try messages.writeLine(result.text ?? "")
    }
    try output.flush()
    if settings.format != .json { try announce(result) }
    try messages.flush()
  }

  /// Writes a diagnostic; with `json` its twin goes to `output` too.
  /// - Throws: what the sinks throw.
  package func render(_ report: DiagnosticReport) throws {
    if settings.format == .json { try JSONFormat(output).error(report) }
    try output.flush()
    try DiagnosticFormat(appearance: settings.messages).write(report, to: messages)
    try messages.flush()
  }

  /// `expect` that holds says nothing; `load` tells a person what was loaded, and no file.
  func isQuiet(_ result: Result) -> Bool {
    result.kind == .expect || result.kind == .load && !settings.output.isTerminal
  }

  private func writeForReading(_ result: Result) throws {
    if let explanation = result.explanation {
      try setApart(result.kind)
      try writeExplanation(explanation)
    } else if let text = result.text {
      guard !settings.format.isForPrograms else { return }
      try setApart(result.kind)
      try output.writeLine(settings.output.isTerminal ? Printable.lines(text) : text)
    } else if !result.columns.isEmpty {
      try setApart(result.kind)
      try writeRows(result)
    }
  }

  private func writeRows(_ result: Result) throws {
    switch settings.format {
    case .csv: try SeparatedFormat(output, .commas, settings.output).write(result)
    case .tsv: try SeparatedFormat(output, .tabs, settings.output).write(result)
    case .markdown where holdsClaims(result):
      try ClaimFormat(output, settings.output).writeMarkdown(result)
    case .markdown: try MarkdownFormat(output, settings.output).write(result)
    case .table where holdsClaims(result), .kwic where holdsClaims(result):
      try ClaimFormat(output, settings.output).write(result)
    case .kwic where result.rowCount == 0 || result.concordance(row: 0) != nil:
      try ConcordanceFormat(output, settings.output).write(result)
    default: try TableFormat(output, settings.output).write(result)
    }
  }

  private func holdsClaims(_ result: Result) -> Bool {
    result.rowCount > 0 && result.claim(row: 0) != nil
  }

  private func writeExplanation(_ explanation: Explanation) throws {
    let format = ExplanationFormat(explanation)
    if !settings.format.isForPrograms {
      let lines = format.planLines(settings.output)
      let fence = settings.format == .markdown ? ["```"] : []
      for line in fence + lines + fence { try output.writeLine(line) }
      guard !explanation.words.isEmpty || !explanation.quotes.isEmpty else { return }
      try output.writeLine()
    }
    let hasQuotes = !explanation.quotes.isEmpty
    if !explanation.words.isEmpty || !hasQuotes { try writeRows(format.wordTable) }
    // A file of rows has one header.
    guard hasQuotes, !settings.format.isForPrograms || explanation.words.isEmpty else { return }
    if !explanation.words.isEmpty { try output.writeLine() }
    try writeRows(format.quoteTable)
  }

  /// The number of rows; for a count, the number counted.
  private func writeCount(_ result: Result) throws {
    guard !result.columns.isEmpty else { return }
    let isNumber = result.kind == .count && result.rowCount == 1
    try output.writeLine(
      isNumber ? result.value(row: 0, column: 0).description : String(result.total))
  }

  /// An empty line between the outputs of two statements; lines of `print` follow each other.
  private func setApart(_ kind: Result.Kind) throws {
    if let lastWritten, lastWritten != .print || kind != .print { try output.writeLine() }
    lastWritten = kind
  }
}
