// SPDX-License-Identifier: Apache-2.0
/// Packs the posting lists of all words.

struct PostingsBuilder {
  /// Words whose lists are packed together hold about so many positions.
  private static let share = 1 << 17

  private let positions: WordPositions
  private let boundaries: ArticleBoundaries
  private let threads: Int

  /// Writes the posting lists of all words into `storage`, which has the boundaries of articles
  /// already. O(positions).
  ///
  /// - Parameter tick: told how many words of how many are done, now and then; throws to stop.
  static func build(
    _ positions: WordPositions, into storage: SectionStorage, threads: Int,
    tick: (_ done: Int, _ total: Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    let boundaries = try IndexError.defect { () throws(SnapshotFault) in
      try ArticleBoundaries(storage)
    }
    try PostingsBuilder(positions: positions, boundaries: boundaries, threads: max(1, threads))
      .pack(into: storage, tick)
  }

  /// Packs the lists, some words at a time on each thread, and puts them one behind the other.
  private func pack(
    into storage: SectionStorage, _ tick: (Int, Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    let count = positions.wordCount
    var bytes = GrowingArray<UInt8>(capacity: 2 * positions.positionCount)
    bytes.useLargePages()
    var ends = GrowingArray<UInt32>(capacity: count)
    var word = 0
    while word < count {
      try tick(word, count)
      var shares: [PackedShare] = []
      while shares.count < 4 * threads, word < count {
        let first = word
        let end = positions.range(first).lowerBound + Self.share
        word += 1
        while word < count, positions.range(word).upperBound <= end { word += 1 }
        shares.append(PackedShare(first..<word))
      }
      let underWay = shares
      JoinableThread.share(shares.count, among: threads) { number in
        underWay[number].pack(positions, boundaries)
      }
      for share in shares { try share.append(to: &bytes, &ends) }
    }
    for _ in 0..<PostingStore.padding { bytes.append(0) }
    ListStarts.build(ends, into: storage)
    storage.adopt(.postingBytes, &bytes)
  }
}

/// The lists of some words in a row, packed by one thread.
private final class PackedShare: @unchecked Sendable {
  private let words: Range<Int>
  private var bytes = GrowingArray<UInt8>()
  private var ends = GrowingArray<UInt32>()
  private var failure: IndexError?

  init(_ words: Range<Int>) { self.words = words }

  func pack(_ positions: WordPositions, _ boundaries: ArticleBoundaries) {
    var encoder = PostingsEncoder(in: boundaries)
    do throws(IndexError) {
      for word in words { try encoder.add(positions[word]) }
    } catch {
      failure = error
    }
    encoder.take(&bytes, &ends)
  }

  func append(
    to all: inout GrowingArray<UInt8>, _ allEnds: inout GrowingArray<UInt32>
  ) throws(IndexError) {
    if let failure { throw failure }
    guard UInt32(exactly: all.count + bytes.count) != nil else {
      throw .tooLarge(what: "positions")
    }
    let base = UInt32(all.count)
    for word in 0..<ends.count { allEnds.append(base + ends[word]) }
    all.append(contentsOf: bytes.elements)
  }
}
