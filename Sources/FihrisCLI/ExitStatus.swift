// SPDX-License-Identifier: Apache-2.0
// What the program tells the shell when it ends.

internal import Fihris

/// The exit statuses; thrown by a command that ends with another than `done`.
enum ExitStatus: Int32, Error, Comparable {
  case done = 0
  /// An `expect` did not hold.
  case expectationFailed = 1
  /// Wrong usage, or a statement that does not parse or check.
  case wrongUsage = 2
  /// A corpus or file cannot be read or written.
  case fileFailed = 3
  /// A limit of time, rows or memory was hit.
  case limitHit = 4
  case interrupted = 130

  static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }

  /// The status that a failing statement asks for.
  init(_ report: DiagnosticReport) {
    self =
      switch report.category {
      case .expectation: .expectationFailed
      case .script: .wrongUsage
      case .file: .fileFailed
      case .limit: .limitHit
      case .interrupted: .interrupted
      }
  }
}

/// Something that ends the program with a line on standard error.
struct Failure: Error, CustomStringConvertible {
  var message: String
  var status: ExitStatus

  init(_ message: String, _ status: ExitStatus) {
    self.message = message
    self.status = status
  }

  /// Why `save` failed, as a diagnostic words it.
  var description: String { message }
}
