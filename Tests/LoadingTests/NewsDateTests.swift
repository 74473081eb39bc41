// SPDX-License-Identifier: Apache-2.0
// The dates that scrapers write, and those that are none.
import Foundation
import Testing

@testable import Loading

@Test(arguments: [
  // ISO 8601 and its neighbours
  ("2023-09-05T10:00:00Z", "2023-09-05"), ("2023-09-05 10:00:00+03:00", "2023-09-05"),
  ("2023-09-05T23:59:59.999-11:00", "2023-09-05"), ("20230905", "2023-09-05"),
  ("20230905T100000Z", "2023-09-05"), ("20230905100000", "2023-09-05"),
  ("2023/9/5", "2023-09-05"), ("2023-09", "2023-09"), ("2023/09", "2023-09"), ("2023", "2023"),
  ("  2023-09-05\n", "2023-09-05"), ("\u{FEFF}2023-09-05", "2023-09-05"),
  ("2024-02-29", "2024-02-29"), ("2023‑09‑05", "2023-09-05"),
  // the year last
  ("05/09/2023", "2023-09-05"), ("5-9-2023", "2023-09-05"), ("5.9.2023", "2023-09-05"),
  ("05/09/2023 10:30 م", "2023-09-05"), ("10:30 - 05/09/2023", "2023-09-05"),
  ("5 / 9 / 2023", "2023-09-05"), ("09/2023", "2023-09"), ("5\\9\\2023", "2023-09-05"),
  ("نشر في 05/09/2023", "2023-09-05"),
  // month names in English
  ("Tue, 05 Sep 2023 10:00:00 GMT", "2023-09-05"),
  ("Tue, 05 Sep 2023 23:30:00 -1100", "2023-09-05"), ("Tue, 05 Sep 23 10:00 GMT", "2023-09-05"),
  ("Mon, 6 Sep 99 10:00 GMT", "1999-09-06"), ("September 5, 2023", "2023-09-05"),
  ("Sept. 5, 2023 10:30 AM", "2023-09-05"), ("5th of September 2023", "2023-09-05"),
  ("Tue Sep 05 10:00:00 +0000 2023", "2023-09-05"), ("5-Sep-2023", "2023-09-05"),
  ("Tue Sep 05 2023 10:00:00 GMT+0300 (Arabian Standard Time)", "2023-09-05"),
  ("05/Sep/2023:10:00:00 +0300", "2023-09-05"), ("September 2023", "2023-09"),
  ("10:30 AM, 5 SEPTEMBER 2023", "2023-09-05"),
  // month names in Arabic
  ("الثلاثاء 5 سبتمبر/أيلول 2023", "2023-09-05"), ("٥ أيلول ٢٠٢٣", "2023-09-05"),
  ("5 سبتمبر 2023م", "2023-09-05"), ("5 سبتمبر 2023 م", "2023-09-05"),
  ("5 أيلول (سبتمبر) 2023", "2023-09-05"), ("12 آذار/مارس 2023", "2023-03-12"),
  ("12 آذار / مارس 2023", "2023-03-12"), ("الاثنين، ١٢ كانون الثاني ٢٠٢٣", "2023-01-12"),
  ("3 من كانون الأول، 2023", "2023-12-03"), ("3 تشرين ثاني 2023", "2023-11-03"),
  ("سبتمبر 5, 2023", "2023-09-05"), ("أيلول 2023", "2023-09"), ("٢٠٢٣/٠٩/٠٥", "2023-09-05"),
  ("۲۰۲۳-۰۹-۰۵", "2023-09-05"), ("٢٠٢٣م", "2023"), ("5 سِبتَمبر 2023", "2023-09-05"),
  ("الساعة 10:30 - 5 سبتمبر 2023", "2023-09-05"), ("2023 سبتمبر 5", "2023-09-05"),
  ("\u{202B}5 سبتمبر 2023\u{202C}", "2023-09-05"),
  // Unix time
  ("1693908000", "2023-09-05"), ("1693908000000", "2023-09-05"), ("1693908000.25", "2023-09-05"),
  // Hijri, alone and beside a Gregorian date
  ("20 صفر 1445", "2023-09-06"), ("١ رمضان ١٤٤٤ هـ", "2023-03-23"),
  ("10 ذو الحجة 1444هـ", "2023-06-29"), ("1 جمادى الآخرة 1436", "2015-03-22"),
  ("19 صفر 1445 هـ الموافق 5 سبتمبر 2023 م", "2023-09-05"),
  ("1445/02/20 - 2023/09/05", "2023-09-05"),
])
func `a date is read as it stands`(text: String, iso: String) {
  #expect(NewsDate.parse(text)?.iso == iso)
}

@Test(arguments: [
  "", " ", "أمس", "قبل 3 ساعات", "3 hours ago", "not a date", "2023-02-30", "2023-13-01",
  "2023-00-10", "2023-09-00", "05/13/2023", "31 سبتمبر 2023", "30 فبراير 2024", "5 سبتمبر",
  "September 5", "1445/02/20", "رمضان 1444", "31 رمضان 1444", "5 رمضان 2023", "05/09/23", "5", "12",
  "0000-00-00", "99999999999999999999", "123456789", "Sep/Oct 2023", "2023-W36-2", "10:30",
  "NaN", "null", "T", "-", "٢٠٢٣-١٣-٤٠",
])
func `what is no date gives none`(text: String) {
  #expect(NewsDate.parse(text) == nil)
}

@Test func `a text too long for a date is none`() {
  #expect(NewsDate.parse(String(repeating: "5 سبتمبر 2023 ", count: 30)) == nil)
}

