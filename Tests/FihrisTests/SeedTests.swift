// SPDX-License-Identifier: Apache-2.0
// Five real reports of one event: what a reader counts by hand.

import Testing

@testable import Fihris

@Suite(.enabled(if: Shared.has("corpora/seeds"), "no shared/corpora/seeds beside the checkout"))
struct SeedTests {
  /// The rows of a query over the seeds, each as its cells joined by spaces.
  private func rows(_ query: String) throws -> [String] {
    let corpus = try Corpus.load([Shared.path("corpora/seeds")])
    let results = try Session(corpus: corpus).evaluate(query)
    return try #require(results.last).rows.map {
      $0.values.map(\.description).joined(separator: " ")
    }
  }

  @Test(arguments: [
    (#"mentions "كيربي" where source = cnn | count"#, ["4"]),
    (#"mentions "كيربي" | count"#, ["12"]),
    (#"mentions "كيربي" | count by source"#, ["arab48 5", "cnn 4", "alqahera-news 3"]),
    (#"ذكر "كيربي" حيث المصدر = cnn | عد"#, ["4"]),
    ("articles | count by source", ["cnn 1", "arab48 1", "newsweek 1", "alqahera-news 1", "ap 1"]),
    (#"mentions plain "كيري" | count"#, ["0"]),
    (#"mentions "CNN" | count by form"#, ["CNN 2", "لـCNN 1"]),
    (
      "articles where title is not missing | show source, date",
      ["arab48 2023-08-30", "alqahera-news 2023-09-05"]
    ),
  ])
  func `what a reader counts by hand is what is found`(
    _ query: String, _ expected: [String]
  ) throws {
    #expect(try rows(query) == expected)
  }

  @Test func `his statements are found in every outlet that has them`() throws {
    #expect(
      try rows(#"quotes by "كيربي" | count by source | sort by source | show source"#)
        == ["alqahera-news", "arab48", "cnn"])
  }

  @Test func `the letters between them are one claim of three outlets`() throws {
    let claims = try rows(
      #"quotes about "رسائل" | align | where outlets >= 2 | show outlets, independent, sources"#)
    #expect(claims == ["3 3 arab48; cnn; alqahera-news"])
  }

  @Test func `an appeal is one claim, and who leaves out half of it is told`() throws {
    let claims = try rows(
      """
      quotes about "العلنية" | align | wordings | show source, wording, omits
      """)
    #expect(claims.count == 3)
    #expect(claims.contains("cnn fullest "))
    #expect(claims.contains { $0.hasPrefix("ap ") && $0.contains("وقف مفاوضات الأسلحة مع روسيا") })
    #expect(claims.contains { $0.hasPrefix("newsweek shortened ") })
  }

  @Test(arguments: [
    ("في حالة سيئة للغاية", "جون إيفيرارد"), ("تتقدم بنشاط", "كارين جان بيير"),
  ])
  func `words in marks are those of who said them`(_ words: String, _ speaker: String) throws {
    #expect(try rows("quotes about \"\(words)\" | show speaker") == [speaker])
  }

  @Test func `different statements are different claims`() throws {
    // Read by eye: three statements of these reports are told by more than one outlet.
    #expect(try rows("quotes | align | where outlets >= 2 | count") == ["3"])
  }
}
