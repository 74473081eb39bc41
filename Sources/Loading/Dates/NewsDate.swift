// SPDX-License-Identifier: Apache-2.0
// A day, a month or a year of the Gregorian calendar, as news are dated.

/// A date whose day, or day and month, may be unknown. It then stands for the whole period.
package struct NewsDate: Sendable, Hashable {
  /// 1 … 9999.
  package let year: Int
  /// 1 … 12; 0 when only the year is known.
  package let month: Int
  /// 1 … 31; 0 when only the year, or year and month, are known.
  package let day: Int

  /// Makes a date; nil when there is no such day, month or year.
  package init?(year: Int, month: Int = 0, day: Int = 0) {
    guard (1...9999).contains(year), (0...12).contains(month), day >= 0 else { return nil }
    guard day == 0 || (month > 0 && day <= NewsDate.days(inMonth: month, of: year)) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Makes a date that is known to be one.
  init(checkedYear: Int, month: Int, day: Int) {
    self.year = checkedYear
    self.month = month
    self.day = day
  }

  /// `2023-09-05`, `2023-09` or `2023`.
  package var iso: String {
    var text = NewsDate.digits(year, width: 4)
    if month > 0 { text += "-" + NewsDate.digits(month, width: 2) }
    if day > 0 { text += "-" + NewsDate.digits(day, width: 2) }
    return text
  }

  private static func digits(_ number: Int, width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}

extension NewsDate {
  /// `2023-09-05`, alone or before a time: most dates are written so, and need not be cut into tokens.
  static func isoDay(_ text: String) -> NewsDate? {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count >= 10, bytes.count == 10 || bytes[10] == UInt8(ascii: "T") else {
        return nil
      }
      var digits = 0
      for index in 0..<10 {
        if index == 4 || index == 7 {
          guard bytes[index] == UInt8(ascii: "-") else { return nil }
        } else {
          guard (0x30...0x39).contains(bytes[index]) else { return nil }
          digits = 10 * digits + Int(bytes[index] - 0x30)
        }
      }
      return compact(digits)
    }
  }

  /// The day that a number writes, as 20230905 does.
  static func compact(_ value: Int) -> NewsDate? {
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
    guard parsedYears.contains(year), month > 0, day > 0 else { return nil }
    return NewsDate(year: year, month: month, day: day)
  }
}

extension NewsDate: Comparable {
  /// By the first day of the period; a longer period comes before the shorter ones it begins with.
  package static func < (left: NewsDate, right: NewsDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
