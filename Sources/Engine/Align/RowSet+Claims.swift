// SPDX-License-Identifier: Apache-2.0
// align and wordings: utterances to claims, claims back to utterances, and the fields of both.

import Indexing
import Loading
import Planning

extension RowSet {
  /// The claims that utterances make, in the order of their first one.
  func aligned(_ schema: Schema, _ control: Control) throws -> RowSet {
    guard case .quotes(let ids) = storage else { return computed([], schema) }
    let table = try Aligner(index: index, control: control).claims(of: ids)
    var result = self
    result.storage = .claims(table, Array(0..<UInt32(table.claims.count)))
    result.schema = schema
    return result
  }

  /// The utterances of claims: claim by claim, each by date.
  func wordings(_ schema: Schema) -> RowSet {
    guard case .claims(let table, let ids) = storage else { return computed([], schema) }
    var result = self
    result.storage = .wordings(
      table, ids.flatMap { table.claims[Int($0)].wordings.map(UInt32.init) })
    result.schema = schema
    return result
  }

  func claimCell(_ table: ClaimTable, _ number: Int, _ field: Field) -> Cell {
    let claim = table.claims[number]
    let first = index.article(at: index.position(of: table.quote(claim.wordings.lowerBound)))
    return switch field.source {
    case .claim: .integer(number + 1)
    case .speaker: Cell(table.speaker(of: claim))
    case .quoteText: .text(index.content(of: index.quote(table.quote(claim.fullest))))
    case .outlets: .integer(claim.outlets)
    case .claimArticles: .integer(claim.articles)
    case .independent: .integer(claim.independent)
    case .claimFirst: Cell(index.date(of: first))
    case .firstSource: .text(index.sources[index.source(of: first)].name)
    case .agreement: table.agreement(of: claim).map { .number($0) } ?? .missing
    case .claimSources: .list(table.sources(of: claim).map { .text($0) })
    case .omits: Cell.texts(table.omissions(of: claim))
    default: .missing
    }
  }

  func wordingCell(_ table: ClaimTable, _ wording: Int, _ field: Field) -> Cell {
    switch field.source {
    case .claim: .integer(Int(table.claimOfWording[wording]) + 1)
    case .wording: .text(table.kind(ofWording: wording).rawValue)
    case .omits: Cell.texts(table.comparison(ofWording: wording)?.omissions ?? [])
    case .adds: Cell.texts(table.comparison(ofWording: wording)?.additions ?? [])
    default: quoteCell(table.quote(wording), field)
    }
  }
}

extension Cell {
  /// Texts as a list; missing where there are none.
  fileprivate static func texts(_ texts: [String]) -> Cell {
    texts.isEmpty ? .missing : .list(texts.map { .text($0) })
  }
}
