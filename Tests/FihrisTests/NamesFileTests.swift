// SPDX-License-Identifier: Apache-2.0
// `any of file`: what a file of names may look like, and what is said of one that is wrong.

import Fihris
import Foundation
import Testing

/// Calls `body` with a session that finds the bytes in `names.txt`.
private func withNames<Result>(
  _ bytes: Data, in corpus: Corpus = .example, isSafe: Bool = false,
  _ body: (Session) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "names-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try bytes.write(to: folder.appending(path: "names.txt"))
  var options = SessionOptions()
  options.baseFolder = folder.path()
  options.isSafe = isSafe
  return try body(Session(corpus: corpus, options: options))
}

/// The forms and rules that the names in a file find in the example corpus.
private func found(_ names: String) throws -> [String] {
  let results = try withNames(Data(names.utf8)) {
    try $0.evaluate(#"mentions any of file "names.txt" | count by form, rule"#)
  }
  return results[0].rows.map { row in row.values.map(\.description).joined(separator: " ") }
}

/// The same for a pattern.
private func matches(_ pattern: String) throws -> [String] {
  let results = try Session(corpus: .example).evaluate("mentions \(pattern) | count by form, rule")
  return results[0].rows.map { row in row.values.map(\.description).joined(separator: " ") }
}

@Test(arguments: [
  ("كيربي", #""كيربي""#),
  ("كيربي # منسق", #""كيربي""#),
  ("  كيربي  \n\n# تعليق\nكيم جونغ أون\n", #"any of ("كيربي", "كيم جونغ أون")"#),
  ("\u{FEFF}plain كيربي\r\nexact كيم\r\n", #"any of (plain "كيربي", exact "كيم")"#),
  ("مجرد كيربي\rحرفيا كيم", #"any of (plain "كيربي", exact "كيم")"#),
  ("like شويغو", #"like "شويغو""#), ("شبه شويغو", #"like "شويغو""#),
  ("like \"شويغو\"", #"like "شويغو""#), ("شبه «شويغو» # وزير", #"like "شويغو""#),
  ("“كيم جونغ أون”", #""كيم جونغ أون""#), ("like بيونغ يانغ", #"like "بيونغ يانغ""#),
  ("\u{200F}شبه\u{200F} شويغو\u{200F}", #"like "شويغو""#),
  ("كيم … بوتين", #""كيم … بوتين""#), ("رو*", #""رو*""#),
])
func `a line is a name at a level`(names: String, pattern: String) throws {
  let rows = try found(names)
  #expect(!rows.isEmpty)
  #expect(try rows == matches(pattern))
}

@Test func `a name may be the word of a level, or hold a number sign`() throws {
  let corpus = try Corpus(articles: [
    Article(id: "a", source: "s", text: "We like C#1 and exact words.")
  ])
  let names = Data("like\n\"exact words\"\nC#1\n".utf8)
  let results = try withNames(names, in: corpus) {
    try $0.evaluate(#"mentions any of file "names.txt" | show form"#)
  }
  #expect(
    results[0].rows.map { $0["form"] } == [.text("like"), .text("C#1"), .text("exact words")])
}

/// The messages of the mistakes in a file.
private func mistakes(_ names: Data, isSafe: Bool = false) throws -> [String] {
  try withNames(names, isSafe: isSafe) {
    $0.check(#"mentions any of file "names.txt""#).map { "\($0.code): \($0.message)" }
  }
}

@Test func `a mistake names file and line`() throws {
  #expect(
    try mistakes(Data("كيم\n\nلا*هاي\n".utf8)) == [
      "names-file-fails: `names.txt` has a mistake in line 3: `*` cannot stand inside the word `لا*هاي`"
    ])
  let many = try mistakes(Data("like \"كيم\n\"كيم\" جونغ\n…\n. .\nكيم …\n".utf8))
  #expect(many.count == 5 && many[0].contains("in line 1:") && many[4].contains("in line 5:"))
  #expect(try mistakes(Data("a*b\r\nc*d\re*f\n".utf8)).count == 3)
  let thousands = String(repeating: "a*b\n", count: 3000)
  #expect(try mistakes(Data(thousands.utf8)).count == 5)
}

@Test func `a file without a name is a mistake`() throws {
  #expect(try mistakes(Data()) == ["empty-names-file: `names.txt` holds no name"])
  #expect(try mistakes(Data("# nobody\n\n".utf8)).count == 1)
}

@Test func `a file of other bytes is no end of the program`() throws {
  _ = try mistakes(Data([0xFF, 0xFE, 0x00, 0x41, 0x0A, 0x80]))
  #expect(try mistakes(Data("كيم".utf8), isSafe: true).allSatisfy { $0.hasPrefix("unsafe-file") })
}
