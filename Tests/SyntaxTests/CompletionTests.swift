// SPDX-License-Identifier: Apache-2.0
// What Tab may offer at a marked place.

import Syntax
import Testing

struct CompletionTests {
  private func context(_ marked: String) -> CompletionContext {
    let source = MarkedSource(marked)
    return completionContext(of: source.text, at: source.offsets[0])
  }

  @Test(
    arguments: [
      ("1️⃣", [.statementStart, .rowsStart, .letName]),
      ("men1️⃣", [.statementStart, .rowsStart, .letName]),
      ("articles; 1️⃣", [.statementStart, .rowsStart, .letName]),
      ("mentions 1️⃣", [.patternAtom, .letName, .string, .parameter]),
      ("mentions krem1️⃣ where", [.patternAtom, .letName, .string, .parameter]),
      ("mentions \"x\" | 1️⃣", [.stageName]), ("mentions \"x\" | li1️⃣", [.stageName]),
      ("mentions \"x\" where 1️⃣", [.fieldName]),
      ("mentions \"x\" | count by source, 1️⃣", [.fieldName]),
      ("mentions \"x\" where المصدر = 1️⃣", [.fieldValue(of: "source"), .parameter]),
      ("mentions \"x\" where source in (cnn, \"a1️⃣", [.fieldValue(of: "source"), .parameter]),
      ("set 1️⃣", [.optionName]), ("set format 1️⃣", [.optionValue(of: "format"), .parameter]),
      ("describe 1️⃣", [.topic]), ("help ment1️⃣", [.topic]), ("load \"1️⃣", [.string]),
      ("explain 1️⃣", [.rowsStart, .letName]), ("mentions ) 1️⃣", []), ("# men1️⃣", []),
      ("let a = 1️⃣", [.rowsStart, .letName, .patternAtom, .string, .parameter]),
    ] as [(String, [CompletionContext.Place])])
  func `the places are known`(marked: String, places: [CompletionContext.Place]) {
    #expect(context(marked).places == places)
  }

  @Test(arguments: [
    ("men1️⃣", ["mentions"]), ("mentions \"x\" | li1️⃣", ["limit"]), ("ذ1️⃣", ["ذكر"]),
    ("ذكر \"x\" | ت1️⃣", ["تجميع", "تخط", "ترتيب"]), ("mentions \"x\" w1️⃣", ["within", "where"]),
    ("articles | timeline by 1️⃣", ["day", "week", "month", "year"]),
    ("مقالات | زمنيا حسب 1️⃣", ["يوم", "أسبوع", "شهر", "سنة"]),
    ("mentions a1️⃣", ["any of"]), ("ذكر أ1️⃣", ["أي من"]), ("ذكر ا1️⃣", ["أي من"]),
    ("articles where date i1️⃣", ["in", "is missing", "is not missing"]),
    ("مقالات حيث التاريخ م1️⃣", ["مفقود", "موجود"]), ("mentions \"men1️⃣", []),
    ("describe 1️⃣", ["corpus", "sources", "fields"]), ("expect 1️⃣", ["some", "no", "count"]),
    ("articles | group by source with n = d1️⃣", ["distinct"]),
  ])
  func `the keywords that may stand there are given`(marked: String, keywords: [String]) {
    #expect(context(marked).keywords == keywords)
  }

  @Test func `the word being typed is replaced`() {
    let word = context("mentions \"x\" | li1️⃣mit")
    #expect(word.replace == SourceRange(15, 17))
    #expect(word.prefix == "li")
    let string = context("articles where source = «سكا1️⃣")
    #expect(string.replace == SourceRange(24, 32))
    #expect(string.prefix == "سكا")
    #expect(string.isInString)
  }
}
