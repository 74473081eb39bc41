// SPDX-License-Identifier: Apache-2.0
// The tree of a condition: which rows to keep.

/// A condition and where it stands.
package struct Condition: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case or(Condition, Condition)
    case and(Condition, Condition)
    case not(Condition)
    case compare(Name, Comparison, Literal)
    /// `field in (a, b)`.
    case among(Name, [Literal])
    /// `field in a..b`, both ends included.
    case between(Name, Literal, Literal)
    /// `field contains pattern`.
    case contains(Name, Pattern)
    /// `mentions pattern`, over the row's own text.
    case mentions(Pattern)
    /// `field is missing`, `field is not missing`.
    case missing(Name, isMissing: Bool)
  }
  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

package enum Comparison: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// A value as written, and where it stands.
package struct Literal: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A quoted string, or a bare word: `cnn`.
    case text(String)
    case number(Double)
    /// A date or a period of them: month and day are 0 where not written.
    case date(year: Int, month: Int, day: Int)
    case parameter(Name)
  }
  package var kind: Kind
  /// As written; a bare `2023` is a number, which a date field reads as a year.
  package var text: String
  package var range: SourceRange

  package init(_ kind: Kind, text: String, range: SourceRange) {
    self.kind = kind
    self.text = text
    self.range = range
  }
}
