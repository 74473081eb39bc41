// SPDX-License-Identifier: Apache-2.0
// The tree of a query: rows, conditions and stages.

/// A query and where it stands.
package struct Query: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// One source of rows with its stages.
    case operand(Rows, [Stage])
    /// Two queries joined; left-associative.
    indirect case combined(Query, SetOperator, Query)
  }
  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

package enum SetOperator: String, Hashable, Sendable, CaseIterable {
  case union, intersect, except
}

/// What a query begins with.
package struct Rows: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case articles, sentences, words, sources
    case mentions(Pattern)
    case quotes(by: Pattern?, about: Pattern?)
    /// A let.
    case name(Name)
    /// `_`, the last result. Also what a line that begins with `|` goes on from.
    case last
    case query(Query)
  }
  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// A whole number where a stage wants one, or the parameter that stands for it.
package enum Count: Hashable, Sendable {
  case number(Int)
  case parameter(Name)
}

/// A stage of a pipe and where it stands.
package struct Stage: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case `where`(Condition)
    /// No field: one number for all.
    case count(by: [Name])
    case group(by: [Name], with: [Aggregate])
    case sort(by: [SortKey])
    case limit(Count)
    case skip(Count)
    case sample(Count, seed: Count?)
    case unique([Name])
    case show([Column])
    case context(ContextWidth)
    case timeline(Period, per: Name?)
    case pivot(Name)
    case collocates(within: Count?)
    case keywords(against: Query?)
    case rank(for: Pattern?)
    case align
    case wordings
    case save(StringLiteral)
  }
  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// `n = count`, `outlets = distinct source`.
package struct Aggregate: Hashable, Sendable {
  package enum Function: String, Hashable, Sendable, CaseIterable {
    case count, distinct, min, max, list, share, sum, average
  }
  package var name: Name
  package var function: Function
  /// None for `count` and `share`.
  package var field: Name?
  package var range: SourceRange

  package init(name: Name, function: Function, field: Name?, range: SourceRange) {
    self.name = name
    self.function = function
    self.field = field
    self.range = range
  }
}

package struct SortKey: Hashable, Sendable {
  package var field: Name
  package var descending: Bool

  package init(field: Name, descending: Bool) {
    self.field = field
    self.descending = descending
  }
}

/// A column of `show`: a field, and the name to show it by.
package struct Column: Hashable, Sendable {
  package var field: Name
  package var alias: Name?

  package init(field: Name, alias: Name?) {
    self.field = field
    self.alias = alias
  }
}

/// How much text stands before and after a match.
package enum ContextWidth: Hashable, Sendable {
  case words(Count)
  case sentence
  case paragraph
}

package enum Period: String, Hashable, Sendable, CaseIterable {
  case day, week, month, year
}
