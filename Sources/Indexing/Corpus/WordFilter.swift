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
  func mayHold(_ word: UnsafeBufferPointer<UInt8>) -> Bool { mayHold(hash: hash(word)) }

  @inline(__always)
  func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 { WordHash.hash(word, numbers[0]) }

  /// The same of a word's hash.
  @inline(__always)
  func mayHold(hash: UInt64) -> Bool {
    let (place, bits) = Self.bits(of: hash, among: numbers.count - 1)
    return numbers[1 + place] & bits == bits
  }

  /// Which of up to 64 words the dictionary may have, a bit for each, the first lowest. What is
  /// looked at for all of them is fetched together.
  func mayHold(_ words: [UnsafeBufferPointer<UInt8>]) -> UInt64 {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words.count) { hashes in
      let seed = numbers[0]
      for number in words.indices {
        let hash = WordHash.hash(words[number], seed)
        hashes[number] = hash
        numbers.prefetch(UInt32(1 + Self.bits(of: hash, among: numbers.count - 1).place))
      }
      var likely: UInt64 = 0
      for number in words.indices where mayHold(hash: hashes[number]) {
        likely |= 1 << UInt64(number)
      }
      return likely
    }
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
    guard var place = UnsafeRawPointer(word.baseAddress) else { return StringKey.mix(seed) }
    var state = seed ^ UInt64(word.count)
    var left = word.count
    while left >= 8 {
      state = StringKey.mix(state ^ place.loadUnaligned(as: UInt64.self))
      place += 8
      left &-= 8
    }
    // Those that are left, the first of them highest.
    var rest: UInt64 = 0
    if word.count >= 8 {
      let last = (place + left - 8).loadUnaligned(as: UInt64.self)
      rest = UInt64(bigEndian: last) & (1 &<< UInt64(8 &* left) &- 1)
    } else {
      for byte in word { rest = rest << 8 | UInt64(byte) }
    }
    return StringKey.mix(state ^ rest)
  }
}
