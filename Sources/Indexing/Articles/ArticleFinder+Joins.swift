// SPDX-License-Identifier: Apache-2.0
/// Articles that hold words in a row, from the positions of two of them.

extension ArticleFinder {
  /// What `occurrences(of:within:firstOnly:)` gives of a row; nil where the forward list is to be
  /// looked at for all its words.
  /// - Parameter always: whether to join even if that costs more.
  func joined(
    _ row: WordRow, within marks: ArticleMarks?, firstOnly: Bool, always: Bool = false
  ) -> ArticleCounts? {
    guard row.places.count > 1 else { return nil }
    let (lead, other) = (row.places[0], row.places[1])
    let joins: [PositionJoin]
    if let join = PositionJoin(index, lead.test, other.test) {
      guard always || join.isCheaperThanLooks() else { return nil }
      joins = [join]
    } else {
      joins = PositionJoin.ofSets(index, lead.test, other.test)
      guard !joins.isEmpty, always || PositionJoin.areCheaper(joins, thanLooksOf: lead.test) else {
        return nil
      }
    }
    // Which printed forms of a word count, if not all do, is told by a look.
    let areWhole = (lead.test.members + other.test.members).allSatisfy { $0.surfaces == nil }
    let looked = row.places.dropFirst(areWhole ? 2 : 0)
    let surfaces = index.forward.surfaces
    func isRow(_ place: Int, _ article: UInt32) -> Bool {
      let place = place + Int(index.articleTable.positions[article])
      guard place <= surfaces.count - row.length else { return false }
      let start = UInt32(place)
      guard index.isOnePart(start..<start + UInt32(row.length), of: article) else { return false }
      return looked.allSatisfy { $0.test.holds(surfaces[start + UInt32($0.offset)]) }
    }
    var result = ArticleCounts()
    for join in joins {
      join.forEachArticle(within: marks) { article, leads, others in
        var found: UInt32 = 0
        Self.forEachStart(leads, lead.offset, others, other.offset) { place in
          if found > 0 && firstOnly { return }
          if isRow(place, article) { found += 1 }
        }
        if found > 0 { result.append(article, count: found) }
      }
    }
    if joins.count == 1 { return result }
    let merged = result.merged(index.articleCount)
    return firstOnly ? ArticleCounts(merged.articles) : merged
  }

  /// Calls `body` with each place of an article where a row may start: one word stands at one offset
  /// from it, and the other at another.
  @inline(__always)
  private static func forEachStart(
    _ a: PositionJoin.Skips, _ offset: Int, _ b: PositionJoin.Skips, _ other: Int,
    _ body: (Int) -> Void
  ) {
    guard a.count > 0, b.count > 0 else { return }
    var (i, j) = (0, 0)
    // Below 0 where a row would start before its article.
    var startA = Int(a[0]) - offset
    var startB = Int(b[0]) - other
    while true {
      if startA == startB, startA >= 0 { body(startA) }
      if startA <= startB {
        i += 1
        if i == a.count { return }
        startA += Int(a[i]) + 1
      } else {
        j += 1
        if j == b.count { return }
        startB += Int(b[j]) + 1
      }
    }
  }
}
