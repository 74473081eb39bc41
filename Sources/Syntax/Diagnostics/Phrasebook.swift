// SPDX-License-Identifier: Apache-2.0
// The parts messages are put together from: quoted words, lists, and terms in both languages.

/// Says things in one language.
struct Phrasebook {
  let language: KeywordLanguage

  /// One of two texts.
  func say(_ english: String, _ arabic: String) -> String {
    language == .arabic ? arabic : english
  }

  /// A word of the script, marked off from the sentence around it.
  func quoted(_ text: String) -> String {
    let visible = text.unicodeScalars.map { $0.isLineBreak || $0 == "\t" ? " " : String($0) }
    return language == .arabic ? "«\(visible.joined())»" : "`\(visible.joined())`"
  }

  /// A keyword, quoted and in the language of the message.
  func keyword(_ english: String) -> String { quoted(twin(english)) }

  /// A field, quoted and in the language of the message.
  func field(_ name: String) -> String { quoted(KeywordTable.fieldName(name, in: language)) }

  /// An option, quoted and in the language of the message.
  func option(_ name: String) -> String { quoted(KeywordTable.optionName(name, in: language)) }

  private func twin(_ english: String) -> String {
    language == .arabic ? KeywordTable.arabic(for: english) ?? english : english
  }

  /// `a`, `b or c`, `a, b or c`; in Arabic with the word between all.
  func alternatives(_ items: [String]) -> String {
    guard language == .english else { return items.joined(separator: " أو ") }
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " or " + last
  }

  func suggestion(_ candidates: [String]) -> String {
    let list = alternatives(candidates.map(quoted))
    return say("did you mean \(list)?", "هل تقصد \(list)؟")
  }

  /// What was expected at a place, classes before symbols before keywords; the first few.
  func expected(_ codes: [String]) -> String {
    let items =
      codes.filter { $0.hasPrefix("<") } + codes.filter { !isWord($0) }
      + codes.filter { isWord($0) && !$0.hasPrefix("<") }
    let shown = items.prefix(Self.expectedLimit).map(expectedItem)
    return items.count > Self.expectedLimit
      ? shown.joined(separator: say(", ", "، ")) + " …" : alternatives(shown)
  }

  private static let expectedLimit = 8

  private func isWord(_ code: String) -> Bool {
    code.hasPrefix("<") && code.hasSuffix(">") && code.count > 2
      || (code.unicodeScalars.first?.isLetter ?? false)
  }

  private func expectedItem(_ code: String) -> String {
    Self.classes[code].map { say($0.0, $0.1) } ?? keyword(code)
  }

  private static let classes: [String: (String, String)] = [
    "<string>": ("a string in quotation marks", "نص بين علامتي اقتباس"),
    "<number>": ("a number", "عدد"),
    "<comparison>": ("a comparison such as `=`", "مقارنة مثل «=»"),
    "<pattern>": ("a pattern", "نمط بحث"),
    "<rows>": ("rows such as `mentions` or `articles`", "صفوف مثل «ذكر» أو «مقالات»"),
    "<stage>": ("a stage such as `count` or `where`", "مرحلة مثل «عد» أو «حيث»"),
    "<statement>": ("a statement such as `let`", "عبارة مثل «ليكن»"),
    "<name>": ("a name", "اسم"),
    "<field>": ("a field", "حقل"),
    "<option>": ("an option", "خيار"),
    "<topic>": ("a topic", "موضوع"),
    "<value>": ("a value", "قيمة"),
    "one statement": ("one statement", "عبارة واحدة"),
    "end of line": ("the end of the line", "آخر السطر"),
    "<parameter>": ("a parameter such as `$name`", "معامل مثل «$name»"),
  ]

  /// Rows of a kind; for computed ones their columns.
  func rows(_ kind: String) -> String {
    switch kind {
    case "table", "count": say("these computed rows", "هذه الصفوف المحسوبة")
    case _ where kind.hasPrefix("("): say("computed rows \(kind)", "صفوف محسوبة \(kind)")
    default: say("\(keyword(kind)) rows", "صفوف \(keyword(kind))")
    }
  }

  /// What a stage needs: rows of a kind, or something else named in English.
  func need(_ needs: String) -> String {
    if let keyword = KeywordTable.keyword(needs), Keyword.rows.contains(keyword) {
      return rows(needs)
    }
    return say(needs == "date" ? "a date field" : needs, Self.needs[needs] ?? needs)
  }

  private static let needs = [
    "date": "حقل تاريخ",
    "a group field": "حقل تجميع",
    "one group field and one measure": "حقل تجميع واحد ومقياس واحد",
  ]

  /// A type, in the language of the message.
  func term(_ english: String) -> String {
    language == .arabic ? Self.terms[english] ?? english : english
  }

  private static let terms = [
    "text": "نص", "number": "عدد", "date": "تاريخ", "list": "قائمة",
  ]
}
