// SPDX-License-Identifier: Apache-2.0
/// Whole posting lists at once.

extension PostingStore {
  /// All articles that hold `word`, ascending. O(articles).
  func articles(of word: UInt32) -> [ArticleID] {
    list(word).map { ArticleID(rawValue: $0) }
  }

  /// Appends all positions of `word`, ascending. O(positions).
  func positions(of word: UInt32, into positions: inout [UInt32]) {
    positions.reserveCapacity(positions.count + Int(wordCounts[word]))
    OccurrenceReader(self, word: word).read(within: nil) { _, found in
      positions.append(contentsOf: found)
    }
  }
}

extension PostingList {
  /// Calls `body` with each article and how often the word stands there. O(articles).
  @inline(__always)
  func forEachArticle(_ body: (_ article: UInt32, _ frequency: UInt32) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * Self.blockSize) { buffer in
      guard let articles = buffer.baseAddress else { return }
      let frequencies = articles + Self.blockSize
      for block in blockRange {
        let count = articleCount(ofBlock: block)
        decodeArticles(ofBlock: block, count: count, into: articles)
        decodeFrequencies(ofBlock: block, count: count, into: frequencies)
        for slot in 0..<count { body(articles[slot], frequencies[slot]) }
      }
    }
  }
}
