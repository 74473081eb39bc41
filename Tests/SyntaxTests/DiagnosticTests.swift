// SPDX-License-Identifier: Apache-2.0
// What the parser reports, and where: places are marked in the scripts, `1️⃣` to `2️⃣`.

import Syntax
import Testing

struct DiagnosticTests {
  /// Checks that a script has one mistake, with this code, at the marked place.
  private func check(
    _ marked: String, _ code: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let source = MarkedSource(marked)
    let diagnostics = parse(source.text).diagnostics
    let found = diagnostics.map { "\($0.problem.code) \($0.range.start)-\($0.range.end)" }
    let start = source.offsets[0]
    let expected = ["\(code) \(start)-\(source.offsets.count > 1 ? source.offsets[1] : start)"]
    #expect(found == expected, "\(source.text)", sourceLocation: sourceLocation)
  }

  @Test(
    arguments: [
      "mentions1️⃣2️⃣", "mentions \"x\" where source1️⃣", "mentions 1️⃣)2️⃣", "mentions \"x\" 1️⃣\"y\"2️⃣",
      "let a1️⃣", "let 1️⃣=2️⃣ \"x\"", "articles | limit 1️⃣\"x\"2️⃣", "articles | sort 1️⃣source2️⃣",
      "articles | count by 1️⃣52️⃣", "mentions \"x\" near 51️⃣", "articles 1️⃣)2️⃣",
      "mentions any of 1️⃣\"x\"2️⃣",
      "mentions exact 1️⃣kremlin2️⃣", "expect count articles1️⃣", "articles | count 1️⃣where2️⃣ x = 1",
      "print 1️⃣x2️⃣", "set1️⃣;", "mentions \"x\" within 1️⃣52️⃣",
    ])
  func `something else was expected`(marked: String) {
    check(marked, "unexpected")
  }

  @Test(arguments: [
    "1️⃣mentoins2️⃣ \"x\"", "1️⃣دكر2️⃣ \"x\"", "articles | 1️⃣limt2️⃣ 3", "articles | 1️⃣nonsense2️⃣",
    "articles 1️⃣whre2️⃣ source = cnn", "mentions \"a\" 1️⃣nera2️⃣ \"b\"",
    "articles | timeline by 1️⃣dya2️⃣", "articles | group by a with n = 1️⃣cuont2️⃣",
  ])
  func `a keyword is misspelled`(marked: String) {
    check(marked, "unknown-keyword")
  }

  @Test func `lexical mistakes are reported where they stand`() {
    check("mentions 1️⃣\"x2️⃣", "unterminated-string")
    check("mentions 1️⃣\"x2️⃣\narticles", "unterminated-string")
    check("mentions \"a1️⃣\\q2️⃣\"", "bad-escape")
    check("mentions \"a1️⃣\\u{110000}2️⃣\"", "bad-escape")
    check("mentions 1️⃣'x'2️⃣", "bad-character")
    check("mentions \"x\" 1️⃣&2️⃣ \"y\"", "bad-character")
    check("mentions 1️⃣$2️⃣", "bad-character")
    check("articles | limit 1️⃣2.52️⃣", "bad-number")
    check("articles | limit 1️⃣-32️⃣", "bad-number")
    check("articles | limit 1️⃣999999999999999999999992️⃣", "bad-number")
    check("articles where date = 1️⃣2023-13-012️⃣", "bad-date")
    check("articles where date = 1️⃣2023-02-292️⃣", "bad-date")
    check("articles where date = 1️⃣5-9-20232️⃣", "bad-date")
  }

  @Test func `names that are keywords are refused`() {
    check("let 1️⃣count2️⃣ = \"x\"", "reserved-name")
    check("ليكن 1️⃣ذكر2️⃣ = \"x\"", "reserved-name")
  }

