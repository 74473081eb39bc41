// SPDX-License-Identifier: Apache-2.0
// A corpus grows into a new one; whoever uses the old one sees no change.

import Fihris
import Testing

@Suite struct GrowthTests {
  private func article(_ id: String, _ text: String) -> Article {
    Article(id: id, source: "قناة", date: "2023-09-05", text: text, fields: ["desk": "wire"])
  }

  private func texts(_ session: Session) throws -> [String] {
    try session.evaluate("articles | show id, text, desk, date").flatMap { result in
      result.rows.map { row in
        result.columns.map { row[$0.name]?.description ?? "" }.joined(separator: "|")
      }
    }
  }

  @Test func `a corpus in use does not change when articles are added to it`() throws {
    let old = try Corpus(articles: [article("a", "قال كيربي"), article("b", "وصل لافروف")])
    let session = Session(corpus: old)
    let before = try texts(session)
    let new = try old.adding([article("b", "غادر لافروف"), article("c", "عاد كيربي")])
    #expect(try texts(session) == before)
    #expect(
      try texts(Session(corpus: new)) == [
        "a|قال كيربي|wire|2023-09-05", "b|غادر لافروف|wire|2023-09-05",
        "c|عاد كيربي|wire|2023-09-05",
      ])
    #expect(new.articleCount == 3 && old.articleCount == 2)
  }

  @Test func `an id given twice among the new ones is refused`() throws {
    let old = try Corpus(articles: [article("a", "قال كيربي")])
    #expect(throws: CorpusError.self) {
      try old.adding([article("b", "وصل"), article("b", "غادر")])
    }
  }
}
