// SPDX-License-Identifier: Apache-2.0
// Reads the dates that scrapers and papers write.

extension NewsDate {
  /// Years a parsed date may have. Others are misread numbers or Hijri years without a month name.
  static let parsedYears = 1600...2199
  /// No date is longer, in bytes; longer texts are none.
  private static let longestText = 256

  /// The first date in `text`; nil when there is none, or an impossible one (30 February).
  ///
  /// Understood are ISO 8601 with or without time and zone (`2023-09-05T10:00:00Z`, `20230905`,
  /// `2023-09`, `2023`), `2023/9/5`, day before month where the year stands last (`05/09/2023`,
  /// `5-9-2023`, `5.9.2023`), RFC 2822 (`Tue, 05 Sep 2023 10:00:00 GMT`), English and Arabic month
  /// names of every country (`September 5, 2023`, `الثلاثاء 5 سبتمبر/أيلول 2023`), digits of any
  /// script, and Unix time in seconds or milliseconds (10 or 13 digits). A zone never moves the
  /// date: the day is the one written; Unix time is taken in UTC. Hijri dates count when the month
  /// is named and no Gregorian date stands beside it; they are right to one day.
  package static func parse(_ text: String) -> NewsDate? {
    guard text.utf8.count <= longestText else { return nil }
    if let day = isoDay(text) { return day }
    let tokens = DateTokens(text)
    return tokens.wholeNumber ?? tokens.numericDate ?? tokens.yearAndMonth
      ?? tokens.namedDate(in: .gregorian) ?? tokens.namedDate(in: .hijri)
  }
}

extension DateTokens {
  /// A text that is one number: a year, `yyyymmdd`, `yyyymmddhhmmss` or Unix time.
  fileprivate var wholeNumber: NewsDate? {
    guard case .number(let value, let digits)? = self[0] else { return nil }
    switch digits {
    case 4 where isEnd(1) && NewsDate.parsedYears.contains(value): return NewsDate(year: value)
    case 8 where isEnd(1) || isTime(1): return NewsDate.compact(value)
    case 14 where isEnd(1): return NewsDate.compact(value / 1_000_000)
    case 10 where isEnd(1) || isFraction(1): return fromUnix(seconds: value)
    case 13 where isEnd(1) || isFraction(1): return fromUnix(seconds: value / 1000)
    default: return nil
    }
  }

  private func fromUnix(seconds: Int) -> NewsDate? {
    Int32(exactly: seconds / 86_400).map(NewsDate.from(dayNumber:))
  }

  /// Whether nothing follows but the mark of the Christian era.
  private func isEnd(_ index: Int) -> Bool {
    let next = self[index] == .space ? index + 1 : index
    switch self[next] {
    case nil: return true
    case .word("م"), .word("ميلادي"), .word("ميلاديه"): return next == list.count - 1
    default: return false
    }
  }

  private func isTime(_ index: Int) -> Bool { self[index] == .word("t") || self[index] == .space }

  private func isFraction(_ index: Int) -> Bool {
    guard self[index] == .mark("."), case .number? = self[index + 1] else { return false }
    return index + 2 == list.count
  }

  /// Three numbers with one mark between them, the year first or last.
  fileprivate var numericDate: NewsDate? {
    for index in list.indices {
      guard let (second, mark) = numberAfterMark(index),
        let (third, other) = numberAfterMark(second),
        mark == other
      else { continue }
      if let date = date(index, second, third) { return date }
    }
    return nil
  }

  /// A year and a month as numbers, and nothing else.
  fileprivate var yearAndMonth: NewsDate? {
    guard let (second, _) = numberAfterMark(0), isEnd(second + 1) else { return nil }
    if let year = year(at: 0), let month = small(at: second) {
      return NewsDate(year: year, month: month)
    }
    guard let year = year(at: second), let month = small(at: 0) else { return nil }
    return NewsDate(year: year, month: month)
  }

  private func date(_ first: Int, _ second: Int, _ third: Int) -> NewsDate? {
    guard let month = small(at: second) else { return nil }
    if let year = year(at: first), let day = small(at: third) {
      return NewsDate(year: year, month: month, day: day)
    }
    // Day before month, always: what a file means must not change from line to line.
    guard let day = small(at: first), let year = year(at: third) else { return nil }
    return NewsDate(year: year, month: month, day: day)
  }

  /// For a number at `index`, the index of the number behind a date's mark, and the mark.
  private func numberAfterMark(_ index: Int) -> (index: Int, mark: Unicode.Scalar)? {
    guard case .number? = self[index] else { return nil }
    let spaced = self[index + 1] == .space
    let markIndex = spaced ? index + 2 : index + 1
    guard case .mark(let mark)? = self[markIndex] else { return nil }
    guard mark == "-" || mark == "/" || (mark == "." && !spaced) else { return nil }
    let next = self[markIndex + 1] == .space ? markIndex + 2 : markIndex + 1
    guard case .number? = self[next] else { return nil }
    return (next, mark)
  }

