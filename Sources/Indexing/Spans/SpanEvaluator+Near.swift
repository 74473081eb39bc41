// SPDX-License-Identifier: Apache-2.0
// Proximity: spans that stand near each other, in either order or in the one asked for.

import ArabicText

extension SpanEvaluator {
  /// The shortest spans that hold one of each, apart from each other by at most `distance` words.
  func near(_ a: [Span], _ b: [Span], distance: Int, ordered: Bool) throws -> [Span] {
    let forward = try pairs(a, b, distance: distance)
    if ordered { return shortest(forward) }
    return shortest(union([forward, try pairs(b, a, distance: distance)]))
  }

  /// For each span of `a`, the nearest end of a span of `b` that begins after it and at most
  /// `distance` words later in the same part. Later ends would hold a shorter span.
  private func pairs(_ a: [Span], _ b: [Span], distance: Int) throws -> [Span] {
    var result: [Span] = []
    var first = 0
    var bounds: Range<UInt32> = 0..<0
    for (number, left) in a.enumerated() {
      if number & 0xFFFF == 0xFFFF { try checkpoint() }
      while first < b.count, b[first].start < left.start { first += 1 }
      if !bounds.contains(left.start) {
        bounds = index.partRange(at: left.start)
      }
      let reach = min(UInt64(left.end) + UInt64(max(0, distance)), UInt64(bounds.upperBound))
      if let right = nearest(in: b, from: first, after: left.end, reach: reach, bounds: bounds) {
        result.append(
          Span(start: left.start, end: right.end, rule: max(left.rule, right.rule)))
      }
    }
    return normalized(result)
  }

  private func nearest(
    in b: [Span], from first: Int, after: UInt32, reach: UInt64, bounds: Range<UInt32>
  ) -> Span? {
    var best: Span?
    var candidate = first
    while candidate < b.count, UInt64(b[candidate].start) <= reach {
      let span = b[candidate]
      if let best, span.start >= best.end { break }
      candidate += 1
      guard span.start >= after, span.end <= bounds.upperBound else { continue }
      guard let current = best else {
        best = span
        continue
      }
      if (span.end, span.rule) < (current.end, current.rule) { best = span }
    }
    return best
  }

  /// Spans of a phrase so far, each joined with every next run that a gap of at most `most` words
  /// allows.
  func extend(_ spans: [Span], by next: [Span], atMost most: Int) throws -> [Span] {
    var result: [Span] = []
    var bounds: Range<UInt32> = 0..<0
    for (number, span) in spans.enumerated() {
      if number & 0xFFFF == 0xFFFF { try checkpoint() }
      if !bounds.contains(span.start) {
        bounds = index.partRange(at: span.start)
      }
      var candidate = next.partition(from: span.end)
      while candidate < next.count, next[candidate].start - span.end <= UInt32(most),
        next[candidate].end <= bounds.upperBound
      {
        let rule = max(span.rule, next[candidate].rule)
        result.append(Span(start: span.start, end: next[candidate].end, rule: rule))
        candidate += 1
      }
    }
    return normalized(result)
  }

  /// The spans that hold no other span of the list.
  func shortest(_ spans: [Span]) -> [Span] {
    var kept: [Span] = []
    var leastEnd = UInt32.max
    for span in spans.reversed() {
      if span.end < leastEnd {
        while let last = kept.last, last.start == span.start { kept.removeLast() }
        kept.append(span)
        leastEnd = span.end
      }
    }
    return kept.reversed()
  }

  /// In text order, each span once with its strongest rule.
  private func normalized(_ spans: [Span]) -> [Span] {
    var result: [Span] = []
    result.reserveCapacity(spans.count)
    let sorted = spans.sorted {
      Span.precedes($0, $1) || (!Span.precedes($1, $0) && $0.rule < $1.rule)
    }
    for span in sorted {
      if let last = result.last, last.start == span.start, last.end == span.end { continue }
      result.append(span)
    }
    return result
  }
}

extension [Span] {
  /// The first index whose span starts at or after a position.
  fileprivate func partition(from position: UInt32) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].start < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
