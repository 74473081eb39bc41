// SPDX-License-Identifier: Apache-2.0
// What the rendering tests share: results to render, a place to render to, golden files.

import Fihris
import Foundation
import Rendering
import Testing

/// What a renderer wrote.
final class Captured {
  var output = ""
  var messages = ""
}

/// Renders some of a script's results and reports in order.
func rendered(
  _ format: OutputFormat, _ items: [Item], on appearance: Appearance = Appearance(.file),
  showsTime: Bool = false
) throws -> Captured {
  let captured = Captured()
  let settings = RenderSettings(
    format: format, output: appearance, messages: appearance, showsTime: showsTime,
    cutHint: "--limit 2")
  let renderer = Renderer(
    settings: settings,
    output: OutputBuffer { captured.output += String(decoding: $0, as: UTF8.self) },
    messages: OutputBuffer { captured.messages += String(decoding: $0, as: UTF8.self) })
  for item in items {
    switch item {
    case .result(let result): try renderer.render(result)
    case .report(let report): try renderer.render(report)
    }
  }
  return captured
}

enum Item {
  case result(Fihris.Result)
  case report(DiagnosticReport)
}

/// A terminal of some width.
func terminal(
  width: Int = 80, color: ColorChoice = .never, bidi: BidiChoice = .auto,
  environment: [String: String] = [:]
) -> Appearance {
  Appearance(
    TerminalFacts(isTerminal: true, columns: width, environment: { environment[$0] }),
    color: color, bidi: bidi)
}

/// Compares with `Golden/NAME.txt`; `RECORD=1` in the environment writes it anew.
func expectGolden(_ text: String, _ name: String, at location: SourceLocation = #_sourceLocation) {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden/\(name).txt")
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try? text.write(to: file, atomically: true, encoding: .utf8)
    return
  }
  let wanted = try? String(contentsOf: file, encoding: .utf8)
  #expect(text == wanted, "Golden/\(name).txt", sourceLocation: location)
}

extension Captured {
  /// Both streams, for one golden file.
  var both: String { "\(output)=== messages ===\n\(messages)" }
}
