// SPDX-License-Identifier: Apache-2.0
// Rows as small numbers: what a step of a query hands to the next.

package import Indexing
package import Planning
import Syntax

/// Rows of one kind in order, and how to read their fields.
package struct RowSet: Sendable {
  /// What each row is. The numbers are ids of the index.
  enum Storage: Sendable {
    case articles([UInt32])
    case sentences([UInt32])
    case mentions([Span])
    case words([UInt32])
    case sources([UInt32])
    case quotes([UInt32])
    case claims(ClaimTable, [UInt32])
    case wordings(ClaimTable, [UInt32])
    case cells([[Cell]])
    /// Words of the vocabulary with what was worked out about them.
    case wordStatistics([WordStatistic])
  }

  package let index: InvertedIndex
  package internal(set) var schema: Schema
  package internal(set) var context: ContextPlan
  package internal(set) var remarks: [Remark] = []
  var storage: Storage
  /// Of articles that have been ranked.
  var scores: ArticleScores?

  package var count: Int {
    switch storage {
    case .articles(let ids), .sentences(let ids), .words(let ids), .sources(let ids),
      .quotes(let ids), .claims(_, let ids), .wordings(_, let ids):
      ids.count
    case .mentions(let spans): spans.count
    case .cells(let rows): rows.count
    case .wordStatistics(let rows): rows.count
    }
  }

  /// Bytes the rows take, roughly.
  var memoryBytes: Int {
    switch storage {
    case .articles, .sentences, .words, .sources, .quotes: count * 4
    case .claims(let table, _), .wordings(let table, _): count * 4 + table.memoryBytes
    case .mentions: count * 12
    case .wordStatistics: count * MemoryLayout<WordStatistic>.stride
    case .cells(let rows): count * (32 + (rows.first?.count ?? 0) * 40)
    }
  }

  /// The rows at these places, in the order given.
  func selecting(_ places: [Int]) -> RowSet {
    var result = self
    switch storage {
    case .articles(let ids): result.storage = .articles(places.map { ids[$0] })
    case .sentences(let ids): result.storage = .sentences(places.map { ids[$0] })
    case .words(let ids): result.storage = .words(places.map { ids[$0] })
    case .sources(let ids): result.storage = .sources(places.map { ids[$0] })
    case .mentions(let spans): result.storage = .mentions(places.map { spans[$0] })
    case .quotes(let ids): result.storage = .quotes(places.map { ids[$0] })
    case .claims(let table, let ids):
      result.storage = .claims(table, places.map { ids[$0] })
    case .wordings(let table, let ids):
      result.storage = .wordings(table, places.map { ids[$0] })
    case .cells(let rows): result.storage = .cells(places.map { rows[$0] })
    case .wordStatistics(let rows):
      result.storage = .wordStatistics(places.map { rows[$0] })
    }
    return result
  }

  /// Computed rows in place of these.
  func computed(_ rows: [[Cell]], _ schema: Schema) -> RowSet {
    var result = self
    result.storage = .cells(rows)
    result.schema = schema
    return result
  }

  /// A field whose name only the data could tell, found in the schema as it came out.
  func resolved(_ field: Field) throws -> Field {
    guard field.source == .named else { return field }
    guard let found = schema.field(named: field.name) else {
      throw EngineError(
        .unknownField(
          field.name, rows: schema.kind.rawValue, candidates: schema.fields.map(\.name)))
    }
    return found
  }
}
