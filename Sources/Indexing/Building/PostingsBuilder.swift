// SPDX-License-Identifier: Apache-2.0
/// Turns the forward list round: from what stands at each position to where each word stands.

struct PostingsBuilder {
  /// Words whose lists are packed together hold about so many positions.
  private static let share: UInt32 = 1 << 17

  private let counts: Section<UInt32>
  private let boundaries: ArticleBoundaries
  private let surfaces: Section<UInt32>
  private let surfaceWords: Section<UInt32>
  private let threads: Int

  /// Writes the posting lists of all words into `storage`, which has dictionary, forward list and
  /// article boundaries already. O(positions).
  ///
  /// - Parameter tick: told how many words of how many are done, now and then; throws to stop.
  static func build(
    into storage: SectionStorage, threads: Int,
    tick: (_ done: Int, _ total: Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    let builder = try IndexError.defect { () throws(SnapshotFault) in
      try PostingsBuilder(storage, threads: max(1, threads))
    }
    let ends = builder.ends()
    let positions = builder.sortedPositions(ends)
    try builder.pack(positions, ends, into: storage, tick)
  }

  private init(_ storage: SectionStorage, threads: Int) throws(SnapshotFault) {
    counts = try storage.section(.builtWordCounts)
    boundaries = try ArticleBoundaries(storage)
    surfaces = try storage.section(.forwardSurfaces)
    surfaceWords = try storage.section(.surfaceWords)
    self.threads = threads
  }

  /// Where the positions of each word end when those of all words stand one behind the other.
  private func ends() -> GrowingArray<UInt32> {
    var ends = GrowingArray<UInt32>(capacity: counts.count)
    var total: UInt32 = 0
    for word in 0..<counts.count {
      total += counts[word]
      ends.append(total)
    }
    return ends
  }

  /// The positions of word 0, then those of word 1, and so on, each ascending.
  ///
  /// Each thread takes a stretch of the corpus: first it counts the words in it, so that each knows
  /// where the positions of its stretch belong.
  private func sortedPositions(_ ends: borrowing GrowingArray<UInt32>) -> SharedArray {
    let parts = (0..<threads).map { _ in SharedArray(count: counts.count) }
    if threads > 1 {
      JoinableThread.share(threads, among: threads) { part in
        let counts = parts[part].base
        forEachWord(in: part) { word, _ in counts[word] += 1 }
      }
    }
    let bases = parts.map(\.base)
    for word in 0..<counts.count {
      var start = ends[word] - counts[word]
      for part in bases { (part[word], start) = (start, start + part[word]) }
    }
    let positions = SharedArray(count: surfaces.count)
    JoinableThread.share(threads, among: threads) { part in
      let (next, output) = (parts[part].base, positions.base)
      forEachWord(in: part) { word, position in
        output[Int(next[word])] = position
        next[word] += 1
      }
    }
    return positions
  }

  /// The word at each position that a thread takes.
  @inline(__always)
  private func forEachWord(in part: Int, _ body: (_ word: Int, _ position: UInt32) -> Void) {
    let (surfaces, words) = (surfaces.all, surfaceWords.all)
    for position in stretch(part) { body(Int(words[Int(surfaces[position])]), UInt32(position)) }
  }

  /// The positions that a thread takes.
  private func stretch(_ part: Int) -> Range<Int> {
    part * surfaces.count / threads..<(part + 1) * surfaces.count / threads
  }

  /// Packs the lists, some words at a time on each thread, and puts them one behind the other.
  private func pack(
    _ positions: SharedArray, _ wordEnds: borrowing GrowingArray<UInt32>,
    into storage: SectionStorage, _ tick: (Int, Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    var bytes = GrowingArray<UInt8>(capacity: 2 * surfaces.count)
    var ends = GrowingArray<UInt32>(capacity: counts.count)
    var word = 0
    while word < counts.count {
      try tick(word, counts.count)
      var shares: [PackedShare] = []
      while shares.count < 4 * threads, word < counts.count {
        let first = word
        let start = wordEnds[first] - counts[first]
        word += 1
        while word < counts.count, wordEnds[word] <= start + Self.share { word += 1 }
        shares.append(PackedShare(first..<word, from: Int(start)))
      }
      let underWay = shares
      JoinableThread.share(shares.count, among: threads) { number in
        underWay[number].pack(positions, counts, boundaries)
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
  private let start: Int
  private var bytes = GrowingArray<UInt8>()
  private var ends = GrowingArray<UInt32>()
  private var failure: IndexError?

  /// - Parameter start: where the positions of the first word begin.
  init(_ words: Range<Int>, from start: Int) {
    self.words = words
    self.start = start
  }

  func pack(
    _ positions: SharedArray, _ counts: Section<UInt32>, _ boundaries: ArticleBoundaries
  ) {
    var encoder = PostingsEncoder(in: boundaries)
    var place = start
    do throws(IndexError) {
      for word in words {
        let count = Int(counts[word])
        try encoder.add(UnsafeBufferPointer(start: positions.base + place, count: count))
        place += count
      }
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
