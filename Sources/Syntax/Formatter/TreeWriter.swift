// SPDX-License-Identifier: Apache-2.0
// Statements and their smallest parts as text: keywords, names, strings, values.

/// Writes a tree in one keyword language.
struct TreeWriter {
  let language: KeywordLanguage
  /// Folded names of columns that are not translated.
  let ownNames: Set<String>

  func keyword(_ keyword: Keyword) -> String { keyword.spelled(in: language) }

  func field(_ name: Name) -> String {
    ownNames.contains(KeywordFolding.fold(name.text))
      ? name.text : KeywordTable.fieldName(name.text, in: language)
  }

  /// Parts with a comma between.
  func list(_ items: [String]) -> String {
    items.joined(separator: language == .arabic ? "، " : ", ")
  }

  /// The canonical lines of a statement.
  func lines(_ statement: Statement) -> [String] {
    switch statement.kind {
    case .query(let query): lines(query)
    case .letPattern(let name, let pattern):
      ["\(keyword(.let)) \(name.text) = \(self.pattern(pattern))"]
    case .letQuery(let name, let query): lines(query, after: "\(keyword(.let)) \(name.text) = ")
    case .letName(let name, let other): ["\(keyword(.let)) \(name.text) = \(other.text)"]
    case .param(let name, let value): ["\(keyword(.param)) \(name.text) = \(literal(value))"]
    case .load(let path): ["\(keyword(.load)) \(string(path.value))"]
    case .use(let path): ["\(keyword(.use)) \(string(path.value))"]
    case .set(let option, let value):
      ["\(keyword(.set)) \(KeywordTable.optionName(option.text, in: language)) \(literal(value))"]
    case .print(let text): ["\(keyword(.print)) \(string(text.value))"]
    case .expect(let expectation, let query): expect(expectation, query)
    case .explain(let query): lines(query, after: keyword(.explain) + " ")
    case .describe(let topic): [keyword(.describe) + (topic.map { " " + self.topic($0) } ?? "")]
    case .help(let topic): [keyword(.help) + (topic.map { " " + $0.text } ?? "")]
    }
  }

  private func expect(_ expectation: Expectation, _ query: Query) -> [String] {
    switch expectation {
    case .some: lines(query, after: "\(keyword(.expect)) \(keyword(.someRows)) ")
    case .no: lines(query, after: "\(keyword(.expect)) \(keyword(.no)) ")
    case .count(let comparison, let number):
      [
        "\(keyword(.expect)) \(keyword(.count)) (\(self.query(query))) \(comparison.rawValue) "
          + count(number)
      ]
    }
  }

  private func topic(_ name: Name) -> String {
    switch KeywordTable.keyword(name.text) {
    case .corpus: keyword(.corpus)
    case .sources: keyword(.sources)
    case .fields: keyword(.fields)
    default: name.text
    }
  }
}

// MARK: - Values

extension TreeWriter {
  /// A string in plain quotation marks; what cannot be seen is escaped, joiners apart.
  func string(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default:
        let isHidden = scalar.value < 0x20 || scalar.isInvisible && !scalar.isJoiner
        text +=
          isHidden ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
      }
    }
    return text + "\""
  }

  func literal(_ literal: Literal) -> String {
    switch literal.kind {
    case .text(let text): isBareWord(text) ? text : string(text)
    case .number(let number): self.number(number, as: literal.text)
    case .date(let year, let month, let day):
      padded(year, 4) + "-" + padded(month, 2) + (day == 0 ? "" : "-" + padded(day, 2))
    case .parameter(let name): "$" + name.text
    }
  }

  func count(_ count: Count) -> String {
    switch count {
    case .number(let number): "\(number)"
    case .parameter(let name): "$" + name.text
    }
  }

  private func number(_ number: Double, as written: String) -> String {
    let ascii = asciiDigits(written)
    if Double(ascii) == number { return ascii }
    return number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Whether a value needs no quotation marks: one word that begins with a letter and is no
  /// keyword.
  private func isBareWord(_ text: String) -> Bool {
    guard text.unicodeScalars.first?.isLetter ?? false else { return false }
    var lexer = Lexer(Array(text.utf8))
    lexer.run()
    guard let token = lexer.tokens.first, lexer.tokens.count == 1, lexer.comments.isEmpty else {
      return false
    }
    return token.kind == .word && token.keyword == nil && token.start == 0
      && token.end == text.utf8.count
  }
}
