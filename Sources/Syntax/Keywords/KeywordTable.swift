// SPDX-License-Identifier: Apache-2.0
// The one place where English words of the language meet their Arabic twins.

/// Every keyword, field and option with its Arabic twin.
package enum KeywordTable {
  /// Every keyword with its Arabic word, in the order of the manual.
  package static let keywords: [(keyword: Keyword, arabic: String)] = [
    (.mentions, "ذكر"), (.quotes, "أقوال"), (.articles, "مقالات"), (.sentences, "جمل"),
    (.words, "كلمات"), (.sources, "مصادر"),
    (.by, "حسب"), (.about, "عن"), (.where, "حيث"), (.and, "و"), (.or, "أو"), (.not, "ليس"),
    (.in, "ضمن"), (.contains, "يحوي"), (.is, "هو"), (.missing, "مفقود"), (.present, "موجود"),
    (.exact, "حرفيا"), (.plain, "مجرد"), (.stem, "جذع"), (.like, "شبه"),
    (.any, "أي"), (.of, "من"), (.file, "ملف"),
    (.near, "قرب"), (.then, "ثم"), (.within, "داخل"),
    (.sentence, "جملة"), (.paragraph, "فقرة"), (.article, "مقال"),
    (.union, "اتحاد"), (.intersect, "تقاطع"), (.except, "عدا"),
    (.count, "عد"), (.group, "تجميع"), (.with, "مع"),
    (.distinct, "متمايز"), (.min, "أدنى"), (.max, "أقصى"), (.list, "قائمة"), (.share, "حصة"),
    (.sum, "مجموع"), (.average, "متوسط"),
    (.sort, "رتب"), (.desc, "تنازليا"), (.asc, "تصاعديا"),
    (.limit, "حد"), (.skip, "تخط"), (.sample, "عينة"), (.seed, "بذرة"), (.unique, "فريد"),
    (.show, "اعرض"), (.as, "باسم"), (.context, "سياق"),
    (.timeline, "زمنيا"), (.day, "يوم"), (.week, "أسبوع"), (.month, "شهر"), (.year, "سنة"),
    (.per, "لكل"), (.pivot, "محور"), (.collocates, "متلازمات"),
    (.keywords, "مفاتيح"), (.against, "ضد"), (.rank, "ترتيب"), (.for, "وفق"),
    (.align, "طابق"), (.wordings, "صياغات"), (.save, "احفظ"),
    (.let, "ليكن"), (.param, "معامل"), (.load, "حمل"), (.use, "استخدم"), (.set, "اضبط"),
    (.print, "اطبع"), (.expect, "توقع"), (.someRows, "بعض"), (.no, "لا"),
    (.explain, "اشرح"), (.describe, "صف"), (.corpus, "المدونة"), (.fields, "الحقول"),
    (.help, "مساعدة"),
  ]

  /// Every field that rows have of themselves, with its Arabic name.
  package static let fields: [(english: String, arabic: String)] = [
    ("article", "المقال"), ("id", "المعرف"), ("source", "المصدر"), ("date", "التاريخ"),
    ("title", "العنوان"), ("author", "الكاتب"), ("url", "الرابط"), ("language", "اللغة"),
    ("words", "الكلمات"), ("text", "النص"),
    ("part", "الجزء"), ("sentence", "الجملة"), ("start", "البداية"), ("end", "النهاية"),
    ("form", "الصيغة"), ("rule", "القاعدة"), ("before", "السابق"), ("match", "المطابقة"),
    ("after", "اللاحق"),
    ("speaker", "القائل"), ("speaker_text", "نص_القائل"), ("cue", "الفعل"), ("kind", "النوع"),
    ("spans", "المقاطع"), ("confidence", "الثقة"),
    ("word", "الكلمة"), ("count", "العدد"), ("articles", "المقالات"), ("first", "الأول"),
    ("last", "الأخير"),
    ("cue_class", "صنف_الفعل"), ("evidence", "الدليل"),
    ("score", "الدرجة"), ("claim", "المقولة"), ("outlets", "المنابر"),
    ("expected", "المتوقع"), ("log_likelihood", "لوغاريتم_الأرجحية"),
    ("log_dice", "لوغاريتم_دايس"), ("log_ratio", "لوغاريتم_النسبة"),
    ("independent", "المستقلة"), ("first_source", "أول_مصدر"), ("agreement", "التوافق"),
    ("wording", "الصياغة"), ("omits", "المحذوف"), ("adds", "المضاف"),
  ]

  /// Names of what `set` changes, with their Arabic names.
  package static let options: [(english: String, arabic: String)] = [
    ("format", "التنسيق"), ("limit", "الحد"), ("context", "السياق"), ("color", "اللون"),
    ("bidi", "الاتجاه"), ("time", "الوقت"),
  ]

  /// Keywords of two or three words, with their Arabic words.
  package static let phrases: [(english: String, arabic: String)] = [
    ("any of", "أي من"), ("is missing", "مفقود"), ("is not missing", "موجود"),
  ]
}

