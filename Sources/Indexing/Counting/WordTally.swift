// SPDX-License-Identifier: Apache-2.0
/// Here are stretches of the corpus: how often does each word stand in them?

extension [Range<UInt32>] {
  /// Adds a stretch that begins at or after the last one; stretches that meet become one.
  package mutating func merge(_ next: Range<UInt32>) {
    guard !next.isEmpty else { return }
    if let last, next.lowerBound <= last.upperBound {
      self[count - 1] = last.lowerBound..<Swift.max(last.upperBound, next.upperBound)
    } else {
      append(next)
    }
  }

  /// What of these stretches lies in none of the others; both ascend and do not overlap.
  package func subtracting(_ others: [Range<UInt32>]) -> [Range<UInt32>] {
    var result: [Range<UInt32>] = []
    var next = 0
    for range in self {
      var start = range.lowerBound
      while next < others.count, others[next].upperBound <= start { next += 1 }
      var other = next
      while other < others.count, others[other].lowerBound < range.upperBound {
        if start < others[other].lowerBound { result.append(start..<others[other].lowerBound) }
        start = Swift.max(start, others[other].upperBound)
        other += 1
      }
      if start < range.upperBound { result.append(start..<range.upperBound) }
    }
    return result
  }
}

extension InvertedIndex {
  /// For each word, by its number, how often it stands in `ranges`. O(positions in them + words).
  /// - Throws: what `checkpoint` throws, which is called now and then.
  package func wordCounts(
    in ranges: [Range<UInt32>], checkpoint: () throws -> Void = {}
  ) throws -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: wordCount)
    let surfaces = forward.surfaces
    let words = lexicon.surfaceWords
    var sinceCheck = 0
    for range in ranges {
      counts.withUnsafeMutableBufferPointer { counts in
        for position in range { counts[Int(words[surfaces[position]])] &+= 1 }
      }
      sinceCheck += range.count
      if sinceCheck > 1 << 20 {
        sinceCheck = 0
        try checkpoint()
      }
    }
    return counts
  }
}
