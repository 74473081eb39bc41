// SPDX-License-Identifier: Apache-2.0
// Every format, pinned by golden files.

import Fihris
import Foundation
import Rendering
import Testing

@Suite struct FormatTests {
  @Test(arguments: OutputFormat.allCases)
  func `a script's results in a file`(format: OutputFormat) throws {
    let captured = try rendered(
      format,
      [
        .result(Sample.mentions), .result(Sample.counts), .result(Sample.count),
        .result(Sample.explanation), .result(Sample.hostile), .result(Sample.said),
        .report(Sample.report("mentions \"كيربي\" where sorce = cnn", marked: "sorce")),
      ])
    expectGolden(captured.both, "file-\(format.rawValue)")
  }

  @Test(arguments: OutputFormat.allCases)
  func `claims stand outlet by outlet, their differences marked`(format: OutputFormat) throws {
    expectGolden(try rendered(format, [.result(Sample.claims)]).both, "claims-\(format.rawValue)")
  }

  @Test func `claims are wrapped, never cut, and their differences seen without colour`() throws {
    for width in [40, 80] {
      let captured = try rendered(.table, [.result(Sample.claims)], on: terminal(width: width))
      expectGolden(captured.both, "claims-terminal-\(width)")
      for line in captured.output.split(separator: "\n") where !line.contains("outlet") {
        #expect(DisplayWidth.of(line) <= width)
      }
      let words = captured.output.split { $0 == " " || $0 == "\n" }.map(String.init)
      #expect(words.contains("[-العلنية-]") && words.contains("|CNN|+}"))
    }
    let colored = terminal(width: 80, color: .always, environment: ["VTE_VERSION": "7200"])
    expectGolden(
      try rendered(.table, [.result(Sample.claims)], on: colored).both, "claims-terminal-isolate")
  }

  @Test func `JSON is read back as it was`() throws {
    let captured = try rendered(
      .json, [.result(Sample.hostile), .result(Sample.counts), .result(Sample.explanation)],
      showsTime: true)
    let lines = captured.output.split(separator: "\n").map { Data($0.utf8) }
    let objects = try lines.map {
      try #require(JSONSerialization.jsonObject(with: $0) as? [String: Any])
    }
    #expect(objects.count == 3)
    let rows = try #require(objects[0]["rows"] as? [[String: Any]])
    #expect(rows[0]["text"] as? String == Sample.hostile[0]["text"]?.description)
    #expect(rows[1]["text"] as? String == Sample.hostile[1]["text"]?.description)
    #expect(objects[1]["elapsed_ms"] as? Double == 0)
    #expect(objects[1]["truncated"] as? Bool == false)
    #expect((objects[2]["words"] as? [[String: Any]])?.first?["word"] as? String == "كيربي")
  }

  @Test func `no time is told unless it is asked for`() throws {
    let captured = try rendered(.json, [.result(Sample.count)])
    #expect(captured.output.hasSuffix("\"elapsed_ms\": null}\n"))
  }

  @Test func `an error's twin carries its place`() throws {
    let report = Sample.report(
      "mentions \"كيربي\" where sorce = cnn", marked: "sorce", candidates: ["source", "score"])
    let captured = try rendered(.json, [.report(report)])
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(captured.output.utf8)) as? [String: Any])
    let error = try #require(object["error"] as? [String: Any])
    #expect(object["statement"] as? Int == 2)
    #expect(error["start"] as? Int == 28)
    #expect(error["end"] as? Int == 33)
    #expect(error["help"] is NSNull)
    #expect(error["candidates"] as? [String] == ["source", "score"])
  }

  @Test func `a cut is told with the total`() throws {
    var cut = Sample.mentions
    cut.total = 134
    cut.rowCount = 2
    let table = try rendered(.table, [.result(cut)])
    #expect(table.messages == "2 of 134 rows (--limit 2)\n")
    let lines = try rendered(.jsonl, [.result(cut)])
    #expect(lines.output.split(separator: "\n").count == 2)
    #expect(lines.messages == "2 of 134 rows (--limit 2)\n")
    let json = try rendered(.json, [.result(cut)])
    #expect(json.output.contains("\"total\": 134, \"truncated\": true"))
    #expect(json.messages.isEmpty)
    #expect(try rendered(.count, [.result(cut)]).output == "134\n")
  }

  @Test func `notes are beside the rows, or inside the JSON object`() throws {
    var result = Sample.count
    result.notes = [Note(code: "nothing-found", message: "no \"كيربي\u{202E}\"")]
    #expect(try rendered(.table, [.result(result)]).messages == "note: no \"كيربي⟨U+202E⟩\"\n")
    let json = try rendered(.json, [.result(result)])
    #expect(
      json.output.contains(
        "\"notes\": [{\"code\": \"nothing-found\", \"message\": \"no \\\"كيربي\\u202E\\\"\"}]"))
    #expect(json.messages.isEmpty)
    result.notes = [Note(code: "nothing-found", message: "لا نتائج", language: "ar")]
    #expect(try rendered(.table, [.result(result)]).messages == "ملاحظة: لا نتائج\n")
  }

  @Test func `what is not in this version says so`() {
    #expect(throws: SettingProblem.self) { try OutputFormat(named: "htm") }
    let html = #expect(throws: SettingProblem.self) { try OutputFormat(named: "html") }
    #expect(html?.code == "not-in-this-version")
    let visual = #expect(throws: SettingProblem.self) { try BidiChoice(named: "visual") }
    #expect(visual?.code == "not-in-this-version")
    let unknown = #expect(throws: SettingProblem.self) { try ColorChoice(named: "blue") }
    #expect(unknown?.message == "color is one of auto, always, never; found blue")
  }

  @Test func `a sink that closes stops the writing`() throws {
    struct Closed: Error {}
    let renderer = Renderer(
      settings: RenderSettings(), output: OutputBuffer { _ in throw Closed() },
      messages: OutputBuffer { _ in })
    #expect(throws: Closed.self) { try renderer.render(Sample.mentions) }
  }
}