extension KeywordTable {
  private static let byWord: [String: Keyword] = index(
    keywords.flatMap { [($0.keyword.rawValue, $0.keyword), ($0.arabic, $0.keyword)] })
  private static let arabicByKeyword: [Keyword: String] = Dictionary(
    keywords.map { ($0.keyword, $0.arabic) }, uniquingKeysWith: { first, _ in first })
  private static let fieldByWord: [String: String] = index(
    fields.flatMap { [($0.english, $0.english), ($0.arabic, $0.english)] })
  private static let optionByWord: [String: String] = index(
    options.flatMap { [($0.english, $0.english), ($0.arabic, $0.english)] })
  private static let arabicByEnglish: [String: String] = index(
    keywords.map { ($0.keyword.rawValue, $0.arabic) } + phrases + options + fields)

  private static func index<Value>(_ pairs: [(String, Value)]) -> [String: Value] {
    Dictionary(
      pairs.map { (KeywordFolding.fold($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
  }

  /// The keyword that `word` is, in either language and folded; nil for any other word.
  package static func keyword(_ word: String) -> Keyword? { byWord[KeywordFolding.fold(word)] }

  /// The keyword that the word in a range of `bytes` is, as `keyword(_: String)`.
  static func keyword(_ bytes: [UInt8], _ range: Range<Int>) -> Keyword? {
    guard let packed = PackedWord(bytes, range) else {
      return keyword(String(decoding: bytes[range], as: UTF8.self))
    }
    return packed.isLong ? nil : packedKeywords.keyword(packed)
  }

  private static let packedKeywords = PackedKeywords(Keyword.allCases)

  /// The English name of the built-in field that `word` is, in either language.
  package static func field(_ word: String) -> String? { fieldByWord[KeywordFolding.fold(word)] }

  /// The English name of the option that `word` is, in either language.
  package static func option(_ word: String) -> String? { optionByWord[KeywordFolding.fold(word)] }

  /// The Arabic word of a keyword.
  package static func arabic(for keyword: Keyword) -> String {
    arabicByKeyword[keyword] ?? keyword.rawValue
  }

  /// The Arabic twin of an English keyword, two-word keyword, option or field, keywords first.
  package static func arabic(for english: String) -> String? {
    arabicByEnglish[KeywordFolding.fold(english)]
  }

  /// The name of a field in `language`: the twin of a built-in one, any other as it is.
  package static func fieldName(_ text: String, in language: KeywordLanguage) -> String {
    name(text, known: field(text), table: fields, language)
  }

  /// The name of an option in `language`: the twin of a known one, any other as it is.
  package static func optionName(_ text: String, in language: KeywordLanguage) -> String {
    name(text, known: option(text), table: options, language)
  }

  private static func name(
    _ text: String, known: String?, table: [(english: String, arabic: String)],
    _ language: KeywordLanguage
  ) -> String {
    guard let known else { return text }
    guard language == .arabic else { return known }
    return table.first { $0.english == known }?.arabic ?? known
  }
}
