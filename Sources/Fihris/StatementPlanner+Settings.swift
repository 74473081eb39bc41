// SPDX-License-Identifier: Apache-2.0
// Checks set, describe and help: words of closed lists.

internal import Planning
internal import Syntax

/// What `set` can set, and to what.
enum Setting {
  /// The options and their values; nil where any whole number from 0 will do.
  static let all: [(option: String, values: [String]?)] = [
    ("format", ["table", "kwic", "json", "jsonl", "csv", "tsv", "markdown", "count"]),
    ("bidi", ["auto", "logical", "isolate"]),
    ("color", ["auto", "always", "never"]),
    ("limit", nil),
    ("context", ["sentence", "paragraph"]),
    ("time", ["on", "off"]),
  ]

  /// Options that a whole number sets, alone or beside words.
  static let numeric: Set<String> = ["limit", "context"]
}

extension StatementPlanner {
  func set(
    _ name: Name, _ value: Literal, _ statement: Statement
  ) -> PlannedStatement? {
    let canonical = KeywordTable.option(name.text) ?? KeywordFolding.fold(name.text)
    guard let setting = Setting.all.first(where: { $0.option == canonical }) else {
      let known = Setting.all.map { KeywordTable.optionName($0.option, in: statement.language) }
      report(
        .unknownOption(name.text, candidates: candidates(name, known)), at: name.range, statement)
      return nil
    }
    let text = KeywordTable.keyword(value.text)?.rawValue ?? value.textValue
    let isNumber = Setting.numeric.contains(setting.option) && UInt32(text) != nil
    if isNumber || setting.values?.contains(text) == true {
      return .set(option: setting.option, value: text)
    }
    let numbers = Setting.numeric.contains(setting.option) ? ["0, 1, 2 …"] : []
    report(
      .badOptionValue(
        option: name.text, value: value.text, allowed: numbers + (setting.values ?? [])),
      at: value.range, statement)
    return nil
  }

  func describe(_ name: Name?, _ statement: Statement) -> PlannedStatement? {
    guard let name else { return .describe(.corpus) }
    switch KeywordTable.keyword(name.text) {
    case .corpus: return .describe(.corpus)
    case .sources: return .describe(.sources)
    case .fields: return .describe(.fields)
    default: break
    }
    if name.text == "_" {
      if let schema = environment.lastSchema { return .describe(.last(schema)) }
      report(.noLastResult, at: name.range, statement)
      return nil
    }
    if let definition = environment.definition(name.text) {
      return .describe(.definition(name: name.text, definition))
    }
    let known =
      environment.definedNames
      + [Keyword.corpus, .sources, .fields].map { $0.spelled(in: statement.language) }
    report(.unknownName(name.text, candidates: candidates(name, known)), at: name.range, statement)
    return nil
  }

  func help(_ name: Name?, _ statement: Statement) -> PlannedStatement? {
    guard let name else { return .help(nil) }
    if let topic = HelpTopic.find(name.text) { return .help(topic) }
    let known = HelpTopic.all.map { $0.title(in: statement.language) }
    report(
      .unknownTopic(name.text, candidates: candidates(name, known)), at: name.range, statement)
    return nil
  }

  /// Near candidates, or all of a list too short to need that.
  private func candidates(_ name: Name, _ known: [String]) -> [String] {
    let near = nearCandidates(for: name.text, among: known)
    return near.isEmpty && known.count <= 12 ? known : near
  }
}
