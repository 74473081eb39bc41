// SPDX-License-Identifier: Apache-2.0
// What a statement gives back: rows read on demand, and what to say about them.

/// The result of one statement. A value; its rows are computed when they are read.
public struct Result: Sendable {
  /// What the rows are, or which statement it was that has none.
  public enum Kind: String, Hashable, Sendable {
    case articles, sentences, mentions, quotes, words, sources
    /// Utterances that say the same, and these utterances one by one.
    case claims, wordings
    /// Computed rows: `count by`, `group`, `timeline`, `pivot`, `describe`.
    case table
    /// `count` alone.
    case count
    case explain, describe, help, print, expect
    case `let`, param, load, use, set
  }

  /// Number of the statement in its script, from 1.
  public var statement: Int
  /// What the rows are.
  public var kind: Kind
  /// The columns, in order; names are unique.
  public var columns: [Column]
  /// Rows found, before a limit for display cut them.
  public var total: Int
  /// Rows that can be read: `total`, or less if a limit cut them.
  public var rowCount: Int
  /// Milliseconds it took.
  public var elapsedMilliseconds: Double
  /// What the reader should know: rows left out, why nothing was found.
  public var notes: [Note]
  /// The text of `print` and `help`.
  public var text: String?
  /// What `explain` found.
  public var explanation: Explanation?
  let cells: Cells

  /// Whether a limit cut rows off.
  public var isTruncated: Bool { rowCount < total }

  /// The cell at a row (0 ..< `rowCount`) and column (index into `columns`).
  /// - Complexity: O(length of the cell's text); nothing else of the row is read.
  public func value(row: Int, column: Int) -> Value {
    cells.value(row, column)
  }

  /// The row at an index below `rowCount`.
  public subscript(row: Int) -> Row { Row(result: self, index: row) }

  /// The rows in order.
  public var rows: some Sequence<Row> { (0..<rowCount).lazy.map { Row(result: self, index: $0) } }

  /// The match of a row with its context, whatever columns were chosen; of an utterance its
  /// content. Nil where rows are neither.
  public func concordance(row: Int) -> ConcordanceLine? { cells.concordance(row) }

  /// The claim of a row with its wordings; nil where rows are no claims, or columns were chosen.
  public func claim(row: Int) -> Claim? { cells.claim(row) }
}

/// A match in its context, each side as printed in the article.
public struct ConcordanceLine: Hashable, Sendable {
  /// The article's id.
  public var article: String
  /// The outlet.
  public var source: String
  /// ISO date, or nil.
  public var date: String?
  /// The text before the match, as wide as the query's context.
  public var before: String
  /// The text of the match.
  public var match: String
  /// The text after the match.
  public var after: String
}

/// One row of a result.
public struct Row: Sendable {
  let result: Result
  let index: Int

  /// The cell of a column by name; nil if there is no such column.
  public subscript(name: String) -> Value? {
    guard let column = result.columns.firstIndex(where: { $0.name == name }) else { return nil }
    return result.value(row: index, column: column)
  }

  /// All cells, in the order of the result's columns.
  public var values: [Value] {
    result.columns.indices.map { result.value(row: index, column: $0) }
  }
}

/// Something a reader should know about a result.
public struct Note: Hashable, Sendable {
  /// Stable, in kebab case: `nothing-found`, `rows-without-date`.
  public var code: String
  /// In the keyword language of the query.
  public var message: String
  /// "en" or "ar": the language of the message.
  public var language: String

  /// Makes a note.
  public init(code: String, message: String, language: String = "en") {
    self.code = code
    self.message = message
    self.language = language
  }
}

extension Result {
  /// A result whose cells are there already; rows must be as wide as `columns`.
  package init(
    statement: Int, kind: Kind, columns: [Column] = [], rows: [[Value]] = [],
    notes: [Note] = [], text: String? = nil, concordance: [ConcordanceLine]? = nil,
    claims: [Claim]? = nil
  ) {
    self.init(
      statement: statement, kind: kind, columns: columns, total: rows.count, rowCount: rows.count,
      elapsedMilliseconds: 0, notes: notes, text: text, explanation: nil,
      cells: .values(rows, concordance, claims))
  }
}
