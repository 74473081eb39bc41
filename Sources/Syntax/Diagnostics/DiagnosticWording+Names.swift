// SPDX-License-Identifier: Apache-2.0
// Wording of phrases that cannot be searched, and of names, fields and values that are not known.

extension Problem {
  /// The wording of a phrase that cannot be searched; nil for any other problem.
  func phraseWording(_ book: Phrasebook) -> Wording? {
    switch self {
    case .emptyPhrase(let text):
      Wording(
        book.say(
          "the phrase \(book.quoted(text)) holds no word", "لا كلمة في النص \(book.quoted(text))"
        ),
        help: book.say("write at least one word", "اكتب كلمة واحدة على الأقل"))
    case .phraseEdgeGap:
      Wording(
        book.say(
          "a phrase cannot begin or end with `…`", "لا يبدأ نص البحث ولا ينتهي بـ«…»"),
        help: book.say(
          "take it away: the context shows what stands around a match",
          "احذفها، فالسياق يعرض ما حول المطابقة"))
    case .wildcardInsideWord(let word):
      Wording(
        book.say(
          "`*` cannot stand inside the word \(book.quoted(word))",
          "لا تقع «*» داخل الكلمة \(book.quoted(word))"),
        help: book.say(
          "put it at the end, as in \"روس*\", or alone for any one word",
          "ضعها في آخر الكلمة مثل \"روس*\"، أو وحدها لأي كلمة"))
    default: nil
    }
  }

  /// The wording of something that is not known by its name; nil for any other problem.
  func nameWording(_ book: Phrasebook) -> Wording? {
    switch self {
    case .unknownField(let name, let rows, _):
      Wording(
        book.say(
          "\(book.rows(rows)) have no field \(book.quoted(name))",
          "لا حقل باسم \(book.quoted(name)) في \(book.rows(rows))"),
        help: book.say("`describe fields` lists them all", "تعرضها كلها «صف الحقول»"))
    case .unknownName(let name, _):
      Wording(
        book.say("there is no \(book.quoted(name))", "لا شيء باسم \(book.quoted(name))"),
        help: book.say(
          "name it first: `let \(name) = …`, or quote it if it is text",
          "سمه أولا: «ليكن \(name) = …»، أو ضعه بين علامتي اقتباس إن كان نصا"))
    case .unknownParameter(let name, _):
      Wording(
        book.say(
          "there is no parameter \(book.quoted("$" + name))",
          "لا معامل باسم \(book.quoted("$" + name))"),
        help: book.say(
          "declare it with `param \(name) = …` or give it with `--set \(name)=…`",
          "عرفه بـ«معامل \(name) = …» أو أعطه بـ«--set \(name)=…»"))
    case .unknownValue(let field, let value, _):
      Wording(
        book.say(
          "no \(book.field(field)) is \(book.quoted(value))",
          "لا قيمة للحقل \(book.field(field)) هي \(book.quoted(value))"),
        help: book.say(
          "`articles | count by \(field)` lists what there is",
          "تعرض القيم كلها «مقالات | عد حسب \(KeywordTable.fieldName(field, in: .arabic))»"))
    case .unknownOption(let name, _):
      Wording(
        book.say("there is no option \(book.quoted(name))", "لا خيار باسم \(book.quoted(name))"),
        help: book.say("`help set` lists them all", "تعرضها كلها «مساعدة اضبط»"))
    case .unknownTopic(let name, _):
      Wording(
        book.say("there is no help on \(book.quoted(name))", "لا مساعدة عن \(book.quoted(name))"),
        help: book.say("`help` lists all topics", "تعرض المواضيع كلها «مساعدة»"))
    default: nil
    }
  }
}
