// SPDX-License-Identifier: Apache-2.0
// A claim for showing: who carries it, and its wordings piece by piece.

import Indexing
package import Loading
package import Planning

/// A claim with its wordings, ready to be shown.
package struct ToldClaim: Sendable {
  package struct Wording: Sendable {
    package var article: String
    package var source: String
    package var date: NewsDate?
    package var kind: WordingKind
    /// Against the fullest wording; that one is one piece.
    package var pieces: [WordingPiece]
  }
  /// From 1.
  package var number: Int
  package var speaker: String?
  package var outlets: Int
  package var articles: Int
  package var independent: Int
  package var agreement: Double?
  package var wordings: [Wording]
}

extension RowSet {
  /// The claim of a row; nil where rows are none.
  package func claim(_ row: Int) -> ToldClaim? {
    guard case .claims(let table, let ids) = storage else { return nil }
    let claim = table.claims[Int(ids[row])]
    return ToldClaim(
      number: Int(ids[row]) + 1, speaker: table.speaker(of: claim), outlets: claim.outlets,
      articles: claim.articles, independent: claim.independent,
      agreement: table.agreement(of: claim),
      wordings: claim.wordings.map { told(table, $0, fullest: claim.fullest) })
  }

  private func told(
    _ table: ClaimTable, _ wording: Int, fullest: Int
  ) -> ToldClaim.Wording {
    let quote = index.quote(table.quote(wording))
    let whole = [WordingPiece(kind: .shared, text: index.content(of: quote))]
    let comparison = wording == fullest ? nil : table.comparison(ofWording: wording)
    return ToldClaim.Wording(
      article: index.id(of: quote.article),
      source: index.sources[index.source(of: quote.article)].name,
      date: index.date(of: quote.article), kind: table.kind(ofWording: wording),
      pieces: comparison?.pieces ?? whole)
  }
}
