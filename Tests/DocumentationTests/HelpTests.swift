// SPDX-License-Identifier: Apache-2.0
// The topics of help: each has an example that runs.

import Fihris
import Testing

/// The text that a statement gives.
private func text(of statement: String) throws -> String {
  try #require(try Session(corpus: .example).evaluate(statement).first?.text)
}

/// The topics that a list of help names.
private func topics(_ statement: String) throws -> [String] {
  try text(of: statement).split(separator: "\n").compactMap { line in
    try #require(line.firstMatch(of: /^(.*?)  +/)).1.description
  }
}

@Test func `the example of every topic of help runs and finds something`() throws {
  let topics = try topics("help")
  #expect(topics.count > 40)
  for topic in topics {
    let example = try #require(try text(of: "help \(topic)").split(separator: "\n").last)
    let results = try Session(corpus: .example).evaluate(String(example))
    #expect(results.allSatisfy { $0.notes.isEmpty }, "\(topic): \(example)")
  }
}

@Test func `help in Arabic has the same topics with the same examples`() throws {
  let arabic = try topics("مساعدة")
  let english = try topics("help")
  #expect(arabic.count == english.count)
  for (arabic, english) in zip(arabic, english) {
    let examples = try [text(of: "مساعدة \(arabic)"), text(of: "help \(english)")]
      .map { $0.split(separator: "\n").last }
    #expect(examples[0] == examples[1], "\(arabic), \(english)")
  }
}