  @Test func `a bracket that is never closed is shown`() {
    check("mentions 1️⃣(2️⃣\"a\" or \"b\"", "unclosed-bracket")
    check("mentions (\"a\" or 1️⃣(2️⃣\"b\"", "unclosed-bracket")
    check("mentions 1️⃣(2️⃣\"a\" or \"b\" | limit 3", "unclosed-bracket")
    check("mentions 1️⃣(2️⃣\"a\" or \"b\"\nlet a = \"x\"\nmentions \"y\"", "unclosed-bracket")
    check("mentions 1️⃣(2️⃣\"a\"; articles", "unclosed-bracket")
  }

  @Test func `nesting, operators and length have limits`() {
    let deep = String(repeating: "(", count: 201) + "\"x\"" + String(repeating: ")", count: 201)
    #expect(parse("mentions " + deep).diagnostics.map(\.problem.code) == ["nesting-too-deep"])
    let allowed = String(repeating: "(", count: 200) + "\"x\"" + String(repeating: ")", count: 200)
    #expect(parse("mentions " + allowed).diagnostics == [])
    let nots = "articles where " + String(repeating: "not ", count: 201) + "x = 1"
    #expect(parse(nots).diagnostics.map(\.problem.code) == ["nesting-too-deep"])
    let chain = "mentions \"x\"" + String(repeating: " or \"x\"", count: 2_000)
    #expect(parse(chain).diagnostics == [])
    #expect(parse(chain + " or y").diagnostics.map(\.problem.code) == ["nesting-too-deep"])
    let long = String(repeating: "# 456789\n", count: 1 + Parser.lengthLimit / 9)
    #expect(parse(long).diagnostics.map(\.problem.code) == ["script-too-long"])
  }

  @Test func `bytes that are no UTF-8 are reported once for each run`() {
    let bytes =
      Array("articles # ".utf8) + [0xFF, 0xFE, 0x0A] + Array("mentions \"".utf8) + [0xC3, 0x22]
    let diagnostics = parse(utf8: bytes).diagnostics
    #expect(diagnostics.map(\.problem) == [.badCharacter("0xFF"), .badCharacter("0xC3")])
    #expect(diagnostics.map(\.range) == [SourceRange(11, 13), SourceRange(24, 25)])
  }

  @Test func `problems of bytes, tokens and grammar are told in the order of their places`() {
    let bytes = Array("mentions $; articles | limt 3; mentions 'x'; print \"".utf8) + [0xFF, 0x22]
    #expect(
      parse(utf8: bytes).diagnostics.map(\.problem.code)
        == ["bad-character", "unknown-keyword", "bad-character", "bad-character"])
    let many = parse(String(repeating: "mentions;", count: 300)).diagnostics
    #expect(many.count == Parser.diagnosticLimit)
  }

  @Test func `every mistake is reported, each once, and what is right is kept`() {
    let (script, diagnostics) = parse(
      """
      mentoins "x" | limt 3 | sort source
      mentions "a" "b" | limit 3 | show 5
      let good = "x"
      mentions ("a" or "b" | count | pivot |
      let better = "y"
      articles where source = | count by;
      articles where (x = 1 and ) | nothing
      expect count (articles | lmit 3) >= 3
      mentions good 'one' | whre x = 1; articles )
      """)
    #expect(
      diagnostics.map(\.problem.code) == [
        "unknown-keyword", "unknown-keyword", "unexpected",
        "unexpected", "unexpected",
        "unclosed-bracket", "unexpected", "unexpected",
        "unexpected", "unexpected",
        "unexpected", "unknown-keyword",
        "unknown-keyword",
        "bad-character", "unknown-keyword", "unexpected",
      ])
    #expect(script.statements.count == 2)
  }

  @Test func `messages speak the language of the statement`() {
    let languages = parse("mentions; ذكر; ذكرر \"x\"; limt \"x\"; mentions | عد حسب").diagnostics
      .map(\.language)
    #expect(languages == [.english, .arabic, .arabic, .english, .english, .english])
  }
}
