// SPDX-License-Identifier: Apache-2.0
/// A bit for each article, in memory of the caller.

/// Marks of articles. A view: it owns nothing and is valid as long as the memory it was made over.
struct ArticleMarks {
  let words: UnsafeMutablePointer<UInt64>
  let wordCount: Int

  /// Calls `body` with marks for `articles` articles, none of which is marked.
  static func with<Result>(
    _ articles: Int, _ body: (ArticleMarks) throws -> Result
  ) rethrows -> Result {
    let count = max(1, (articles + 63) / 64)
    return try withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { buffer in
      buffer.initialize(repeating: 0)
      // A buffer of one word or more has an address.
      guard let base = buffer.baseAddress else { fatalError("no memory for marks") }
      return try body(ArticleMarks(words: base, wordCount: count))
    }
  }

  @inline(__always)
  func insert(_ article: UInt32) {
    words[Int(article >> 6)] |= 1 << UInt64(article & 63)
  }

  @inline(__always)
  func contains(_ article: UInt32) -> Bool { bit(article) != 0 }

  /// 1 if the article is marked, else 0.
  @inline(__always)
  func bit(_ article: UInt32) -> Int {
    Int(truncatingIfNeeded: words[Int(article >> 6)] >> UInt64(article & 63) & 1)
  }

  func insert(_ articles: [UInt32]) {
    for article in articles { insert(article) }
  }

  /// How many are marked. O(articles / 64).
  var count: Int {
    var sum = 0
    for place in 0..<wordCount { sum &+= words[place].nonzeroBitCount }
    return sum
  }

  /// The articles marked, ascending.
  func list() -> [UInt32] {
    let total = count
    return [UInt32](unsafeUninitializedCapacity: total) { output, written in
      for place in 0..<wordCount where words[place] != 0 {
        var bits = words[place]
        while bits != 0 {
          output[written] = UInt32(place << 6 + bits.trailingZeroBitCount)
          written += 1
          bits &= bits - 1
        }
      }
    }
  }
}
