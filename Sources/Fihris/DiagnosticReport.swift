// SPDX-License-Identifier: Apache-2.0
// A diagnostic as a host sees it: worded, with its place in the script.

/// Why a statement does not run, or failed, ready to be shown.
public struct DiagnosticReport: Error, Hashable, Sendable {
  /// Stable, in kebab case; `docs/errors.md` lists them all.
  public var code: String
  /// What is wrong: what was expected and what was found.
  public var message: String
  /// One way to mend it; nil where none is known.
  public var help: String?
  /// Every near candidate, best first.
  public var candidates: [String]
  /// Number of the statement in its script, from 1.
  public var statement: Int
  /// The line it begins on, from 1.
  public var line: Int
  /// The column it begins at, from 1, in Unicode scalars.
  public var column: Int
  /// UTF-8 byte offset of its first byte in the script.
  public var start: Int
  /// UTF-8 byte offset after its last byte.
  public var end: Int
  /// The script's file, or nil for text given directly.
  public var file: String?
  /// The line of the script it starts on, without its line break.
  public var sourceLine: String
  /// UTF-8 byte range inside `sourceLine`.
  public var highlight: Range<Int>
  /// "en" or "ar": the language of the message.
  public var language: String
  /// What sort of failure it is; the exit status of the command line follows it.
  public var category: Category

  /// What sort of failure a diagnostic is.
  public enum Category: String, Hashable, Sendable {
    /// The statement does not parse or check.
    case script
    /// An `expect` failed.
    case expectation
    /// A file cannot be read or written.
    case file
    /// A limit of the session was hit.
    case limit
    /// The host asked to stop.
    case interrupted
  }
}

/// All that is wrong with a script, in order; nothing of it ran.
public struct ScriptErrors: Error, Sendable {
  /// In the order of the script; never empty.
  public var reports: [DiagnosticReport]
}
