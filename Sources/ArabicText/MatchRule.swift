// SPDX-License-Identifier: Apache-2.0
// The rules by which a printed word may match a word of a query.

/// Why a word matched, strongest first.
package enum MatchRule: UInt8, CaseIterable, Comparable, Sendable {
  /// The same letters.
  case exact
  /// The same folded form.
  case folded
  /// The same word with attached particles or pronouns.
  case clitic
  /// An inflection of the same word.
  case stem
  /// Another spelling of the same foreign name.
  case spelling

  /// The name as results print it.
  package var name: String {
    switch self {
    case .exact: "exact"
    case .folded: "folded"
    case .clitic: "clitic"
    case .stem: "stem"
    case .spelling: "spelling"
    }
  }

  package static func < (a: MatchRule, b: MatchRule) -> Bool { a.rawValue < b.rawValue }
}
