// SPDX-License-Identifier: Apache-2.0
/// Articles and how often something stands in each.

/// Articles, ascending, with a count of 1 or more for each.
struct ArticleCounts: Sendable {
  private(set) var articles: [UInt32] = []
  private(set) var counts: [UInt32] = []

  init() {}

  /// These articles with 1 for each.
  init(_ articles: [UInt32]) {
    self.articles = articles
    counts = [UInt32](repeating: 1, count: articles.count)
  }

  /// How many of `spans`, which stand in text order, each article holds.
  init(_ spans: [Span], in index: InvertedIndex) {
    var positions: Range<UInt32> = 0..<0
    for span in spans {
      if positions.contains(span.start) {
        counts[counts.count - 1] += 1
        continue
      }
      let article = index.article(at: span.start)
      positions = index.positions(of: article)
      articles.append(article.rawValue)
      counts.append(1)
    }
  }

  mutating func append(_ article: UInt32, count: UInt32) {
    articles.append(article)
    counts.append(count)
  }
}

/// Adds up how often several words stand in each article.
struct ArticleTally {
  private let index: InvertedIndex
  private var counts: [UInt32]
  /// A bit for each article that has a count.
  private var touched: [UInt64]

  init(_ index: InvertedIndex) {
    self.index = index
    counts = [UInt32](repeating: 0, count: index.articleCount)
    touched = [UInt64](repeating: 0, count: (index.articleCount + 63) / 64)
  }

  /// Adds the occurrences of a word, of some of its printed forms if it is limited to them.
  mutating func add(_ member: WordSet.Member) {
    if let surfaces = member.surfaces {
      addForms(surfaces, of: member.word)
    } else {
      addAll(of: member.word.rawValue)
    }
  }

  private mutating func addAll(of word: UInt32) {
    index.postings.list(of: word).forEachArticle { add($1, to: Int($0)) }
  }

  private mutating func addForms(_ surfaces: [SurfaceID], of word: WordID) {
    let printed = index.forward.surfaces
    let reader = OccurrenceReader(index.postings, word: word.rawValue)
    surfaces.withUnsafeBufferPointer { forms in
      reader.read(within: nil) { article, positions in
        var found: UInt32 = 0
        for position in positions where forms.holds(printed[position]) { found += 1 }
        if found > 0 { add(found, to: Int(article)) }
      }
    }
  }

  @inline(__always)
  mutating func add(_ count: UInt32, to article: Int) {
    counts[article] &+= count
    touched[article >> 6] |= 1 << UInt64(article & 63)
  }

  /// The articles that have a count.
  func list() -> ArticleCounts {
    var list = ArticleCounts()
    for (place, word) in touched.enumerated() where word != 0 {
      var bits = word
      while bits != 0 {
        let article = place << 6 + bits.trailingZeroBitCount
        list.append(UInt32(article), count: counts[article])
        bits &= bits - 1
      }
    }
    return list
  }
}

extension UnsafeBufferPointer<SurfaceID> {
  /// Whether one of these, which ascend, is the form of this number. O(log n).
  @inline(__always)
  func holds(_ surface: UInt32) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle].rawValue < surface { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].rawValue == surface
  }
}
