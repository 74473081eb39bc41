// SPDX-License-Identifier: Apache-2.0
// The grammar file and the parser say the same: rule names, twins, and sentences made from it.

import Glibc
import Syntax
import Testing

struct GrammarTests {
  let text: String
  let grammar: GrammarFile

  init() throws {
    text = try #require(readText(Place.root + "/grammar/fihris.ebnf"))
    grammar = GrammarFile(text)
  }

  /// The source of the parser's rules, and the names of its functions that may fail.
  private func parserFunctions() throws -> (all: Set<String>, rules: Set<String>) {
    var all: Set<String> = []
    var rules: Set<String> = []
    for area in ["Script", "Statements", "Queries", "Patterns", "Conditions", "Stages", "Values"] {
      let path = Place.root + "/Sources/Syntax/Parser/Parser+\(area).swift"
      let source = try #require(readText(path))
      for line in source.split(separator: "\n") {
        guard let start = line.range(ofFunction: "func ") else { continue }
        let name = String(line[start...].prefix { $0.isLetter })
        all.insert(name)
        if line.contains("throws(Failure)"), !line.contains("private") { rules.insert(name) }
      }
    }
    return (all, rules)
  }

  @Test func `every rule is a function of the parser, and every function a rule`() throws {
    let (all, rules) = try parserFunctions()
    #expect(grammar.names.count > 50)
    #expect(Set(grammar.names).subtracting(all) == [])
    #expect(rules.subtracting(grammar.names) == [])
  }

  @Test func `the table of twins is that of the keywords`() {
    let words = text.split { $0.isWhitespace }.map(String.init)
    let pairs = Set(zip(words, words.dropFirst()).map { "\($0) \($1)" })
    for (keyword, arabic) in KeywordTable.keywords where keyword != .present {
      #expect(pairs.contains("\(keyword.rawValue) \(arabic)"))
    }
  }

  @Test func `every keyword stands in a rule`() {
    for keyword in Keyword.allCases where keyword != .present {
      #expect(text.contains("\"\(keyword.rawValue)\""), "\(keyword)")
    }
  }

  @Test(arguments: 0..<4)
  func `sentences made from the grammar parse and keep their tree`(seed: UInt64) {
    var maker = SentenceMaker(grammar, seed: seed)
    for _ in 0..<500 { checkRoundTrip(maker.sentence("statement")) }
    for _ in 0..<30 { checkRoundTrip(maker.sentence("script")) }
  }
}

extension Substring {
  /// The index after `marker`, where it stands.
  fileprivate func range(ofFunction marker: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(marker) { return self.index(index, offsetBy: marker.count) }
      formIndex(after: &index)
    }
    return nil
  }
}
