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
    try with(articles, sets: 1) { try body($0.set(0)) }
  }

  /// Calls `body` with so many sets of marks, none of which is marked.
  static func with<Result>(
    _ articles: Int, sets: Int, _ body: (ArticleMarkSets) throws -> Result
  ) rethrows -> Result {
    let count = max(1, (articles + 63) / 64)
    return try withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count * max(1, sets)) {
      buffer in
      buffer.initialize(repeating: 0)
      // A buffer of one word or more has an address.
      guard let base = buffer.baseAddress else { fatalError("no memory for marks") }
      return try body(ArticleMarkSets(words: base, wordCount: count))
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

  /// Whether one of `count` articles is marked.
  @inline(__always)
  func holdAny(of articles: UnsafePointer<UInt32>, count: Int) -> Bool {
    for slot in 0..<count where contains(articles[slot]) { return true }
    return false
  }

  func insert(_ articles: [UInt32]) {
    for article in articles { insert(article) }
  }

  /// Marks `count` articles, which ascend.
  ///
  /// Neighbours in a list often share a word of marks, and each must wait for the one before it.
  /// Four stretches of the list in turn wait for none.
  @inline(__always)
  func insert(_ articles: UnsafePointer<UInt32>, count: Int) {
    let quarter = count / 4
    for slot in 0..<quarter {
      insert(articles[slot])
      insert(articles[slot &+ quarter])
      insert(articles[slot &+ 2 &* quarter])
      insert(articles[slot &+ 3 &* quarter])
    }
    for slot in 4 &* quarter..<count { insert(articles[slot]) }
  }

  /// Marks what is marked in `other` too. O(articles / 64).
  func formUnion(_ other: ArticleMarks) {
    for place in 0..<wordCount { words[place] |= other.words[place] }
  }

  /// Keeps the marks that `other` has too. O(articles / 64).
  func formIntersection(_ other: ArticleMarks) {
    for place in 0..<wordCount { words[place] &= other.words[place] }
  }

  /// O(articles / 64).
  func removeAll() {
    for place in 0..<wordCount { words[place] = 0 }
  }

  /// How many are marked. O(articles / 64).
  var count: Int {
    var sum = 0
    for place in 0..<wordCount { sum &+= words[place].nonzeroBitCount }
    return sum
  }

  /// The articles marked, ascending.
  func list() -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: count + UInt64.placesBeyond) { output, written in
      guard let output = output.baseAddress else { return }
      for place in 0..<wordCount where words[place] != 0 {
        let start = UInt32(truncatingIfNeeded: place << 6)
        written &+= words[place].writePlaces(addedTo: start, to: output + written)
      }
    }
  }
}

/// Several sets of marks of the same articles. A view, as `ArticleMarks` is.
struct ArticleMarkSets {
  fileprivate let words: UnsafeMutablePointer<UInt64>
  fileprivate let wordCount: Int

  /// - Precondition: there are more than `number` sets.
  func set(_ number: Int) -> ArticleMarks {
    ArticleMarks(words: words + number * wordCount, wordCount: wordCount)
  }
}
