// SPDX-License-Identifier: Apache-2.0
// pivot: the values of a group field become columns.

import Planning
import Syntax

extension RowSet {
  /// A row per combination of the other group fields, in order of first appearance; a column per
  /// value of `field`, ascending. An absent combination is 0 for counts, else missing.
  func pivoted(_ field: Field, _ schema: Schema) throws -> RowSet {
    let field = try resolved(field)
    guard let measure = self.schema.fields.first(where: \.isMeasure) else {
      return computed([], schema)
    }
    let keys = self.schema.fields.filter { !$0.isMeasure && $0.source != field.source }
    let across = try groups(by: [field])
    let order = across.firstRows.indices.sorted { a, b in
      let difference = SortValue.compare(
        SortValue(groupCell(across.firstRows[a], field)),
        SortValue(groupCell(across.firstRows[b], field)))
      return difference != 0 ? difference < 0 : a < b
    }
    var place = [Int](repeating: 0, count: order.count)
    for (column, value) in order.enumerated() { place[value] = column }

    let down = try groups(by: keys)
    let absent: Cell = measure.isCount ? .integer(0) : .missing
    var rows = down.firstRows.map { first in
      keys.map { cell(first, $0) } + [Cell](repeating: absent, count: order.count)
    }
    for row in 0..<count {
      let column = keys.count + place[across.groupOfRow[row]]
      rows[down.groupOfRow[row]][column] = cell(row, measure)
    }
    let names = order.map { groupCell(across.firstRows[$0], field) }
    return computed(rows, self.schema.pivoted(keys, names, measure))
  }
}

extension Schema {
  /// The schema of a pivot: the keys, then a column per value. A column that would repeat a name
  /// is numbered.
  fileprivate func pivoted(_ keys: [Field], _ values: [Cell], _ measure: Field) -> Schema {
    var names = Set(keys.map { KeywordFolding.fold($0.name) })
    let columns = values.map { value in
      let text = value == .missing ? "(missing)" : value.text
      var name = text
      var number = 2
      while !names.insert(KeywordFolding.fold(name)).inserted {
        name = "\(text) \(number)"
        number += 1
      }
      return (name, measure.type, true)
    }
    let all = keys.map { ($0.name, $0.type, false) } + columns
    return .table(
      all.enumerated().map { Field($1.0, $1.1, .cell($0), isMeasure: $1.2) })
  }
}
