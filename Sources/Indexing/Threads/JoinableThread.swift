// SPDX-License-Identifier: Apache-2.0
/// A thread that runs one piece of work and is waited for.
import Glibc
import Synchronization

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

  /// Runs `body` for 0 ..< `count`, each once, and waits for all: `threads` threads, the caller's
  /// among them, take the next number when they are done with one.
  static func share(_ count: Int, among threads: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let counter = Counter()
    let work: @Sendable () -> Void = {
      while let number = counter.next(below: count) { body(number) }
    }
    let others = (0..<max(min(threads, count) - 1, 0)).map { _ in JoinableThread(work) }
    work()
    for thread in others { thread?.join() }
  }

  /// What `body` makes of each of 0 ..< `count`, in this order; the threads are those of `share`.
  static func map<Result>(
    _ count: Int, among threads: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: count) { results, initialized in
      guard let base = results.baseAddress else { return }
      let places = Places(base: base)
      // Each number writes to its own place, once.
      share(count, among: threads) { (places.base + $0).initialize(to: body($0)) }
      initialized = count
    }
  }

  private struct Places<Result>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Result>
  }

  private final class Counter: Sendable {
    private let value = Atomic(0)

    func next(below count: Int) -> Int? {
      let number = value.wrappingAdd(1, ordering: .relaxed).oldValue
      return number < count ? number : nil
    }
  }

  /// Processors that are on line, 1 or more.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
