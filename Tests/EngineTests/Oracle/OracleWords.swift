// SPDX-License-Identifier: Apache-2.0
// How the oracle reads the strings of patterns, and which printed words each of their words is.

import ArabicText
import Indexing
import Syntax

/// A word of a query, or the beginning of one.
struct OracleQueryWord {
  var level: MatchLevel
  var text: String
  var isPrefix: Bool
  var key: String { "\(level) \(isPrefix) \(text)" }
}

/// What may stand at one place of a phrase.
enum OracleElement {
  case word(OracleWordTable)
  case any
  case gap
}

extension OracleElement {
  /// The word of a query, if it is a whole one.
  var nameWord: String? {
    if case .word(let table) = self { table.nameWord } else { nil }
  }
}

/// For each printed form how it matches a word of a query.
final class OracleWordTable {
  private static let unmatched: UInt8 = 0xFF
  let word: OracleQueryWord
  private let forms: OracleForms
  private let folded: String
  /// What the word expands to at the levels that look words up.
  private let expansion: [String: OracleForm]
  private var rules: [UInt8] = []

  init(_ word: OracleQueryWord, _ lexicon: OracleLexicon) {
    self.word = word
    forms = lexicon.forms
    folded = Folding.fold(word.text)
    expansion = Self.expansion(of: word, lexicon)
  }

  /// A table of words looked up already.
  init(_ expansion: [String: OracleForm], _ lexicon: OracleLexicon) {
    word = OracleQueryWord(level: .like, text: "", isPrefix: false)
    forms = lexicon.forms
    folded = ""
    self.expansion = expansion
  }

  private static func expansion(
    of word: OracleQueryWord, _ lexicon: OracleLexicon
  ) -> [String: OracleForm] {
    if word.isPrefix { return [:] }
    if word.level == .like { return lexicon.spellings.like(word.text) }
    var expansion: [String: OracleForm] = [:]
    for form in forms(of: word, lexicon) {
      expansion[String(decoding: form.form, as: UTF8.self)] = OracleForm(
        rule: form.rule, check: form.surfaceCheck)
    }
    return expansion
  }

  /// The levels that expand, asked of the counts of the texts and of the whole vocabulary.
  private static func forms(
    of word: OracleQueryWord, _ lexicon: OracleLexicon
  ) -> [ExpandedForm] {
    let counts = lexicon.counts
    let forms = FormCorpus { counts[String(decoding: $0, as: UTF8.self)] ?? 0 }
    switch word.level {
    case .word: return WordExpansion.forms(of: word.text, in: forms)
    case .stem:
      let evidence = lexicon.spellings.nameEvidence
      let corpus = StemExpansion.Corpus(
        forms: forms,
        hasWord: { beginning in counts.keys.contains { $0.utf8.starts(with: beginning) } },
        isName: { evidence(String(decoding: $0, as: UTF8.self)) == .name })
      return StemExpansion.forms(of: word.text, in: corpus)
    default: return []
    }
  }

  /// The word, if it is not the beginning of one.
  var nameWord: String? { word.isPrefix ? nil : word.text }

  /// How a printed form matches; nil if it does not.
  func rule(of form: Int) -> MatchRule? {
    if form >= rules.count { extend() }
    return rules[form] == Self.unmatched ? nil : MatchRule(rawValue: rules[form])
  }

  /// The words of a text that match, from `range`.
  func places(in text: OracleText, _ range: Range<Int>) -> [Int] {
    if rules.count < forms.printed.count { extend() }
    // Local, for a debug build checks each access to a property.
    let (rules, forms, unmatched) = (rules, text.forms, Self.unmatched)
    var places: [Int] = []
    var place = range.lowerBound
    while place < range.upperBound {
      if rules[forms[place]] != unmatched { places.append(place) }
      place += 1
    }
    return places
  }

  private func extend() {
    let known = rules.count
    rules += [UInt8](repeating: Self.unmatched, count: forms.printed.count - known)
    for form in candidates() where form >= known {
      if let rule = decide(printed: forms.printed[form], folded: forms.folded[form]) {
        rules[form] = rule.rawValue
      }
    }
  }

  /// The only printed forms that can match.
  private func candidates() -> [Int] {
    if word.isPrefix { return Array(forms.printed.indices) }
    if [.word, .stem, .like].contains(word.level) {
      return expansion.keys.flatMap { forms.formsOfFolded[$0] ?? [] }
    }
    return forms.formsOfFolded[folded] ?? []
  }

