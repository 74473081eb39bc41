// SPDX-License-Identifier: Apache-2.0
/// What time it is, for limits of time and how long a query took.
import Glibc

/// A moment of a clock that never goes back.
///
/// Not that of the standard library: how large one of its instants is a program finds out only when
/// it runs, and so with everything that holds one, which takes long at the first query and makes
/// copies dear.
package struct Moment: Comparable, Sendable {
  private let nanoseconds: Int64

  /// The moment of the call.
  package static var now: Moment {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// The moment so many seconds later; the last there is, if that is far off.
  package func advanced(bySeconds seconds: Double) -> Moment {
    let step = Int64(exactly: (seconds * 1e9).rounded()) ?? .max
    let (sum, passes) = nanoseconds.addingReportingOverflow(step)
    return Moment(nanoseconds: passes ? .max : sum)
  }

  package func milliseconds(to later: Moment) -> Double {
    Double(later.nanoseconds - nanoseconds) / 1e6
  }

  package static func < (a: Moment, b: Moment) -> Bool { a.nanoseconds < b.nanoseconds }
}
