// SPDX-License-Identifier: Apache-2.0
// What is said beside the rows: notes, how many there are, which were left out, the time.

internal import Fihris

extension Renderer {
  /// Writes notes and the closing line of a result to `messages`.
  func announce(_ result: Result) throws {
    for note in result.notes {
      try writeNote(Printable.lines(note.message), language: note.language)
    }
    if settings.format == .kwic, result.rowCount > 0, result.explanation == nil,
      !result.columns.isEmpty, result.kind != .count, !isQuiet(result),
      result.concordance(row: 0) == nil, result.claim(row: 0) == nil
    {
      try writeNote("these rows are no matches; kwic shows them as a table", language: "en")
    }
    if let line = closingLine(result) {
      try messages.writeLine(settings.messages.paint(line, .faint))
    }
  }

  private func writeNote(_ message: String, language: String) throws {
    let label = settings.messages.paint(language == "ar" ? "ملاحظة" : "note", .note)
    try messages.writeLine("\(label): \(message)")
  }

  private func closingLine(_ result: Result) -> String? {
    let parts = [rowsTold(result), settings.showsTime ? timeTold(result) : nil]
    let told = parts.compactMap { $0 }
    return told.isEmpty ? nil : told.joined(separator: ", ")
  }

  /// A cut is always told; the number of rows on a terminal alone.
  private func rowsTold(_ result: Result) -> String? {
    guard !result.columns.isEmpty, result.kind != .count, !isQuiet(result) else { return nil }
    if result.isTruncated {
      return "\(result.rowCount) of \(result.total) rows (\(settings.cutHint))"
    }
    guard settings.output.isTerminal, !settings.format.isForPrograms else { return nil }
    return result.total == 1 ? "1 row" : "\(result.total) rows"
  }

  private func timeTold(_ result: Result) -> String {
    "\(Decimal.rounded(result.elapsedMilliseconds, places: 1)) ms"
  }
}
