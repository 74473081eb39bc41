// SPDX-License-Identifier: Apache-2.0
// The keywords of the language, by their English names, and what they may stand for.

/// A keyword; its raw value is the English word. `KeywordTable` gives the Arabic one.
///
/// Keywords are words only where the grammar wants one: as a value or a field they are plain words.
package enum Keyword: String, Hashable, Sendable, CaseIterable {
  // Statements.
  case `let`, param, load, use, set, print, expect, explain, describe, help
  // Rows.
  case articles, sentences, words, sources, mentions, quotes
  // Stages.
  case `where`, count, group, sort, limit, skip, sample, unique, show, context, timeline, pivot
  case collocates, keywords, rank, align, wordings, save
  // Patterns.
  case exact, plain, stem, like, any, of, file, near, then, within
  case sentence, paragraph, article
  // Connectives.
  case and, or, not, union, intersect, except, by, about
  // Conditions.
  case `in`, contains, `is`, missing
  /// Has a word of its own in Arabic only.
  case present = "is not missing"
  // Parts of stages and statements.
  case with, desc, asc, `as`, seed, per, against, `for`
  case day, week, month, year
  case distinct, min, max, list, share, sum, average
  case someRows = "some"
  case no, corpus, fields
}

extension Keyword {
  /// Words a statement begins with, rows apart.
  package static let statements: [Keyword] = [
    .let, .param, .load, .use, .set, .print, .expect, .explain, .describe, .help,
  ]

  /// Words rows begin with.
  package static let rows: [Keyword] = [
    .mentions, .quotes, .articles, .sentences, .words, .sources,
  ]

  /// Words a stage begins with.
  package static let stages: [Keyword] = [
    .where, .count, .group, .sort, .limit, .skip, .sample, .unique, .show, .context, .timeline,
    .pivot, .collocates, .keywords, .rank, .align, .wordings, .save,
  ]

  /// Words an atom of a pattern begins with.
  package static let atoms: [Keyword] = [.exact, .plain, .stem, .like, .any]

  /// Whether a statement goes on after it: a line that ends in it is not done, and no field may be
  /// called so.
  var isUnfinished: Bool {
    switch self {
    case .where, .and, .or, .not, .by, .about, .in, .contains, .is, .with, .as, .per, .within,
      .near, .then, .union, .intersect, .except, .for, .against, .any, .of, .exact, .plain, .stem,
      .like, .mentions:
      true
    default: false
    }
  }

  /// Whether a line that begins so goes on with the statement before it.
  var continuesStatement: Bool { self == .where || self == .and || self == .or }

  /// Whether a statement, rows or a stage begin with it.
  var beginsStatement: Bool { Self.statements.contains(self) }
  var beginsRows: Bool { Self.rows.contains(self) }
  var beginsStage: Bool { Self.stages.contains(self) }

  /// Whether no let may be called so: a query could not tell it from the keyword.
  var isReserved: Bool {
    isUnfinished || beginsStatement || beginsRows || beginsStage || Self.atoms.contains(self)
  }

  /// The word as written in `language`.
  package func spelled(in language: KeywordLanguage) -> String {
    language == .arabic ? KeywordTable.arabic(for: self) : rawValue
  }

  /// The canonical English name of a built-in field written in either language, or nil for
  /// any other name.
  package static func field(named text: String) -> String? {
    KeywordTable.field(text)
  }

  /// The Arabic twin of an English keyword, field, option or two-word keyword; nil where `english`
  /// is none.
  package static func arabic(for english: String) -> String? {
    KeywordTable.arabic(for: english)
  }
}
