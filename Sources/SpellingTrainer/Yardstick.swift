// SPDX-License-Identifier: Apache-2.0
// Measuring: queries with the names that must, may and must not be found.

import ArabicText
import Foundation

/// One question of a yardstick.
private struct Case: Decodable {
  var word: String
  var latin: String?
  var `self`: String
  var articles: [String]
  var allowed: [String]?

  var name: [UInt8] {
    Names.folded(latin ?? word).filter { (0x61...0x7A).contains($0) }
  }
}

private struct Article: Decodable {
  var id: String
  var text: String
}

/// What was right, found and wanted.
struct Tally {
  var (right, found, wanted) = (0, 0, 0)
  /// Wanted ones among the candidates of the keys, and all candidates.
  var (reached, candidates, queries) = (0, 0, 0)

  var precision: Double { Double(right) / Double(max(found, 1)) }
  var recall: Double { Double(right) / Double(max(wanted, 1)) }
  var f1: Double { 2 * Double(right) / Double(max(found + wanted, 1)) }
}

/// A yardstick: a pool of names, one an article, and what each query must find.
struct Yardstick {
  private let identifiers: [String]
  private let cases: [Case]
  private let dictionary: NameDictionary

  init(pool: String, gold: String) throws {
    let articles = try Names.lines(pool).map {
      try JSONDecoder().decode(Article.self, from: Data($0.utf8))
    }
    identifiers = articles.map(\.id)
    dictionary = NameDictionary(articles.map { Names.folded($0.text) })
    cases = try Names.lines(gold).map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
  }

  /// Tallies by the length of the query in letters, each query asked of the model for its part.
  func measure(_ model: (_ part: Int) -> SpellingModel) -> [Int: Tally] {
    var tallies: [Int: Tally] = [:]
    for question in cases {
      let model = model(Names.part(of: question.name))
      guard let query = SpellingQuery(question.word, model: model) else { continue }
      let length = Folding.fold(question.word).unicodeScalars.count
      tally(question, query, &tallies[length, default: Tally()])
    }
    return tallies
  }

  private func tally(_ question: Case, _ query: SpellingQuery, _ tally: inout Tally) {
    let must = Set(question.articles)
    let may = Set(question.allowed ?? [])
    let own = Names.folded(question.word)
    tally.queries += 1
    tally.wanted += must.count
    for place in dictionary.candidates(query) where identifiers[place] != question.`self` {
      let isWanted = must.contains(identifiers[place])
      tally.candidates += 1
      if isWanted { tally.reached += 1 }
      let name = dictionary.names[place]
      let isFound =
        name == own || name.withUnsafeBufferPointer { query.score($0) } >= query.threshold
      guard isFound else { continue }
      if isWanted { tally.right += 1 }
      if !may.contains(identifiers[place]) { tally.found += 1 }
    }
  }
}
