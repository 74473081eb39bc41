// SPDX-License-Identifier: Apache-2.0
/// Finds where a condition begins to hold, when that is not far.

enum Galloping {
  /// The first number from `start` on and below `end` for which a condition holds that holds for all
  /// after it; `end` if for none. Steps double until one is too far. O(log of the distance).
  @inline(__always)
  static func first(from start: Int, to end: Int, _ holds: (Int) -> Bool) -> Int {
    var (low, high, step) = (start, end, 1)
    while low < end {
      let next = min(low + step, end) - 1
      if holds(next) {
        high = next
        break
      }
      low = next + 1
      step *= 2
    }
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
