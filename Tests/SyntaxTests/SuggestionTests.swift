// SPDX-License-Identifier: Apache-2.0
// Near candidates: slips, beginnings, parts, and the wrong keyboard.

import Syntax
import Testing

struct SuggestionTests {
  private static let words = [
    "mentions", "articles", "sources", "source", "count", "context", "help", "ذكر", "أقوال", "عد",
    "حسب", "مساعدة",
  ]

  @Test(arguments: [
    ("mentoins", ["mentions"]), ("sorce", ["source"]), ("sourcess", ["sources"]),
    ("conut", ["count"]), ("اقوال", ["أقوال"]), ("دكر", ["ذكر"]), ("men", ["mentions"]),
    ("rticl", ["articles"]), ("COUNT", ["count"]), ("zzzz", []), ("x", []), ("", []),
    ("اثمح", ["help"]), ("`;v", ["ذكر"]), ("]vdtn", []), ("ؤخعىف", ["count"]), ("ps", []),
    ("psf", ["حسب"]), ("soure", ["source"]),
  ])
  func `all candidates at the least distance are given`(word: String, candidates: [String]) {
    #expect(nearCandidates(for: word, among: Self.words) == candidates)
  }

  @Test func `equals keep the order they were given in`() {
    #expect(
      nearCandidates(for: "bat", among: ["cat", "dog", "bar", "hat"]) == ["cat", "bar", "hat"])
    #expect(
      nearCandidates(for: "arab", among: ["cnn", "arab48", "arabnews"]) == ["arab48", "arabnews"])
  }
}
