// SPDX-License-Identifier: Apache-2.0
/// A piece of work that goes on beside others until it is waited for.

/// Work on a thread of its own, or done at once where there is none to have.
struct WorkBeside<Failure: Error>: ~Copyable {
  private final class Outcome: @unchecked Sendable {
    var failure: Failure?
  }

  private let outcome = Outcome()
  /// Nil when it was joined, or there was none.
  private var thread: JoinableThread?

  /// - Parameter beside: whether on a thread of its own.
  init(_ beside: Bool, _ body: @escaping @Sendable () throws(Failure) -> Void) {
    let outcome = outcome
    let work: @Sendable () -> Void = {
      do throws(Failure) { try body() } catch { outcome.failure = error }
    }
    thread = beside ? JoinableThread(work) : nil
    if thread == nil { work() }
  }

  deinit { thread?.join() }

  /// Waits until the work is done.
  ///
  /// - Throws: what it threw.
  mutating func wait() throws(Failure) {
    thread?.join()
    thread = nil
    if let failure = outcome.failure { throw failure }
  }
}
