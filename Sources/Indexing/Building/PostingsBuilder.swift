// SPDX-License-Identifier: Apache-2.0
/// Turns the forward list round: from what stands at each position to where each word stands.

enum PostingsBuilder {
  /// Words packed between two calls of `tick`.
  private static let tickSpacing = 1 << 14

  /// Writes the posting lists of all words into `storage`, which has dictionary, forward list and
  /// article boundaries already. O(positions).
  ///
  /// - Parameter tick: told how many words of how many are done, now and then; throws to stop.
  static func build(
    into storage: SectionStorage, tick: (_ done: Int, _ total: Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    let counts: Section<UInt32> = try IndexError.defect { () throws(SnapshotFault) in
      try storage.section(.wordCounts)
    }
    let boundaries = try IndexError.defect { () throws(SnapshotFault) in
      try ArticleBoundaries(storage)
    }
    let positions = try IndexError.defect { () throws(SnapshotFault) in
      try sortedPositions(storage, counts)
    }
    var encoder = PostingsEncoder(wordCount: counts.count, in: boundaries)
    var start = 0
    for word in 0..<counts.count {
      if word % tickSpacing == 0 { try tick(word, counts.count) }
      let end = start + Int(counts[word])
      try encoder.add(
        UnsafeBufferPointer(rebasing: positions.elements[start..<end]), in: boundaries)
      start = end
    }
    encoder.seal(into: storage)
  }

  /// The positions of word 0, then those of word 1, and so on, each ascending.
  private static func sortedPositions(
    _ storage: SectionStorage, _ counts: Section<UInt32>
  ) throws(SnapshotFault) -> GrowingArray<UInt32> {
    let surfaces: Section<UInt32> = try storage.section(.forwardSurfaces)
    let surfaceWords: Section<UInt32> = try storage.section(.surfaceWords)
    var next = GrowingArray<UInt32>(capacity: counts.count)
    var total: UInt32 = 0
    for word in 0..<counts.count {
      next.append(total)
      total += counts[word]
    }
    var positions = GrowingArray<UInt32>(zeros: surfaces.count)
    for position in 0..<surfaces.count {
      let word = Int(surfaceWords[surfaces[position]])
      positions[Int(next[word])] = UInt32(position)
      next[word] += 1
    }
    return positions
  }
}
