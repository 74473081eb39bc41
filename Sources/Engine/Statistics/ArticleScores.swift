// SPDX-License-Identifier: Apache-2.0
// The scores of articles that have been ranked.

import Indexing

/// Scores by article.
struct ArticleScores: Sendable {
  /// Ascending by article.
  private let entries: [RankedArticle]

  init(_ ranked: [RankedArticle]) {
    entries = ranked.sorted { $0.article < $1.article }
  }

  /// These scores, and those of others for articles that have none here.
  func joined(_ others: ArticleScores?) -> ArticleScores {
    guard let others else { return self }
    return ArticleScores(entries + others.entries.filter { self[$0.article] == nil })
  }

  /// The score of an article; nil if it was not ranked. O(log n).
  subscript(article: ArticleID) -> Double? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = low + (high - low) / 2
      if entries[middle].article < article { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].article == article ? entries[low].score : nil
  }
}
