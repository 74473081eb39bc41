// SPDX-License-Identifier: Apache-2.0
// keywords: the words of some articles that are unusual against others.

import Indexing
import Planning

extension Interpreter {
  /// A row for each word of the articles of `rows`, against the articles of `other`, or all others.
  /// An article on both sides counts on this one. No rows if nothing is left to compare with.
  func keywords(of rows: RowSet, against other: RowSet?, _ schema: Schema) throws -> RowSet {
    let own = rows.articleMarks()
    let counts = try wordCounts(in: own)
    let others =
      try other.map { try wordCounts(in: zip(own, $0.articleMarks()).map { !$0 && $1 }) }
      ?? rest(of: counts)
    guard others.words > 0 else { return rows.weighed([], schema) }
    var found: [WordStatistic] = []
    for id in counts.byWord.indices where counts.byWord[id] > 0 {
      let association = Association(
        count: Double(counts.byWord[id]), sample: Double(counts.words),
        total: Double(counts.byWord[id]) + Double(others.byWord[id]),
        words: Double(counts.words + others.words))
      found.append(
        WordStatistic(
          WordID(rawValue: UInt32(id)), association, effect: association.logRatio))
    }
    try control.check()
    return rows.weighed(found, schema)
  }

  /// How often each word stands in some articles, and how many words they have.
  private typealias Counts = (byWord: [UInt32], words: Int)

  /// The counts of all articles but those counted.
  private func rest(of counts: Counts) -> Counts {
    let byWord = counts.byWord.enumerated().map { id, count in
      UInt32(clamping: index.count(of: WordID(rawValue: UInt32(id))) - Int(count))
    }
    return (byWord, index.positionCount - counts.words)
  }

  private func wordCounts(in marks: [Bool]) throws -> Counts {
    var ranges: [Range<UInt32>] = []
    for article in marks.indices where marks[article] {
      ranges.merge(index.positions(of: ArticleID(rawValue: UInt32(article))))
    }
    let words = ranges.reduce(0) { $0 + $1.count }
    return (try index.wordCounts(in: ranges, checkpoint: control.check), words)
  }
}

extension RowSet {
  /// For each article of the corpus whether a row belongs to it.
  func articleMarks() -> [Bool] {
    var marks = [Bool](repeating: false, count: index.articleCount)
    let article = articleReader()
    for row in 0..<count {
      if let article = article(row) { marks[Int(article.rawValue)] = true }
    }
    return marks
  }
}
