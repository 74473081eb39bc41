// SPDX-License-Identifier: Apache-2.0
// Conditions at random, with values that rows of the corpus have.

import ArabicText
import Loading
import Syntax

extension QueryWriter {
  mutating func condition(_ shape: QueryShape, _ depth: Int) -> String {
    if depth > 0, random.chance(25) {
      let connective = keyword(random.pick(["and", "or"]))
      return "\(condition(shape, depth - 1)) \(connective) \(condition(shape, depth - 1))"
    }
    if depth > 0, random.chance(8) { return "(\(condition(shape, depth - 1)))" }
    if random.chance(12) { return "\(keyword("not")) \(test(shape))" }
    return test(shape)
  }

  private mutating func test(_ shape: QueryShape) -> String {
    if shape.hasArticle, random.chance(35) { return "\(keyword("mentions")) \(scoped(1))" }
    let chosen = random.pick(shape.fields)
    if random.chance(6) { return "\(field(chosen)) \(missing())" }
    switch chosen.kind {
    case .text: return textTest(chosen, shape)
    case .number: return numberTest(chosen, shape)
    case .date: return dateTest(chosen)
    case .list:
      if random.chance(40) { return "\(field(chosen)) \(keyword("contains")) \(scoped(0))" }
      let text = value(random.pick([corpus.articles[anchor].source, sampleText(chosen, shape)]))
      return "\(field(chosen)) \(random.pick(["=", "!=", ">="])) \(text)"
    }
  }

  private mutating func missing() -> String {
    let isMissing = random.chance(40)
    if isArabic {
      return KeywordTable.arabic(for: isMissing ? "is missing" : "is not missing") ?? ""
    }
    return isMissing ? "is missing" : "is not missing"
  }

  private static let fieldsOfWords: Set = [
    "text", "title", "before", "after", "tags", "form", "match", "word", "author", "desk",
  ]

  private mutating func textTest(_ chosen: ShapeField, _ shape: QueryShape) -> String {
    let isLong = Self.fieldsOfWords.contains(chosen.origin)
    if isLong && random.chance(isLarge ? 100 : 70) || random.chance(10) {
      return "\(field(chosen)) \(keyword("contains")) \(contained(chosen, shape))"
    }
    let values = closedValues(chosen) ?? [sampleText(chosen, shape)]
    if random.chance(25) {
      let list = (0...random.below(2)).map { _ in value(random.pick(values)) }
      return "\(field(chosen)) \(keyword("in")) (\(list.joined(separator: ", ")))"
    }
    if random.chance(8) {
      let ends = [random.pick(values), random.pick(values)].sorted { $0 < $1 }
      if ends[0] == ends[1] {
        return "\(field(chosen)) \(keyword("in")) \(value(ends[0]))..\(value(ends[1]))"
      }
    }
    let comparison = random.pick(["=", "=", "=", "=", "!=", "<", ">="])
    return "\(field(chosen)) \(comparison) \(value(random.pick(values)))"
  }

  /// A pattern for the text of a field: at times of its own words.
  private mutating func contained(_ chosen: ShapeField, _ shape: QueryShape) -> String {
    let words = sampleText(chosen, shape).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if words.isEmpty || random.chance(40) { return scoped(1) }
    let first = random.below(words.count)
    let phrase = words[first...].prefix(1 + random.below(2)).joined(separator: " ")
    return random.pick(["", "", "\(keyword("plain")) "]) + quoted(phrase)
  }

  /// The values of fields whose values must be of the corpus or the language.
  private func closedValues(_ field: ShapeField) -> [String]? {
    switch field.origin {
    case "source": corpus.sources + [corpus.articles[anchor].source]
    case "part": ["title", "body", "body"]
    case "rule": ["folded", "clitic", "exact", "folded"]
    default: nil
    }
  }

  /// A row that the query may well have.
  private mutating func sampleRow(_ shape: QueryShape) -> OracleRow {
    let text = corpus.texts[anchor]
    switch shape.rows {
    case .sentences where !text.sentences.isEmpty:
      return .sentence(anchor, random.below(text.sentences.count))
    case .mentions where !text.words.isEmpty:
      return .mention(anchor, OracleSpan(start: focus, end: focus + 1, rule: .folded))
    case .words: return .word(random.below(corpus.vocabulary.count))
    case .sources: return .source(random.below(corpus.sources.count))
    default: return .article(anchor)
    }
  }

  /// The value of a field in such a row, or a word of the anchor.
  private mutating func sampleText(_ field: ShapeField, _ shape: QueryShape) -> String {
    let value = corpus.value(sampleRow(shape), field.origin, .sentence)
    if value != .missing, value.text.count < 200 { return value.text }
    let forms = corpus.texts[anchor].forms
    return forms.isEmpty ? "x" : corpus.forms.printed[random.pick(forms)]
  }

  /// A value, in quotation marks where it is no bare word.
  private mutating func value(_ text: String) -> String {
    let isBare =
      text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    if isBare, random.chance(60) { return text }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    return "\"\(escaped)\""
  }

  private mutating func numberTest(_ chosen: ShapeField, _ shape: QueryShape) -> String {
    var around = random.below(5)
    if case .number(let value) = corpus.value(sampleRow(shape), chosen.origin, .sentence) {
      around = max(0, Int(value))
    }
    let number = max(0, around + random.below(5) - 2)
    if random.chance(20) {
      return "\(field(chosen)) \(keyword("in")) \(number)..\(number + random.below(around + 2))"
    }
    if random.chance(10) {
      return "\(field(chosen)) \(keyword("in")) (\(number), \(number + 1), \(around))"
    }
    let comparison = random.pick(["=", "!=", "<", "<=", ">", ">=", "<=", ">="])
    return "\(field(chosen)) \(comparison) \(comparison == "=" ? around : number)"
  }

  private mutating func dateTest(_ chosen: ShapeField) -> String {
    let date = corpus.articles[anchor].date
    let (year, month, day) = (date?.year ?? 2023, date?.month ?? 9, date?.day ?? 5)
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let monthText = "\(year)-\(digits(max(1, month)))"
    let dayText = "\(monthText)-\(digits(max(1, day)))"
    if random.chance(25) {
      let low = random.pick([dayText, monthText, "\(year)"])
      let high = random.pick([monthText, "\(year)", "\(year + 1)"])
      return "\(field(chosen)) \(keyword("in")) \(low)..\(high)"
    }
    let comparison = random.pick(["=", "=", "!=", "<", "<=", ">", ">="])
    return "\(field(chosen)) \(comparison) \(random.pick([dayText, dayText, monthText, "\(year)"]))"
  }
}
