// SPDX-License-Identifier: Apache-2.0
/// Here are the bytes of a folded word: which number has it? Answered without a search.

/// A hash table over the dictionary while an index is built, open addressing with linear probing.
///
/// A byte per slot says "free" (0) or a part of the hash, so that a word that is not there, which
/// most words asked for are, is known from half a megabyte where the dictionary has 260,000 words.
struct WordTable: Sendable {
  /// Keeps a corpus from being written so that all its words meet in one slot.
  private let seed: UInt64
  private let tags: Section<UInt8>
  private let numbers: Section<UInt32>

  /// - Throws: `SnapshotFault.inconsistent` if the table has not the size it must have.
  init(_ storage: SectionStorage, words: BytePool) throws(SnapshotFault) {
    seed = WordHash.seed(words)
    tags = try storage.section(.wordTableTags)
    numbers = try storage.section(
      .wordTableNumbers, .below(max(1, words.count)), count: tags.count)
    guard tags.count > words.count, tags.count & (tags.count - 1) == 0 else {
      throw .inconsistent(SectionID.wordTableTags.name)
    }
  }

  /// The number of a word; nil if the dictionary has none so.
  @inline(__always)
  func number(of word: UnsafeBufferPointer<UInt8>, in words: BytePool) -> UInt32? {
    let hash = WordHash.hash(word, seed)
    let tag = Self.tag(hash)
    let mask = tags.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let found = tags[slot]
      if found == 0 { return nil }
      if found == tag {
        let number = numbers[slot]
        let found = words[number]
        if found.count == word.count, compareBytes(found, word) == 0 { return number }
      }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  private static func tag(_ hash: UInt64) -> UInt8 {
    UInt8(truncatingIfNeeded: hash >> 56) | 1
  }
}

extension WordTable {
  /// Writes the table of the dictionary in `storage` into it. The same words give the same bytes.
  static func build(into storage: SectionStorage) throws(SnapshotFault) {
    let words = try BytePool(storage, bytes: .builtWordBytes, starts: .builtWordStarts)
    var capacity = 8
    while capacity < 2 * words.count + 1 { capacity *= 2 }
    let seed = WordHash.seed(words)
    var tags = GrowingArray<UInt8>(zeros: capacity)
    var numbers = GrowingArray<UInt32>(zeros: capacity)
    for number in 0..<UInt32(words.count) {
      let hash = WordHash.hash(words[number], seed)
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while tags[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      tags[slot] = tag(hash)
      numbers[slot] = number
    }
    storage.adopt(.wordTableTags, &tags)
    storage.adopt(.wordTableNumbers, &numbers)
  }
}
