// SPDX-License-Identifier: Apache-2.0
/// Tells of most words that are not in the dictionary that they are not, without a search.

/// A Bloom filter whose bits for one word lie in one number of 64 bits, about eight bits a word: of
/// a hundred words that are not there, it lets a few pass. Putze, Sanders, Singler, "Cache-, hash-
/// and space-efficient Bloom filters", 2007.
///
/// Most words asked for are not there: what may be attached to a word is tried in all combinations.
struct WordFilter: Sendable {
  /// The first number is the seed of the hash. It comes from the bytes of all words and keeps a
  /// corpus from being written so that the filter lets everything pass.
  private let numbers: Section<UInt64>

  /// - Throws: `SnapshotFault.inconsistent` if the filter has not the size it must have.
  init(_ storage: SectionStorage, wordCount: Int) throws(SnapshotFault) {
    numbers = try storage.section(.wordFilter, count: 1 + Self.size(wordCount))
  }

  private static func size(_ wordCount: Int) -> Int {
    var size = 1
    while 8 * size < wordCount { size *= 2 }
    return size
  }

  /// Whether the dictionary may have a word; if not, it has it not.
  @inline(__always)
  func mayHold(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let (place, bits) = Self.bits(of: WordHash.hash(word, numbers[0]), among: numbers.count - 1)
    return numbers[1 + place] & bits == bits
  }

  /// In which number the bits of a word lie, and which.
  @inline(__always)
  private static func bits(of hash: UInt64, among size: Int) -> (place: Int, bits: UInt64) {
    let place = Int(truncatingIfNeeded: hash >> 24) & (size - 1)
    let bits = 1 << (hash & 63) | 1 << (hash >> 6 & 63) | 1 << (hash >> 12 & 63) as UInt64
    return (place, bits)
  }

  /// - Throws: `SnapshotFault.inconsistent` if a word of the dictionary would not pass.
  func validate(_ words: WordList) throws(SnapshotFault) {
    for word in 0..<UInt32(words.count) where !words.withWord(word, mayHold) {
      throw .inconsistent(SectionID.wordFilter.name)
    }
  }

  /// Writes the filter of `words` into `storage`. The same words give the same bytes.
  static func build(_ words: BytePool, into storage: SectionStorage) {
    let size = size(words.count)
    var numbers = GrowingArray<UInt64>(zeros: 1 + size)
    let seed = WordHash.seed(words)
    numbers[0] = seed
    for word in 0..<UInt32(words.count) {
      let (place, bits) = bits(of: WordHash.hash(words[word], seed), among: size)
      numbers[1 + place] |= bits
    }
    storage.adopt(.wordFilter, &numbers)
  }
}

/// Numbers that words are found by.
enum WordHash {
  /// A seed that comes from the bytes of all words.
  static func seed(_ words: BytePool) -> UInt64 {
    Checksum.xxh64(UnsafeRawBufferPointer(words.bytes.all))
  }

  /// Eight bytes at a time, each mixed in.
  @inline(__always)
  static func hash(_ word: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
    let raw = UnsafeRawBufferPointer(word)
    var state = seed ^ UInt64(raw.count)
    var index = 0
    while index + 8 <= raw.count {
      state = StringKey.mix(state ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < raw.count {
      rest = rest << 8 | UInt64(raw[index])
      index += 1
    }
    return StringKey.mix(state ^ rest)
  }
}
