// SPDX-License-Identifier: Apache-2.0
// The names of the months in Arabic, as each country writes them, and in English.

/// Month names as `DateTokens` folds words: bare alif for its hamza forms, ي for ى, ه for ة, no
/// tashkeel, lower case.
enum MonthNames {
  /// Gregorian months by number, then the names of the Arab East, the Maghreb and the variants
  /// that papers print. A name of two words has one space.
  private static let gregorian: [[String]] = [
    ["يناير", "كانون الثاني", "كانون ثاني", "جانفي", "january", "jan"],
    ["فبراير", "فيبراير", "شباط", "فيفري", "february", "feb"],
    ["مارس", "اذار", "ادار", "march", "mar"],
    ["ابريل", "نيسان", "افريل", "april", "apr"],
    ["مايو", "ايار", "ماي", "مايس", "may"],
    ["يونيو", "يونيه", "حزيران", "جوان", "june", "jun"],
    ["يوليو", "يوليه", "يوليوز", "تموز", "جويليه", "july", "jul"],
    ["اغسطس", "اب", "اوت", "غشت", "اغشت", "august", "aug"],
    ["سبتمبر", "سيبتمبر", "ايلول", "شتنبر", "شتمبر", "september", "sept", "sep"],
    ["اكتوبر", "تشرين الاول", "تشرين اول", "october", "oct"],
    ["نوفمبر", "تشرين الثاني", "تشرين ثاني", "نونبر", "november", "nov"],
    ["ديسمبر", "كانون الاول", "كانون اول", "دجنبر", "دجمبر", "december", "dec"],
  ]

  private static let hijri: [[String]] = [
    ["محرم", "المحرم"],
    ["صفر"],
    ["ربيع الاول", "ربيع اول"],
    ["ربيع الاخر", "ربيع اخر", "ربيع الثاني", "ربيع ثاني"],
    ["جمادي الاولي", "جمادي الاول", "جمادي اولي"],
    ["جمادي الاخره", "جمادي الاخر", "جمادي الثانيه", "جمادي الثاني"],
    ["رجب"],
    ["شعبان"],
    ["رمضان"],
    ["شوال"],
    ["ذو القعده", "ذي القعده", "ذوالقعده", "ذيالقعده"],
    ["ذو الحجه", "ذي الحجه", "ذوالحجه", "ذيالحجه"],
  ]

  /// Which calendar a month belongs to.
  enum Calendar { case gregorian, hijri }

  private static let gregorianNumbers = numbers(of: gregorian)
  private static let hijriNumbers = numbers(of: hijri)

  /// The number of the month with this folded name, 1 … 12.
  static func number(of name: String, in calendar: Calendar) -> Int? {
    switch calendar {
    case .gregorian: gregorianNumbers[name]
    case .hijri: hijriNumbers[name]
    }
  }

  private static func numbers(of names: [[String]]) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for (index, month) in names.enumerated() {
      for name in month { numbers[name] = index + 1 }
    }
    return numbers
  }
}
