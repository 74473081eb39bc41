// SPDX-License-Identifier: Apache-2.0
// Which grams stand for which in two spellings of one name, and how probably.

/// A table of units: pairs of grams of a row script and a column script, with probabilities.
package struct SpellingUnits: Sendable {
  package struct Entry: Sendable {
    /// A gram of the column script.
    package var column: Int32
    /// Of all units of the table, the share of this one; 0...1.
    package var probability: Float
  }

  package let rowScript: SpellingScript
  package let columnScript: SpellingScript
  /// For each gram of the row script where its entries begin, and where the last end.
  private let starts: [Int32]
  /// By row, then column.
  private let entries: [Entry]

  /// - Parameter units: in any order, each pair of grams once.
  package init(
    rows: SpellingScript, columns: SpellingScript,
    _ units: [(row: Int, column: Int, probability: Float)]
  ) {
    rowScript = rows
    columnScript = columns
    let sorted = units.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    var starts = [Int32](repeating: 0, count: SpellingGram.count(of: rows) + 1)
    for unit in sorted { starts[unit.row + 1] += 1 }
    for row in 1..<starts.count { starts[row] += starts[row - 1] }
    self.starts = starts
    entries = sorted.map { Entry(column: Int32($0.column), probability: $0.probability) }
  }

  /// Probabilities of a letter for another, and of a letter alone, where names show none.
  package static let unseenChange: Float = 1e-7
  package static let unseenAlone: Float = 1e-6

  /// The units with every pair of letters and every letter alone that are not among them. Where
  /// rows and columns are Arabic, each pair of different grams once, as in `units`.
  package static func completed(
    _ units: [(row: Int, column: Int, probability: Float)], rows: SpellingScript
  ) -> [(row: Int, column: Int, probability: Float)] {
    let columns = ArabicSpelling.letterCount
    var missing = Set(0...columns * (columns + 1) + columns)
    for unit in units where unit.row <= columns && unit.column <= columns {
      missing.remove(unit.row * (columns + 1) + unit.column)
    }
    let last = rows == .arabic ? columns : 26
    return units
      + missing.sorted().compactMap { pair in
        let (row, column) = (pair / (columns + 1), pair % (columns + 1))
        guard row <= last, row + column > 0, rows == .latin || row <= column else { return nil }
        return (row, column, row == 0 || column == 0 ? unseenAlone : unseenChange)
      }
  }

  /// The units that write a gram, by column.
  package subscript(row: Int) -> ArraySlice<Entry> {
    entries[Int(starts[row])..<Int(starts[row + 1])]
  }

  /// All units with rows and columns exchanged.
  var transposed: SpellingUnits {
    var units: [(row: Int, column: Int, probability: Float)] = []
    units.reserveCapacity(entries.count)
    for row in 0..<(starts.count - 1) {
      for entry in self[row] { units.append((Int(entry.column), row, entry.probability)) }
    }
    return SpellingUnits(rows: columnScript, columns: rowScript, units)
  }
}
