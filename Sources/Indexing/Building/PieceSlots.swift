// SPDX-License-Identifier: Apache-2.0
/// A hash table of the pieces of texts: what each means, found by its first bytes.
internal import CPrefetch
import Quotes

/// What a piece of text is.
struct PieceMeaning: BitwiseCopyable {
  /// The number of the printed form that it is; or, with the bit `compound`, that of a piece which
  /// is not just a word.
  let form: UInt32
  let wordClass: WordClass

  static let compound: UInt32 = 1 << 31
  /// A piece that is not remembered.
  static let unknown = PieceMeaning(form: .max, wordClass: WordClass())
}

/// A piece to be looked up, and where its hash says that it stands.
struct PieceLookup: BitwiseCopyable {
  let key: PieceKey
  let place: Int
}

/// What is known of pieces, in slots; open addressing, at most two thirds taken. A piece that is not
/// at its place is the other one in the same line of memory, else in the first free slot of those
/// after it, line by line.
struct PieceSlots: ~Copyable {
  /// 32 bytes, two in a line of the processor's memory.
  struct Slot: BitwiseCopyable {
    let key: PieceKey
    /// What the piece is + 1; 0 where the slot is free.
    fileprivate let entry: UInt32
    fileprivate let wordClass: WordClass

    var isFree: Bool { entry == 0 }
    var meaning: PieceMeaning { PieceMeaning(form: entry &- 1, wordClass: wordClass) }
  }

  private var slots = SlotMemory(count: 256)
  private var taken = 0
  /// Keep a corpus from being written so that all its words meet in one slot; numbers do not depend
  /// on them.
  let seeds = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))

  subscript(place: Int) -> Slot {
    @inline(__always) get { slots.base[place] }
  }

  /// Asks the processor for a slot that will be looked at.
  @inline(__always)
  func prefetch(_ place: Int) { fihris_prefetch(slots.base + place) }

  /// Where a piece stands, or one that was there before it.
  @inline(__always)
  func place(of key: PieceKey) -> Int { key.hash(seeds) & (slots.count - 1) }

  /// What a piece is that is all in its key and stands at its place or the next, as most do that are
  /// met; nil for others.
  ///
  /// - Parameter place: that of the piece, or that before the table grew: it is another's then,
  ///   which has another key.
  @inline(__always)
  func meaning(of key: PieceKey, at place: Int) -> PieceMeaning? {
    guard key.isWhole else { return nil }
    // A free slot has a key that no piece has.
    if self[place].key == key { return self[place].meaning }
    let next = self[slots.place(place, after: 1)]
    return next.key == key ? next.meaning : nil
  }

  /// What a piece of this key is that came before; nil when there is none, or no more. One of a key
  /// that is not whole may be another.
  ///
  /// - Parameter steps: 0 at first; goes on behind what was returned.
  @inline(__always)
  func nextMeaning(of key: PieceKey, _ steps: inout Int) -> PieceMeaning? {
    let first = place(of: key)
    while true {
      let slot = self[slots.place(first, after: steps)]
      if slot.isFree { return nil }
      steps += 1
      if slot.key == key { return slot.meaning }
    }
  }

  /// Adds a piece that is not there.
  mutating func add(_ key: PieceKey, _ meaning: PieceMeaning) {
    slots.put(
      Slot(key: key, entry: meaning.form + 1, wordClass: meaning.wordClass), at: place(of: key))
    taken += 1
    if 3 * taken > 2 * slots.count { grow() }
  }

  /// Doubles the slots. Who stood at the right place, as those that came first do, chooses first.
  private mutating func grow() {
    let old = slots
    slots = SlotMemory(count: 2 * old.count)
    for isSettled in [true, false] {
      for index in 0..<old.count where !old.base[index].isFree {
        let place = place(of: old.base[index].key)
        if (place & (old.count - 1) == index) == isSettled {
          slots.put(old.base[index], at: place)
        }
      }
    }
  }
}

/// The memory of a hash table: a power of two of slots, none of which lies in two lines of the
/// processor's memory.
private final class SlotMemory {
  let base: UnsafeMutablePointer<PieceSlots.Slot>
  let count: Int
  private let memory: GrowingArray<PieceSlots.Slot>
  private static let line = 64

