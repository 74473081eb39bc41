// SPDX-License-Identifier: Apache-2.0
// What a load says of itself: progress while it runs, a report with every problem when it is done.

/// How far a load has come.
package struct LoadProgress: Sendable, Equatable {
  /// Bytes of the files read so far, compressed ones as they lie on disk.
  package var bytesRead = 0
  /// Bytes of all files; nil when an input has no size (standard input, a pipe).
  package var bytesTotal: Int?
  /// Articles handed over so far.
  package var articles = 0
}

/// What was loaded, and what was wrong with it.
package struct LoadReport: Sendable, Equatable {
  /// Articles handed over.
  package internal(set) var articles = 0
  /// Bytes read, after decompression.
  package internal(set) var bytes = 0
  /// Files read.
  package internal(set) var files = 0
  /// Records with a problem of any kind; a record with two counts once.
  package internal(set) var badRecords = 0
  /// Bad records that gave no article.
  package internal(set) var skipped = 0
  /// Records whose invalid UTF-8 became U+FFFD.
  package internal(set) var repaired = 0
  /// Articles that lost a date that is none.
  package internal(set) var undatable = 0
  /// The first ten problems, in order.
  package internal(set) var firstProblems: [LoadProblem] = []

  /// At most so many problems are named.
  package static let namedProblems = 10

  package init() {}
}

/// One thing wrong with one record.
package struct LoadProblem: Sendable, Equatable, CustomStringConvertible {
  /// Why a record is bad.
  package enum Reason: String, Sendable, CaseIterable {
    /// No text, or a blank one: the record is skipped.
    case noText = "no-text"
    /// Not one JSON object on the line: the record is skipped.
    case brokenJSON = "broken-json"
    /// A quotation that never closes, or more cells than columns: the record is skipped.
    case brokenRow = "broken-row"
    /// The record is longer than `ArticleLoader.longestRecord`: it is skipped.
    case tooLong = "too-long"
    /// `metadata.csv` names a file that is not there, or no file: its row is skipped.
    case unknownFile = "unknown-file"
    /// The front matter is no YAML: the article is kept, with the front matter in its text.
    case brokenFrontMatter = "broken-front-matter"
    /// Invalid UTF-8 became U+FFFD: the article is kept.
    case invalidUTF8 = "invalid-utf8"
    /// What stands as the date is none: the article is kept without a date.
    case notADate = "not-a-date"

    /// Whether the record gives nothing.
    var isFatal: Bool {
      switch self {
      case .noText, .brokenJSON, .brokenRow, .tooLong, .unknownFile: true
      case .brokenFrontMatter, .invalidUTF8, .notADate: false
      }
    }
  }

  /// The path, as `Origin.file`.
  package var file: String
  /// The line, as `Origin.line`.
  package var line: Int
  package var reason: Reason
  /// What was found, in English words without a full stop.
  package var text: String

  /// `file:line: text`.
  package var description: String { "\(Origin(file: file, line: line)): \(text)" }
}
