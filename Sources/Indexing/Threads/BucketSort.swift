// SPDX-License-Identifier: Apache-2.0
/// Sorts many values on several threads.

/// Deals values out to buckets, of which each holds what is before all of the next, and sorts those.
enum BucketSort {
  static let buckets = 256

  /// All values of the shares, sorted; the same for any number of threads.
  ///
  /// - Parameters:
  ///   - bucket: the number of a value's bucket, below `buckets`, never falling with the order.
  ///   - precedes: the order.
  @inline(__always)
  static func sorted<Value: BitwiseCopyable & Sendable>(
    _ shares: [[Value]], threads: Int, bucket: (Value) -> Int,
    by precedes: @escaping @Sendable (Value, Value) -> Bool
  ) -> GrowingArray<Value> {
    var next = [Int](repeating: 0, count: buckets)
    for share in shares {
      for value in share { next[bucket(value)] += 1 }
    }
    var total = 0
    for bucket in next.indices { (next[bucket], total) = (total, total + next[bucket]) }
    let starts = next + [total]
    let dealt = GrowingArray<Value>(zeros: total)
    for share in shares {
      for value in share {
        let place = bucket(value)
        dealt.base[next[place]] = value
        next[place] += 1
      }
    }
    let values = Values(base: dealt.base)
    JoinableThread.share(buckets, among: threads) { bucket in
      let count = starts[bucket + 1] - starts[bucket]
      var slice = UnsafeMutableBufferPointer(start: values.base + starts[bucket], count: count)
      slice.sort(by: precedes)
    }
    return dealt
  }

  /// Values that several threads sort, each its own buckets.
  private struct Values<Value>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Value>
  }
}
