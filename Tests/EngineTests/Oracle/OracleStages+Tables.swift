// SPDX-License-Identifier: Apache-2.0
// Tables over time and across: timeline and pivot.

import Loading
import Syntax

extension OracleStages {
  /// A row for each period from the first to the last, and each value of a field if one is given.
  func timeline(_ period: Period, _ name: Name?) -> OracleTable {
    let field = name.map { table.field($0) }
    let dateField = table.names["date"] ?? "?"
    var days: [OracleDay] = []
    var keys: [OracleValue] = []
    var counts: [OracleDay: [OracleValue: Int]] = [:]
    for row in table.rows {
      guard case .date(let date) = value(row, dateField),
        let day = period.beginning(of: date)
      else { continue }
      days.append(day)
      keys.append(field.map { value(row, $0) } ?? .missing)
      counts[day, default: [:]][keys[keys.count - 1], default: 0] += 1
    }
    var cells: [[OracleValue]] = []
    let split = keys.firstAppearances
    if var day = days.min(), let last = days.max() {
      while day <= last {
        for key in split {
          let count = counts[day]?[key] ?? 0
          cells.append(
            [period.label(day)] + (field == nil ? [] : [key]) + [OracleValue(count)])
        }
        day = period.next(day)
      }
    }
    return computed(
      cells,
      [OracleColumn(name: period.rawValue, field: "")] + keyColumns(name.map { [$0] } ?? [])
        + [countColumn])
  }

  /// The values of a field become columns.
  func pivot(_ name: Name) -> OracleTable {
    let field = table.field(name)
    guard let measure = table.columns.first(where: \.isMeasure) else { return computed([], []) }
    let keys = table.columns.filter { !$0.isMeasure && $0.field != field }
    let across = table.rows.map { value($0, field) }.firstAppearances
      .map { (value: $0, key: OracleSortKey($0)) }.sorted { $0.key < $1.key }.map(\.value)
    var found: [[OracleValue]: [OracleValue: OracleValue]] = [:]
    let down = table.rows.map { row in
      let key = keys.map { value(row, $0.field) }
      found[key, default: [:]][value(row, field)] = value(row, measure.field)
      return key
    }.firstAppearances
    let absent = measure.isCount ? OracleValue.number(0) : .missing
    let cells = down.map { key in key + across.map { found[key]?[$0] ?? absent } }
    var taken = Set(keys.map { KeywordFolding.fold($0.name) })
    let headings = across.map { heading in
      OracleColumn(name: free(heading, &taken), field: "", isMeasure: true)
    }
    return computed(cells, keys + headings)
  }

  /// The name of a column for a value, numbered if another has it.
  private func free(_ heading: OracleValue, _ taken: inout Set<String>) -> String {
    let name = heading == .missing ? "(missing)" : heading.text
    var free = name
    var number = 1
    while !taken.insert(KeywordFolding.fold(free)).inserted {
      number += 1
      free = "\(name) \(number)"
    }
    return free
  }
}

extension Period {
  /// The first day of the period that a date lies in; nil if the date is of a longer one.
  fileprivate func beginning(of date: NewsDate) -> OracleDay? {
    let day = OraclePeriod(date).first
    switch self {
    case .day: return date.day == 0 ? nil : day
    case .week:
      if date.day == 0 { return nil }
      // A day of the month before, then on to the Monday wanted.
      var monday =
        day.month == 1
        ? OracleDay(year: day.year - 1, month: 12, day: 20)
        : OracleDay(year: day.year, month: day.month - 1, day: 20)
      while monday.number < day.number - day.number % 7 { monday = monday.next }
      return monday
    case .month:
      return date.month == 0 ? nil : OracleDay(year: day.year, month: day.month, day: 1)
    case .year: return OracleDay(year: day.year, month: 1, day: 1)
    }
  }

  fileprivate func next(_ day: OracleDay) -> OracleDay {
    switch self {
    case .day: day.next
    case .week: day.next.next.next.next.next.next.next
    case .month:
      day.month == 12
        ? OracleDay(year: day.year + 1, month: 1, day: 1)
        : OracleDay(year: day.year, month: day.month + 1, day: 1)
    case .year: OracleDay(year: day.year + 1, month: 1, day: 1)
    }
  }

  fileprivate func label(_ day: OracleDay) -> OracleValue {
    switch self {
    case .day: return OracleValue(NewsDate(year: day.year, month: day.month, day: day.day))
    case .month: return OracleValue(NewsDate(year: day.year, month: day.month))
    case .year: return OracleValue(NewsDate(year: day.year))
    case .week:
      // The year of a week is that of its Thursday, which is in week 1 up to the 7th of January.
      let thursday = day.next.next.next
      let newYear = OracleDay(year: thursday.year, month: 1, day: 1)
      let week = (thursday.number - newYear.number) / 7 + 1
      return .text("\(thursday.year)-W\(week < 10 ? "0" : "")\(week)")
    }
  }
}
