// SPDX-License-Identifier: Apache-2.0
// Times work again and again, each time alone, and says how long it took in the middle and at worst.

import Glibc

/// Nanoseconds of a clock that never goes back.
public func now() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// Nanoseconds that each of some runs took.
public struct Latencies {
  private var nanoseconds: [UInt64] = []
  private var isSorted = true

  /// None yet.
  public init() {}

  /// How many.
  public var count: Int { nanoseconds.count }

  /// Adds one.
  public mutating func add(_ latency: UInt64) {
    nanoseconds.append(latency)
    isSorted = false
  }

  /// The latency that a share (0 to 1) of them stays under, in microseconds, to a hundredth;
  /// 0 if there are none.
  public mutating func microseconds(at share: Double) -> Double {
    if !isSorted { nanoseconds.sort() }
    isSorted = true
    guard !nanoseconds.isEmpty else { return 0 }
    let place = min(nanoseconds.count - 1, Int(Double(nanoseconds.count) * share))
    return (Double(nanoseconds[place]) / 10).rounded() / 100
  }
}

/// Runs every piece of work once, then all in turn until so many seconds are spent, each timed alone.
/// - Returns: what the first round gave, and the latencies of the rest.
public func rounds<Work>(
  of all: [Work], seconds: Double, _ run: (Work) throws -> Int
) rethrows -> (results: [Int], latencies: Latencies) {
  let results = try all.map(run)
  var latencies = Latencies()
  let end = now() + UInt64(max(0, seconds) * 1e9)
  repeat {
    for work in all {
      let start = now()
      _ = try run(work)
      latencies.add(now() - start)
    }
  } while now() < end
  return (results, latencies)
}
