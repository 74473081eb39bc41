// SPDX-License-Identifier: Apache-2.0
/// Numbers in as many bytes as they need.

extension GrowingArray<UInt8> {
  /// Appends a number, seven bits a byte, the least first; the highest bit says that more follow.
  mutating func append(number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }
}

/// Reads what `append(number:)` wrote.
enum VariableNumber {
  /// The number whose bytes `next` gives, five at most; nil where there are more, or none is left.
  @inline(__always)
  static func read(_ next: () -> UInt8?) -> UInt64? {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 35, by: 7) {
      guard let byte = next() else { return nil }
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    return nil
  }
}
