// SPDX-License-Identifier: Apache-2.0
/// Gives each distinct byte string a number, in order of first appearance.

/// A hash table from byte strings to numbers counted from 0.
struct ByteInterner: ~Copyable {
  private(set) var pool: BytePoolBuilder
  private var hashes = GrowingArray<UInt32>()
  /// Number + 1 of the string in each slot, 0 where it is free; at most half are taken.
  private var slots: GrowingArray<UInt32>

  init(_ what: String) {
    pool = BytePoolBuilder(what)
    slots = GrowingArray(zeros: 256)
  }

  var count: Int { pool.count }

  /// The number of `string` and whether it is new.
  ///
  /// - Throws: `IndexError.tooLarge` when all strings together pass 4 GiB.
  mutating func intern(
    _ string: UnsafeBufferPointer<UInt8>
  ) throws(IndexError) -> (number: UInt32, isNew: Bool) {
    let hash = Self.hash(string)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if hashes[Int(number)] == hash, Self.equal(pool[Int(number)], string) {
        return (number, false)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = UInt32(pool.count)
    try pool.append(string)
    hashes.append(hash)
    slots[slot] = number + 1
    if 2 * pool.count > slots.count { grow() }
    return (number, true)
  }

  /// The number of the UTF-8 bytes of `text` and whether they are new.
  mutating func intern(
    _ text: String
  ) throws(IndexError) -> (number: UInt32, isNew: Bool) {
    try text.utf8.span.withUnsafeBufferPointer { bytes throws(IndexError) in try intern(bytes) }
  }

  mutating func seal(into storage: SectionStorage, bytes: SectionID, starts: SectionID) {
    pool.seal(into: storage, bytes: bytes, starts: starts)
  }

  private mutating func grow() {
    slots = GrowingArray(zeros: 2 * slots.count)
    let mask = slots.count - 1
    for number in 0..<hashes.count {
      var slot = Int(hashes[number]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number) + 1
    }
  }

  @inline(__always)
  private static func equal(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    left.count == right.count && compareBytes(left, right) == 0
  }

  /// Eight bytes at a time, each mixed in by a multiplication whose halves are folded together.
  @inline(__always)
  private static func hash(_ string: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let raw = UnsafeRawBufferPointer(string)
    var state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(raw.count)
    var index = 0
    while index + 8 <= raw.count {
      state = mix(state ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < raw.count {
      rest = rest << 8 | UInt64(raw[index])
      index += 1
    }
    state = mix(state ^ rest)
    return UInt32(truncatingIfNeeded: state ^ (state >> 32))
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
