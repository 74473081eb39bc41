// SPDX-License-Identifier: Apache-2.0
/// Numbers what stands between words.

/// The gaps that one tokeniser met, in order of first appearance, and how often each came.
struct GapNumbering: ~Copyable {
  private(set) var texts = ByteInterner("gaps")
  private(set) var counts = GrowingArray<UInt32>()
  /// Short gaps by a part of their hash, each the last that came.
  private var recent = GrowingArray<Recent>(zeros: 256)

  var count: Int { texts.count }

  /// The number of a gap, which is counted.
  ///
  /// - Throws: `IndexError.tooLarge`.
  mutating func number(_ gap: UnsafeBufferPointer<UInt8>) throws(IndexError) -> UInt32 {
    guard gap.count <= Recent.longest else { return try intern(gap) }
    let key = Recent.key(of: gap)
    let place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 56)
    if recent[place].key == key {
      counts[Int(recent[place].number)] += 1
    } else {
      recent[place] = Recent(key: key, number: try intern(gap))
    }
    return recent[place].number
  }

  /// A short gap and its number.
  struct Recent: BitwiseCopyable {
    static let longest = 7
    let key: UInt64
    let number: UInt32

    /// All bytes of a gap and how many they are; never 0.
    @inline(__always)
    static func key(of gap: UnsafeBufferPointer<UInt8>) -> UInt64 {
      var key = UInt64(gap.count) + 1
      for byte in gap { key = key << 8 | UInt64(byte) }
      return key
    }
  }

  /// The number of a gap, which is counted so many times, once or more.
  ///
  /// - Throws: `IndexError.tooLarge`.
  mutating func number(
    _ gap: UnsafeBufferPointer<UInt8>, times count: Int
  ) throws(IndexError) -> UInt32 {
    let number = try self.number(gap)
    counts[Int(number)] += UInt32(count - 1)
    return number
  }

  /// The same of a space alone.
  mutating func number(ofSpaces count: Int) throws(IndexError) -> UInt32 {
    let space: [1 of UInt8] = [0x20]
    return try space.span.withUnsafeBufferPointer { gap throws(IndexError) in
      try self.number(gap, times: count)
    }
  }

  private mutating func intern(
    _ gap: UnsafeBufferPointer<UInt8>
  ) throws(IndexError) -> UInt32 {
    let (number, isNew) = try texts.intern(gap)
    if isNew { counts.append(0) }
    counts[Int(number)] += 1
    return number
  }
}

/// The gaps of all tokenisers, the commonest first, of equals the first by bytes.
struct GapTable: ~Copyable {
  private(set) var texts = BytePoolBuilder("gaps")
  /// The final number of each gap, by tokeniser and that one's own number.
  private(set) var numbers: [[UInt32]]

  init(_ tokenizers: [BatchTokenizer]) throws(IndexError) {
    var all = ByteInterner("gaps")
    var counts: [Int] = []
    numbers = []
    for tokenizer in tokenizers {
      var own: [UInt32] = []
      for gap in 0..<tokenizer.forms.gaps.count {
        let (number, isNew) = try all.intern(tokenizer.forms.gaps.texts.pool[gap])
        if isNew { counts.append(0) }
        counts[Int(number)] += Int(tokenizer.forms.gaps.counts[gap])
        own.append(number)
      }
      numbers.append(own)
    }
    let order = Self.order(all.pool, counts)
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, number) in order.enumerated() {
      try texts.append(all.pool[number])
      ranks[number] = UInt32(rank)
    }
    for tokenizer in numbers.indices {
      for gap in numbers[tokenizer].indices {
        numbers[tokenizer][gap] = ranks[Int(numbers[tokenizer][gap])]
      }
    }
  }

  mutating func seal(into storage: SectionStorage) {
    texts.seal(into: storage, bytes: .gapBytes, starts: .gapStarts)
  }

  private static func order(_ texts: borrowing BytePoolBuilder, _ counts: [Int]) -> [Int] {
    counts.indices.sorted { a, b in
      counts[a] != counts[b] ? counts[a] > counts[b] : compareBytes(texts[a], texts[b]) < 0
    }
  }
}
