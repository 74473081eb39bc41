// SPDX-License-Identifier: Apache-2.0
// Precision and recall of the level `like` in a pool of 15,000 names, where that is at hand.

import ArabicText
import Foundation
import Testing

/// The learned tables have seen these names, so this only guards what was learned; the figures of
/// names not seen are those that `SpellingTrainer` prints.
struct SpellingGoldTests {
  private struct Article: Decodable {
    var id: String
    var text: String
  }

  private struct Case: Decodable {
    var word: String
    var `self`: String
    var articles: [String]
    var allowed: [String]?
  }

  private func decode<T: Decodable>(_ type: T.Type, from file: URL) throws -> [T] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(type, from: Data($0.utf8))
    }
  }

  @Test(arguments: [("spelling-dev", 0.82, 0.80), ("latin-dev", 0.78, 0.75)])
  func `precision and F1 are what is asked`(
    _ name: String, _ leastPrecision: Double, _ leastF1: Double
  ) throws {
    guard let pool = shared("gold/spelling-dev.articles.jsonl"),
      let gold = shared("gold/\(name).gold.jsonl")
    else {
      print("skipped: no shared gold data beside the checkout")
      return
    }
    let articles = try decode(Article.self, from: pool)
    let names = articles.map { Array(Folding.fold($0.text).utf8) }
    var filed = [UInt32: [Int]]()
    for (place, name) in names.enumerated() {
      let key = name.withUnsafeBufferPointer { SpellingKeys.key(of: $0) }
      if let key { filed[key, default: []].append(place) }
    }
    var (right, found, wanted) = (0.0, 0.0, 0.0)
    // Every third, since all take a minute without optimization.
    for (number, question) in try decode(Case.self, from: gold).enumerated()
    where number % 3 == 0 {
      let query = try #require(SpellingQuery(question.word))
      let hits = Set(
        Set(query.keys.flatMap { filed[$0] ?? [] }).filter { place in
          names[place].withUnsafeBufferPointer { query.score($0) } >= query.threshold
        }.map { articles[$0].id }
      ).subtracting([question.`self`])
      right += Double(hits.intersection(question.articles).count)
      found += Double(hits.subtracting(question.allowed ?? []).count)
      wanted += Double(question.articles.count)
    }
    #expect(right >= leastPrecision * found)
    #expect(2 * right >= leastF1 * (found + wanted))
    #expect(wanted > 150)
  }
}
