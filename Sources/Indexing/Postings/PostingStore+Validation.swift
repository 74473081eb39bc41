// SPDX-License-Identifier: Apache-2.0
/// Proves that unpacking the posting lists of a snapshot stays inside its memory.

extension PostingStore {
  /// Unpacks every list once and checks that it says nothing impossible. O(positions).
  func validate(
    wordCount: Int, articleCount: Int, positionCount: Int
  ) throws(SnapshotFault) {
    guard wordCounts.count == wordCount else { throw .inconsistent(SectionID.wordCounts.name) }
    guard wordArticleCounts.count == wordCount else {
      throw .inconsistent(SectionID.wordArticleCounts.name)
    }
    guard blocks.isTableOfStarts(entries: wordCount, upTo: firstArticles.count),
      offsets.count == firstArticles.count, ordinals.count == firstArticles.count,
      bestFrequencies.count == firstArticles.count, bestLengths.count == firstArticles.count
    else { throw .inconsistent(SectionID.postingBlocks.name) }
    guard positionBlocks.isTableOfStarts(entries: wordCount, upTo: positionFirsts.count),
      positionOffsets.count == positionFirsts.count
    else { throw .inconsistent(SectionID.positionBlocks.name) }
    try validateLists(wordCount, articleCount, positionCount)
  }

  /// Checks the lists of all words, on all processors if it is worth it.
  private func validateLists(
    _ wordCount: Int, _ articleCount: Int, _ positionCount: Int
  ) throws(SnapshotFault) {
    let share = 1 << 12
    let threads = positionCount > 1 << 18 ? JoinableThread.processorCount : 1
    let fault = FirstFault()
    JoinableThread.share((wordCount + share - 1) / share, among: threads) { number in
      var scratch = GrowingArray<UInt32>(zeros: Self.blockSize)
      for word in number * share..<min(wordCount, (number + 1) * share) {
        let word = UInt32(word)
        if !areArticlesSound(of: word, articleCount, &scratch) {
          fault.note(SectionID.postingBytes.rawValue)
        } else if !arePositionsSound(of: word, positionCount, &scratch) {
          fault.note(SectionID.positionBytes.rawValue)
        }
      }
    }
    if let section = fault.first { throw .inconsistent(SectionID.allCases[section].name) }
  }

  private func areArticlesSound(
    of word: UInt32, _ articleCount: Int, _ scratch: inout GrowingArray<UInt32>
  ) -> Bool {
    let range = blocks.range(at: word)
    guard range.count == Self.blockCount(wordArticleCounts[word]) else { return false }
    var least = 0
    var ordinal = 0
    for block in range {
      let count = self.articleCount(ofBlock: block, of: word)
      guard Int(ordinals[block]) == ordinal, isBlockInside(block, count) else { return false }
      decodeArticles(ofBlock: block, count: count, into: scratch.base)
      guard Self.ascends(scratch, count, from: &least, below: articleCount) else { return false }
      decodeFrequencies(ofBlock: block, count: count, into: scratch.base)
      for index in 0..<count { ordinal += Int(scratch[index]) }
    }
    return ordinal == Int(wordCounts[word])
  }

  private func arePositionsSound(
    of word: UInt32, _ positionCount: Int, _ scratch: inout GrowingArray<UInt32>
  ) -> Bool {
    let range = positionBlocks.range(at: word)
    guard range.count == Self.blockCount(wordCounts[word]) else { return false }
    var least = 0
    for block in range {
      let count = self.positionCount(ofBlock: block, of: word)
      guard isPositionBlockInside(block, count) else { return false }
      decodePositions(ofBlock: block, count: count, into: scratch.base)
      guard Self.ascends(scratch, count, from: &least, below: positionCount) else { return false }
    }
    return true
  }

  private func isBlockInside(_ block: UInt32, _ count: Int) -> Bool {
    let start = Int(offsets[block])
    let limit = bytes.count - BitPacking.padding
    guard count > 1 else { return start <= limit }
    guard start + 2 <= limit, bytes[start] <= 32, bytes[start + 1] <= 32 else { return false }
    let steps = Self.byteCount(steps: count, width: Int(bytes[start]))
    let rests =
      count == Self.blockSize
      ? BlockPacking.byteCount(width: Int(bytes[start + 1]))
      : BitPacking.byteCount(count, width: Int(bytes[start + 1]))
    return start + 2 + steps + rests <= limit
  }

  private func isPositionBlockInside(_ block: UInt32, _ count: Int) -> Bool {
    let start = Int(positionOffsets[block])
    let limit = positionBytes.count - BitPacking.padding
    guard count > 1 else { return start <= limit }
    guard start + 1 <= limit, positionBytes[start] <= 32 else { return false }
    let steps = Self.byteCount(steps: count, width: Int(positionBytes[start]))
    return start + 1 + steps <= limit
  }

  /// Bytes of the steps between `count` values.
  private static func byteCount(steps count: Int, width: Int) -> Int {
    count == blockSize
      ? BlockPacking.byteCount(width: width) : BitPacking.byteCount(count - 1, width: width)
  }

  /// Whether the values strictly ascend from `least`, which then becomes the next one allowed.
  private static func ascends(
    _ values: borrowing GrowingArray<UInt32>, _ count: Int, from least: inout Int,
    below bound: Int
  ) -> Bool {
    for index in 0..<count {
      let value = Int(values[index])
      guard value >= least, value < bound else { return false }
      least = value + 1
    }
    return true
  }

  private static func blockCount(_ entries: UInt32) -> Int {
    (Int(entries) + blockSize - 1) / blockSize
  }
}
