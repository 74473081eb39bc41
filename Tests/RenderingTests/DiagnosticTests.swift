// SPDX-License-Identifier: Apache-2.0
// Diagnostics for people: carets stand under what they mean.

import Fihris
import Foundation
import Testing

@testable import Rendering

@Suite struct DiagnosticTests {
  private func written(_ report: DiagnosticReport, _ appearance: Appearance) throws -> String {
    try rendered(.table, [.report(report)], on: appearance).messages
  }

  static let latin = Sample.report(
    "mentions \"تعهّدا\" where sorce = cnn", marked: "sorce", help: "write source",
    candidates: ["source", "score"])
  static let arabic = Sample.report(
    "ذكر \"كيربي\" حيث المصدرر = cnn", marked: "المصدرر", language: "ar", help: "اكتب المصدر",
    candidates: ["المصدر", "الصيغة"])

  @Test func `carets count cells`() throws {
    expectGolden(
      try written(Self.latin, Appearance(.file)) + written(Self.arabic, Appearance(.file)),
      "diagnostic-logical")
    let lines = try written(Self.latin, Appearance(.file)).split(separator: "\n")
    let source = try #require(lines.first { $0.contains("sorce = ") })
    let carets = try #require(lines.first { $0.contains("^") })
    let place = try #require(source.range(of: "sorce = "))
    let caret = try #require(carets.firstIndex(of: "^"))
    #expect(DisplayWidth.of(source[..<place.lowerBound]) == DisplayWidth.of(carets[..<caret]))
  }

  @Test func `a terminal that reorders shows the parts of the line from the right`() throws {
    let vte = terminal(environment: ["VTE_VERSION": "7200"])
    expectGolden(
      try written(Self.latin, vte) + written(Self.arabic, vte), "diagnostic-isolate")
  }

  @Test func `a long line is cut around the mark`() throws {
    let long = String(repeating: "\"كيربي\" or ", count: 30)
    let report = Sample.report("mentions \(long)sorce \(long)", marked: "sorce")
    let text = try written(report, terminal(width: 60))
    expectGolden(text, "diagnostic-cut")
    for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 60) }
  }

  @Test func `a mark of no width has one caret`() throws {
    let text = try written(Sample.report("articles where ", marked: ""), Appearance(.file))
    #expect(text.contains("| ^\n"))
  }

  @Test func `a range beyond the line is no danger`() throws {
    var report = Sample.report("كيم", marked: "كيم")
    for range in [1..<2, 5..<99, 40..<50, 6..<6] {
      report.highlight = range
      #expect(try written(report, Appearance(.file)).contains("^"))
    }
  }

  @Test func `controls of a script are shown`() throws {
    let report = Sample.report("articles \u{1B}[2J where", marked: "where")
    #expect(try !written(report, terminal()).contains("\u{1B}"))
  }
}
