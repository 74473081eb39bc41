// SPDX-License-Identifier: Apache-2.0
// Queries without measure: refused with an error or answered, and never a crash.

import Fihris
import Testing

/// The codes of the diagnostics a script is refused with.
private func codes(_ script: String) -> [String] {
  Session(corpus: .example).check(script).map(\.code)
}

private func count(_ query: String) throws -> Int {
  try Session(corpus: .example).evaluate(query).last?.total ?? -1
}

@Test(arguments: [" | limit 3", " union articles", " intersect articles"])
func `a query without end is refused`(part: String) throws {
  #expect(codes("articles" + String(repeating: part, count: 5_000)) == ["nesting-too-deep"])
  #expect(try count("articles" + String(repeating: part, count: 390)) > 0)
}

@Test(arguments: [("\"كيم\"", "mentions"), ("articles", "")])
func `names that double with each line are refused`(first: String, rows: String) {
  let joined = first == "articles" ? "union" : "or"
  let lines = (1...60).map { "let a\($0) = a\($0 - 1) \(joined) a\($0 - 1)" }
  let script = "let a0 = \(first)\n" + lines.joined(separator: "\n") + "\n\(rows) a60"
  #expect(codes(script).first == "nesting-too-deep")
}

@Test(arguments: [("\"كيم\"", "and \"كيم\""), ("articles", "| limit 5")])
func `names that grow deeper with each line are refused`(first: String, part: String) {
  let lines = (1...2_100).map { "let a\($0) = a\($0 - 1) \(part)" }
  let script = "let a0 = \(first)\n" + lines.joined(separator: "\n")
  #expect(codes(script).first == "nesting-too-deep")
}