  private func decide(printed: String, folded: String) -> MatchRule? {
    switch (word.level, word.isPrefix) {
    case (.exact, false):
      return ExactMatch.matches(query: word.text, printed: printed) ? .exact : nil
    case (.exact, true):
      guard folded.utf8.starts(with: self.folded.utf8) else { return nil }
      let beginnings = (1...max(1, printed.unicodeScalars.count)).map {
        String(String.UnicodeScalarView(printed.unicodeScalars.prefix($0)))
      }
      let begins = beginnings.contains { ExactMatch.matches(query: word.text, printed: $0) }
      return begins ? .exact : nil
    case (_, true): return folded.utf8.starts(with: self.folded.utf8) ? .folded : nil
    case (.plain, false): return folded == self.folded ? .folded : nil
    default:
      guard let form = expansion[folded] else { return nil }
      return form.check?.accepts(printed) == false ? nil : form.rule
    }
  }
}

/// Words of queries over texts, where each word is counted.
final class OracleLexicon {
  let forms: OracleForms
  /// How often each folded word occurs; tells clitics from letters.
  let counts: [String: Int]
  let spellings: OracleSpellings
  private var tables: [String: OracleWordTable] = [:]
  private var joins: [[String]: OracleWordTable] = [:]
  private var tuples: [[String]: [[OracleWordTable]]] = [:]
  private var phrases: [MatchLevel: [String: [OracleElement]]] = [:]

  /// - Parameter spellings: of the texts whose words are looked up.
  init(_ spellings: OracleSpellings) {
    forms = spellings.forms
    counts = spellings.counts
    self.spellings = spellings
  }

  /// The printed forms that several words of a query stand for, written as one.
  func joined(_ words: [String]) -> OracleWordTable {
    if let table = joins[words] { return table }
    let table = OracleWordTable(spellings.joined(words), self)
    joins[words] = table
    return table
  }

  /// For each row of words that may stand for a name of several, the tables of its words.
  func tuples(of words: [String]) -> [[OracleWordTable]] {
    if let tables = tuples[words] { return tables }
    let tables = spellings.tuples(of: words).map { first, rest in
      [OracleWordTable(first, self)]
        + rest.map { OracleWordTable([$0: OracleForm(rule: .spelling)], self) }
    }
    tuples[words] = tables
    return tables
  }

  /// For each two words in a row that may stand for one of a query, the tables of both.
  func splits(of word: String) -> [(first: OracleWordTable, second: OracleWordTable)] {
    spellings.splits(of: word).map { first, seconds in
      var forms: [String: OracleForm] = [:]
      for second in seconds {
        forms[second] = OracleForm(rule: .spelling)
      }
      return (
        OracleWordTable(spellings.members(first), self), OracleWordTable(forms, self)
      )
    }
  }

  /// The printed forms that a word of a query stands for.
  private func table(_ word: OracleQueryWord) -> OracleWordTable {
    if let table = tables[word.key] { return table }
    let table = OracleWordTable(word, self)
    tables[word.key] = table
    return table
  }

  /// The elements of a phrase: `*` alone is any word, `روس*` a beginning, `…` and `...` a gap;
  /// punctuation is passed over.
  func elements(_ string: String, _ level: MatchLevel) -> [OracleElement] {
    if let elements = phrases[level]?[string] { return elements }
    let elements = read(string, level)
    phrases[level, default: [:]][string] = elements
    return elements
  }

  private func read(_ string: String, _ level: MatchLevel) -> [OracleElement] {
    let spaced = string.replacing("...", with: " … ").replacing("…", with: " … ")
    return spaced.split(whereSeparator: \.isWhitespace).flatMap { chunk -> [OracleElement] in
      if chunk == "…" { return [.gap] }
      let words = forms.words(of: chunk.replacing("*", with: ""))
      if words.isEmpty { return chunk.filter { $0 == "*" }.map { _ in .any } }
      let end = chunk.last { $0 == "*" || $0.isLetter || $0.isNumber }
      return words.enumerated().map { place, word in
        let isPrefix = end == "*" && place == words.count - 1
        return .word(table(OracleQueryWord(level: level, text: word, isPrefix: isPrefix)))
      }
    }
  }
}

extension OracleForms {
  /// The words of a string as printed in it.
  fileprivate func words(of string: some StringProtocol) -> [String] {
    let bytes = Array(string.utf8)
    var tokens = TokenizedText()
    tokens.tokenize(bytes.span)
    return (0..<tokens.count).map {
      String(decoding: bytes[tokens.wordByteRange($0)], as: UTF8.self)
    }
  }
}