  /// A number of four digits that can be a year.
  private func year(at index: Int, of years: ClosedRange<Int> = NewsDate.parsedYears) -> Int? {
    guard case .number(let value, 4)? = self[index], years.contains(value) else { return nil }
    return value
  }

  /// A number of one or two digits, not zero: a day or a month.
  private func small(at index: Int) -> Int? {
    guard case .number(let value, 1...2)? = self[index], value > 0 else { return nil }
    return value
  }
}

extension DateTokens {
  /// A month by its name, its year, and its day where one stands beside it.
  fileprivate func namedDate(in calendar: MonthNames.Calendar) -> NewsDate? {
    var index = 0
    while index < list.count {
      guard let (month, end) = month(at: index, in: calendar) else {
        index += 1
        continue
      }
      guard let month else { return nil }
      if let date = namedDate(month, at: index..<end, in: calendar) { return date }
      index = end
    }
    return nil
  }

  private func namedDate(
    _ month: Int, at range: Range<Int>, in calendar: MonthNames.Calendar
  ) -> NewsDate? {
    let before = day(before: range.lowerBound)
    let day = before ?? day(after: range.upperBound)
    switch calendar {
    case .gregorian:
      let year = year(around: range, of: NewsDate.parsedYears)
      guard let year = year ?? (before == nil ? nil : shortYear(after: range.upperBound)) else {
        return nil
      }
      return NewsDate(year: year, month: month, day: day ?? 0)
    case .hijri:
      // Without its day a Hijri month is no month of ours.
      guard let day, let year = year(around: range, of: 1300...1599) else { return nil }
      return NewsDate.fromHijri(year: year, month: month, day: day)
    }
  }

  /// The month whose name begins at `index`, and the index behind it. A second name of the same
  /// month behind it, as in `آذار/مارس`, belongs to it; with one of another month the number is nil.
  private func month(
    at index: Int, in calendar: MonthNames.Calendar
  ) -> (number: Int?, end: Int)? {
    guard let (number, end) = monthName(at: index, in: calendar) else { return nil }
    let next = skip(from: end, by: 1, ["/", "-", "(", ","])
    guard let (other, otherEnd) = monthName(at: next, in: calendar) else { return (number, end) }
    return (other == number ? number : nil, otherEnd)
  }

  private func monthName(
    at index: Int, in calendar: MonthNames.Calendar
  ) -> (number: Int, end: Int)? {
    guard case .word(let word)? = self[index] else { return nil }
    if self[index + 1] == .space, case .word(let second)? = self[index + 2],
      let number = MonthNames.number(of: word + " " + second, in: calendar)
    {
      return (number, index + 3)
    }
    return MonthNames.number(of: word, in: calendar).map { ($0, index + 1) }
  }

  /// The number right before a month's name; one that belongs to a time of day is none.
  private func day(before index: Int) -> Int? {
    let found = skip(from: index - 1, by: -1, ["-", "/", ",", ".", "("])
    return self[found - 1] == .mark(":") ? nil : small(at: found)
  }

  private func day(after index: Int) -> Int? {
    let found = skip(from: index, by: 1, ["-", "/", ",", ".", ")"])
    return self[found + 1] == .mark(":") ? nil : small(at: found)
  }

  private func year(around range: Range<Int>, of years: ClosedRange<Int>) -> Int? {
    for index in range.upperBound..<list.count {
      if let year = year(at: index, of: years) { return year }
    }
    for index in (0..<range.lowerBound).reversed() {
      if let year = year(at: index, of: years) { return year }
    }
    return nil
  }

  /// A year of two digits behind day and month, read as RFC 2822 says: 00 … 49 are of this century.
  private func shortYear(after index: Int) -> Int? {
    let found = skip(from: index, by: 1, ["-", "/", ",", "."])
    guard case .number(let value, 2)? = self[found], self[found + 1] != .mark(":") else {
      return nil
    }
    return value < 50 ? 2000 + value : 1900 + value
  }

  /// The first index, going by `step`, that is no white space, none of these marks and no word
  /// that stands between day and month (`5 من سبتمبر`, `5th of September`).
  private func skip(from start: Int, by step: Int, _ marks: Set<Unicode.Scalar>) -> Int {
    var index = start
    while let token = self[index], isPassedOver(token, marks) { index += step }
    return index
  }

  private func isPassedOver(_ token: DateToken, _ marks: Set<Unicode.Scalar>) -> Bool {
    switch token {
    case .space: true
    case .mark(let mark): marks.contains(mark)
    case .word("من"), .word("شهر"), .word("of"), .word("the"), .word("st"), .word("nd"),
      .word("rd"), .word("th"):
      true
    case .word, .number: false
    }
  }
}
