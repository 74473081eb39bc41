// SPDX-License-Identifier: Apache-2.0
/// Articles that hold words in a row or near each other, from the positions of two of them.

extension ArticleFinder {
  /// What `occurrences(of:within:firstOnly:)` gives of a row; nil where the forward list is to be
  /// looked at for all its words.
  /// - Parameter always: whether to join even if that costs more.
  func joined(
    _ row: WordRow, within marks: ArticleMarks?, firstOnly: Bool, always: Bool = false
  ) -> ArticleCounts? {
    guard row.places.count > 1 else { return nil }
    let (lead, other) = (row.places[0], row.places[1])
    guard let join = PositionJoin(index, lead.test, other.test),
      always || join.isCheaper(thanLooks: 1)
    else { return nil }
    let rest = row.places.dropFirst(2)
    let surfaces = index.forward.surfaces
    func isRow(_ start: UInt32, _ article: UInt32) -> Bool {
      guard start <= UInt32(surfaces.count - row.length),
        index.isOnePart(start..<start + UInt32(row.length), of: article)
      else { return false }
      return rest.allSatisfy { $0.test.holds(surfaces[start + UInt32($0.offset)]) }
    }
    var result = ArticleCounts()
    join.forEachArticle(within: marks) { article, leads, others in
      var found: UInt32 = 0
      Self.forEachStart(leads, lead.offset, others, other.offset) { start in
        if found > 0 && firstOnly { return }
        if isRow(start, article) { found += 1 }
      }
      if found > 0 { result.append(article, count: found) }
    }
    return result
  }

  /// The same of a pair.
  func joined(
    _ pair: WordPair, within marks: ArticleMarks?, firstOnly: Bool, always: Bool = false
  ) -> ArticleCounts? {
    let leadsLeft = pair.leadsLeft
    let (lead, other) = leadsLeft ? (pair.left, pair.right) : (pair.right, pair.left)
    guard let join = PositionJoin(index, lead, other),
      always || join.isCheaper(thanLooks: 2 * min(pair.distance, 20))
    else { return nil }
    let reach = pair.reach
    var result = ArticleCounts()
    join.forEachArticle(within: marks) { article, leads, others in
      let found = Self.meetings(
        leadsLeft ? leads : others, leadsLeft ? others : leads, reach: reach,
        isOrdered: pair.isOrdered, body: index.articleTable.body(of: article),
        firstOnly: firstOnly)
      if found > 0 { result.append(article, count: found) }
    }
    return result
  }

  /// Calls `body` with each place where a row may start: one word stands at one offset from it, and
  /// the other at another.
  @inline(__always)
  private static func forEachStart(
    _ a: PositionJoin.Places, _ offset: Int, _ b: PositionJoin.Places, _ other: Int,
    _ body: (UInt32) -> Void
  ) {
    let (countA, countB) = (a.skips.count, b.skips.count)
    guard countA > 0, countB > 0 else { return }
    var (i, j) = (0, 0)
    // Signed, as a word near the beginning of the corpus may stand before where its row would start.
    var startA = Int(a.start &+ a.skips[0]) - offset
    var startB = Int(b.start &+ b.skips[0]) - other
    while true {
      if startA == startB, startA >= 0 { body(UInt32(truncatingIfNeeded: startA)) }
      if startA <= startB {
        i += 1
        if i == countA { return }
        startA += Int(a.skips[i]) + 1
      } else {
        j += 1
        if j == countB { return }
        startB += Int(b.skips[j]) + 1
      }
    }
  }

  /// How often a word of each side come one after the other within reach, with none of either side
  /// between them, in the title or in the body; 1 at most with `firstOnly`.
  @inline(__always)
  private static func meetings(
    _ left: PositionJoin.Places, _ right: PositionJoin.Places, reach: UInt32, isOrdered: Bool,
    body: UInt32, firstOnly: Bool
  ) -> UInt32 {
    var found: UInt32 = 0
    var (i, j) = (0, 0)
    var nextLeft = left.start &+ left.skips[0]
    var nextRight = right.start &+ right.skips[0]
    // The last position passed, and whether it was one of the left side.
    var last = nextLeft
    var lastIsLeft = false
    var isFirst = true
    while i < left.skips.count || j < right.skips.count {
      let isLeft = j == right.skips.count || (i < left.skips.count && nextLeft < nextRight)
      let position = isLeft ? nextLeft : nextRight
      if !isFirst, lastIsLeft != isLeft, !isOrdered || lastIsLeft, position &- last <= reach,
        (last < body) == (position < body)
      {
        found += 1
        if firstOnly { return found }
      }
      (last, lastIsLeft, isFirst) = (position, isLeft, false)
      if isLeft {
        i += 1
        if i < left.skips.count { nextLeft = position &+ left.skips[i] &+ 1 }
      } else {
        j += 1
        if j < right.skips.count { nextRight = position &+ right.skips[j] &+ 1 }
      }
    }
    return found
  }
}
