// SPDX-License-Identifier: Apache-2.0
/// Sorts many values on several threads.

/// Deals values out to buckets, of which each holds what is before all of the next, and sorts those.
enum BucketSort {
  /// Values of a bucket, if they are dealt out evenly: so few are sorted fast.
  private static let bucketSize = 16
  /// Buckets, at most, and parts that they are sorted in.
  private static let mostBuckets = 1 << 14
  private static let parts = 64

  /// All values of the shares, sorted; the same for any number of threads.
  ///
  /// - Parameters:
  ///   - rank: a number that never falls with the order; the more evenly values are spread over all
  ///     numbers, the better.
  ///   - precedes: the order.
  @inline(__always)
  static func sorted<Value: BitwiseCopyable & Sendable>(
    _ shares: [[Value]], threads: Int, rank: (Value) -> UInt32,
    by precedes: @escaping @Sendable (Value, Value) -> Bool
  ) -> GrowingArray<Value> {
    let total = shares.reduce(0) { $0 + $1.count }
    let buckets = bucketCount(total)
    let shift = UInt32(32 - buckets.trailingZeroBitCount)
    // Where the next value of each bucket belongs, and in the end where the bucket ends.
    var next = [Int](repeating: 0, count: buckets + 1)
    for share in shares {
      for value in share { next[Int(rank(value) &>> shift) + 1] += 1 }
    }
    for bucket in 0..<buckets { next[bucket + 1] += next[bucket] }
    let dealt = GrowingArray<Value>(zeros: total, isReadFirst: false)
    for share in shares {
      for value in share {
        let bucket = Int(rank(value) &>> shift)
        dealt.base[next[bucket]] = value
        next[bucket] += 1
      }
    }
    let (values, ends) = (Values(base: dealt.base), next)
    JoinableThread.share(parts, among: threads) { part in
      for bucket in part * buckets / parts..<(part + 1) * buckets / parts {
        let start = bucket == 0 ? 0 : ends[bucket - 1]
        var slice = UnsafeMutableBufferPointer(
          start: values.base + start, count: ends[bucket] - start)
        slice.sort(by: precedes)
      }
    }
    return dealt
  }

  /// A power of two.
  private static func bucketCount(_ values: Int) -> Int {
    var count = parts
    while count < mostBuckets, count * bucketSize < values { count *= 2 }
    return count
  }

  /// Values that several threads sort, each its own buckets.
  private struct Values<Value>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Value>
  }
}
