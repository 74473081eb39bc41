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

  /// - Parameter articles: ascending, and a count for each.
  init(_ articles: [UInt32], counts: [UInt32]) {
    self.articles = articles
    self.counts = counts
  }

  /// Those of some articles, ascending, that have a count above 0.
  /// - Parameter firstOnly: whether each counts as 1.
  init(_ articles: [UInt32], counts: UnsafePointer<UInt32>, firstOnly: Bool) {
    var found = 0
    for number in articles.indices { found &+= counts[number] > 0 ? 1 : 0 }
    self.articles.reserveCapacity(found)
    self.counts.reserveCapacity(found)
    for (number, article) in articles.enumerated() where counts[number] > 0 {
      append(article, count: firstOnly ? 1 : counts[number])
    }
  }

  mutating func append(_ article: UInt32, count: UInt32) {
    articles.append(article)
    counts.append(count)
  }

  /// The same where articles were appended in any order, some more than once: in order, the counts
  /// of each added up.
  /// - Parameter articleCount: how many articles the index has.
  func merged(_ articleCount: Int) -> ArticleCounts {
    ArticleMarks.with(articleCount) { marks in
      marks.insert(articles)
      return ArticlePlaces.with(marks) { places in
        var sums = [UInt32](repeating: 0, count: places.count)
        for (article, count) in zip(articles, counts) { sums[places[article]] &+= count }
        return ArticleCounts(marks.list(), counts: sums)
      }
    }
  }
}
