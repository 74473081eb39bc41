// SPDX-License-Identifier: Apache-2.0
/// Whole posting lists at once.

extension PostingStore {
  /// All articles that hold `word`, ascending. O(articles).
  func articles(of word: UInt32) -> [ArticleID] {
    let total = Int(wordArticleCounts[word])
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.blockSize) { buffer in
      guard let base = buffer.baseAddress else { return [] }
      return [ArticleID](unsafeUninitializedCapacity: total) { articles, count in
        for block in blocks.range(at: word) {
          let inBlock = articleCount(ofBlock: block, of: word)
          decodeArticles(ofBlock: block, count: inBlock, into: base)
          for index in 0..<inBlock {
            articles.initializeElement(at: count + index, to: ArticleID(rawValue: base[index]))
          }
          count += inBlock
        }
      }
    }
  }

  /// Appends all positions of `word`, ascending. O(positions).
  func positions(of word: UInt32, into positions: inout [UInt32]) {
    let start = positions.count
    let total = Int(wordCounts[word])
    positions.append(contentsOf: repeatElement(0, count: total))
    positions.withUnsafeMutableBufferPointer { buffer in
      guard var output = buffer.baseAddress else { return }
      output += start
      for block in positionBlocks.range(at: word) {
        let inBlock = positionCount(ofBlock: block, of: word)
        decodePositions(ofBlock: block, count: inBlock, into: output)
        output += inBlock
      }
    }
  }
}
