// SPDX-License-Identifier: Apache-2.0
// Values as the oracle computes them, and the order they have.

import ArabicText
import Fihris
import Loading

enum OracleValue: Hashable {
  case missing
  case text(String)
  case number(Double)
  case date(NewsDate)
  case list([OracleValue])

  init(_ text: String?) { self = text.map { .text($0) } ?? .missing }
  init(_ date: NewsDate?) { self = date.map { .date($0) } ?? .missing }
  init(_ number: Int) { self = .number(Double(number)) }

  var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  /// As text: numbers without a needless point, lists joined by `; `.
  var text: String {
    switch self {
    case .missing: ""
    case .text(let text): text
    case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
    case .date(let date): date.iso
    case .list(let values): values.map(\.text).joined(separator: "; ")
    }
  }

  /// Whether a cell of a result says the same.
  func agrees(with value: Value) -> Bool {
    switch (self, value) {
    case (.missing, .missing): true
    case (.text(let a), .text(let b)): a == b
    case (.date(let a), .date(let b)): a.iso == b
    case (.number(let a), .integer(let b)): a == Double(b)
    case (.number(let a), .number(let b)): abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))
    case (.list(let a), .list(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.agrees(with: $1) }
    default: false
    }
  }

}

/// What values are sorted by: numbers by size, dates by their first day and the longer period
/// first, text by the folded alphabet, missing ones last.
struct OracleSortKey: Comparable {
  var isMissing: Bool
  private var numbers: [Double] = []
  private var text: [UInt8] = []

  init(_ value: OracleValue) {
    isMissing = value == .missing
    switch value {
    case .number(let number): numbers = [number]
    case .date(let date):
      let (first, last) = (OraclePeriod(date).first, OraclePeriod(date).last)
      numbers = [
        first.year, first.month, first.day, -last.year, -last.month, -last.day,
      ].map { Double($0) }
    default: text = Array(Folding.fold(value.text).utf8)
    }
  }

  static func < (a: OracleSortKey, b: OracleSortKey) -> Bool {
    if a.isMissing || b.isMissing { return !a.isMissing }
    return a.numbers == b.numbers
      ? a.text.lexicographicallyPrecedes(b.text)
      : a.numbers.lexicographicallyPrecedes(b.numbers)
  }
}

/// A day of the calendar; compared part by part.
struct OracleDay: Hashable, Comparable {
  var year: Int
  var month: Int
  var day: Int

  static func < (a: OracleDay, b: OracleDay) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    if month == 2 { return isLeap ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  var next: OracleDay {
    if day < Self.days(inMonth: month, of: year) {
      return OracleDay(year: year, month: month, day: day + 1)
    }
    return month < 12
      ? OracleDay(year: year, month: month + 1, day: 1)
      : OracleDay(year: year + 1, month: 1, day: 1)
  }

  /// Days since 1 January 1900, which was a Monday; counted one after the other.
  var number: Int { Self.numbers[self] ?? 0 }

  private static let numbers: [OracleDay: Int] = {
    var numbers: [OracleDay: Int] = [:]
    var day = OracleDay(year: 1900, month: 1, day: 1)
    for number in 0..<60_000 {
      numbers[day] = number
      day = day.next
    }
    return numbers
  }()
}

/// A date as the days it stands for.
struct OraclePeriod {
  var first: OracleDay
  var last: OracleDay

  init(_ date: NewsDate) { self.init(year: date.year, month: date.month, day: date.day) }

  /// Month and day are 0 where not given.
  init(year: Int, month: Int, day: Int) {
    let lastMonth = month == 0 ? 12 : month
    first = OracleDay(year: year, month: max(month, 1), day: max(day, 1))
    last = OracleDay(
      year: year, month: lastMonth,
      day: day == 0 ? OracleDay.days(inMonth: lastMonth, of: year) : day)
  }

  /// `2023`, `2023-09` or `2023-09-05`.
  init?(_ iso: String) {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard (1...3).contains(parts.count) else { return nil }
    self.init(
      year: parts[0], month: parts.count > 1 ? parts[1] : 0, day: parts.count > 2 ? parts[2] : 0)
  }
}
