// SPDX-License-Identifier: Apache-2.0
// The articles of rows read in order: one look-up per article instead of one per row.

import Indexing

/// Finds the article of a position, remembering the last one. For one thread.
final class ArticleCursor {
  private let index: InvertedIndex
  private var positions: Range<UInt32> = 0..<0
  private var current = ArticleID(rawValue: 0)

  init(_ index: InvertedIndex) {
    self.index = index
  }

  /// The article that holds a position.
  /// - Complexity: O(1) if it held the last one asked for, else O(log articles).
  func article(at position: UInt32) -> ArticleID {
    if !positions.contains(position) {
      current = index.article(at: position)
      positions = index.positions(of: current)
    }
    return current
  }
}

extension RowSet {
  /// The article of each row, for reading rows in order; nil for rows of no article.
  func articleReader() -> (Int) -> ArticleID? {
    let cursor = ArticleCursor(index)
    switch storage {
    case .mentions(let spans): return { cursor.article(at: spans[$0].start) }
    case .quotes(let ids):
      return { cursor.article(at: index.position(of: QuoteID(rawValue: ids[$0]))) }
    default: return article
    }
  }
}
