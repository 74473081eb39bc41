// SPDX-License-Identifier: Apache-2.0
// English keywords as numbers, so that a word of a script is looked up without making a string.

/// A word of ASCII in lower case as one number.
struct PackedWord: Equatable {
  /// Longer words are no keywords.
  private static let longest = 16

  private var high: UInt64 = 0
  private var low: UInt64 = 0
  private(set) var isLong = false

  /// Nil where the word is not ASCII.
  init?(_ bytes: some Collection<UInt8>) {
    isLong = bytes.count > Self.longest
    for byte in bytes {
      guard byte < 0x80 else { return nil }
      let isCapital = byte >= 0x41 && byte <= 0x5A
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(isCapital ? byte + 0x20 : byte)
    }
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
      guard let word = PackedWord(keyword.rawValue.utf8), !word.isLong else { continue }
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
