// SPDX-License-Identifier: Apache-2.0
/// Here are the bytes of a folded word: which number has it? Answered without a search.

/// A hash table over the dictionary, open addressing with linear probing.
///
/// A byte per slot says "free" (0) or a part of the hash, so that a word that is not there, which
/// most words asked for are, is known from half a megabyte where the dictionary has 260,000 words.
struct WordTable: Sendable {
  /// Keeps a corpus from being written so that all its words meet in one slot: it comes from the
  /// bytes of all words.
  private let seeds: Section<UInt64>
  private let tags: Section<UInt8>
  private let numbers: Section<UInt32>

  /// - Throws: `SnapshotFault.inconsistent` if the table has not the size it must have.
  init(_ storage: SectionStorage, words: BytePool) throws(SnapshotFault) {
    let seeds: Section<UInt64> = try storage.section(.wordTableSeed)
    tags = try storage.section(.wordTableTags)
    numbers = try storage.section(.wordTableNumbers, .below(max(1, words.count)))
    guard seeds.count == 1 else { throw .inconsistent(SectionID.wordTableSeed.name) }
    self.seeds = seeds
    guard tags.count > words.count, tags.count & (tags.count - 1) == 0 else {
      throw .inconsistent(SectionID.wordTableTags.name)
    }
    guard numbers.count == tags.count else {
      throw .inconsistent(SectionID.wordTableNumbers.name)
    }
  }

  func validate(wordCount: Int) throws(SnapshotFault) {
    guard Self.taken(tags) == wordCount, wordCount == 0 || numbers.allBelow(wordCount) else {
      throw .inconsistent(SectionID.wordTableNumbers.name)
    }
  }

  private static func taken(_ tags: Section<UInt8>) -> Int {
    var taken = 0
    for slot in 0..<tags.count where tags[slot] != 0 { taken += 1 }
    return taken
  }

  /// The number of a word; nil if the dictionary has none so.
  @inline(__always)
  func number(of word: UnsafeBufferPointer<UInt8>, in words: BytePool) -> UInt32? {
    let hash = Self.hash(word, seeds[0])
    let tag = Self.tag(hash)
    let mask = tags.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    // A slot is free, so this ends there; but in a damaged table none may be.
    for _ in 0..<tags.count {
      let found = tags[slot]
      if found == 0 { return nil }
      if found == tag {
        let number = numbers[slot]
        let found = words[number]
        if found.count == word.count, compareBytes(found, word) == 0 { return number }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private static func tag(_ hash: UInt64) -> UInt8 {
    UInt8(truncatingIfNeeded: hash >> 56) | 1
  }

  /// Eight bytes at a time, each mixed in by a multiplication whose halves are folded together.
  @inline(__always)
  private static func hash(_ word: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
    let raw = UnsafeRawBufferPointer(word)
    var state = seed ^ UInt64(raw.count)
    var index = 0
    while index + 8 <= raw.count {
      state = mix(state ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < raw.count {
      rest = rest << 8 | UInt64(raw[index])
      index += 1
    }
    return mix(state ^ rest)
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}

extension WordTable {
  /// Writes the table of the dictionary in `storage` into it. The same words give the same bytes.
  static func build(into storage: SectionStorage) throws(SnapshotFault) {
    let words = try BytePool(storage, bytes: .wordBytes, starts: .wordStarts)
    var capacity = 8
    while capacity < 2 * words.count + 1 { capacity *= 2 }
    let seed = Checksum.xxh64(storage.regions[SectionID.wordBytes.rawValue])
    var tags = GrowingArray<UInt8>(zeros: capacity)
    var numbers = GrowingArray<UInt32>(zeros: capacity)
    for number in 0..<UInt32(words.count) {
      let hash = Self.hash(words[number], seed)
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while tags[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      tags[slot] = tag(hash)
      numbers[slot] = number
    }
    var seeds = GrowingArray<UInt64>()
    seeds.append(seed)
    storage.adopt(.wordTableSeed, &seeds)
    storage.adopt(.wordTableTags, &tags)
    storage.adopt(.wordTableNumbers, &numbers)
  }
}
