// SPDX-License-Identifier: Apache-2.0
/// How often words stand in each article of the corpus, a byte for each.
internal import CByteBits

/// Counts of the articles of a corpus, so small that sixteen are compared at a time.
struct ArticleTally {
  /// What a byte holds at most, so that its highest bit is free for comparing.
  private static let most: UInt32 = 127
  private static let lowBits: UInt64 = 0x0101_0101_0101_0101
  /// Bytes after the last article that may be read.
  private static let padding = 64

  private let counts: UnsafeMutablePointer<UInt8>
  /// What counts have beyond the most that their bytes hold.
  private var excess: [(article: UInt32, count: UInt32)] = []
  /// In how many articles any of the words stands.
  private(set) var articleCount = 0

  /// Calls `body` with counts of `articles` articles, all of them 0.
  static func with<Result>(
    _ articles: Int, _ body: (inout ArticleTally) throws -> Result
  ) rethrows -> Result {
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: articles + padding) { buffer in
      buffer.initialize(repeating: 0)
      // There is padding, and so an address.
      guard let counts = buffer.baseAddress else { fatalError("no memory for counts") }
      var tally = ArticleTally(counts: counts)
      return try body(&tally)
    }
  }

  private init(counts: UnsafeMutablePointer<UInt8>) { self.counts = counts }

  /// How often the words stand in an article.
  @inline(__always)
  subscript(article: UInt32) -> UInt32 {
    let count = UInt32(counts[Int(article)])
    return count < Self.most ? count : whole(article)
  }

  private func whole(_ article: UInt32) -> UInt32 {
    excess.reduce(Self.most) { $1.article == article ? $0 &+ $1.count : $0 }
  }

  // MARK: Counting

  /// Adds how often some printed forms of a word stand in each article.
  mutating func add(_ surfaces: [SurfaceID], of word: WordID, in index: InvertedIndex) {
    let counts = counts
    var (new, excess) = (0, excess)
    surfaces.withUnsafeBufferPointer { forms in
      FormReader(forms, of: word, in: index).readBatches { articles, count in
        for place in 0..<count { new &+= Self.add(articles[place], 1, to: counts, &excess) }
      }
    }
    articleCount += new
    self.excess = excess
  }

  /// Adds how often a word stands in each article.
  mutating func add(_ list: PostingList) {
    // Local, as any byte that is stored might be one of our own for all that the compiler knows.
    let counts = counts
    var (new, excess) = (0, excess)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * PostingList.blockSize) { buffer in
      guard let articles = buffer.baseAddress else { return }
      let frequencies = articles + PostingList.blockSize
      for block in list.blockRange {
        let count = list.articleCount(ofBlock: block)
        list.decodeArticles(ofBlock: block, count: count, into: articles)
        list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
        var newHere = 0
        var slot = 0
        // Four at a time, as the loop itself costs as much as one of them.
        while slot &+ 4 <= count {
          newHere &+= Self.add(articles[slot], frequencies[slot], to: counts, &excess)
          newHere &+= Self.add(articles[slot &+ 1], frequencies[slot &+ 1], to: counts, &excess)
          newHere &+= Self.add(articles[slot &+ 2], frequencies[slot &+ 2], to: counts, &excess)
          newHere &+= Self.add(articles[slot &+ 3], frequencies[slot &+ 3], to: counts, &excess)
          slot &+= 4
        }
        while slot < count {
          newHere &+= Self.add(articles[slot], frequencies[slot], to: counts, &excess)
          slot &+= 1
        }
        new += newHere
      }
    }
    articleCount += new
    self.excess = excess
  }

  /// Adds to the count of an article, and says 1 if it was 0, else 0.
  @inline(__always)
  private static func add(
    _ article: UInt32, _ frequency: UInt32, to counts: UnsafeMutablePointer<UInt8>,
    _ excess: inout [(article: UInt32, count: UInt32)]
  ) -> Int {
    let old = UInt32(counts[Int(article)])
    let sum = old &+ frequency
    if sum > most {
      counts[Int(article)] = UInt8(truncatingIfNeeded: most)
      note(sum - most, of: article, in: &excess)
    } else {
      counts[Int(article)] = UInt8(truncatingIfNeeded: sum)
    }
    return old == 0 ? 1 : 0
  }

  /// Notes what a count has beyond the most, together with what was noted of the article just before.
  private static func note(
    _ more: UInt32, of article: UInt32, in excess: inout [(article: UInt32, count: UInt32)]
  ) {
    if let last = excess.indices.last, excess[last].article == article {
      excess[last].count &+= more
    } else {
      excess.append((article, more))
    }
  }

  // MARK: Finding

  /// Calls `body` with the articles of a range that may have so many or more, in order, some at a
  /// time. `least` is asked anew for each call.
  @inline(__always)
  func forEachBatch(
    in range: Range<UInt32>, atLeast least: () -> UInt32,
    _ body: (UnsafeBufferPointer<UInt32>) -> Void
  ) {
    guard let last = range.last else { return }
    let size = Int(Self.batchSize) + UInt64.placesBeyond
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: size) { buffer in
      guard let found = buffer.baseAddress else { return }
      var first = range.lowerBound & ~63
      while first <= last {
        let end = min(last, first &+ (Self.batchSize - 1))
        let least = least()
        var count = 0
        while first <= end {
          var marks = marks(from: Int(first), atLeast: least)
          if first < range.lowerBound { marks &= ~0 << UInt64(range.lowerBound - first) }
          if last - first < 63 { marks &= ~0 >> UInt64(63 - (last - first)) }
          count &+= marks.writePlaces(addedTo: first, to: found + count)
          first &+= 64
        }
        body(UnsafeBufferPointer(start: found, count: count))
      }
    }
  }

  /// Articles that are looked at together.
  private static let batchSize: UInt32 = 1 << 9

  /// How many articles of a list have none of the words. O(articles), of dense blocks
  /// O(articles / 16).
  func missing(of list: PostingList) -> Int {
    var missing = 0
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: PostingList.blockSize) { buffer in
      guard let articles = buffer.baseAddress else { return }
      for block in list.blockRange {
        let count = list.articleCount(ofBlock: block)
        if let bits = list.bits(ofBlock: block, count: count) {
          missing += self.missing(of: bits, from: Int(list.firstArticle(ofBlock: block)))
          continue
        }
        list.decodeArticles(ofBlock: block, count: count, into: articles)
        for slot in 0..<count { missing &+= counts[Int(articles[slot])] == 0 ? 1 : 0 }
      }
    }
    return missing
  }

  private func missing(of bits: BlockBits, from first: Int) -> Int {
    var missing = 0
    for place in 0..<bits.wordCount {
      let word = bits.word(place)
      if word == 0 { continue }
      missing &+= (word & ~marks(from: first + 64 * place, atLeast: 1)).nonzeroBitCount
    }
    return missing
  }

  /// A bit for each of the 64 articles from one on that may have so many or more. The last bytes may
  /// be padding.
  @inline(__always)
  private func marks(from article: Int, atLeast count: UInt32) -> UInt64 {
    // Added to a byte, it reaches the highest bit where the byte is the count or more.
    let bias = SIMD2(repeating: Self.lowBits &* UInt64(128 &- max(1, min(count, Self.most))))
    let raw = UnsafeRawPointer(counts + article)
    var marks: UInt64 = 0
    for start in stride(from: 0, to: 64, by: 16) {
      let bytes = raw.loadUnaligned(fromByteOffset: start, as: SIMD2<UInt64>.self)
      marks |= UInt64(fihris_highest_bits(bytes &+ bias)) << UInt64(start)
    }
    return marks
  }
}
