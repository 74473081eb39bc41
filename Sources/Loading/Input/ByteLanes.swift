// SPDX-License-Identifier: Apache-2.0
// Sixteen bytes looked at together, by operations on bits that every processor does at once.
internal import CByteBits

/// Sixteen bytes. The comparisons of Swift's SIMD types go lane by lane; shifts and logic do not.
struct ByteLanes {
  static let count = 16
  /// Bytes of four, of which a number has a bit for each.
  static let wideCount = 4 * count

  private let lanes: SIMD2<UInt64>

  @inline(__always)
  private init(_ lanes: SIMD2<UInt64>) { self.lanes = lanes }

  /// The same byte sixteen times.
  @inline(__always)
  init(repeating byte: UInt8) {
    lanes = SIMD2(repeating: 0x0101_0101_0101_0101 &* UInt64(byte))
  }

  /// The sixteen bytes at `memory`.
  @inline(__always)
  init(_ memory: UnsafeRawPointer) { lanes = memory.loadUnaligned(as: SIMD2<UInt64>.self) }

  /// Bit `number` of each byte moved to where its highest bit is; the other bits mean nothing.
  @inline(__always)
  func bit(_ number: UInt64) -> ByteLanes {
    ByteLanes(lanes &<< SIMD2(repeating: 7 &- number))
  }

  /// The highest bit of each byte that is `byte`; no bit of others.
  @inline(__always)
  func isEqual(to byte: UInt8) -> ByteLanes { ByteLanes(fihris_equal(lanes, byte)) }

  /// The highest bit of each byte that is above `byte`; no bit of others.
  @inline(__always)
  func isAbove(_ byte: UInt8) -> ByteLanes { ByteLanes(fihris_above(lanes, byte)) }

  /// The highest bits, that of the first byte lowest.
  @inline(__always)
  var highestBits: UInt64 { UInt64(fihris_highest_bits(lanes)) }

  /// Whether the highest bit of any byte is 1.
  @inline(__always)
  var anyHighest: Bool { highestBits != 0 }

  @inline(__always)
  static func | (left: Self, right: Self) -> Self { Self(left.lanes | right.lanes) }
  @inline(__always)
  static func & (left: Self, right: Self) -> Self { Self(left.lanes & right.lanes) }
  @inline(__always)
  static func ^ (left: Self, right: Self) -> Self { Self(left.lanes ^ right.lanes) }
  @inline(__always)
  static prefix func ~ (bytes: Self) -> Self { Self(~bytes.lanes) }
}
