// SPDX-License-Identifier: Apache-2.0
// Wording of what does not fit together: types, kinds of rows, ranges.

extension Problem {
  /// The wording of things that do not fit together; nil for any other problem.
  func typeWording(_ book: Phrasebook) -> Wording? {
    valueWording(book) ?? fieldWording(book) ?? kindWording(book) ?? stageWording(book)
  }

  private func valueWording(_ book: Phrasebook) -> Wording? {
    switch self {
    case .badOptionValue(let option, let value, let allowed):
      Wording(
        book.say(
          "\(book.option(option)) cannot be \(book.quoted(value))",
          "لا تصلح \(book.quoted(value)) قيمة للخيار \(book.option(option))"),
        help: allowed.isEmpty
          ? nil
          : book.say(
            "it can be \(book.alternatives(allowed.map(book.quoted)))",
            "القيم الممكنة: \(book.alternatives(allowed.map(book.quoted)))"))
    case .wrongType(let field, let type, let value):
      Wording(
        book.say(
          "\(book.field(field)) is a \(type), and \(book.quoted(value)) is none",
          "نوع الحقل \(book.field(field)) \(book.term(type))، وليست \(book.quoted(value)) كذلك"),
        help: wrongTypeHelp(type, book))
    case .reversedRange(let low, let high):
      Wording(
        book.say(
          "\(book.quoted(low)) comes after \(book.quoted(high))",
          "تأتي \(book.quoted(low)) بعد \(book.quoted(high))"),
        help: book.say("write `\(high)..\(low)`", "اكتب «\(high)..\(low)»"))
    case .parameterType(let name, let expected, let found):
      Wording(
        book.say(
          "\(book.quoted("$" + name)) must be a \(expected) here, and \(book.quoted(found)) is none",
          "المطلوب في \(book.quoted("$" + name)) هنا \(book.term(expected))، وليست \(book.quoted(found)) كذلك"
        ))
    default: nil
    }
  }

  private func wrongTypeHelp(_ type: String, _ book: Phrasebook) -> String? {
    switch type {
    case "date":
      book.say("write 2023, 2023-09 or 2023-09-05", "اكتب 2023 أو 2023-09 أو 2023-09-05")
    case "number": book.say("write a number such as 20", "اكتب عددا مثل 20")
    default: nil
    }
  }

  private func fieldWording(_ book: Phrasebook) -> Wording? {
    switch self {
    case .notText(let field, let type):
      Wording(
        book.say(
          "\(book.field(field)) is a \(type), and only text can be searched",
          "نوع الحقل \(book.field(field)) \(book.term(type))، ولا يبحث إلا في النصوص"),
        help: book.say(
          "compare it: `\(field) = …`",
          "قارنه: «\(KeywordTable.fieldName(field, in: .arabic)) = …»"))
    case .notNumber(let field, let type):
      Wording(
        book.say(
          "\(book.field(field)) is a \(type), and only numbers can be added up",
          "نوع الحقل \(book.field(field)) \(book.term(type))، ولا تجمع إلا الأعداد"),
        help: book.say("use `count`, `distinct` or `list`", "استخدم «عد» أو «متمايز» أو «قائمة»"))
    default: nil
    }
  }

  private func kindWording(_ book: Phrasebook) -> Wording? {
    switch self {
    case .patternExpected(let name):
      Wording(
        book.say(
          "a pattern is wanted here, and \(book.quoted(name)) is a query",
          "المطلوب هنا نمط، و\(book.quoted(name)) استعلام"),
        help: book.say(
          "patterns are named so: `let \(name) = \"…\"`",
          "يسمى النمط هكذا: «ليكن \(name) = \"…\"»"))
    case .queryExpected(let name):
      Wording(
        book.say(
          "a query is wanted here, and \(book.quoted(name)) is a pattern",
          "المطلوب هنا استعلام، و\(book.quoted(name)) نمط"),
        help: book.say("write `mentions \(name)`", "اكتب «ذكر \(name)»"))
    case .rowKindMismatch(let left, let right):
      Wording(
        book.say(
          "\(book.rows(left)) and \(book.rows(right)) cannot be joined",
          "لا تجتمع \(book.rows(left)) و\(book.rows(right))"),
        help: book.say(
          "both sides must be of the same kind of rows",
          "يجب أن يكون الطرفان من نوع واحد من الصفوف"))
    default: nil
    }
  }

  private func stageWording(_ book: Phrasebook) -> Wording? {
    switch self {
    case .stageNeeds(let stage, let needs, let found):
      Wording(
        book.say(
          "\(book.keyword(stage)) needs \(book.need(needs)), and these are \(book.rows(found))",
          "تحتاج \(book.keyword(stage)) إلى \(book.need(needs))، وهذه \(book.rows(found))"))
    case .nothingToRankFor:
      Wording(
        book.say(
          "\(book.keyword("rank")) needs something to rank for, and the query before it asks for no text",
          "تحتاج \(book.keyword("rank")) إلى ما ترتب المقالات وفقه، ولا يطلب الاستعلام قبلها نصا"),
        help: book.say(
          "say for what: `rank for \"…\"`, or ask for it before: `articles where mentions \"…\" | rank`",
          "حدده: «ترتيب وفق \"…\"»، أو اطلبه قبلها: «مقالات حيث ذكر \"…\" | ترتيب»"))
    case .duplicateColumn(let name):
      Wording(
        book.say("there are two columns \(book.field(name))", "تكرر العمود \(book.field(name))"),
        help: book.say(
          "name one of them: `\(name) as name`",
          "سم أحدهما: «\(KeywordTable.fieldName(name, in: .arabic)) باسم …»"))
    case .noLastResult:
      Wording(
        book.say("there is no last result yet", "لا نتيجة سابقة بعد"),
        help: book.say(
          "ask something first, such as `mentions \"…\"`", "اسأل شيئا أولا، مثل «ذكر \"…\"»"))
    default: nil
    }
  }
}
