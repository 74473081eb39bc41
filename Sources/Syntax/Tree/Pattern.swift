// SPDX-License-Identifier: Apache-2.0
// The tree of a pattern: what to find in the text.

/// How loosely the words of a string match; see the table in the language page.
package enum MatchLevel: String, Hashable, Sendable, CaseIterable {
  case exact, plain, word, stem, like
}

/// The stretch of text that all parts of a conjunction must share.
package enum Scope: String, Hashable, Sendable, CaseIterable {
  case sentence, paragraph, article
}

/// A string as it stands in a script.
package struct StringLiteral: Hashable, Sendable {
  /// The text meant, escapes resolved.
  package var value: String
  /// With its quotation marks.
  package var range: SourceRange

  package init(value: String, range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// A pattern and where it stands.
package struct Pattern: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A phrase at a level; `word` where none is written.
    case phrase(MatchLevel, StringLiteral)
    /// `$name` standing for a phrase.
    case parameter(MatchLevel, Name)
    /// A let.
    case name(Name)
    /// `any of (a, b)`.
    case anyOf([Pattern])
    /// `any of file "names.txt"`.
    case anyOfFile(StringLiteral)
    /// `a near 5 b`; at most `distance` words between, in either order.
    indirect case near(Pattern, distance: Int, Pattern)
    /// `a then 5 b`; `a` first.
    indirect case then(Pattern, distance: Int, Pattern)
    indirect case within(Pattern, Scope)
    indirect case and(Pattern, Pattern)
    indirect case andNot(Pattern, Pattern)
    indirect case or(Pattern, Pattern)
  }
  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// Words between the two sides of `near` and `then` where no number is written.
  package static let defaultDistance = 5
}
