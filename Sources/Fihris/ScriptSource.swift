// SPDX-License-Identifier: Apache-2.0
// The text of a script, and how places in it are told to people.

internal import Syntax

/// A script's text and the file it is from.
struct ScriptSource {
  let text: String
  /// Nil for text given directly.
  let file: String?

  /// The tree of the script.
  /// - Throws: `ScriptErrors` if it does not parse.
  func parsed() throws -> Script {
    let (script, diagnostics) = Syntax.parse(text)
    if diagnostics.isEmpty { return script }
    throw ScriptErrors(reports: diagnostics.map { report($0, in: script) })
  }

  func report(_ diagnostic: Diagnostic, in script: Script) -> DiagnosticReport {
    report(diagnostic, statement: script.number(at: diagnostic.range.start))
  }

  /// The diagnostic worded, with its line and column.
  func report(_ diagnostic: Diagnostic, statement: Int) -> DiagnosticReport {
    let bytes = Array(text.utf8)
    let start = min(diagnostic.range.start, bytes.count)
    let end = min(max(diagnostic.range.end, start), bytes.count)
    let lineStart = (bytes[..<start].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let worded = diagnostic.worded
    return DiagnosticReport(
      code: worded.code, message: worded.message, help: worded.help,
      candidates: worded.candidates, statement: statement,
      line: 1 + bytes[..<lineStart].count { $0 == UInt8(ascii: "\n") },
      column: 1 + String(decoding: bytes[lineStart..<start], as: UTF8.self).unicodeScalars.count,
      start: start, end: end, file: file,
      sourceLine: String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self),
      highlight: (start - lineStart)..<(min(end, lineEnd) - lineStart),
      language: diagnostic.language.rawValue, category: .init(diagnostic.problem))
  }
}

extension DiagnosticReport.Category {
  fileprivate init(_ problem: Problem) {
    self =
      switch problem {
      case .expectationFailed: .expectation
      case .fileUnreadable, .fileUnwritable: .file
      case .timeLimit, .rowLimit, .memoryLimit: .limit
      case .cancelled: .interrupted
      default: .script
      }
  }
}
