// SPDX-License-Identifier: Apache-2.0
// What a load says of itself.

internal import Loading

/// How far a load has come.
public struct LoadProgress: Hashable, Sendable {
  /// Bytes of the files read so far, compressed ones as they lie on disk.
  public var bytesRead: Int
  /// Bytes of all files; nil when an input has no size.
  public var bytesTotal: Int?
  /// Articles read so far.
  public var articles: Int

  init(_ progress: Loading.LoadProgress) {
    bytesRead = progress.bytesRead
    bytesTotal = progress.bytesTotal
    articles = progress.articles
  }
}

/// What was loaded, and what was wrong with it.
public struct LoadReport: Hashable, Sendable {
  /// One thing wrong with one record.
  public struct Problem: Hashable, Sendable {
    /// Stable, in kebab case: `no-text`, `broken-json`, `not-a-date` …
    public var code: String
    /// The path as given; `-` is standard input.
    public var file: String
    /// From 1; 0 when the whole file is meant.
    public var line: Int
    /// What was found, in English.
    public var message: String
  }

  /// Articles loaded.
  public var articles = 0
  /// Bytes read, after decompression.
  public var bytes = 0
  /// Files read.
  public var files = 0
  /// Records with a problem of any kind.
  public var badRecords = 0
  /// Bad records that gave no article.
  public var skipped = 0
  /// Records whose invalid UTF-8 became U+FFFD.
  public var repaired = 0
  /// Articles that lost a date that is none.
  public var undatable = 0
  /// The first ten problems, in order.
  public var firstProblems: [Problem] = []

  init() {}

  init(_ report: Loading.LoadReport) {
    articles = report.articles
    bytes = report.bytes
    files = report.files
    badRecords = report.badRecords
    skipped = report.skipped
    repaired = report.repaired
    undatable = report.undatable
    firstProblems = report.firstProblems.map {
      Problem(code: $0.reason.rawValue, file: $0.file, line: $0.line, message: $0.text)
    }
  }
}
