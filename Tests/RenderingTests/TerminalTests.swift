// SPDX-License-Identifier: Apache-2.0
// What a terminal is sent: straight columns, cut cells, colour, direction, no raw controls.

import Fihris
import Foundation
import Testing

@testable import Rendering

@Suite struct TerminalTests {
  @Test(arguments: [60, 80, 120])
  func `a table fits the terminal`(width: Int) throws {
    let captured = try rendered(
      .table, [.result(Sample.mentions)], on: terminal(width: width))
    expectGolden(captured.both, "terminal-table-\(width)")
    for line in captured.output.split(separator: "\n") {
      #expect(DisplayWidth.of(line) <= width)
    }
  }

  @Test(arguments: [40, 80, 200])
  func `the match stands in one column`(width: Int) throws {
    for bidi in [BidiChoice.logical, .isolate] {
      let captured = try rendered(
        .kwic, [.result(Sample.mentions)], on: terminal(width: width, bidi: bidi))
      expectGolden(captured.both, "terminal-kwic-\(bidi.rawValue)-\(width)")
      let columns = captured.output.split(separator: "\n").map { line in
        line.firstIndex(of: "[").map { DisplayWidth.of(line[..<$0]) }
      }
      #expect(columns.allSatisfy { $0 != nil })
      if bidi == .logical { #expect(Set(columns).count == 1) }
    }
  }

  @Test func `a right-to-left line has its beginning at the right`() throws {
    let captured = try rendered(
      .kwic, [.result(Sample.mentions)], on: terminal(width: 200, bidi: .isolate))
    let line = try #require(captured.output.split(separator: "\n").first)
    let before = try #require(line.range(of: "وقال المتحدث"))
    let after = try #require(line.range(of: "إن موسكو"))
    #expect(after.lowerBound < before.lowerBound)
  }

  @Test func `a table on a terminal that reorders`() throws {
    let vte = terminal(environment: ["VTE_VERSION": "7200"])
    expectGolden(
      try rendered(.table, [.result(Sample.counts), .result(Sample.explanation)], on: vte).both,
      "terminal-isolate")
    let mlterm = terminal(environment: ["MLTERM": "3.9.2"])
    #expect(mlterm.bidi == .marks)
    let captured = try rendered(.table, [.result(Sample.counts)], on: mlterm)
    #expect(!captured.output.contains("\u{2068}") && captured.output.contains("\u{200E}"))
  }

  @Test func `colour on request and nowhere else`() throws {
    let colorful = terminal(color: .always)
    expectGolden(
      try rendered(.table, [.result(Sample.mentions)], on: colorful).both, "terminal-color-table")
    expectGolden(
      try rendered(.kwic, [.result(Sample.mentions)], on: colorful).both, "terminal-color-kwic")
    #expect(terminal(color: .auto).usesColor)
    #expect(!terminal(color: .auto, environment: ["NO_COLOR": "1"]).usesColor)
    #expect(terminal(color: .auto, environment: ["NO_COLOR": ""]).usesColor)
    #expect(!terminal(color: .auto, environment: ["TERM": "dumb"]).usesColor)
    #expect(!Appearance(.file).usesColor)
  }

  @Test func `only a terminal that reorders is sent controls of direction`() {
    #expect(terminal().bidi == .logical)
    #expect(terminal(environment: ["VTE_VERSION": "5202"]).bidi == .logical)
    #expect(terminal(environment: ["VTE_VERSION": "5800"]).bidi == .isolate)
    #expect(terminal(environment: ["KONSOLE_VERSION": "210401"]).bidi == .isolate)
    let piped = TerminalFacts(
      isTerminal: false, columns: nil, environment: { ["VTE_VERSION": "7200"][$0] })
    #expect(Appearance(piped).bidi == .logical)
  }

  @Test(arguments: OutputFormat.allCases)
  func `no control of an article reaches a terminal`(format: OutputFormat) throws {
    let captured = try rendered(format, [.result(Sample.hostile)], on: terminal())
    let controls = captured.output.unicodeScalars.filter {
      $0 != "\n" && ($0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0 == "\u{202E}")
    }
    #expect(controls.allSatisfy { $0 == "\t" && (format == .tsv || format == .csv) })
  }

  @Test func `no line of a table ends in blanks`() throws {
    let empty = Result(
      statement: 1, kind: .table,
      columns: [Column(name: "source", kind: .text), Column(name: "first", kind: .number)],
      rows: [[.text("cnn"), .missing], [.missing, .missing]])
    #expect(
      try rendered(.table, [.result(empty)]).output == """
        source  first
        ──────  ─────
        cnn


        """)
  }

  @Test func `the number of rows is told at a terminal`() throws {
    let captured = try rendered(
      .table, [.result(Sample.counts)], on: terminal(), showsTime: true)
    #expect(captured.messages == "2 rows, 0 ms\n")
    #expect(try rendered(.table, [.result(Sample.counts)]).messages.isEmpty)
  }
}
