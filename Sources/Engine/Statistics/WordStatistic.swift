// SPDX-License-Identifier: Apache-2.0
// Rows of words with measures; their text is read only when it is asked for.

import Indexing
import Planning

/// A word with what was worked out about it.
struct WordStatistic: Sendable {
  var word: WordID
  var count: UInt32
  var expected: Double
  var logLikelihood: Double
  /// logDice or Log Ratio.
  var effect: Double

  init(_ word: WordID, _ association: Association, effect: Double) {
    self.word = word
    count = UInt32(association.count)
    expected = association.expected
    logLikelihood = association.logLikelihood
    self.effect = effect
  }

  /// The strongest first, of equals the more frequent, then in the order of the dictionary.
  static func precedes(_ a: WordStatistic, _ b: WordStatistic) -> Bool {
    if a.logLikelihood != b.logLikelihood { return a.logLikelihood > b.logLikelihood }
    return a.count != b.count ? a.count > b.count : a.word < b.word
  }

  /// The cell of one of the five columns.
  func cell(_ field: Field, _ index: InvertedIndex) -> Cell {
    guard case .cell(let place) = field.source else { return .missing }
    return switch place {
    case 0: .text(index.printed(index.commonestSurface(of: word)))
    case 1: .integer(Int(count))
    case 2: .number(expected)
    case 3: .number(logLikelihood)
    default: .number(effect)
    }
  }
}

extension RowSet {
  /// Rows of computed cells as they are, rows of word statistics as cells.
  var allCells: [[Cell]] {
    switch storage {
    case .cells(let rows): rows
    case .wordStatistics(let rows):
      rows.map { row in
        (0..<5).map { row.cell(Field("", .number, .cell($0)), index) }
      }
    default: []
    }
  }

  /// Word statistics in place of these rows, in their order.
  func weighed(_ rows: [WordStatistic], _ schema: Schema) -> RowSet {
    var result = self
    result.storage = .wordStatistics(rows.sorted(by: WordStatistic.precedes))
    result.schema = schema
    return result
  }
}
