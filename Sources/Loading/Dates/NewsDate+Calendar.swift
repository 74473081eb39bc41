// SPDX-License-Identifier: Apache-2.0
// Day numbers, weekdays and ISO weeks of dates, and the days of the Hijri calendar.

extension NewsDate {
  /// The first day of the period, in days since 1970-01-01.
  package var firstDay: Int32 {
    NewsDate.dayNumber(year: year, month: max(month, 1), day: max(day, 1))
  }

  /// The last day of the period, in days since 1970-01-01.
  package var lastDay: Int32 {
    if day > 0 { return firstDay }
    let lastMonth = month > 0 ? month : 12
    return NewsDate.dayNumber(
      year: year, month: lastMonth, day: NewsDate.days(inMonth: lastMonth, of: year))
  }

  /// The day that lies `dayNumber` days after 1970-01-01. Numbers outside the years 1 … 9999 give
  /// the first or the last day of these years.
  package static func from(dayNumber: Int32) -> NewsDate {
    let bounded = min(max(Int(dayNumber), -719_162), 2_932_896)
    // Days are counted from 0000-03-01 so that the leap day ends a year (H. Hinnant,
    // "chrono-Compatible Low-Level Date Algorithms", civil_from_days).
    let shifted = bounded + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return NewsDate(
      checkedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The weekday of the first day of the period: 1 is Monday, 7 is Sunday.
  package var weekday: Int {
    let fromMonday = (Int(firstDay) + 3) % 7
    return (fromMonday + 7) % 7 + 1
  }

  /// The ISO 8601 week of the first day of the period; its year can differ from `year`.
  package var isoWeek: (year: Int, week: Int) {
    let thursday = Int(firstDay) + 4 - weekday
    let weekYear = NewsDate.from(dayNumber: Int32(thursday)).year
    let newYear = Int(NewsDate.dayNumber(year: weekYear, month: 1, day: 1))
    return (weekYear, (thursday - newYear) / 7 + 1)
  }

  /// The number of days of a month from 1 … 12.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Days from 1970-01-01 to a day of the years 1 … 9999 (H. Hinnant, days_from_civil).
  static func dayNumber(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The day of a Hijri date by the tabular (civil) calendar: leap years 2, 5, 7, 10, 13, 16, 18,
  /// 21, 24, 26 and 29 of each 30. Sighting of the moon and Umm al-Qura differ by a day at times,
  /// so the result is right to one day. Nil outside the years 1300 … 1600 and for impossible days.
  static func fromHijri(year: Int, month: Int, day: Int) -> NewsDate? {
    // A 30th is let pass in every month: which months have one is what the calendars differ in.
    guard (1300...1600).contains(year), (1...12).contains(month), (1...30).contains(day) else {
      return nil
    }
    let julianDay =
      (11 * year + 3) / 30 + 354 * year + 30 * month - (month - 1) / 2 + day + 1_948_440 - 385
    return from(dayNumber: Int32(julianDay - 2_440_588))
  }
}
