// SPDX-License-Identifier: Apache-2.0
/// An array that several threads fill.

/// Numbers that several threads write to, each to places of its own.
final class SharedArray: @unchecked Sendable {
  private let values: GrowingArray<UInt32>
  let base: UnsafeMutablePointer<UInt32>

  /// An array of `count` zeros.
  ///
  /// - Parameter isReadFirst: whether they are read before they are written to.
  init(count: Int, isReadFirst: Bool = true) {
    values = GrowingArray(zeros: count, isReadFirst: isReadFirst)
    base = values.base
  }

  var count: Int { values.count }

  subscript(index: Int) -> UInt32 {
    @inline(__always) get { base[index] }
    @inline(__always) set { base[index] = newValue }
  }

  var array: [UInt32] { Array(values.elements) }
}
