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

  /// Packs the lists, some words at a time on each thread, and puts them one behind the other while
  /// the next are packed.
  private func pack(
    into storage: SectionStorage, _ tick: (Int, Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    let count = positions.wordCount
    let lists = PackedLists(words: count, positions: positions.positionCount)
    var word = 0
    var packed: [PackedShare] = []
    repeat {
      try tick(word, count)
      let done = packed
      let underWay = shares(from: &word)
      JoinableThread.share(1 + underWay.count, among: threads) { number in
        if number > 0 {
          underWay[number - 1].pack(positions, boundaries)
        } else {
          for share in done { lists.append(share) }
        }
      }
      packed = underWay
    } while !packed.isEmpty
    try lists.seal(into: storage)
  }

  /// The next words, some for each thread.
  private func shares(from word: inout Int) -> [PackedShare] {
    var shares: [PackedShare] = []
    while shares.count < 4 * threads, word < positions.wordCount {
      let first = word
      let end = positions.range(first).lowerBound + Self.share
      word += 1
      while word < positions.wordCount, positions.range(word).upperBound <= end { word += 1 }
      shares.append(PackedShare(first..<word))
    }
    return shares
  }
}

/// The lists of some words in a row, packed by one thread.
private final class PackedShare: @unchecked Sendable {
  let words: Range<Int>
  var bytes = GrowingArray<UInt8>()
  var ends = GrowingArray<UInt32>()
  var failure: IndexError?

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
}

/// The lists of all words so far, put together by one thread at a time.
private final class PackedLists: @unchecked Sendable {
  private var bytes: GrowingArray<UInt8>
  private var ends: GrowingArray<UInt32>
  private var failure: IndexError?

  init(words: Int, positions: Int) {
    bytes = GrowingArray(capacity: 2 * positions)
    ends = GrowingArray(capacity: words)
  }

  func append(_ share: PackedShare) {
    if UInt32(exactly: bytes.count + share.bytes.count) == nil {
      failure = .tooLarge(what: "positions")
    }
    failure = failure ?? share.failure
    guard failure == nil else { return }
    let base = UInt32(bytes.count)
    for word in 0..<share.ends.count { ends.append(base + share.ends[word]) }
    bytes.append(contentsOf: share.bytes.elements)
  }

  /// - Throws: what went wrong in a share, or `IndexError.tooLarge`.
  func seal(into storage: SectionStorage) throws(IndexError) {
    if let failure { throw failure }
    for _ in 0..<PostingStore.padding { bytes.append(0) }
    ListStarts.build(ends, into: storage)
    storage.adopt(.postingBytes, &bytes)
  }
}
