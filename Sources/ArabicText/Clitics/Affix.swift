// SPDX-License-Identifier: Apache-2.0
// A few letters before or after a word, and words put together from such pieces, in no memory of
// their own.

/// Up to four Arabic letters, or eight bytes of UTF-8, packed; the first byte lowest.
struct Affix: Equatable, Sendable {
  private(set) var bytes: UInt64 = 0
  /// 0...8
  private(set) var count = 0

  static let none = Affix()

  init() {}

  init(_ spelling: String) {
    for byte in spelling.utf8 {
      bytes |= UInt64(byte) << UInt64(8 * count)
      count += 1
    }
  }

  var isEmpty: Bool { count == 0 }

  /// Its UTF-8.
  var array: [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: bytes >> UInt64(8 * $0)) } }

  var string: String { String(decoding: array, as: UTF8.self) }

  /// The letters of both, of which there must be no more than fit.
  static func + (a: Affix, b: Affix) -> Affix {
    var sum = a
    if a.count < 8 { sum.bytes |= b.bytes << UInt64(8 * a.count) }
    sum.count = a.count + b.count
    return sum
  }

  /// Whether `word` begins with it.
  @inline(__always)
  func begins(_ word: UnsafeBufferPointer<UInt8>) -> Bool { begins(WordEnds(word)) }

  /// Whether `word` ends with it.
  @inline(__always)
  func ends(_ word: UnsafeBufferPointer<UInt8>) -> Bool { ends(WordEnds(word)) }

  @inline(__always)
  func begins(_ word: WordEnds) -> Bool {
    count <= word.count && word.first & mask == bytes
  }

  @inline(__always)
  func ends(_ word: WordEnds) -> Bool {
    count <= word.count && word.last >> UInt64(64 &- 8 &* count) == bytes
  }

  /// The bits of its bytes.
  @inline(__always)
  private var mask: UInt64 { ~0 >> UInt64(64 &- 8 &* count) }
}

/// The first and the last bytes of a word, eight at most, at hand for comparing with many affixes.
struct WordEnds {
  /// The first byte lowest.
  let first: UInt64
  /// The last byte highest.
  let last: UInt64
  let count: Int

  @inline(__always)
  init(_ word: UnsafeBufferPointer<UInt8>) {
    count = word.count
    if count >= 8 {
      let raw = UnsafeRawBufferPointer(word)
      first = raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
      last = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else {
      var bytes: UInt64 = 0
      for index in 0..<count { bytes |= UInt64(word[index]) << UInt64(8 &* index) }
      first = bytes
      last = bytes << UInt64(64 &- 8 &* count)
    }
  }
}

/// Room for one word put together from pieces, asked about and overwritten by the next. The memory
/// is that of a `FormSpace`, which must outlive it.
struct FormRoom {
  fileprivate let base: UnsafeMutableRawPointer
  fileprivate let capacity: Int

  /// The pieces one behind the other; valid until the next call.
  @inline(__always)
  func joined(
    _ first: Affix, _ middle: UnsafeBufferPointer<UInt8>, _ last: Affix, _ further: Affix = .none
  ) -> UnsafeBufferPointer<UInt8> {
    precondition(middle.count + FormSpace.attachedBytes <= capacity)
    base.storeBytes(of: first.bytes, as: UInt64.self)
    var end = first.count
    if let source = middle.baseAddress {
      (base + end).copyMemory(from: source, byteCount: middle.count)
    }
    end += middle.count
    base.storeBytes(of: last.bytes, toByteOffset: end, as: UInt64.self)
    end += last.count
    base.storeBytes(of: further.bytes, toByteOffset: end, as: UInt64.self)
    end += further.count
    return UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt8.self), count: end)
  }
}

/// The memory of two rooms: one keeps a form while the other serves questions about it.
struct FormSpace: ~Copyable {
  /// Three affixes, and what a store of eight bytes may overrun.
  static let attachedBytes = 32
  private let memory: UnsafeMutableRawPointer
  private let capacity: Int

  /// Rooms for words of up to `length` bytes and what may be attached.
  init(length: Int) {
    capacity = (length + 2 * Self.attachedBytes + 15) & ~15
    memory = .allocate(byteCount: 2 * capacity, alignment: 16)
  }

  deinit { memory.deallocate() }

  var form: FormRoom { FormRoom(base: memory, capacity: capacity) }
  var question: FormRoom { FormRoom(base: memory + capacity, capacity: capacity) }
}

/// What a corpus says of folded forms, asked with forms put together from pieces.
struct FormCounts {
  /// How often a folded form occurs.
  let ask: (UnsafeBufferPointer<UInt8>) -> Int
  let room: FormRoom

  @inline(__always)
  func of(_ form: UnsafeBufferPointer<UInt8>) -> Int { ask(form) }

  @inline(__always)
  func of(
    _ first: Affix, _ middle: UnsafeBufferPointer<UInt8>, _ last: Affix = .none
  ) -> Int { ask(room.joined(first, middle, last)) }

  @inline(__always)
  func of(
    _ middle: UnsafeBufferPointer<UInt8>, _ last: Affix, _ further: Affix
  ) -> Int { ask(room.joined(.none, middle, last, further)) }

  /// How often a word stands by itself or with the article.
  func attested(_ word: UnsafeBufferPointer<UInt8>, _ ending: Affix = .none) -> Int {
    of(.none, word, ending) + of(Letter.article, word, ending)
  }
}
