// SPDX-License-Identifier: Apache-2.0
// Reads `grammar/fihris.ebnf`, and makes sentences from it.

import Syntax

/// A part of a rule.
indirect enum GrammarPart {
  case terminal(String)
  /// A rule, or a token in capitals.
  case name(String)
  case sequence([GrammarPart])
  case choice([GrammarPart])
  case optional(GrammarPart)
  case repeated(GrammarPart)
}

/// The grammar as written in its file.
struct GrammarFile {
  /// In the order of the file.
  var names: [String] = []
  var rules: [String: GrammarPart] = [:]
  private var tokens: ArraySlice<String> = []

  init(_ text: String) {
    tokens = Self.cut(text)[...]
    while let name = tokens.popFirst() {
      _ = tokens.popFirst()  // =
      names.append(name)
      rules[name] = choice()
      _ = tokens.popFirst()  // ;
    }
  }

  private static func cut(_ text: String) -> [String] {
    var tokens: [String] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if rest.hasPrefix("(*") {
        while !rest.isEmpty, !rest.hasPrefix("*)") { rest.removeFirst() }
        rest = rest.dropFirst(2)
      } else if first == "\"" {
        let terminal = rest.dropFirst().prefix { $0 != "\"" }
        tokens.append("\"" + terminal)
        rest = rest.dropFirst(terminal.count + 2)
      } else if first.isLetter {
        let name = rest.prefix { $0.isLetter }
        tokens.append(String(name))
        rest = rest.dropFirst(name.count)
      } else {
        tokens.append(String(first))
        rest.removeFirst()
      }
    }
    return tokens
  }

  private mutating func choice() -> GrammarPart {
    var alternatives = [sequence()]
    while tokens.first == "|" {
      tokens.removeFirst()
      alternatives.append(sequence())
    }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func sequence() -> GrammarPart {
    var parts: [GrammarPart] = []
    while let token = tokens.first, ![";", "|", ")", "]", "}"].contains(token) {
      tokens.removeFirst()
      switch token {
      case "(": parts.append(bracketed { $0 })
      case "[": parts.append(bracketed { .optional($0) })
      case "{": parts.append(bracketed { .repeated($0) })
      case _ where token.hasPrefix("\""): parts.append(.terminal(String(token.dropFirst())))
      default: parts.append(.name(token))
      }
    }
    return .sequence(parts)
  }

  private mutating func bracketed(_ make: (GrammarPart) -> GrammarPart) -> GrammarPart {
    let part = make(choice())
    _ = tokens.popFirst()
    return part
  }
}

/// Makes random sentences of a grammar.
struct SentenceMaker {
  let grammar: GrammarFile
  var random: SeededGenerator
  private var depth = 0

  init(_ grammar: GrammarFile, seed: UInt64) {
    self.grammar = grammar
    random = SeededGenerator(seed: seed)
  }

  /// A sentence of `rule`, of ten levels or little more.
  mutating func sentence(_ rule: String) -> String {
    depth = 0
    var words = make(.name(rule))
    for index in words.indices.dropLast().reversed()
    where Self.newlines.contains(words[index]) && goesOn(words[(index + 1)...]) {
      words[index] = ";"
    }
    return words.joined(separator: " ")
  }

  /// Whether a line with these words goes on with the statement before it.
  private func goesOn(_ words: ArraySlice<String>) -> Bool {
    words.first { !Self.newlines.contains($0) } == "|"
  }

  private static let newlines = ["\n", "\r\n", "\n\n# a comment\n"]

  private mutating func make(_ part: GrammarPart) -> [String] {
    switch part {
    case .terminal(let text): return [spelled(text)]
    case .sequence(let parts): return parts.flatMap { make($0) }
    case .choice(let alternatives): return make(pick(alternatives))
    case .optional(let inner): return chance(40) ? make(inner) : []
    case .repeated(let inner):
      var result: [String] = []
      while chance(40) { result += make(inner) }
      return result
    case .name(let name):
      guard let rule = grammar.rules[name] else { return [token(name)] }
      depth += 1
      defer { depth -= 1 }
      return make(rule)
    }
  }

  private mutating func chance(_ percent: Int) -> Bool {
    depth < 24 && Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func one(_ items: [String]) -> String {
    items.randomElement(using: &random) ?? ""
  }

  /// Deep down only alternatives that lead no deeper.
  private mutating func pick(_ alternatives: [GrammarPart]) -> GrammarPart {
    let shallow = alternatives.filter { height($0, limit: 4) < 4 }
    let pool = depth < 18 || shallow.isEmpty ? alternatives : shallow
    return pool.randomElement(using: &random) ?? pool[0]
  }

  /// Levels of rules below a part, up to `limit`.
  private func height(_ part: GrammarPart, limit: Int) -> Int {
    if limit == 0 { return 0 }
    switch part {
    case .terminal, .optional, .repeated: return 0
    case .sequence(let parts): return parts.map { height($0, limit: limit) }.max() ?? 0
    case .choice(let parts): return parts.map { height($0, limit: limit) }.min() ?? 0
    case .name(let name):
      return grammar.rules[name].map { 1 + height($0, limit: limit - 1) } ?? 0
    }
  }

  private mutating func spelled(_ terminal: String) -> String {
    if let keyword = Keyword(rawValue: terminal) {
      return keyword.spelled(in: chance(50) ? .arabic : .english)
    }
    switch terminal {
    case ",": return one([",", "،"])
    case ";": return one([";", "؛"])
    case "(": return one(["(", "(\n", "( # a comment ) |\n", "\u{200F}("])
    default: return terminal
    }
  }

  private mutating func token(_ name: String) -> String {
    switch name {
    case "STRING":
      one(["\"كيربي\"", "«الأمن القومي»", "“a \\\"b\\\" \\u{627}”", "”روس*”", "\"\"", "\"#|)\n\""])
    case "WORD":
      one([
        "source", "المصدر", "section", "al-ain", "aljazeera.net", "النوع", "cnn", "sentence",
        "عدد_1",
      ])
    case "NAME": one(["kremlin", "الكرملين", "n", "day", "a-b.c", "n_1", "المجموع"])
    case "NUMBER": one(["3", "٢٫٥", "۱۲", "-7", "0.25", "2023"])
    case "WHOLE": one(["0", "5", "٢٠", "2147483647"])
    case "DATE": one(["2023-09", "٢٠٢٣-٠٩-٠٥", "2024-02-29"])
    case "PARAMETER": one(["$x", "$المصدر"])
    case "NEWLINE": one(Self.newlines)
    default: "<\(name)>"
    }
  }
}
