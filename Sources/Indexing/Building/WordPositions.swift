// SPDX-License-Identifier: Apache-2.0
/// Turns the forward list round: from what stands at each position to where each word stands.

/// The positions of word 0, then those of word 1, and so on, each ascending.
struct WordPositions: Sendable {
  private let counts: Section<UInt32>
  /// Where the positions of each word end.
  private let ends: SharedArray
  private let positions: SharedArray

  /// Of a storage that has dictionary and forward list. O(positions).
  init(_ storage: SectionStorage, threads: Int) throws(SnapshotFault) {
    counts = try storage.section(.builtWordCounts)
    ends = SharedArray(count: counts.count, isReadFirst: false)
    let corpus = Corpus(
      surfaces: try storage.section(.forwardSurfaces),
      surfaceWords: try storage.section(.surfaceWords), parts: max(1, threads))
    var total: UInt32 = 0
    for word in 0..<counts.count {
      total += counts[word]
      ends[word] = total
    }
    positions = SharedArray(count: corpus.surfaces.count, isReadFirst: false)
    sort(corpus)
  }

  /// How many words there are, and how many positions.
  var wordCount: Int { ends.count }
  var positionCount: Int { positions.count }

  /// Where a word stands.
  @inline(__always)
  subscript(word: Int) -> UnsafeBufferPointer<UInt32> {
    let range = range(word)
    return UnsafeBufferPointer(start: positions.base + range.lowerBound, count: range.count)
  }

  /// Where the positions of a word stand among those of all.
  @inline(__always)
  func range(_ word: Int) -> Range<Int> { Int(ends[word] - counts[word])..<Int(ends[word]) }

  /// Puts all positions in their place.
  ///
  /// Each thread takes a part of the corpus: first it counts the words in it, so that each knows where
  /// the positions of its part belong.
  private func sort(_ corpus: Corpus) {
    let parts = (0..<corpus.parts).map { _ in SharedArray(count: wordCount) }
    if parts.count > 1 {
      JoinableThread.share(parts.count, among: parts.count) { part in
        let counts = parts[part].base
        corpus.forEachWord(in: part) { word, _ in counts[word] += 1 }
      }
    }
    let bases = parts.map(\.base)
    for word in 0..<wordCount {
      var start = ends[word] - counts[word]
      for part in bases { (part[word], start) = (start, start + part[word]) }
    }
    JoinableThread.share(parts.count, among: parts.count) { [positions] part in
      let (next, output) = (parts[part].base, positions.base)
      corpus.forEachWord(in: part) { word, position in
        output[Int(next[word])] = position
        next[word] += 1
      }
    }
  }

  /// The forward list, in as many parts as threads read it.
  private struct Corpus: Sendable {
    let surfaces: Section<UInt32>
    let surfaceWords: Section<UInt32>
    let parts: Int

    /// The word at each position of a part.
    @inline(__always)
    func forEachWord(in part: Int, _ body: (_ word: Int, _ position: UInt32) -> Void) {
      let (surfaces, words) = (surfaces.all, surfaceWords.all)
      for position in part * surfaces.count / parts..<(part + 1) * surfaces.count / parts {
        body(Int(words[Int(surfaces[position])]), UInt32(position))
      }
    }
  }
}
