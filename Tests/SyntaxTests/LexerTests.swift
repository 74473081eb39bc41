// SPDX-License-Identifier: Apache-2.0
// Tokens, strings and numbers; where statements end; when a line is not done.

import Syntax
import Testing

struct LexerTests {
  /// The values of `x = …` in a script of one condition.
  private func value(_ written: String) -> Literal.Kind? {
    let script = parse("articles where x = \(written)").script
    guard case .query(let query)? = script.statements.first?.kind,
      case .operand(_, let stages) = query.kind, case .where(let condition)? = stages.first?.kind,
      case .compare(_, _, let literal) = condition.kind
    else { return nil }
    return literal.kind
  }

  @Test(arguments: [
    ("\"a\"", "a"), ("“a”", "a"), ("”a”", "a"), ("«a»", "a"), ("«a \"b\" “c”»", "a \"b\" “c”"),
    (#""\" \\ \n \t \u{627}""#, "\" \\ \n \t ا"), (#"«\»»"#, "»"), ("\"\"", ""),
    ("\"a\nb\"", "a\nb"), ("cnn", "cnn"), ("al-ain", "al-ain"), ("a.b-c_d", "a.b-c_d"),
    ("الجزيرة", "الجزيرة"), ("24.ae", "24.ae"), ("می\u{200C}خواهد", "می\u{200C}خواهد"),
    ("كِتاب\u{200F}", "كِتاب"),
  ])
  func `strings and bare words are text`(written: String, text: String) {
    #expect(value(written) == .text(text))
  }

  @Test(arguments: [("5", 5.0), ("٢٠", 20), ("۲۰", 20), ("2.5", 2.5), ("٢٫٥", 2.5), ("-3", -3)])
  func `numbers are read in every digit script`(written: String, number: Double) {
    #expect(value(written) == .number(number))
  }

  @Test(arguments: [
    ("2023-09", [2023, 9, 0]), ("2023-09-05", [2023, 9, 5]), ("٢٠٢٤-٠٢-٢٩", [2024, 2, 29]),
  ])
  func `dates are periods of a day or a month`(written: String, parts: [Int]) {
    #expect(value(written) == .date(year: parts[0], month: parts[1], day: parts[2]))
  }

  @Test func `what cannot be seen is space between tokens`() {
    let plain = parse("mentions \"x\" where source = cnn").script
    let marked = parse(
      "\u{FEFF}mentions\u{200F} \u{202B}\"x\"\u{202C}\u{200B} where\u{A0}source\u{061C}=\u{200E}cnn"
    )
    #expect(marked.diagnostics == [])
    #expect(marked.script.isEqualIgnoringRanges(plain))
  }

  @Test(arguments: [
    ("articles\nsources", 2), ("articles; sources;;\n\n;words", 3), ("articles\n| count", 1),
    ("articles\n\n# so\n  where source = cnn\nand date = 2023\nأو date = 2024", 1),
    ("articles |\ncount", 1), ("articles | show a,\nb", 1), ("articles where\nsource =\ncnn", 1),
    ("mentions (\"a\"\nor\n\"b\"\n)", 1), ("print \"a\nb\"\nprint \"c\"", 2),
    ("articles union\nsources\nwords", 2), ("help where\nhelp and\narticles", 3),
    ("set x plain\narticles", 2), ("articles where x = and\nsources", 2),
    ("mentions like\n\"x\"", 1), ("# only a comment", 0), ("", 0),
    ("let a =\n\"x\"\nlet b = a", 2),
  ])
  func `statements end where the language says`(text: String, count: Int) {
    let (script, diagnostics) = parse(text)
    #expect(diagnostics == [])
    #expect(script.statements.count == count)
  }

  @Test(arguments: [
    ("mentions \"x\"", Completeness.complete), ("", .complete),
    ("mentions \"x\" |", .needsMore(.operator)),
    ("mentions \"x\" where", .needsMore(.operator)), ("ذكر \"x\" حيث", .needsMore(.operator)),
    ("mentions (\"x\"", .needsMore(.openBracket)), ("mentions \"x", .needsMore(.openString)),
    ("mentions «x\"", .needsMore(.openString)), ("let a =", .needsMore(.operator)),
    ("show a,", .needsMore(.operator)), ("articles; mentions (", .needsMore(.openBracket)),
    ("mentions (; articles", .complete), ("help where", .complete),
    ("articles where source = where", .complete), ("articles # where (", .complete),
    ("articles |  # more\n", .needsMore(.operator)),
    ("articles where x in 2..", .needsMore(.operator)),
  ])
  func `the prompt knows whether a line is done`(text: String, expected: Completeness) {
    #expect(completeness(of: text) == expected)
  }

  @Test func `tokens have classes for the eye`() {
    let text = "mentions «a» where source = cnn and x > 2023-09 | count by kind, n # c"
    let classes = lex(text).map { token in
      let bytes = Array(text.utf8)[token.range.start..<token.range.end]
      return "\(String(decoding: bytes, as: UTF8.self)):\(token.class)"
    }
    #expect(
      classes == [
        "mentions:keyword", "«a»:string", "where:keyword", "source:field", "=:operator",
        "cnn:string", "and:keyword", "x:name", ">:operator", "2023-09:date", "|:operator",
        "count:keyword", "by:keyword", "kind:field", ",:operator", "n:name", "# c:comment",
      ])
  }
}
