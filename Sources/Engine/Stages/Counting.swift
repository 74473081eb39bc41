// SPDX-License-Identifier: Apache-2.0
// count by, group by, unique: one row per combination.

import Planning
import Syntax

extension RowSet {
  /// A row per combination of the fields' values with its count, largest first, ties in order of
  /// first appearance.
  func counted(by fields: [Field], _ schema: Schema) throws -> RowSet {
    let fields = try fields.map(resolved)
    let groups = try groups(by: fields)
    let order = groups.sizes.indices.sorted {
      (groups.sizes[$1], $0) < (groups.sizes[$0], $1)
    }
    let rows = order.map { group in
      fields.map { groupCell(groups.firstRows[group], $0) } + [.integer(groups.sizes[group])]
    }
    return computed(rows, schema)
  }

  /// A row per combination of the fields' values with aggregates, in order of first appearance.
  func grouped(
    by fields: [Field], _ aggregates: [AggregatePlan], _ schema: Schema
  ) throws -> RowSet {
    let fields = try fields.map(resolved)
    let groups = try groups(by: fields)
    let measures = try aggregates.map { try measure($0, groups) }
    let rows = groups.firstRows.indices.map { group in
      fields.map { groupCell(groups.firstRows[group], $0) } + measures.map { $0[group] }
    }
    return computed(rows, schema)
  }

  /// The first row of each combination of the fields' values.
  func unique(by fields: [Field]) throws -> RowSet {
    selecting(try groups(by: fields).firstRows)
  }

  /// The value of an aggregate for each group.
  private func measure(_ aggregate: AggregatePlan, _ groups: Groups) throws -> [Cell] {
    switch aggregate.function {
    case .count: return groups.sizes.map { .integer($0) }
    case .share: return groups.sizes.map { .number(Double($0) / Double(max(1, count))) }
    case .distinct, .list:
      let lists = try differentValues(of: aggregate.field, groups)
      return aggregate.function == .list
        ? lists.map { .list($0) } : lists.map { .integer($0.count) }
    case .min: return try extremes(of: aggregate.field, groups) { $0 < 0 }
    case .max: return try extremes(of: aggregate.field, groups) { $0 > 0 }
    case .sum: return try totals(of: aggregate.field, groups).map { Cell.whole($0.sum) }
    case .average:
      return try totals(of: aggregate.field, groups).map { total in
        total.count == 0 ? .missing : .number(total.sum / Double(total.count))
      }
    }
  }

  /// The different values that are not missing, in order of first appearance.
  private func differentValues(of field: Field?, _ groups: Groups) throws -> [[Cell]] {
    var lists = [[Cell]](repeating: [], count: groups.firstRows.count)
    guard let field = try field.map(resolved) else { return lists }
    let codes = codes(of: field)
    var seen = Set<SIMD2<Int>>()
    for row in 0..<count {
      let group = groups.groupOfRow[row]
      guard seen.insert(SIMD2(group, codes[row])).inserted else { continue }
      let value = groupCell(row, field)
      if value != .missing { lists[group].append(value) }
    }
    return lists
  }

  private func extremes(
    of field: Field?, _ groups: Groups, isBetter: (Int) -> Bool
  ) throws -> [Cell] {
    var best = [(value: SortValue, cell: Cell)?](repeating: nil, count: groups.firstRows.count)
    guard let field = try field.map(resolved) else { return best.map { _ in .missing } }
    for row in 0..<count {
      let cell = cell(row, field)
      if cell == .missing { continue }
      let value = SortValue(cell)
      let group = groups.groupOfRow[row]
      if let current = best[group], !isBetter(SortValue.compare(value, current.value)) { continue }
      best[group] = (value, cell)
    }
    return best.map { $0?.cell ?? .missing }
  }

  private func totals(
    of field: Field?, _ groups: Groups
  ) throws -> [(sum: Double, count: Int)] {
    var totals = [(sum: Double, count: Int)](
      repeating: (0, 0), count: groups.firstRows.count)
    guard let field = try field.map(resolved) else { return totals }
    for row in 0..<count {
      guard let number = cell(row, field).asNumber else { continue }
      totals[groups.groupOfRow[row]].sum += number
      totals[groups.groupOfRow[row]].count += 1
    }
    return totals
  }
}
