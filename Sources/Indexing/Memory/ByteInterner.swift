// SPDX-License-Identifier: Apache-2.0
/// Gives each distinct byte string a number, in order of first appearance.
internal import CPrefetch

/// A hash table from byte strings to numbers counted from 0.
struct ByteInterner: ~Copyable {
  private(set) var pool: BytePoolBuilder
  /// Open addressing with linear probing; at most two thirds are taken.
  private var slots: GrowingArray<Slot>
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
    let known = count
    let key = StringKey(string, room: 0, seed)
    let number = try number(of: string, key)
    return (number, known < count)
  }

  /// The number of the UTF-8 bytes of `text` and whether they are new.
  mutating func intern(
    _ text: String
  ) throws(IndexError) -> (number: UInt32, isNew: Bool) {
    try text.utf8.span.withUnsafeBufferPointer { bytes throws(IndexError) in try intern(bytes) }
  }

  /// Has fetched what `intern` will look at.
  func prefetch(_ text: String) {
    let key = text.utf8.span.withUnsafeBufferPointer { StringKey($0, room: 0, seed) }
    fihris_prefetch(slots.base + (key.hash(seed) & (slots.count - 1)))
  }

  mutating func seal(into storage: SectionStorage, bytes: SectionID, starts: SectionID) {
    pool.seal(into: storage, bytes: bytes, starts: starts)
  }

  // MARK: Looking up

  struct Slot: BitwiseCopyable {
    let key: StringKey
    /// The number of the string + 1; 0 where the slot is free.
    let entry: UInt32
  }

  private mutating func number(
    of string: UnsafeBufferPointer<UInt8>, _ key: StringKey
  ) throws(IndexError) -> UInt32 {
    let mask = slots.count - 1
    var place = key.hash(seed) & mask
    while slots[place].entry != 0 {
      let number = slots[place].entry - 1
      if slots[place].key == key, key.isWhole || compareBytes(pool[Int(number)], string) == 0 {
        return number
      }
      place = (place + 1) & mask
    }
    try pool.append(string)
    slots[place] = Slot(key: key, entry: UInt32(pool.count))
    if 3 * pool.count > 2 * slots.count { grow() }
    return UInt32(pool.count - 1)
  }

  /// Doubles the slots.
  private mutating func grow() {
    var wider = GrowingArray<Slot>(zeros: 2 * slots.count)
    let mask = wider.count - 1
    for slot in slots.elements where slot.entry != 0 {
      var place = slot.key.hash(seed) & mask
      while wider[place].entry != 0 { place = (place + 1) & mask }
      wider[place] = slot
    }
    slots = wider
  }
}

/// A byte string as far as 20 bytes can tell it from others.
struct StringKey: BitwiseCopyable {
  private static let longest = 16

  /// The first eight bytes, the first one lowest, zeros behind them.
  private let head: UInt64
  /// The next eight, or a hash of all that follow if they are more.
  private let tail: UInt64
  private let length: UInt32

  /// Whether the key is all of the string.
  @inline(__always)
  var isWhole: Bool { length <= Self.longest }

  /// - Parameter room: how many bytes from the start of the string on may be read; any number if
  ///   that is not known.
  @inline(__always)
  init(_ string: UnsafeBufferPointer<UInt8>, room: Int, _ seed: UInt64) {
    let raw = UnsafeRawPointer(string.baseAddress)
    length = UInt32(truncatingIfNeeded: string.count)
    if let raw, room >= Self.longest, string.count <= Self.longest {
      head = raw.loadUnaligned(as: UInt64.self).littleEndian & Self.mask(string.count)
      let next = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian
      tail = next & Self.mask(string.count - 8)
    } else {
      (head, tail) = Self.slowly(string, seed)
    }
  }

  /// Ones where the first `count` bytes are.
  @inline(__always)
  static func mask(_ count: Int) -> UInt64 { ~(UInt64.max << UInt64(8 * max(count, 0))) }

  @inline(never)
  private static func slowly(
    _ string: UnsafeBufferPointer<UInt8>, _ seed: UInt64
  ) -> (head: UInt64, tail: UInt64) {
    let head = bytes(of: string, from: 0)
    if string.count <= longest { return (head, bytes(of: string, from: 8)) }
    var tail = seed
    for start in stride(from: 8, to: string.count, by: 8) {
      tail = mix(tail ^ bytes(of: string, from: start))
    }
    return (head, tail)
  }

  /// Up to eight bytes, the first lowest.
  @inline(__always)
  static func bytes(of string: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
    if start + 8 <= string.count {
      return UnsafeRawBufferPointer(string).loadUnaligned(
        fromByteOffset: start, as: UInt64.self
      ).littleEndian
    }
    var value: UInt64 = 0
    for index in stride(from: string.count - 1, through: start, by: -1) {
      value = value << 8 | UInt64(string[index])
    }
    return value
  }

  @inline(__always)
  static func == (left: Self, right: Self) -> Bool {
    let words = (left.head ^ right.head) | (left.tail ^ right.tail)
    return words | UInt64(left.length ^ right.length) == 0
  }

  @inline(__always)
  func hash(_ seed: UInt64) -> Int {
    let state = Self.mix(Self.mix(seed ^ UInt64(length) ^ head) ^ tail)
    return Int(truncatingIfNeeded: state ^ state >> 32)
  }

  /// A multiplication whose halves are folded together.
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