@Test func `the commonest way to write a day is read as all others are`() {
  for year in [0, 999, 1599, 1600, 2023, 2024, 2199, 2200] {
    for month in 0...13 {
      for day in [0, 1, 28, 29, 30, 31, 32] {
        let text = String(format: "%04d-%02d-%02d", year, month, day)
        // A space before it is passed over, but it is cut into tokens then.
        #expect(NewsDate.parse(text) == NewsDate.parse(" " + text), "\(text)")
        #expect(NewsDate.parse(text + "T10:00") == NewsDate.parse(" " + text + "T10:00"), "\(text)")
      }
    }
  }
}

@Test func `a date must exist`() {
  #expect(NewsDate(year: 2023, month: 2, day: 29) == nil)
  #expect(NewsDate(year: 1900, month: 2, day: 29) == nil)
  #expect(NewsDate(year: 2000, month: 2, day: 29) != nil)
  #expect(NewsDate(year: 2023, month: 0, day: 5) == nil)
  #expect(NewsDate(year: 0) == nil && NewsDate(year: 10_000) == nil)
  #expect(NewsDate(year: 2023, month: -1) == nil && NewsDate(year: 2023, month: 1, day: -1) == nil)
  #expect(NewsDate(year: Int.max, month: Int.max, day: Int.max) == nil)
}

@Test func `a shorter date stands for its period and sorts before its days`() throws {
  let year = try #require(NewsDate.parse("2024"))
  let month = try #require(NewsDate.parse("2024-02"))
  let day = try #require(NewsDate.parse("2024-02-29"))
  #expect(year.firstDay == 19_723 && year.lastDay == 20_088)
  #expect(month.firstDay == 19_754 && month.lastDay == day.firstDay)
  #expect(day.firstDay == day.lastDay)
  #expect(year < month && month < day)
}

/// Walks day by day with the rules of the calendar alone.
@Test func `days, weekdays and weeks agree with counting from day to day`() throws {
  var (year, month, day, weekday) = (1583, 1, 1, 6)
  var number = try #require(NewsDate(year: year, month: month, day: day)).firstDay
  // 1583-01-01 was a Saturday; ISO gives it to the last week of 1582.
  var (weekYear, week) = (1582, 52)
  while year < 2200 {
    let date = try #require(NewsDate(year: year, month: month, day: day))
    guard date.firstDay == number, NewsDate.from(dayNumber: number) == date,
      date.weekday == weekday, date.isoWeek == (weekYear, week)
    else {
      Issue.record("\(date.iso): \(date.firstDay), \(date.weekday), \(date.isoWeek)")
      return
    }
    number += 1
    day += 1
    weekday = weekday % 7 + 1
    if day > NewsDate.days(inMonth: month, of: year) { (month, day) = (month + 1, 1) }
    if month > 12 { (year, month) = (year + 1, 1) }
    // A week belongs to the year of its Thursday: the Monday from 29 December on begins week 1.
    if weekday == 1 {
      let beginsYear = (month == 12 && day >= 29) || (month == 1 && day <= 4)
      (weekYear, week) = beginsYear ? (month == 12 ? year + 1 : year, 1) : (weekYear, week + 1)
    }
  }
}

@Test func `day numbers out of range give the first or last day`() {
  #expect(NewsDate.from(dayNumber: .min).iso == "0001-01-01")
  #expect(NewsDate.from(dayNumber: .max).iso == "9999-12-31")
}

@Test func `Hijri dates agree with the civil calendar of the Unicode library`() throws {
  var calendar = Calendar(identifier: .islamicCivil)
  calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
  for year in 1300...1599 {
    for month in 1...12 {
      let parts = DateComponents(year: year, month: month, day: 17)
      let known = try #require(calendar.date(from: parts)).timeIntervalSince1970 / 86_400
      let date = NewsDate.fromHijri(year: year, month: month, day: 17)
      guard date?.firstDay == Int32(known) else {
        Issue.record("\(year)-\(month): \(String(describing: date)) is not day \(known)")
        return
      }
    }
  }
}

/// First days of Hijri years by Umm al-Qura, from the printed Saudi calendar; the civil calendar
/// may differ by a day.
@Test(arguments: [
  (1400, "1979-11-20"), (1420, "1999-04-17"), (1430, "2008-12-29"), (1436, "2014-10-25"),
  (1440, "2018-09-11"), (1444, "2022-07-30"), (1445, "2023-07-19"), (1446, "2024-07-07"),
])
func `a Hijri new year is right to one day`(year: Int, iso: String) throws {
  let date = try #require(NewsDate.parse("1 محرم \(year)"))
  let known = try #require(NewsDate.parse(iso))
  #expect(abs(date.firstDay - known.firstDay) <= 1)
}

@Test(.enabled(if: Shared.has("gold/months.tsv"), "needs the month names beside the repository"))
func `the month names of every country are read`() throws {
  let bytes = try FileSource(FilePath(Shared.path + "/gold/months.tsv")).start(1 << 16)
  let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  #expect(lines.count > 100)
  for line in lines {
    let columns = line.split(separator: "\t").map(String.init)
    let month = try #require(Int(columns[2]))
    if columns[1] == "gregorian" {
      #expect(NewsDate.parse("7 \(columns[3]) 2023")?.month == month, "\(line)")
      #expect(NewsDate.parse("\(columns[3]) 2023")?.month == month, "\(line)")
    } else {
      let expected = NewsDate.fromHijri(year: 1445, month: month, day: 7)
      #expect(NewsDate.parse("7 \(columns[3]) 1445") == expected, "\(line)")
    }
  }
}
