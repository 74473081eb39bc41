// SPDX-License-Identifier: Apache-2.0
// When to stop: limits of time, rows and memory, and a request to stop.

package import Indexing
package import Syntax

/// Why a query did not finish.
package struct EngineError: Error {
  package var problem: Problem
  /// Where in the query; nil for the whole of it.
  package var range: SourceRange?

  package init(_ problem: Problem, at range: SourceRange? = nil) {
    self.problem = problem
    self.range = range
  }
}

/// The limits of one evaluation.
package struct Control {
  package var deadline: Moment?
  /// The limit that `deadline` comes from, for the message.
  package var seconds: Double
  package var maximumRows: Int
  package var maximumBytes: Int
  package var isCancelled: () -> Bool

  package init(
    seconds: Double?, maximumRows: Int?, maximumBytes: Int?,
    isCancelled: @escaping () -> Bool = { false }
  ) {
    self.seconds = seconds ?? .infinity
    deadline = seconds.map { Moment.now.advanced(bySeconds: $0) }
    self.maximumRows = maximumRows ?? .max
    self.maximumBytes = maximumBytes ?? .max
    self.isCancelled = isCancelled
  }

  /// Throws if the evaluation is to stop.
  func check() throws {
    if isCancelled() { throw EngineError(.cancelled) }
    if let deadline, Moment.now >= deadline {
      throw EngineError(.timeLimit(seconds: seconds))
    }
  }

  /// Throws if rows pass a limit, or the evaluation is to stop.
  func check(_ rows: RowSet) throws {
    try check()
    if rows.count > maximumRows { throw EngineError(.rowLimit(maximumRows)) }
    if rows.memoryBytes > maximumBytes { throw EngineError(.memoryLimit(bytes: maximumBytes)) }
  }
}
