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
}
