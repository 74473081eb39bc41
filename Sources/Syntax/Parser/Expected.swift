// SPDX-License-Identifier: Apache-2.0
// What the grammar allows at a place: noted while parsing, told in diagnostics and completion.

/// Something that may stand at a place in a script.
package enum Expected: Hashable, Sendable {
  case keyword(Keyword)
  /// `|`, `)`, `,` …
  case symbol(String)
  case string, number, comparison, pattern, rows, stage, statement
  /// A name for something new.
  case name
  case field, option, topic
  /// A value of this field, or of this option.
  case value(of: String), optionValue(of: String)
  case parameter

  /// How a diagnostic holds it: the English keyword, the symbol, or a class in angle brackets,
  /// which the wording turns into words.
  package var code: String {
    switch self {
    case .keyword(let keyword): keyword.rawValue
    case .symbol(let symbol): symbol
    case .value, .optionValue: "<value>"
    case .string: "<string>"
    case .number: "<number>"
    case .comparison: "<comparison>"
    case .pattern: "<pattern>"
    case .rows: "<rows>"
    case .stage: "<stage>"
    case .statement: "<statement>"
    case .name: "<name>"
    case .field: "<field>"
    case .option: "<option>"
    case .topic: "<topic>"
    case .parameter: "<parameter>"
    }
  }

  /// The keywords that would be right there.
  package var keywords: [Keyword] {
    switch self {
    case .keyword(let keyword): [keyword]
    case .symbol("is missing"): [.is, .missing]
    case .symbol("is not missing"): [.present]
    case .pattern: Keyword.atoms
    case .rows: Keyword.rows
    case .stage: Keyword.stages
    case .statement: Keyword.statements
    default: []
    }
  }
}
