// SPDX-License-Identifier: Apache-2.0
// Precision and recall of the level `word` on news segmented by hand, where that is at hand.

import ArabicText
import Foundation
import Testing

struct CliticGoldTests {
  private struct Article: Decodable {
    var id: String
    var text: String
  }

  private struct Case: Decodable {
    var word: String
    var spans: [[Element]]

    enum Element: Decodable {
      case article(String)
      case offset(Int)

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let offset = try? value.decode(Int.self) {
          self = .offset(offset)
        } else {
          self = .article(try value.decode(String.self))
        }
      }
    }

    var hits: Set<String> {
      Set(
        spans.map { span in
          span.map { element in
            switch element {
            case .article(let id): id
            case .offset(let offset): String(offset)
            }
          }.joined(separator: ":")
        })
    }
  }

  private func decode<T: Decodable>(_ type: T.Type, from file: URL) throws -> [T] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(type, from: Data($0.utf8))
    }
  }

  @Test func `precision and recall are at least 98.5 percent each`() throws {
    guard let articles = shared("gold/clitics-dev.articles.jsonl"),
      let gold = shared("gold/clitics-dev.gold.jsonl")
    else {
      print("skipped: no shared gold data beside the checkout")
      return
    }
    var occurrences = [[UInt8]: [(hit: String, printed: String)]]()
    for article in try decode(Article.self, from: articles) {
      let cut = Cut(article.text)
      for word in 0..<cut.tokens.count {
        let range = cut.tokens.wordByteRange(word)
        let hit = "\(article.id):\(range.lowerBound):\(range.upperBound)"
        occurrences[cut.tokens.folded(word), default: []].append((hit, cut.text(range)))
      }
    }
    var (right, found, wanted) = (0, 0, 0)
    for example in try decode(Case.self, from: gold) {
      let counts = FormCorpus { [occurrences] in occurrences[Array($0)]?.count ?? 0 }
      let forms = WordExpansion.forms(of: example.word, in: counts)
      let hits = Set(
        forms.flatMap { form in
          (occurrences[form.form] ?? []).filter { form.surfaceCheck?.accepts($0.printed) ?? true }
            .map(\.hit)
        })
      right += hits.intersection(example.hits).count
      found += hits.count
      wanted += example.hits.count
    }
    #expect(Double(right) >= 0.985 * Double(found))
    #expect(Double(right) >= 0.985 * Double(wanted))
    #expect(wanted > 6000)
  }
}
