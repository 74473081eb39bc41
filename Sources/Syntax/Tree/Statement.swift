// SPDX-License-Identifier: Apache-2.0
// The tree of a script: its statements.

/// A parsed script: every statement that could be read.
package struct Script: Hashable, Sendable {
  package var statements: [Statement]
  /// Where each statement of the text begins, those with mistakes too: byte offsets, ascending.
  package var starts: [Int]

  package init(statements: [Statement], starts: [Int] = []) {
    self.statements = statements
    self.starts = starts
  }

  /// The number of the statement that a byte offset lies in, from 1. O(log n).
  package func number(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(1, low)
  }
}

/// A statement and where it stands.
package struct Statement: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case query(Query)
    case letPattern(Name, Pattern)
    case letQuery(Name, Query)
    /// `let a = b`, where only the checker knows which kind of thing `b` is.
    case letName(Name, Name)
    case param(Name, Literal)
    case load(StringLiteral)
    case use(StringLiteral)
    case set(Name, Literal)
    case print(StringLiteral)
    case expect(Expectation, Query)
    case explain(Query)
    case describe(Name?)
    case help(Name?)
  }
  package var kind: Kind
  package var range: SourceRange
  /// The language of the first keyword written in it; messages answer in it.
  package var language: KeywordLanguage

  package init(_ kind: Kind, _ range: SourceRange, language: KeywordLanguage) {
    self.kind = kind
    self.range = range
    self.language = language
  }
}

/// What `expect` demands of a query.
package enum Expectation: Hashable, Sendable {
  case some
  case no
  case count(Comparison, Count)
}
