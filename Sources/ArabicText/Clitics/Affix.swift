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

  /// Its last bytes, of which there must be as many.
  func last(_ count: Int) -> Affix {
    var last = Affix()
    last.bytes = bytes >> UInt64(8 * (self.count - count))
    last.count = count
    return last
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
    copy(middle, to: base + end)
    end += middle.count
    base.storeBytes(of: last.bytes, toByteOffset: end, as: UInt64.self)
    end += last.count
    base.storeBytes(of: further.bytes, toByteOffset: end, as: UInt64.self)
    end += further.count
    return UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt8.self), count: end)
  }
}

/// Copies a word; most have eight bytes to sixteen, which two stores that overlap copy.
@inline(__always)
private func copy(_ word: UnsafeBufferPointer<UInt8>, to place: UnsafeMutableRawPointer) {
  guard let start = word.baseAddress else { return }
  if word.count < 8 || word.count > 16 {
    place.copyMemory(from: start, byteCount: word.count)
    return
  }
  let ends = WordEnds(word)
  place.storeBytes(of: ends.first, as: UInt64.self)
  place.storeBytes(of: ends.last, toByteOffset: word.count &- 8, as: UInt64.self)
}

/// The memory of rooms: some keep forms while another serves questions about them.
struct FormSpace: ~Copyable {
  /// Three affixes, and what a store of eight bytes may overrun.
  static let attachedBytes = 32
  private let memory: UnsafeMutableRawPointer
  private let capacity: Int

  /// Rooms for words of up to `length` bytes and what may be attached.
  init(length: Int) {
    capacity = (length + 2 * Self.attachedBytes + 15) & ~15
    memory = .allocate(byteCount: (1 + FormCorpus.batchSize) * capacity, alignment: 16)
  }

  deinit { memory.deallocate() }

  var question: FormRoom { FormRoom(base: memory, capacity: capacity) }

  /// One of as many rooms as a batch has forms.
  @inline(__always)
  func form(_ number: Int) -> FormRoom {
    FormRoom(base: memory + (1 + number) * capacity, capacity: capacity)
  }
}
