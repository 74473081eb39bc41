// SPDX-License-Identifier: Apache-2.0
// Claims: utterances that say the same, and what is told of each.

import Indexing
import Loading

/// What is told of a claim without reading its texts.
struct Claim: Sendable {
  /// Its utterances, as places in `ClaimTable.wordings`: by date, then in the order of the text.
  var wordings: Range<Int>
  /// The one that says most, and the one that says most of the rest; both the same where there is
  /// but one.
  var fullest: Int
  var second: Int
  /// Different outlets, articles, and outlets that do not copy each other.
  var outlets: Int
  var articles: Int
  var independent: Int
}

/// The claims of some utterances. Immutable; shared by the rows of a query.
final class ClaimTable: Sendable {
  let index: InvertedIndex
  /// Utterances, those of one claim side by side.
  let wordings: [UInt32]
  let claims: [Claim]
  /// For each of `wordings` the place of its claim.
  let claimOfWording: [UInt32]
  private let features: WordFeatures
  private let weights: [Float]

  /// - Parameters:
  ///   - features: has met every word of these utterances.
  ///   - weights: of each of its stems.
  ///   - groups: the utterances of each claim.
  init(
    _ index: InvertedIndex, _ features: WordFeatures, _ weights: [Float], _ groups: [[UInt32]]
  ) {
    self.index = index
    self.features = features
    self.weights = weights
    let copies = WireCopies(index)
    var wordings: [UInt32] = []
    var claims: [Claim] = []
    var claimOfWording: [UInt32] = []
    for group in groups {
      let ordered = index.byDate(group)
      let articles = ordered.map { index.article(at: index.position(of: QuoteID(rawValue: $0))) }
      let totals =
        ordered.count == 1
        ? [0] : ordered.map { Self.weight(of: $0, index, features, weights) }
      let fullest = totals.indices.max { (totals[$0], $1) < (totals[$1], $0) } ?? 0
      let second =
        totals.indices.filter { $0 != fullest }.max { (totals[$0], $1) < (totals[$1], $0) }
      claims.append(
        Claim(
          wordings: wordings.count..<wordings.count + ordered.count,
          fullest: wordings.count + fullest, second: wordings.count + (second ?? fullest),
          outlets: Set(articles.map { index.source(of: $0) }).count,
          articles: Set(articles).count, independent: copies.independentOutlets(ordered)))
      claimOfWording += ordered.map { _ in UInt32(claims.count - 1) }
      wordings += ordered
    }
    self.wordings = wordings
    self.claimOfWording = claimOfWording
    self.claims = claims
  }

  /// Bytes it takes, roughly.
  var memoryBytes: Int { wordings.count * 8 + claims.count * 48 + index.wordCount * 4 }

  /// The utterance of a wording.
  func quote(_ wording: Int) -> QuoteID { QuoteID(rawValue: wordings[wording]) }

  /// The claim that a wording belongs to.
  func claim(ofWording wording: Int) -> Claim { claims[Int(claimOfWording[wording])] }

  /// The words of a wording, as they are compared.
  func words(_ wording: Int) -> [ComparedWord] {
    index.content(of: quote(wording)).flatMap { words in
      words.map { position in
        let stem = features.known(index.word(at: position)) ?? -1
        return ComparedWord(
          position, stem: stem, weight: stem < 0 ? 0 : weights[Int(stem)], index)
      }
    }
  }

  /// The weight of an utterance's different stems.
  private static func weight(
    of quote: UInt32, _ index: InvertedIndex, _ features: WordFeatures, _ weights: [Float]
  ) -> Float {
    let words = index.content(of: QuoteID(rawValue: quote)).joined()
    let stems = Set(words.compactMap { features.known(index.word(at: $0)) })
    // In an order that does not depend on which words were met first.
    return stems.map { weights[Int($0)] }.sorted().reduce(0, +)
  }
}

extension InvertedIndex {
  /// Utterances by the dates of their articles, those without one last, then in text order.
  fileprivate func byDate(_ quotes: [UInt32]) -> [UInt32] {
    guard quotes.count > 1 else { return quotes }
    let dates = quotes.map { quote in
      date(of: article(at: position(of: QuoteID(rawValue: quote))))?.firstDay ?? .max
    }
    return quotes.indices.sorted { (dates[$0], quotes[$0]) < (dates[$1], quotes[$1]) }
      .map { quotes[$0] }
  }
}
