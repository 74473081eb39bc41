// SPDX-License-Identifier: Apache-2.0
// collocates: the words that stand near the matches, and whether that is more than chance.

import Indexing
import Planning

extension Interpreter {
  /// A row for each word that stands at most `reach` words from a match, in the same part. A place
  /// near two matches counts once; places inside a match do not count, here or in the corpus.
  func collocates(of rows: RowSet, within reach: Int, _ schema: Schema) throws -> RowSet {
    guard case .mentions(let spans) = rows.storage else { return rows.weighed([], schema) }
    let places = neighbourhood(of: spans, within: UInt32(clamping: reach))
    let near = try index.wordCounts(in: places.around, checkpoint: control.check)
    let own = try index.wordCounts(in: places.inside, checkpoint: control.check)
    let sample = places.around.reduce(0) { $0 + $1.count }
    let words = index.positionCount - places.inside.reduce(0) { $0 + $1.count }
    var found: [WordStatistic] = []
    for id in near.indices where near[id] > 0 {
      let word = WordID(rawValue: UInt32(id))
      let association = Association(
        count: Double(near[id]), sample: Double(sample),
        total: Double(index.count(of: word) - Int(own[id])), words: Double(words))
      found.append(
        WordStatistic(
          word, association, effect: association.logDice(matches: Double(spans.count))))
    }
    try control.check()
    return rows.weighed(found, schema)
  }

  /// The places inside matches, and those around them that are inside none.
  private func neighbourhood(
    of spans: [Span], within reach: UInt32
  ) -> (inside: [Range<UInt32>], around: [Range<UInt32>]) {
    var inside: [Range<UInt32>] = []
    var around: [Range<UInt32>] = []
    var part: Range<UInt32> = 0..<0
    for span in inTextOrder(spans) {
      if !part.contains(span.start) { part = index.partRange(at: span.start) }
      let words = span.start..<span.end
      inside.merge(words)
      around.merge(words.widened(by: reach, in: part))
    }
    return (inside, around.subtracting(inside))
  }

  private func inTextOrder(_ spans: [Span]) -> [Span] {
    let isSorted = zip(spans, spans.dropFirst()).allSatisfy { $0.start <= $1.start }
    return isSorted ? spans : spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }
}
