// SPDX-License-Identifier: Apache-2.0
// Keywords and fields: every one has a twin, and no two can be mistaken for one another.

import Syntax
import Testing

struct KeywordTests {
  @Test func `every keyword has its Arabic twin, and both mean it`() {
    #expect(Set(KeywordTable.keywords.map(\.keyword)) == Set(Keyword.allCases))
    for (keyword, arabic) in KeywordTable.keywords {
      #expect(KeywordTable.keyword(arabic) == keyword)
      #expect(keyword.spelled(in: .arabic) == arabic)
      if keyword != .present { #expect(KeywordTable.keyword(keyword.rawValue) == keyword) }
    }
  }

  @Test func `no two keywords, fields or options fold to the same word`() {
    for words in [
      KeywordTable.keywords.flatMap { [$0.keyword.rawValue, $0.arabic] },
      KeywordTable.fields.flatMap { [$0.english, $0.arabic] },
      KeywordTable.options.flatMap { [$0.english, $0.arabic] },
    ] {
      #expect(Set(words.map(KeywordFolding.fold)).count == words.count)
    }
  }

  @Test func `no Arabic field is spelled like a keyword that may stand in its place`() {
    let keywords = Set(KeywordTable.keywords.map { KeywordFolding.fold($0.arabic) })
    for (_, arabic) in KeywordTable.fields {
      #expect(!keywords.contains(KeywordFolding.fold(arabic)))
    }
  }

  @Test(arguments: [
    ("او", Keyword.or), ("أَوْ", .or), ("حيـــث", .where), ("WHERE", .where), ("فقره", .paragraph),
    ("تنازليًا", .desc), ("اسبوع", .week), ("أدني", .min), ("جمله", .sentence), ("جمل", .sentences),
  ])
  func `case, hamza, tashkeel and tatweel do not tell keywords apart`(
    word: String, keyword: Keyword
  ) {
    #expect(KeywordTable.keyword(word) == keyword)
  }

  @Test func `fields are known by either name`() {
    #expect(Keyword.field(named: "Source") == "source")
    #expect(Keyword.field(named: "المصدر") == "source")
    #expect(Keyword.field(named: "الصيغه") == "form")
    #expect(Keyword.field(named: "مصدر") == nil)
    #expect(Keyword.arabic(for: "is missing") == "مفقود")
    #expect(Keyword.arabic(for: "any of") == "أي من")
    #expect(Keyword.arabic(for: "speaker") == "القائل")
    #expect(Keyword.arabic(for: "nothing") == nil)
  }

  @Test func `names that a query could not tell from keywords are reserved`() {
    for word in ["mentions", "ذكر", "count", "any", "WHERE", "let", "أو", "near"] {
      #expect(parse("let \(word) = \"x\"").diagnostics.map(\.problem) == [.reservedName(word)])
    }
    for word in ["kremlin", "source", "sentence", "day", "share", "مجموع"] {
      #expect(parse("let \(word) = \"x\"").diagnostics == [])
    }
  }
}
