// SPDX-License-Identifier: Apache-2.0
// Whether bytes are the same, eight at a time.

extension UnsafePointer<UInt8> {
  /// Whether `count` bytes from here on are those from `other` on. Inlined, so that a count known to
  /// the compiler leaves a comparison or two of whole registers.
  @inline(__always)
  func startsSame(as other: UnsafePointer<UInt8>, count: Int) -> Bool {
    let (a, b) = (UnsafeRawPointer(self), UnsafeRawPointer(other))
    var place = 0
    while place + 8 <= count {
      let (x, y) = (
        a.loadUnaligned(fromByteOffset: place, as: UInt64.self),
        b.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      )
      if x != y { return false }
      place += 8
    }
    if place + 4 <= count {
      let (x, y) = (
        a.loadUnaligned(fromByteOffset: place, as: UInt32.self),
        b.loadUnaligned(fromByteOffset: place, as: UInt32.self)
      )
      if x != y { return false }
      place += 4
    }
    while place < count {
      if self[place] != other[place] { return false }
      place += 1
    }
    return true
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are those of `other`.
  @inline(__always)
  func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard let first = baseAddress, let second = other.baseAddress else { return true }
    return first.startsSame(as: second, count: count)
  }
}
