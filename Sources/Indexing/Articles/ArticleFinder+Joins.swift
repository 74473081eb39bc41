// SPDX-License-Identifier: Apache-2.0
/// Articles that hold words in a row or near each other, from the positions of all of them.

extension ArticleFinder {
  /// What `occurrences(of:within:firstOnly:)` gives of a row; nil where the forward list is to be
  /// looked at.
  /// - Parameter always: whether to join even if that costs more.
  func joined(
    _ row: WordRow, within marks: ArticleMarks?, firstOnly: Bool, always: Bool = false
  ) -> ArticleCounts? {
    guard row.places.count > 1, let words = PositionJoin.words(of: row.places.map(\.test)) else {
      return nil
    }
    let join = PositionJoin(index, words)
    guard always || join.isCheaper(thanLooks: 1) else { return nil }
    let offsets = row.places.map { UInt32($0.offset) }
    let length = UInt32(row.length)
    var result = ArticleCounts()
    var starts: [UInt32] = []
    join.forEachArticle(within: marks) { article, positions in
      starts.removeAll(keepingCapacity: true)
      for position in positions[0] where position >= offsets[0] {
        starts.append(position - offsets[0])
      }
      for place in 1..<positions.count where !starts.isEmpty {
        starts.keep(offset: offsets[place], in: positions[place])
      }
      var found: UInt32 = 0
      for start in starts where index.isOnePart(start..<start + length, of: article) {
        found += 1
        if firstOnly { break }
      }
      if found > 0 { result.append(article, count: found) }
    }
    return result
  }

  /// The same of a pair.
  func joined(
    _ pair: WordPair, within marks: ArticleMarks?, firstOnly: Bool, always: Bool = false
  ) -> ArticleCounts? {
    let leadsLeft = index.positionSum(pair.left.members) <= index.positionSum(pair.right.members)
    let tests = leadsLeft ? [pair.left, pair.right] : [pair.right, pair.left]
    guard let words = PositionJoin.words(of: tests) else { return nil }
    let join = PositionJoin(index, words)
    guard always || join.isCheaper(thanLooks: 2 * min(pair.distance, 20)) else { return nil }
    let reach = UInt32(clamping: pair.distance) + (pair.distance < Int(UInt32.max) ? 1 : 0)
    var result = ArticleCounts()
    join.forEachArticle(within: marks) { article, positions in
      let body = index.articleTable.body(of: article)
      let (left, right) = leadsLeft ? (positions[0], positions[1]) : (positions[1], positions[0])
      let found = Self.meetings(
        left, right, reach: reach, isOrdered: pair.isOrdered, body: body, firstOnly: firstOnly)
      if found > 0 { result.append(article, count: found) }
    }
    return result
  }

  /// How often a word of each side come one after the other within reach, with none of either side
  /// between them, in the title or in the body; 1 at most with `firstOnly`.
  private static func meetings(
    _ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>, reach: UInt32,
    isOrdered: Bool, body: UInt32, firstOnly: Bool
  ) -> UInt32 {
    var found: UInt32 = 0
    var (i, j) = (0, 0)
    // The last position passed, and whether it was one of the left side.
    var last: (position: UInt32, isLeft: Bool)?
    while i < left.count || j < right.count {
      let isLeft = j == right.count || (i < left.count && left[i] < right[j])
      let position = isLeft ? left[i] : right[j]
      if let last, last.isLeft != isLeft, !isOrdered || last.isLeft,
        position - last.position <= reach, (last.position < body) == (position < body)
      {
        found += 1
        if firstOnly { return found }
      }
      last = (position, isLeft)
      if isLeft { i += 1 } else { j += 1 }
    }
    return found
  }
}

extension [UInt32] {
  /// Keeps the numbers that are in `others` with `offset` added; both ascend.
  fileprivate mutating func keep(offset: UInt32, in others: UnsafeBufferPointer<UInt32>) {
    var kept = 0
    var other = 0
    for place in indices {
      let start = self[place]
      let target = start &+ offset
      while other < others.count, others[other] < target { other += 1 }
      if other == others.count { break }
      if others[other] == target {
        self[kept] = start
        kept += 1
      }
    }
    removeSubrange(kept...)
  }
}
