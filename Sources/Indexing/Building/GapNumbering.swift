// SPDX-License-Identifier: Apache-2.0
/// Numbers what stands between words.

/// The gaps that one tokeniser met, in order of first appearance, and how often each came.
struct GapNumbering: ~Copyable {
  private(set) var texts = ByteInterner("gaps")
  private(set) var counts = GrowingArray<UInt32>()
  /// The number + 1 of each gap of one byte, and at last of none; 0 where it did not come yet.
  private var short = [UInt32](repeating: 0, count: 257)

  var count: Int { texts.count }

  /// The number of a gap, which is counted.
  ///
  /// - Throws: `IndexError.tooLarge`.
  @inline(__always)
  mutating func number(_ gap: UnsafeBufferPointer<UInt8>) throws(IndexError) -> UInt32 {
    let place = gap.count == 1 ? Int(gap[0]) : 256
    if gap.count < 2, short[place] > 0 {
      counts[Int(short[place] - 1)] += 1
      return short[place] - 1
    }
    let number = try intern(gap)
    if gap.count < 2 { short[place] = number + 1 }
    return number
  }

  /// Counts a gap once more.
  @inline(__always)
  mutating func count(_ number: UInt32) { counts[Int(number)] += 1 }

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
