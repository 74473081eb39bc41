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
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    isLong = range.count > Self.longest
    for place in range {
      let byte = bytes[place]
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

  private var words: [PackedWord]
  private var keywords: [Keyword?]

  init(_ all: [Keyword]) {
    words = [PackedWord](repeating: PackedWord(), count: 1 << Self.bits)
    keywords = [Keyword?](repeating: nil, count: 1 << Self.bits)
    for keyword in all {
      let bytes = Array(keyword.rawValue.utf8)
      guard let word = PackedWord(bytes, bytes.indices), !word.isLong else { continue }
      var slot = word.slot(Self.bits)
      while keywords[slot] != nil { slot = (slot + 1) & (keywords.count - 1) }
      (words[slot], keywords[slot]) = (word, keyword)
    }
  }

  func keyword(_ word: PackedWord) -> Keyword? {
    var slot = word.slot(Self.bits)
    // There are free slots, so this ends.
    while let found = keywords[slot] {
      if words[slot] == word { return found }
      slot = (slot + 1) & (keywords.count - 1)
    }
    return nil
  }
}

extension PackedWord {
  /// No word.
  fileprivate init() {}
}
