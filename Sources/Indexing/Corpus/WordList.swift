// SPDX-License-Identifier: Apache-2.0
/// The folded words of the dictionary, each without what it shares with the one before.

/// Words in the order of their bytes, in blocks of 16, of which the last may be shorter.
///
/// Front coding: a word is how many bytes it shares with the word before it in its block and how many
/// follow, four bits each in one byte, then those that follow. Four bits that are all set are only
/// the beginning: the rest of the number comes next, seven bits a byte, the least first. Witten,
/// Moffat, Bell, "Managing Gigabytes", 2nd ed. 1999, 4.1.
struct WordList: Sendable {
  /// Words of a block.
  static let blockSize: UInt32 = 16

  let count: Int
  private let bytes: Section<UInt8>
  /// Where each block begins, and the end.
  private let blocks: Section<UInt32>
  /// How the first word of each fourth block begins: eight bytes as one number that compares as they
  /// do, zeros behind a shorter word.
  private let heads: Section<UInt64>
  private static let headSpacing = 4

  /// - Throws: `SnapshotFault.inconsistent` if there are not as many blocks as `count` words need.
  init(_ storage: SectionStorage, count: Int) throws(SnapshotFault) {
    self.count = count
    bytes = try storage.section(.wordBytes)
    let size = Int(Self.blockSize)
    let blockCount = (count + size - 1) / size
    blocks = try storage.section(
      .wordBlocks, .starts(upTo: bytes.count), count: blockCount + 1)
    heads = try storage.section(
      .wordHeads, count: (blockCount + Self.headSpacing - 1) / Self.headSpacing)
  }

  /// Calls `body` with the bytes of a word, which are valid during the call only.
  func withWord<Result>(
    _ number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    var block = block(number / Self.blockSize)
    // No word is longer than its block, for all of its bytes stand there.
    return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, block.size)) { word in
      var length = 0
      for _ in 0...number % Self.blockSize {
        guard let entry = block.next() else { break }
        length = min(length, entry.shared)
        for byte in entry.rest {
          word[length] = byte
          length += 1
        }
      }
      return try body(UnsafeBufferPointer(rebasing: word[..<length]))
    }
  }

  /// How many bytes a word has.
  func length(_ number: UInt32) -> Int { withWord(number) { $0.count } }

  /// The number of a word; nil if it is not here. O(log words).
  func number(of word: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let (place, isFound) = search(word)
    return isFound ? place : nil
  }

  /// The first word not before `word`; the number of words if all are before. O(log words).
  func first(notBefore word: UnsafeBufferPointer<UInt8>) -> UInt32 { search(word).place }

  /// The first word not before `word`, and whether it is `word`.
  private func search(
    _ word: UnsafeBufferPointer<UInt8>
  ) -> (place: UInt32, isFound: Bool) {
    // The last block that does not begin after the word; first among those whose heads are known.
    let key = Self.head(of: word)
    let before = heads.firstIndex(notBelow: key)
    var notAfter = before
    while notAfter < heads.count, heads[notAfter] == key { notAfter += 1 }
    var low = max(0, before - 1) * Self.headSpacing
    var high = min(notAfter * Self.headSpacing, blocks.count - 1)
    while low < high {
      let middle = low + (high - low) / 2
      var block = block(UInt32(middle))
      let head = block.next()?.rest ?? UnsafeBufferPointer(start: nil, count: 0)
      if compareBytes(head, word) <= 0 { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return (0, false) }
    let (slot, isFound) = block(UInt32(low - 1)).search(word)
    return (min(UInt32(count), UInt32(low - 1) * Self.blockSize + slot), isFound)
  }

  /// The first eight bytes of a word as a number.
  private static func head(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if word.count >= 8 {
      return UInt64(bigEndian: UnsafeRawBufferPointer(word).loadUnaligned(as: UInt64.self))
    }
    var head: UInt64 = 0
    for place in 0..<8 { head = head << 8 | (place < word.count ? UInt64(word[place]) : 0) }
    return head
  }

  private func block(_ number: UInt32) -> FrontCodedBlock {
    let range = blocks.range(at: number)
    return FrontCodedBlock(bytes.slice(Int(range.lowerBound)..<Int(range.upperBound)))
  }

  /// Whether the blocks hold as many words as they should, each after the one before it.
  ///
  /// - Throws: `SnapshotFault.inconsistent`
  func validate() throws(SnapshotFault) {
    let size = Int(Self.blockSize)
    guard blocks.isTableOfStarts(entries: (count + size - 1) / size, upTo: bytes.count) else {
      throw .inconsistent(SectionID.wordBlocks.name)
    }
    var last: [UInt8] = []
    var word: [UInt8] = []
    for number in 0..<count {
      withWord(UInt32(number)) { word.replaceSubrange(0..., with: $0) }
      guard number == 0 || last.lexicographicallyPrecedes(word) else {
        throw .inconsistent(SectionID.wordBytes.name)
      }
      if number % (size * Self.headSpacing) == 0,
        heads[number / (size * Self.headSpacing)] != word.withUnsafeBufferPointer(Self.head)
      {
        throw .inconsistent(SectionID.wordHeads.name)
      }
      swap(&last, &word)
    }
  }
}

