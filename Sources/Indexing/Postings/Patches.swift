// SPDX-License-Identifier: Apache-2.0
/// The few numbers of a block that are too large for the width of the others.

/// Behind the packed numbers of a block stand how many are patched, where they stand, ascending, and
/// what of each did not fit in the width: a byte each. Zukowski, Héman, Nes, Boncz, "Super-scalar
/// RAM-CPU cache compression", 2006 (PFOR).
enum Patches {
  /// Added to the width of a block that has patches.
  static let mark: UInt8 = 0x80

  /// Bytes of the patches at `source`.
  static func byteCount(_ source: UnsafePointer<UInt8>) -> Int { 1 + 2 * Int(source[0]) }

  /// Adds to the numbers of a block what did not fit in `width` bits.
  @inline(__always)
  static func apply(
    _ source: UnsafePointer<UInt8>, width: Int, to numbers: UnsafeMutablePointer<UInt32>
  ) {
    let count = Int(source[0])
    for index in 1..<1 + count {
      numbers[Int(source[index])] &+= UInt32(source[index + count]) << UInt32(width)
    }
  }

  /// What of one number of a block did not fit in `width` bits.
  @inline(__always)
  static func rest(ofNumber slot: Int, _ source: UnsafePointer<UInt8>, width: Int) -> UInt32 {
    let count = Int(source[0])
    for index in 1..<1 + count where Int(source[index]) >= slot {
      return Int(source[index]) == slot ? UInt32(source[index + count]) << UInt32(width) : 0
    }
    return 0
  }

  /// Whether the patches at `place` lie inside `end` bytes and patch numbers of a block of `count`.
  static func areSound(
    _ base: UnsafeRawPointer, at place: Int, end: Int, count: Int
  ) -> Bool {
    guard place < end else { return false }
    let source = (base + place).assumingMemoryBound(to: UInt8.self)
    guard place + byteCount(source) <= end else { return false }
    for index in 1..<1 + Int(source[0]) where Int(source[index]) >= count { return false }
    return true
  }

  /// The width at which `numbers` take the fewest bytes, and whether some need patches then.
  ///
  /// - Parameter packedBytes: the bytes of so many numbers at a width.
  static func bestWidth(
    _ numbers: UnsafeBufferPointer<UInt32>, _ packedBytes: (_ width: Int) -> Int
  ) -> (width: Int, hasPatches: Bool) {
    let widest = BitPacking.width(numbers)
    var best = (width: widest, hasPatches: false)
    var leastBytes = packedBytes(widest)
    for width in stride(from: widest - 1, through: max(0, widest - 8), by: -1) {
      var patches: UInt32 = 0
      for number in numbers { patches &+= number &>> UInt32(width) != 0 ? 1 : 0 }
      let bytes = packedBytes(width) + 1 + 2 * Int(patches)
      if bytes < leastBytes { (best, leastBytes) = ((width, true), bytes) }
      // With half of the numbers patched, a smaller width cannot be better.
      if 2 * Int(patches) > numbers.count { break }
    }
    return best
  }

  /// Appends what of `numbers`, each less 1, does not fit in `width` bits.
  static func append(
    _ numbers: UnsafeBufferPointer<UInt32>, lessOne width: Int,
    into bytes: inout GrowingArray<UInt8>
  ) {
    let place = bytes.count
    bytes.append(0)
    for slot in numbers.indices where (numbers[slot] &- 1) >> UInt32(width) != 0 {
      bytes.append(UInt8(slot))
    }
    let count = bytes.count - place - 1
    bytes[place] = UInt8(count)
    for index in 0..<count {
      let number = numbers[Int(bytes[place + 1 + index])] &- 1
      bytes.append(UInt8(number >> UInt32(width)))
    }
  }
}
