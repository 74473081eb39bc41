// SPDX-License-Identifier: Apache-2.0
/// Numbers of a fixed width in bits, one after the other, lowest bit first.

enum BitPacking {
  /// Zero bytes that must follow the last packed block, for `unpack` reads eight bytes at a time.
  static let padding = 8

  /// How many bits the greatest of `values` needs, 0 to 32.
  static func width(_ values: UnsafeBufferPointer<UInt32>) -> Int {
    var union: UInt32 = 0
    for index in 0..<values.count { union |= values[index] }
    return 32 - union.leadingZeroBitCount
  }

  static func byteCount(_ count: Int, width: Int) -> Int { (count * width + 7) >> 3 }

  /// Appends `values`, of which each fits in `width` bits.
  static func pack(
    _ values: UnsafeBufferPointer<UInt32>, width: Int, into bytes: inout GrowingArray<UInt8>
  ) {
    guard width > 0 else { return }
    let output = UnsafeMutableRawPointer(
      bytes.appendUninitialized(byteCount(values.count, width: width)))
    var pending: UInt64 = 0
    var bits = 0
    var written = 0
    for index in 0..<values.count {
      pending |= UInt64(values[index]) << UInt64(bits)
      bits += width
      guard bits >= 32 else { continue }
      output.storeBytes(
        of: UInt32(truncatingIfNeeded: pending), toByteOffset: written, as: UInt32.self)
      written += 4
      pending >>= 32
      bits -= 32
    }
    while bits > 0 {
      output.storeBytes(
        of: UInt8(truncatingIfNeeded: pending), toByteOffset: written, as: UInt8.self)
      written += 1
      pending >>= 8
      bits -= 8
    }
  }

  /// One of the numbers packed at `source`.
  ///
  /// - Precondition: `width` is 0 to 32, and `padding` bytes after the numbers may be read.
  @inline(__always)
  static func number(_ index: Int, of source: UnsafePointer<UInt8>, width: Int) -> UInt32 {
    let bit = index * width
    let word = UnsafeRawPointer(source).loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self)
    return UInt32(truncatingIfNeeded: (word >> UInt64(bit & 7)) & ((1 << UInt64(width)) &- 1))
  }

  /// Writes the `count` numbers packed at `source` to `output`.
  ///
  /// - Precondition: `width` is 0 to 32, and `padding` bytes after the numbers may be read.
  @inline(__always)
  static func unpack(
    _ source: UnsafePointer<UInt8>, count: Int, width: Int,
    into output: UnsafeMutablePointer<UInt32>
  ) {
    let raw = UnsafeRawPointer(source)
    let mask = (UInt64(1) << UInt64(width)) &- 1
    var bit = 0
    for index in 0..<count {
      let word = raw.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self)
      output[index] = UInt32(truncatingIfNeeded: (word >> UInt64(bit & 7)) & mask)
      bit &+= width
    }
  }
}
