// SPDX-License-Identifier: Apache-2.0
/// A thread that runs one piece of work and is waited for.
import Glibc

/// A running thread; `join` must be called once.
struct JoinableThread {
  private final class Work {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let handle: pthread_t

  /// Starts a thread that runs `body`; nil if the system has none to give.
  init?(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    guard status == 0 else {
      work.release()
      return nil
    }
    handle = thread
  }

  /// Waits until the work is done.
  func join() { pthread_join(handle, nil) }

  /// Runs `body` for 0 ..< `count`, each on a thread of its own, and waits for all.
  static func forEach(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let others = (0..<max(count - 1, 0)).map { number in
      (number, JoinableThread { body(number) })
    }
    if count > 0 { body(count - 1) }
    for (number, thread) in others {
      if let thread { thread.join() } else { body(number) }
    }
  }

  /// Processors that are on line, 1 or more.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
