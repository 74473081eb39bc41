// SPDX-License-Identifier: Apache-2.0
// Programs and their trees, as files: `Golden/NAME.fihris` and `Golden/NAME.tree`.

import Syntax
import Testing

struct TreeTests {
  @Test(arguments: ["examples", "examples-ar", "patterns", "conditions", "stages", "statements"])
  func `programs have these trees`(name: String) throws {
    let text = try #require(readText(Place.tests + "/Golden/\(name).fihris"))
    let (script, diagnostics) = parse(text)
    #expect(diagnostics == [])
    checkGolden(script.dump, "\(name).tree")
    checkRoundTrip(text)
  }

  @Test func `the examples in Arabic keywords have the trees of those in English`() throws {
    let english = try #require(readText(Place.tests + "/Golden/examples.fihris"))
    let arabic = try #require(readText(Place.tests + "/Golden/examples-ar.fihris"))
    #expect(parse(english).script.isEqualIgnoringRanges(parse(arabic).script))
    #expect(!parse(english).script.isEqualIgnoringRanges(parse("articles").script))
  }

  @Test func `ranges hold what they name`() throws {
    let source = MarkedSource("let a = 1️⃣(\"x\" or  b)2️⃣ # not this")
    let statement = try #require(parse(source.text).script.statements.first)
    guard case .letPattern(let name, let pattern) = statement.kind else {
      Issue.record("not a let of a pattern")
      return
    }
    #expect(name.range == SourceRange(4, 5))
    #expect(pattern.range == SourceRange(source.offsets[0], source.offsets[1]))
    #expect(statement.range == SourceRange(0, source.offsets[1]))
  }

  @Test func `statements are numbered by where they begin`() {
    let script = parse("articles; mentoins x\nsources").script
    #expect([0, 8, 10, 20, 21, 99].map(script.number(at:)) == [1, 1, 2, 2, 3, 3])
    #expect(parse("").script.number(at: 5) == 1)
  }

  @Test(arguments: [
    ("mentions \"x\" | عد", KeywordLanguage.english), ("ذكر \"x\" | count", .arabic),
    ("kremlin | عد", .arabic), ("الكرملين", .arabic), ("kremlin", .english),
  ])
  func `the first keyword settles the language of a statement`(
    text: String, language: KeywordLanguage
  ) {
    #expect(parse(text).script.statements.map(\.language) == [language])
  }
}
