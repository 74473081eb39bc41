// SPDX-License-Identifier: Apache-2.0
// English keywords as numbers, so that a word of a script is looked up without making a string.

/// A word of ASCII in lower case as one number.
struct PackedWord: Equatable {
  /// Longer words are no keywords.
  private static let longest = 16

  private var high: UInt64 = 0
  private var low: UInt64 = 0
  private(set) var isLong = false

  /// The word in a range of `bytes`; nil where it is not ASCII.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    isLong = range.count > Self.longest
    let middle = max(range.lowerBound, range.upperBound - 8)
    guard let high = Self.packed(bytes, range.lowerBound..<middle),
      let low = Self.packed(bytes, middle..<range.upperBound)
    else { return nil }
    (self.high, self.low) = (high, low)
  }

  /// The last eight bytes of a range, letters in lower case; nil where one of them all is not ASCII.
  private static func packed(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64? {
    var packed: UInt64 = 0
    for place in range {
      guard bytes[place] < 0x80 else { return nil }
      // Nothing but a letter becomes a letter so, and keywords are letters.
      packed = packed << 8 | UInt64(bytes[place] | 0x20)
    }
    return packed
  }

  /// Where a table of `1 << bits` slots is looked into first.
  fileprivate func slot(_ bits: UInt64) -> Int {
    Int(truncatingIfNeeded: ((low ^ high) &* 0x9E37_79B9_7F4A_7C15) >> (64 - bits))
  }
}

/// A hash table of the keywords, open addressing with linear probing.
struct PackedKeywords: Sendable {
  /// Three slots for each keyword and more.
  private static let bits: UInt64 = 8

  private struct Slot {
    var word = PackedWord()
    var keyword: Keyword?
  }
  private var slots: [Slot]

  init(_ all: [Keyword]) {
    slots = [Slot](repeating: Slot(), count: 1 << Self.bits)
    for keyword in all {
      let bytes = Array(keyword.rawValue.utf8)
      guard let word = PackedWord(bytes, bytes.indices), !word.isLong else { continue }
      var slot = word.slot(Self.bits)
      while slots[slot].keyword != nil { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Slot(word: word, keyword: keyword)
    }
  }

  func keyword(_ word: PackedWord) -> Keyword? {
    var slot = word.slot(Self.bits)
    // There are free slots, so this ends.
    while let found = slots[slot].keyword {
      if slots[slot].word == word { return found }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}

extension PackedWord {
  /// No word.
  fileprivate init() {}
}
