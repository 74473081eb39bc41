// SPDX-License-Identifier: Apache-2.0
// The canonical layout: golden files, comments, and what stays as it was written.

import Syntax
import Testing

struct FormatterTests {
  @Test(arguments: ["examples", "patterns", "conditions", "stages", "statements", "comments"])
  func `programs have one layout in each keyword language`(name: String) throws {
    let text = try #require(readText(Place.tests + "/Golden/\(name).fihris"))
    let english = try #require(Formatter.format(text, keywords: .english).text)
    let arabic = try #require(Formatter.format(text, keywords: .arabic).text)
    checkGolden(english, "\(name).en")
    checkGolden(arabic, "\(name).ar")
    #expect(Formatter.format(arabic, keywords: .english).text == english)
    for line in english.split(separator: "\n") where line.hasPrefix("  | ") {
      #expect(!line.hasSuffix(" "))
    }
  }

  @Test func `no comment is lost`() throws {
    let text = try #require(readText(Place.tests + "/Golden/comments.fihris"))
    let formatted = try #require(Formatter.format(text).text)
    for number in 1...9 { #expect(formatted.contains("comment \(number)")) }
  }

  @Test func `a script with a mistake is not touched`() {
    let (text, diagnostics) = Formatter.format("articles |  limt 3")
    #expect(text == nil)
    #expect(diagnostics.map(\.problem.code) == ["unknown-keyword"])
  }

  @Test func `names that a script gives to columns stay as they are`() {
    let text =
      "articles | group by المصدر with العدد = count | sort by العدد | show source as النوع\n"
    #expect(
      Formatter.format(text, keywords: .english).text
        == "articles\n  | group by source with العدد = count\n  | sort by العدد\n"
        + "  | show source as النوع\n")
  }

  @Test func `what cannot be seen in a string is written as an escape`() {
    #expect(
      Formatter.format("print \"a\u{200F}\u{202E}\u{7}می\u{200C}خواهد\"").text
        == "print \"a\\u{200F}\\u{202E}\\u{7}می\u{200C}خواهد\"\n")
  }
}