/// The words of one block in turn.
private struct FrontCodedBlock {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var size: Int { bytes.count }

  /// How many bytes of the word before are the next one's too, and those that follow; nil at the end,
  /// and where the bytes of a damaged file end too soon.
  @inline(__always)
  mutating func next() -> (shared: Int, rest: UnsafeBufferPointer<UInt8>)? {
    guard place < bytes.count else { return nil }
    let lengths = Int(bytes[place])
    place += 1
    var (shared, length) = (lengths >> 4, lengths & 15)
    if shared == 15 {
      guard let more = number() else { return nil }
      shared += more
    }
    if length == 15 {
      guard let more = number() else { return nil }
      length += more
    }
    guard length <= bytes.count - place else { return nil }
    defer { place += length }
    return (shared, UnsafeBufferPointer(rebasing: bytes[place..<place + length]))
  }

  @inline(__always)
  private mutating func number() -> Int? {
    VariableNumber.read {
      guard place < bytes.count else { return nil }
      defer { place += 1 }
      return bytes[place]
    }.map { Int($0) }
  }

  /// The first word of the block not before `word`, and whether it is `word`.
  ///
  /// Words are not put together: how much of `word` the last one began with says how the next one
  /// compares, unless it shares just so much.
  consuming func search(_ word: UnsafeBufferPointer<UInt8>) -> (slot: UInt32, isFound: Bool) {
    var slot: UInt32 = 0
    var matched = 0
    while let (shared, rest) = next() {
      if shared < matched { break }
      if shared == matched {
        var common = 0
        let most = min(rest.count, word.count - matched)
        while common < most, rest[common] == word[matched + common] { common += 1 }
        if matched + common == word.count { return (slot, common == rest.count) }
        if common < rest.count, rest[common] > word[matched + common] { break }
        matched += common
      }
      slot += 1
    }
    return (slot, false)
  }
}

// MARK: - Making

extension WordList {
  /// Writes the words, which are in order, into `storage`.
  static func build(_ words: BytePool, into storage: SectionStorage) {
    var bytes = GrowingArray<UInt8>(capacity: words.bytes.count / 2)
    var blocks = GrowingArray<UInt32>(capacity: words.count / Int(blockSize) + 2)
    var heads = GrowingArray<UInt64>(capacity: blocks.count / headSpacing + 1)
    var last = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    for number in 0..<UInt32(words.count) {
      let word = words[number]
      var shared = 0
      if number % blockSize == 0 {
        if blocks.count % headSpacing == 0 { heads.append(head(of: word)) }
        blocks.append(UInt32(bytes.count))
      } else {
        let most = min(last.count, word.count)
        while shared < most, last[shared] == word[shared] { shared += 1 }
      }
      let length = word.count - shared
      bytes.append(UInt8(min(shared, 15) << 4 | min(length, 15)))
      if shared >= 15 { bytes.append(number: UInt64(shared - 15)) }
      if length >= 15 { bytes.append(number: UInt64(length - 15)) }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: word[shared...]))
      last = word
    }
    blocks.append(UInt32(bytes.count))
    storage.adopt(.wordBytes, &bytes)
    storage.adopt(.wordBlocks, &blocks)
    storage.adopt(.wordHeads, &heads)
  }
}
