// SPDX-License-Identifier: Apache-2.0
// Wording of what the lexer and the parser find.

extension Problem {
  /// The wording of a problem of the parser; nil for any other.
  func parserWording(_ book: Phrasebook) -> Wording? {
    switch self {
    case .unexpected(let found, let expected): unexpectedWording(found, expected, book)
    case .unknownKeyword(let found, _, let expected): keywordWording(found, expected, book)
    case .unterminatedString: unterminatedWording(book)
    case .badEscape(let escape): escapeWording(escape, book)
    case .badCharacter(let character): characterWording(character, book)
    case .badNumber(let text): numberWording(text, book)
    case .badDate(let text): dateWording(text, book)
    case .unclosedBracket: bracketWording(book)
    case .nestingTooDeep(let limit): nestingWording(limit, book)
    case .scriptTooLong(let limit): lengthWording(limit, book)
    case .reservedName(let name): reservedWording(name, book)
    default: nil
    }
  }

  private func unexpectedWording(
    _ found: String, _ expected: [String], _ book: Phrasebook
  ) -> Wording {
    let list = book.expected(expected)
    if found.isEmpty {
      return Wording(
        book.say(
          "expected \(list), but the statement ends here",
          "المتوقع هنا \(list)، لكن العبارة انتهت"))
    }
    let quoted = book.quoted(found)
    if expected.isEmpty {
      return Wording(book.say("\(quoted) cannot stand here", "لا مكان هنا لـ\(quoted)"))
    }
    return Wording(
      book.say("expected \(list), found \(quoted)", "المتوقع هنا \(list)، والموجود \(quoted)"))
  }

  private func keywordWording(
    _ found: String, _ expected: [String], _ book: Phrasebook
  ) -> Wording {
    let (quoted, list) = (book.quoted(found), book.expected(expected))
    return Wording(
      book.say("\(quoted) is no keyword that can stand here", "\(quoted) ليست كلمة يصح أن تقع هنا"),
      help: book.say("expected \(list)", "المتوقع \(list)"))
  }

  private func unterminatedWording(_ book: Phrasebook) -> Wording {
    Wording(
      book.say("this string is never closed", "هذا النص لم يغلق"),
      help: book.say(
        "close it with the mark that belongs to the opening one: \"…\", “…” or «…»",
        "أغلقه بالعلامة المقابلة لعلامة فتحه: \"…\" أو “…” أو «…»"))
  }

  private func escapeWording(_ escape: String, _ book: Phrasebook) -> Wording {
    let quoted = book.quoted(escape)
    return Wording(
      book.say("\(quoted) is no escape", "\(quoted) ليس رمز هروب معروفا"),
      help: book.say(
        "write \\\" \\\\ \\n \\t or \\u{0627}; a backslash itself is \\\\",
        "اكتب \\\" أو \\\\ أو \\n أو \\t أو \\u{0627}؛ والشرطة المائلة نفسها \\\\"))
  }

  private func characterWording(_ character: String, _ book: Phrasebook) -> Wording {
    let quoted = book.quoted(character)
    if character.hasPrefix("0x") {
      return Wording(
        book.say("the byte \(character) is not UTF-8", "البايت \(character) ليس من UTF-8"),
        help: book.say("save the script as UTF-8", "احفظ البرنامج بترميز UTF-8"))
    }
    return Wording(
      book.say("\(quoted) means nothing here", "لا معنى لـ\(quoted) هنا"),
      help: characterHelp(character, book))
  }

  private func characterHelp(_ character: String, _ book: Phrasebook) -> String? {
    switch character {
    case "'", "‘", "’", "`", "„", "»", "‹", "›":
      book.say(
        "strings are written \"…\", “…” or «…»", "تكتب النصوص هكذا: \"…\" أو “…” أو «…»")
    case "$":
      book.say("a parameter is written $name", "يكتب المعامل هكذا: $name")
    case "&": book.say("write `and`", "اكتب «و»")
    case "!": book.say("write `not` or `!=`", "اكتب «ليس» أو «!=»")
    case "[", "]", "{", "}": book.say("brackets are ( and )", "الأقواس هي ( و )")
    case ".", "…": book.say("a range is written `a..b`", "يكتب المدى هكذا: «a..b»")
    default: nil
    }
  }

  private func numberWording(_ text: String, _ book: Phrasebook) -> Wording {
    let quoted = book.quoted(text)
    return Wording(
      book.say("\(quoted) is no number that can stand here", "\(quoted) ليس عددا يصح أن يقع هنا"),
      help: book.say(
        "write a whole number from 0 to 2147483647, such as 20",
        "اكتب عددا صحيحا من 0 إلى 2147483647، مثل 20"))
  }

  private func dateWording(_ text: String, _ book: Phrasebook) -> Wording {
    let quoted = book.quoted(text)
    return Wording(
      book.say("\(quoted) is no date", "\(quoted) ليس تاريخا"),
      help: book.say(
        "write 2023, 2023-09 or 2023-09-05; quote it if it is text",
        "اكتب 2023 أو 2023-09 أو 2023-09-05، وضعه بين علامتي اقتباس إن كان نصا"))
  }

  private func bracketWording(_ book: Phrasebook) -> Wording {
    Wording(
      book.say("this bracket is never closed", "هذا القوس لم يغلق"),
      help: book.say("put `)` where it ends", "ضع «)» حيث ينتهي"))
  }

  private func nestingWording(_ limit: Int, _ book: Phrasebook) -> Wording {
    switch limit {
    case Parser.operatorLimit:
      Wording(
        book.say(
          "this statement has more than \(limit) operators",
          "في هذه العبارة أكثر من \(limit) رابط"),
        help: book.say(
          "use `any of (…)` or `any of file \"…\"`", "استخدم «أي من (…)» أو «أي من ملف \"…\"»"))
    case Parser.stepLimit:
      Wording(
        book.say(
          "this query has more than \(limit) stages and joined queries",
          "في هذا الاستعلام أكثر من \(limit) مرحلة واستعلام مضموم"),
        help: book.say("leave some out", "احذف بعضها"))
    default:
      Wording(
        book.say(
          "brackets stand more than \(limit) deep here", "تداخلت الأقواس هنا أكثر من \(limit) مرة"),
        help: book.say("name inner parts with `let`", "سم الأجزاء الداخلية بـ«ليكن»"))
    }
  }

  private func lengthWording(_ limit: Int, _ book: Phrasebook) -> Wording {
    Wording(
      book.say(
        "the script is longer than \(limit >> 20) MB", "البرنامج أطول من \(limit >> 20) ميغابايت"),
      help: book.say(
        "move long lists to files: `any of file \"names.txt\"`",
        "انقل القوائم الطويلة إلى ملفات: «أي من ملف \"names.txt\"»"))
  }

  private func reservedWording(_ name: String, _ book: Phrasebook) -> Wording {
    let quoted = book.quoted(name)
    return Wording(
      book.say(
        "\(quoted) is a keyword and cannot be a name", "\(quoted) كلمة من كلمات اللغة ولا تصلح اسما"
      ),
      help: book.say(
        "choose another name, such as `my_\(name)`", "اختر اسما آخر، مثل «\(name)_1»"))
  }
}