  init(count: Int) {
    self.count = count
    let spare = Self.line / MemoryLayout<PieceSlots.Slot>.stride
    memory = GrowingArray(zeros: count + spare)
    let skipped = -Int(bitPattern: memory.base) & (Self.line - 1)
    let start = UnsafeMutableRawPointer(memory.base) + skipped
    base = start.assumingMemoryBound(to: PieceSlots.Slot.self)
  }

  /// Where a piece is looked for after so many steps.
  @inline(__always)
  func place(_ first: Int, after steps: Int) -> Int {
    ((first &+ (steps & ~1)) ^ (steps & 1)) & (count - 1)
  }

  /// Puts a piece into the first free slot from `place` on.
  func put(_ slot: PieceSlots.Slot, at place: Int) {
    var steps = 0
    while !base[self.place(place, after: steps)].isFree { steps += 1 }
    base[self.place(place, after: steps)] = slot
  }
}

/// What keeps of 24 bytes only those of a piece. To load it costs less than to work it out.
struct PieceMasks: ~Copyable {
  /// As many ones as the longest piece has bytes, then as many zeros.
  private var bytes = GrowingArray<UInt8>()

  init() {
    bytes.append(repeating: 0xFF, count: PieceKey.longest)
    bytes.append(repeating: 0, count: PieceKey.longest)
  }

  /// Where 24 bytes stand of which the first `count`, 24 at most, are ones.
  @inline(__always)
  func mask(_ count: Int) -> UnsafeRawPointer {
    UnsafeRawPointer(bytes.base + (PieceKey.longest &- count))
  }
}

/// A piece as far as 24 bytes can tell it from others. Pieces hold no byte 0, so their length need
/// not be told.
struct PieceKey: BitwiseCopyable {
  fileprivate static let longest = 24
  /// Stands in the highest byte of `tail` where that is a hash; no text holds this byte.
  private static let hashed: UInt64 = 0xFF << 56

  /// The first eight bytes, the first one lowest, zeros behind them; then the next eight.
  private let head: UInt64
  private let middle: UInt64
  /// The last eight, or a hash of all that follow if they are more.
  private let tail: UInt64

  /// Whether the key is all of the piece.
  @inline(__always)
  var isWhole: Bool { tail < Self.hashed }

  /// - Parameters:
  ///   - room: how many bytes from the start of the piece on may be read; any number if that is not
  ///     known.
  ///   - masks: see `PieceMasks`.
  @inline(__always)
  init(
    _ piece: UnsafeBufferPointer<UInt8>, room: Int, _ seed: UInt64, _ masks: borrowing PieceMasks
  ) {
    let count = piece.count
    if let raw = UnsafeRawPointer(piece.baseAddress), max(count, room) >= Self.longest,
      count <= Self.longest
    {
      let mask = masks.mask(count)
      head = Self.word(raw, mask, from: 0)
      middle = Self.word(raw, mask, from: 8)
      tail = Self.word(raw, mask, from: 16)
    } else {
      (head, middle, tail) = Self.slowly(piece, seed)
    }
  }

  @inline(__always)
  private static func word(
    _ bytes: UnsafeRawPointer, _ mask: UnsafeRawPointer, from start: Int
  ) -> UInt64 {
    let word = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    return (word & mask.loadUnaligned(fromByteOffset: start, as: UInt64.self)).littleEndian
  }

  @inline(never)
  private static func slowly(
    _ piece: UnsafeBufferPointer<UInt8>, _ seed: UInt64
  ) -> (head: UInt64, middle: UInt64, tail: UInt64) {
    let head = StringKey.bytes(of: piece, from: 0)
    let middle = StringKey.bytes(of: piece, from: 8)
    if piece.count <= longest { return (head, middle, StringKey.bytes(of: piece, from: 16)) }
    var tail = seed
    for start in stride(from: 16, to: piece.count, by: 8) {
      tail = StringKey.mix(tail ^ StringKey.bytes(of: piece, from: start))
    }
    return (head, middle, tail | hashed)
  }

  @inline(__always)
  static func == (left: Self, right: Self) -> Bool {
    (left.head ^ right.head) | (left.middle ^ right.middle) | (left.tail ^ right.tail) == 0
  }

  @inline(__always)
  func hash(_ seeds: (UInt64, UInt64)) -> Int {
    let product = (head ^ seeds.0).multipliedFullWidth(by: middle ^ seeds.1)
    let state = StringKey.mix(product.high ^ product.low ^ tail)
    return Int(truncatingIfNeeded: state ^ state >> 32)
  }
}
