// SPDX-License-Identifier: Apache-2.0
// Five real reports: every spelling of their names is found, and no other name.

import Testing

@testable import Fihris

@Suite(.enabled(if: Shared.has("corpora/seeds"), "no shared/corpora/seeds beside the checkout"))
struct SpellingSeedTests {
  private func rows(_ query: String) throws -> [String] {
    let corpus = try Corpus.load([Shared.path("corpora/seeds")])
    let results = try Session(corpus: corpus).evaluate(query)
    return try #require(results.last).rows.map {
      $0.values.map(\.description).joined(separator: " ")
    }
  }

  private static let pyongyang = [
    "بيونغ يانغ 10", "بيونج يانج 5", "بيونغيانغ 2", "وبيونج يانج 2",
  ]
  private static let kim = [
    "كيم جونغ أون 8", "كيم يونج أون 4", "كيم جونغ-أون 2", "وكيم جونغ أون 1",
  ]

  @Test(arguments: [
    ("شويجو", ["شويجو 6", "شويغو 3"]), ("شويغو", ["شويجو 6", "شويغو 3"]),
    ("Shoigu", ["شويجو 6", "شويغو 3"]),
    ("بيونغ يانغ", pyongyang), ("بيونج يانج", pyongyang), ("بيونغيانغ", pyongyang),
    ("بيونغ-يانغ", pyongyang), ("Pyongyang", pyongyang),
    ("كيم جونغ أون", kim), ("كيم يونج أون", kim), ("كيم جونغأون", kim), ("Kim Jong Un", kim),
    ("Kim Jong-un", kim),
    ("كيربي", ["كيربي 12"]), ("Kirby", ["كيربي 12"]), ("John Kirby", ["جون كيربي 4"]),
    ("جون كيربي", ["جون كيربي 4"]), ("كيري", []), ("John Kerry", []), ("بوينغ", []),
    ("Putin", ["بوتين 19", "وبوتين 1"]), ("بوتين", ["بوتين 19", "وبوتين 1"]),
    ("Watson", ["واتسون 5"]), ("واتسن", ["واتسون 5"]),
  ])
  func `every spelling of a name is found, and nothing else`(
    _ name: String, _ forms: [String]
  ) throws {
    #expect(try rows("mentions like \"\(name)\" | count by form") == forms)
  }

  @Test func `all five reports name Kim, however they spell him`() throws {
    #expect(try rows(#"articles where mentions like "كيم جونغ أون" | count"#) == ["5"])
  }

  @Test(arguments: [
    (#"mentions like "Kim Jong Un … بيونغيانغ" | count"#, false),
    (#"mentions like "شويغو" near 8 like "Pyongyang" | count"#, true),
    (#"mentions like "زعيم * Kim Jong Un" | count"#, false),
    (#"sentences where mentions (like "بوتن" and like "Kim") | count"#, true),
    (#"mentions (like "بيونغيانغ" and not like "Watson") within sentence | count"#, true),
    (#"articles where title contains like "Kim" | count"#, false),
  ])
  func `spellings stand wherever a pattern may`(_ query: String, _ isFound: Bool) throws {
    let count = try #require(try rows(query).first.flatMap { Int($0) })
    #expect(count > 0 || !isFound)
  }
}
