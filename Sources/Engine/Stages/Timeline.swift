// SPDX-License-Identifier: Apache-2.0
// timeline: one row per period from the first to the last, empty ones too.

import Loading
import Planning
import Syntax

extension RowSet {
  /// Counts per period, and per value of a field if one is given, in order of first appearance
  /// inside each period. Rows without a day in a period (no date, or one of a longer period) are
  /// left out, and a remark says how many.
  func timeline(_ period: Period, per field: Field?, _ schema: Schema) throws -> RowSet {
    guard let dateField = self.schema.field(named: "date") else { return computed([], schema) }
    let field = try field.map(resolved)
    let slots = (0..<count).map { row -> Int32? in
      guard case .date(let date) = cell(row, dateField) else { return nil }
      return period.slot(of: date)
    }
    let codes = field.map { self.codes(of: $0) }
    var values: [Int] = []
    var firstRows: [Int: Int] = [:]
    var counts: [SIMD2<Int>: Int] = [:]
    for row in 0..<count {
      guard let slot = slots[row] else { continue }
      let code = codes?[row] ?? 0
      if firstRows[code] == nil {
        firstRows[code] = row
        values.append(code)
      }
      counts[SIMD2(Int(slot), code), default: 0] += 1
    }
    let dated = slots.compactMap { $0 }
    var rows: [[Cell]] = []
    if let first = dated.min(), let last = dated.max() {
      for slot in first...last {
        for code in values {
          let key = field.map { [groupCell(firstRows[code] ?? 0, $0)] } ?? []
          let number = counts[SIMD2(Int(slot), code)] ?? 0
          rows.append([period.label(of: slot)] + key + [.integer(number)])
        }
      }
    }
    var result = computed(rows, schema)
    if dated.count < count { result.remarks.append(.rowsWithoutDate(count - dated.count)) }
    return result
  }
}

extension Period {
  /// The number of the period that holds a date, rising by one from each to the next; nil if the
  /// date is of a longer period.
  func slot(of date: NewsDate) -> Int32? {
    switch self {
    case .day: return date.day == 0 ? nil : date.firstDay
    case .week: return date.day == 0 ? nil : Period.week(ofDay: date.firstDay)
    case .month: return date.month == 0 ? nil : Int32(date.year) * 12 + Int32(date.month) - 1
    case .year: return Int32(date.year)
    }
  }

  /// Weeks begin on Monday; 1970-01-01 was a Thursday.
  private static func week(ofDay day: Int32) -> Int32 {
    let shifted = day + 3
    return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
  }

  func label(of slot: Int32) -> Cell {
    switch self {
    case .day: return .date(NewsDate.from(dayNumber: slot))
    case .month:
      return Cell(NewsDate(year: Int(slot / 12), month: Int(slot % 12) + 1, day: 0))
    case .year: return Cell(NewsDate(year: Int(slot), month: 0, day: 0))
    case .week:
      let (year, week) = NewsDate.from(dayNumber: slot * 7 - 3).isoWeek
      return .text("\(year)-W\(week < 10 ? "0" : "")\(week)")
    }
  }
}
