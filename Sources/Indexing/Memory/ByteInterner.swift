// SPDX-License-Identifier: Apache-2.0
/// Gives each distinct byte string a number, in order of first appearance.

/// A hash table from byte strings to numbers counted from 0.
struct ByteInterner: ~Copyable {
  private(set) var pool: BytePoolBuilder
  /// Hash in the upper half and number + 1 in the lower, 0 where it is free; at most half are
  /// taken.
  private var slots: GrowingArray<UInt64>
  /// Keeps a corpus from being written so that all its words meet in one slot; numbers do not
  /// depend on it.
  private let seed = UInt64.random(in: .min ... .max)

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
    let hash = Self.hash(string, seed)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash {
        let number = UInt32(truncatingIfNeeded: slots[slot]) - 1
        if Self.equal(pool[Int(number)], string) { return (number, false) }
      }
      slot = (slot + 1) & mask
    }
    let number = UInt32(pool.count)
    try pool.append(string)
    slots[slot] = UInt64(hash) << 32 | UInt64(number + 1)
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
    var wider = GrowingArray<UInt64>(zeros: 2 * slots.count)
    let mask = wider.count - 1
    for old in 0..<slots.count where slots[old] != 0 {
      var slot = Int(slots[old] >> 32) & mask
      while wider[slot] != 0 { slot = (slot + 1) & mask }
      wider[slot] = slots[old]
    }
    slots = wider
  }

  @inline(__always)
  private static func equal(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard left.count == right.count else { return false }
    let (left, right) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
    var index = 0
    while index + 8 <= left.count {
      let differs =
        left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        != right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if differs { return false }
      index += 8
    }
    while index < left.count {
      if left[index] != right[index] { return false }
      index += 1
    }
    return true
  }

  /// Eight bytes at a time, each mixed in by a multiplication whose halves are folded together.
  @inline(__always)
  private static func hash(_ string: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt32 {
    let raw = UnsafeRawBufferPointer(string)
    var state = seed ^ UInt64(raw.count)
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
