// SPDX-License-Identifier: Apache-2.0
// The names of what the outside chooses: format, colour, direction.

/// How results are written.
package enum OutputFormat: String, CaseIterable, Sendable {
  case table, kwic, json, jsonl, csv, tsv, markdown, count

  /// - Throws: `SettingProblem` for a name that is none, and for a format of a later version.
  package init(named name: String) throws(SettingProblem) {
    if let format = OutputFormat(rawValue: name) {
      self = format
    } else if name == "html" {
      throw SettingProblem(
        code: "not-in-this-version", message: "the format html is not in this version")
    } else {
      throw .unknown(name, for: "format", of: OutputFormat.allCases.map(\.rawValue))
    }
  }

  /// Whether it is made for programs: a word for people must stay out of its output.
  var isForPrograms: Bool {
    switch self {
    case .table, .kwic, .markdown: false
    case .json, .jsonl, .csv, .tsv, .count: true
    }
  }
}

/// When colour is used.
package enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never

  /// - Throws: `SettingProblem` for a name that is none.
  package init(named name: String) throws(SettingProblem) {
    guard let choice = ColorChoice(rawValue: name) else {
      throw .unknown(name, for: "color", of: ColorChoice.allCases.map(\.rawValue))
    }
    self = choice
  }
}

/// Who puts right-to-left text in order: see `BidiLayout`.
package enum BidiChoice: String, CaseIterable, Sendable {
  case auto, logical, isolate

  /// - Throws: `SettingProblem` for a name that is none, and for `visual`, of a later version.
  package init(named name: String) throws(SettingProblem) {
    if let choice = BidiChoice(rawValue: name) {
      self = choice
    } else if name == "visual" {
      throw SettingProblem(
        code: "not-in-this-version", message: "--bidi visual is not in this version")
    } else {
      throw .unknown(name, for: "bidi", of: BidiChoice.allCases.map(\.rawValue))
    }
  }
}

/// A setting that cannot be had.
package struct SettingProblem: Error, Hashable, Sendable {
  /// Stable, in kebab case.
  package var code: String
  package var message: String

  static func unknown(_ value: String, for option: String, of values: [String]) -> Self {
    SettingProblem(
      code: "bad-option-value",
      message: "\(option) is one of \(values.joined(separator: ", ")); found \(value)")
  }
}
