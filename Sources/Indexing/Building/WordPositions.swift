// SPDX-License-Identifier: Apache-2.0
/// Turns the forward list round: from what stands at each position to where each word stands.

/// The printed form at each position and the word that each form is, while an index is built.
struct ForwardWords: Sendable {
  let surfaces: Section<UInt32>
  let surfaceWords: Section<UInt32>
  /// Where the printed forms of each word begin: they follow each other as the words do.
  let wordSurfaces: Section<UInt32>
  let wordCounts: Section<UInt32>

  /// Of a storage that has dictionary and forward list.
  init(_ storage: SectionStorage) throws(SnapshotFault) {
    surfaces = try storage.section(.forwardSurfaces)
    surfaceWords = try storage.section(.surfaceWords)
    wordSurfaces = try storage.section(.wordSurfaces)
    wordCounts = try storage.section(.builtWordCounts)
  }
}

/// The positions of some words in a row, word by word, each ascending.
///
/// All words at once would take as much memory as the forward list, written to here and there. So the
/// list is read a few times instead, for some of the words each time, whose positions lie near.
struct WordPositions: Sendable {
  /// Positions looked at together; those found among them are still near when they are put in place.
  private static let batch = 1 << 12

  let words: Range<Int>
  /// Where the positions of each word end.
  private let ends: SharedArray
  private let positions: SharedArray
  private let counts: Section<UInt32>

  /// O(positions of the corpus).
  init(of words: Range<Int>, in corpus: ForwardWords) {
    self.words = words
    counts = corpus.wordCounts
    ends = SharedArray(count: words.count, isReadFirst: false)
    var total: UInt32 = 0
    for word in words {
      // Where its first position belongs, until that has come, then the next.
      ends[word - words.lowerBound] = total
      total += counts[word]
    }
    positions = SharedArray(count: Int(total), isReadFirst: false)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.batch) { found in
      for start in stride(from: 0, to: corpus.surfaces.count, by: Self.batch) {
        let batch = start..<min(start + Self.batch, corpus.surfaces.count)
        let count = find(batch, in: corpus, found)
        place(UnsafeBufferPointer(rebasing: found[..<count]), in: corpus)
      }
    }
  }

  /// Where a word of these stands.
  @inline(__always)
  subscript(word: Int) -> UnsafeBufferPointer<UInt32> {
    let count = Int(counts[word])
    let end = Int(ends[word &- words.lowerBound])
    return UnsafeBufferPointer(start: positions.base + (end &- count), count: count)
  }

  /// Writes those of some positions where one of the words stands to `found`. How many they are.
  private func find(
    _ batch: Range<Int>, in corpus: ForwardWords, _ found: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    let first = corpus.wordSurfaces[words.lowerBound]
    let count = Int(corpus.wordSurfaces[words.upperBound] &- first)
    let surfaces = corpus.surfaces.slice(batch)
    var end = 0
    for place in 0..<surfaces.count {
      // Without a branch, for which positions they are cannot be foreseen: the difference is negative
      // where the word is one of these.
      found[end] = UInt32(truncatingIfNeeded: batch.lowerBound &+ place)
      end &-= (Int(surfaces[place] &- first) &- count) &>> (Int.bitWidth &- 1)
    }
    return end
  }

  /// Puts positions behind those that their words have already.
  private func place(_ found: UnsafeBufferPointer<UInt32>, in corpus: ForwardWords) {
    let (surfaces, surfaceWords) = (corpus.surfaces.all, corpus.surfaceWords.all)
    let (next, output) = (ends.base, positions.base)
    for position in found {
      let word = Int(surfaceWords[Int(surfaces[Int(position)])]) &- words.lowerBound
      output[Int(next[word])] = position
      next[word] &+= 1
    }
  }
}
