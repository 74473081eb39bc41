// SPDX-License-Identifier: Apache-2.0
/// An array that several threads fill.

/// Numbers that several threads write to, each to places of its own.
final class SharedArray: @unchecked Sendable {
  private let values: GrowingArray<UInt32>
  let base: UnsafeMutablePointer<UInt32>

  /// An array of `count` zeros.
  init(count: Int) {
    values = GrowingArray(zeros: count)
    values.useLargePages()
    base = values.base
  }

  var count: Int { values.count }

  subscript(index: Int) -> UInt32 {
    @inline(__always) get { base[index] }
    @inline(__always) set { base[index] = newValue }
  }

  var array: [UInt32] { Array(values.elements) }
}
