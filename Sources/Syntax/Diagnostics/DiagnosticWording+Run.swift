// SPDX-License-Identifier: Apache-2.0
// Wording of what goes wrong when a statement runs.

extension Problem {
  /// The wording of a problem at run time, which any other problem is not.
  func runWording(_ book: Phrasebook) -> Wording {
    fileWording(book) ?? limitWording(book)
  }

  private func fileWording(_ book: Phrasebook) -> Wording? {
    switch self {
    case .expectationFailed(let expectation, let found):
      Wording(
        book.say(
          "expected \(expectation.wanted.english), found \(found)",
          "المتوقع \(expectation.wanted.arabic)، والموجود \(found)"),
        help: book.say(
          "run the query without `expect` to see its rows",
          "شغل الاستعلام دون «توقع» لترى صفوفه"))
    case .fileUnreadable(let path, let reason):
      Wording(
        book.say(
          "\(book.quoted(path)) cannot be read: \(reason)",
          "تعذرت قراءة \(book.quoted(path)): \(reason)"))
    case .fileUnwritable(let path, let reason):
      Wording(
        book.say(
          "\(book.quoted(path)) cannot be written: \(reason)",
          "تعذرت كتابة \(book.quoted(path)): \(reason)"))
    case .unsafeFileAccess(let path):
      Wording(
        book.say(
          "\(book.quoted(path)) is not touched: statements may not use files here",
          "لم يمس \(book.quoted(path))، فليس للعبارات هنا أن تستخدم الملفات"),
        help: book.say("run without `--safe`", "شغل البرنامج دون «--safe»"))
    case .useCycle(let path):
      Wording(
        book.say("\(book.quoted(path)) uses itself", "يستخدم \(book.quoted(path)) نفسه"),
        help: book.say(
          "move what both need to a third script", "انقل ما يحتاجه البرنامجان إلى برنامج ثالث"))
    case .scriptInUseFails(let path, let message):
      Wording(
        book.say(
          "\(book.quoted(path)) has a mistake: \(message)",
          "في \(book.quoted(path)) خطأ: \(message)"))
    case .namesFileFails(let path, let message):
      Wording(
        book.say(
          "\(book.quoted(path)) has a mistake in line \(message)",
          "في \(book.quoted(path)) خطأ في السطر \(message)"),
        help: book.say(
          "a line holds one name, as in `like \"شويغو\"`, and `#` begins a comment",
          "في كل سطر اسم واحد مثل «شبه \"شويغو\"»، وبعد «#» تعليق"))
    case .emptyNamesFile(let path):
      Wording(
        book.say("\(book.quoted(path)) holds no name", "لا اسم في \(book.quoted(path))"),
        help: book.say("write one name a line", "اكتب في كل سطر اسما"))
    default: nil
    }
  }

  private func limitWording(_ book: Phrasebook) -> Wording {
    switch self {
    case .timeLimit(let seconds):
      Wording(
        book.say(
          "stopped: more than \(plain(seconds)) s", "توقف: تجاوز حد الوقت، وهو \(plain(seconds)) ث"),
        help: narrower(book))
    case .rowLimit(let rows):
      Wording(
        book.say("stopped: more than \(rows) rows", "توقف: تجاوز عدد الصفوف \(rows)"),
        help: narrower(book))
    case .memoryLimit(let bytes):
      Wording(
        book.say(
          "stopped: more than \(bytes < 1 << 20 ? "\(bytes) bytes" : "\(bytes >> 20) MB") of memory",
          "توقف: تجاوز \(bytes < 1 << 20 ? "\(bytes) بايت" : "\(bytes >> 20) ميغابايت") من الذاكرة"),
        help: narrower(book))
    default:
      Wording(book.say("stopped before the end", "توقف قبل النهاية"))
    }
  }

  private func narrower(_ book: Phrasebook) -> String {
    book.say(
      "narrow the query with `where`, or raise the limit", "ضيق الاستعلام بـ«حيث»، أو ارفع الحد")
  }

  /// `30`, not `30.0`.
  private func plain(_ seconds: Double) -> String {
    seconds == seconds.rounded() && abs(seconds) < 1e15 ? "\(Int(seconds))" : "\(seconds)"
  }
}

extension Expectation {
  /// What is expected, in words.
  fileprivate var wanted: (english: String, arabic: String) {
    switch self {
    case .some: ("some rows", "أن توجد صفوف")
    case .no: ("no rows", "ألا يوجد صف")
    case .count(let comparison, .number(let number)):
      ("\(comparison.rawValue) \(number) rows", "أن يكون العدد \(comparison.rawValue) \(number)")
    case .count(let comparison, .parameter(let name)):
      (
        "\(comparison.rawValue) $\(name.text) rows",
        "أن يكون العدد \(comparison.rawValue) $\(name.text)"
      )
    }
  }
}
