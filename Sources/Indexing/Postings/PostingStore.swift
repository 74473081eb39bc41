// SPDX-License-Identifier: Apache-2.0
/// Here is a word: which articles hold it, how often, and at which positions?

/// The posting lists of all words, one behind the other, as `PostingList` describes them.
///
/// A class, as it is asked list by list: of a struct with so many sections each question made a copy.
final class PostingStore: Sendable {
  /// Zero bytes after the last list: what is read of a list may reach so far beyond it.
  static let padding = 16

  let wordCounts: ByteTable
  private let starts: ListStarts
  private let bytes: Section<UInt8>
  let boundaries: ArticleBoundaries
  private let positionBytes: Int
  /// Which lists are proved sound, but for their positions, and which with them; nil for memory of our
  /// own.
  private let articleProofs: ListProofs?
  private let proofs: ListProofs?

  init(_ storage: SectionStorage, _ boundaries: ArticleBoundaries) throws(SnapshotFault) {
    wordCounts = try ByteTable(storage, .wordCounts)
    bytes = try storage.section(.postingBytes)
    starts = try ListStarts(storage, end: max(0, bytes.count - Self.padding))
    self.boundaries = boundaries
    positionBytes = Self.positionBytes(boundaries.positionCount)
    guard starts.count == wordCounts.count else {
      throw .inconsistent(SectionID.listLengths.name)
    }
    guard bytes.count >= Self.padding else {
      throw .inconsistent(SectionID.postingBytes.name)
    }
    let words = wordCounts.count
    articleProofs = storage.watch.map { ListProofs(words: words, watch: $0) }
    proofs = storage.watch.map { ListProofs(words: words, watch: $0) }
  }

  /// First position of each article, and the end.
  var articleStarts: Section<UInt32> { boundaries.starts }

  /// Bytes that the position of a word that stands once takes.
  static func positionBytes(_ positionCount: Int) -> Int {
    (Int.bitWidth - positionCount.leadingZeroBitCount + 7) / 8
  }

  /// The list of a word. O(1).
  @inline(__always)
  func list(of word: UInt32) -> PostingList {
    let list = unprovenList(of: word)
    if let proofs, !proofs.holds(word, { isSound(word, PostingListCheck(boundaries)) }) {
      return .empty
    }
    return list
  }

  /// The list of a word, where nothing is looked up by its positions: to prove them takes the most
  /// time in a file that was just opened. O(1).
  @inline(__always)
  func articleList(of word: UInt32) -> PostingList {
    let list = unprovenList(of: word)
    if let articleProofs,
      !articleProofs.holds(
        word, { isSound(word, PostingListCheck(boundaries), positions: false) })
    {
      return .empty
    }
    return list
  }

  /// The list of a word as its bytes have it.
  @inline(__always)
  private func unprovenList(of word: UInt32) -> PostingList {
    let range = starts.range(of: word)
    let bytes = bytes.slice(range.lowerBound..<range.upperBound + Self.padding)
    guard let start = bytes.baseAddress else { return .empty }
    let base = UnsafeRawPointer(start)
    let count = Int(wordCounts[word])
    if count > 1 { return PostingList(count: count, base: base, byteCount: range.count) }
    let position = lonePosition(base)
    let article = boundaries.article(at: position)
    return PostingList(
      position: position, article: article, offset: position &- boundaries.starts[article],
      base: base, byteCount: range.count)
  }

  /// The position of a word that stands once, one of the corpus whatever the bytes say.
  private func lonePosition(_ base: UnsafeRawPointer) -> UInt32 {
    let mask = UInt64(1) << UInt64(8 * positionBytes) &- 1
    let position = base.loadUnaligned(fromByteOffset: 0, as: UInt64.self) & mask
    return UInt32(truncatingIfNeeded: min(position, UInt64(max(1, boundaries.positionCount) - 1)))
  }

  /// In how many articles a word stands. O(1).
  @inline(__always)
  func articleCount(of word: UInt32) -> Int {
    wordCounts[word] == 1 ? 1 : articleList(of: word).articleCount
  }
}

// MARK: - Proof

extension PostingStore {
  /// Unpacks every list once and checks that it says nothing impossible, so that unpacking stays
  /// inside the memory of the lists and finds articles and positions of the corpus alone.
  /// O(positions).
  func validate(threads: Int) throws(SnapshotFault) {
    try starts.validate()
    let share = 1 << 12
    let fault = FirstFault()
    JoinableThread.share((wordCounts.count + share - 1) / share, among: threads) { [self] number in
      let check = PostingListCheck(boundaries)
      for word in number * share..<min(wordCounts.count, (number + 1) * share)
      where !isSound(UInt32(word), check) {
        fault.note(SectionID.postingBytes.rawValue)
      }
    }
    if let section = fault.first { throw .inconsistent(SectionID.allCases[section].name) }
  }

  private func isSound(
    _ word: UInt32, _ check: PostingListCheck, positions: Bool = true
  ) -> Bool {
    switch wordCounts[word] {
    case 0: false
    case 1: starts.range(of: word).count == positionBytes && boundaries.positionCount > 0
    default: check.isSound(unprovenList(of: word), positions: positions)
    }
  }
}
