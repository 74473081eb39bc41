// SPDX-License-Identifier: Apache-2.0
/// Keeps the best of the articles it is shown.

/// An article and how well it answers.
package struct RankedArticle: Hashable, Sendable {
  package var article: ArticleID
  package var score: Double

  /// The better one first; of equal ones the earlier in the corpus.
  static func precedes(_ a: RankedArticle, _ b: RankedArticle) -> Bool {
    a.score != b.score ? a.score > b.score : a.article < b.article
  }
}

/// A heap of so many articles, the worst of them on top.
struct BestArticles {
  private let limit: Int
  private var heap: [RankedArticle] = []

  /// - Parameter limit: how many are kept; nil for all.
  init(limit: Int?) {
    self.limit = limit ?? .max
    heap.reserveCapacity(min(self.limit, Self.usualLimit))
  }

  /// Room for as many as are mostly asked for.
  private static let usualLimit = 16

  /// What a score must exceed to be kept, by an article after all that were shown.
  var threshold: Double {
    heap.count < limit ? -.infinity : (heap.first?.score ?? .infinity)
  }

  /// Takes an article that comes after all that were shown and whose score exceeds the threshold.
  mutating func insert(_ article: RankedArticle) {
    if limit == .max {
      heap.append(article)
    } else if heap.count < limit {
      heap.append(article)
      rise(from: heap.count - 1)
    } else if !heap.isEmpty {
      heap[0] = article
      sink()
    }
  }

  /// Takes an article if it is among the best of those shown, in whatever order they are shown.
  mutating func offer(_ article: RankedArticle) {
    if heap.count == limit, let worst = heap.first, !RankedArticle.precedes(article, worst) {
      return
    }
    insert(article)
  }

  /// Those kept, the best first.
  func sorted() -> [RankedArticle] { heap.sorted(by: RankedArticle.precedes) }

  private mutating func rise(from place: Int) {
    var place = place
    while place > 0 {
      let parent = (place - 1) / 2
      guard RankedArticle.precedes(heap[parent], heap[place]) else { return }
      heap.swapAt(parent, place)
      place = parent
    }
  }

  private mutating func sink() {
    var place = 0
    while true {
      var worst = place
      let children = 2 * place + 1
      for child in children..<max(children, min(children + 2, heap.count)) {
        if RankedArticle.precedes(heap[worst], heap[child]) { worst = child }
      }
      if worst == place { return }
      heap.swapAt(place, worst)
      place = worst
    }
  }
}
