// SPDX-License-Identifier: Apache-2.0
/// Packs the posting lists of all words.

struct PostingsBuilder {
  /// The words are dealt into so many parts or more. For each of them one thread reads the forward list
  /// to find the positions.
  private static let leastParts = 4
  /// Words whose lists are packed together hold about so many positions.
  private static let share = 1 << 17

  private let corpus: ForwardWords
  private let boundaries: ArticleBoundaries
  private let threads: Int

  /// Writes the posting lists of all words into `storage`, which has the forward list, the dictionary
  /// and the boundaries of articles already. O(positions).
  ///
  /// - Parameter tick: told how many words of how many are done, now and then; throws to stop.
  static func build(
    into storage: SectionStorage, threads: Int,
    tick: (_ done: Int, _ total: Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    let builder = try IndexError.defect { () throws(SnapshotFault) in
      PostingsBuilder(
        corpus: try ForwardWords(storage), boundaries: try ArticleBoundaries(storage),
        threads: max(1, threads))
    }
    try builder.pack(into: storage, tick)
  }

  /// Packs the lists of some words after those of others.
  private func pack(
    into storage: SectionStorage, _ tick: (Int, Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    let count = corpus.wordCounts.count
    let lists = PackedLists(words: count, positions: corpus.surfaces.count)
    let size = corpus.surfaces.count / max(Self.leastParts, threads) + 1
    var word = 0
    repeat {
      let parts = (0..<threads).map { _ in words(from: &word, size) }
      let positions = JoinableThread.map(threads, among: threads) { [corpus] in
        WordPositions(of: parts[$0], in: corpus)
      }
      try pack(positions, into: lists) { () throws(IndexError) in try tick(word, count) }
    } while word < count
    try lists.seal(into: storage)
  }

  /// Packs the lists of some words in shares, and puts them one behind the other while the next are
  /// packed.
  private func pack(
    _ positions: [WordPositions], into lists: PackedLists, _ tick: () throws(IndexError) -> Void
  ) throws(IndexError) {
    var shares: [PackedShare] = []
    for part in positions {
      var word = part.words.lowerBound
      while word < part.words.upperBound {
        shares.append(PackedShare(words(from: &word, Self.share, to: part.words.upperBound), part))
      }
    }
    var packed = shares[..<0]
    repeat {
      try tick()
      let done = packed
      packed = shares[packed.endIndex...].prefix(4 * threads)
      let underWay = packed
      JoinableThread.share(1 + underWay.count, among: threads) { [boundaries] number in
        if number > 0 {
          underWay[underWay.startIndex + number - 1].pack(boundaries)
        } else {
          for share in done { lists.append(share) }
        }
      }
    } while !packed.isEmpty
  }

  /// The next words that hold so many positions, or the one word that holds more.
  private func words(from word: inout Int, _ size: Int, to end: Int? = nil) -> Range<Int> {
    let (first, end) = (word, end ?? corpus.wordCounts.count)
    var positions = 0
    while word < end {
      positions += Int(corpus.wordCounts[word])
      if positions > size, word > first { break }
      word += 1
    }
    return first..<word
  }
}

/// The lists of some words in a row, packed by one thread.
private final class PackedShare: @unchecked Sendable {
  private let words: Range<Int>
  private let positions: WordPositions
  var bytes = GrowingArray<UInt8>()
  var ends = GrowingArray<UInt32>()
  var failure: IndexError?

  init(_ words: Range<Int>, _ positions: WordPositions) {
    self.words = words
    self.positions = positions
  }

  func pack(_ boundaries: ArticleBoundaries) {
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
