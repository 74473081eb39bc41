// SPDX-License-Identifier: Apache-2.0
// Here is a pattern: which spans of the index does it denote?

import ArabicText

/// Evaluates patterns over one index.
package struct SpanEvaluator {
  let index: InvertedIndex
  /// Only this part of the articles; nil for both.
  let part: Part?
  /// Called now and then during long work; throws to stop it.
  let checkpoint: () throws -> Void

  package init(
    _ index: InvertedIndex, part: Part? = nil, checkpoint: @escaping () throws -> Void = {}
  ) {
    self.index = index
    self.part = part
    self.checkpoint = checkpoint
  }

  /// The spans of a pattern in text order, each once, with the strongest rule it is found by.
  /// - Throws: what `checkpoint` throws.
  package func spans(of pattern: SpanPattern) throws -> [Span] {
    try checkpoint()
    switch pattern {
    case .phrase(let elements):
      return try phrase(elements)
    case .alternatives(let ways):
      let spans = union(try ways.map(phrase))
      return ways.contains(where: hasGap) ? shortest(spans) : spans
    case .near(let left, let right, let distance, let ordered):
      return try near(
        try spans(of: left), try spans(of: right), distance: distance, ordered: ordered)
    case .and(let left, let right, let unit):
      return try intersection(try spans(of: left), try spans(of: right), sharing: unit)
    case .andNot(let left, let right, let unit):
      return try difference(try spans(of: left), try spans(of: right), sharing: unit)
    case .or(let alternatives):
      return union(try alternatives.map(spans(of:)))
    case .inside(let inner, let unit):
      let spans = try spans(of: inner)
      let units = index.units(of: spans, unit)
      return spans.indices.filter { units[$0] != nil }.map { spans[$0] }
    }
  }
}

// MARK: - Sets of spans

extension SpanEvaluator {
  /// All spans of all lists, in text order, each once with its strongest rule.
  /// - Complexity: O(n log k) for n spans in k lists; a list that outweighs the rest is copied once.
  func union(_ lists: [[Span]]) -> [Span] {
    // Empty lists have no weight to halve, so each would be a level of the recursion.
    let sorted = lists.filter { !$0.isEmpty }.sorted { $0.count < $1.count }
    return union(sorted[...], total: sorted.reduce(0) { $0 + $1.count })
  }

  /// Splits the lists, ascending by length, where half of their spans lie on either side.
  private func union(_ lists: ArraySlice<[Span]>, total: Int) -> [Span] {
    guard let last = lists.last else { return [] }
    if lists.count == 1 { return last }
    var split = lists.startIndex
    var left = 0
    while split < lists.endIndex - 1, split == lists.startIndex || left < total / 2 {
      left += lists[split].count
      split += 1
    }
    return merge(union(lists[..<split], total: left), union(lists[split...], total: total - left))
  }

  private func merge(_ a: [Span], _ b: [Span]) -> [Span] {
    if a.isEmpty { return b }
    if b.isEmpty { return a }
    var result: [Span] = []
    result.reserveCapacity(a.count + b.count)
    var i = 0
    var j = 0
    while i < a.count && j < b.count {
      if Span.precedes(a[i], b[j]) {
        result.append(a[i])
        i += 1
      } else if Span.precedes(b[j], a[i]) {
        result.append(b[j])
        j += 1
      } else {
        result.append(a[i].rule <= b[j].rule ? a[i] : b[j])
        i += 1
        j += 1
      }
    }
    result.append(contentsOf: a[i...])
    result.append(contentsOf: b[j...])
    return result
  }

  private func intersection(_ a: [Span], _ b: [Span], sharing unit: TextUnit) throws -> [Span] {
    let unitsA = index.units(of: a, unit)
    let unitsB = index.units(of: b, unit)
    try checkpoint()
    let shared = Set(unitsA.compactMap { $0 }).intersection(unitsB.compactMap { $0 })
    return merge(
      keep(a, units: unitsA) { shared.contains($0) },
      keep(b, units: unitsB) { shared.contains($0) })
  }

  private func difference(_ a: [Span], _ b: [Span], sharing unit: TextUnit) throws -> [Span] {
    let excluded = Set(index.units(of: b, unit).compactMap { $0 })
    try checkpoint()
    return keep(a, units: index.units(of: a, unit)) { !excluded.contains($0) }
  }

  private func keep(
    _ spans: [Span], units: [UInt32?], where belongs: (UInt32) -> Bool
  ) -> [Span] {
    spans.indices.filter { units[$0].map(belongs) ?? false }.map { spans[$0] }
  }
}

extension InvertedIndex {
  /// For each span the unit that holds the whole of it, named by its first position; nil where
  /// it crosses units. An article is held whole whatever the part.
  func units(of spans: [Span], _ unit: TextUnit) -> [UInt32?] {
    var current: Range<UInt32> = 0..<0
    return spans.map { span in
      if !current.contains(span.start) { current = positions(of: unit, at: span.start) }
      return span.end <= current.upperBound ? current.lowerBound : nil
    }
  }

  /// The unit that a position lies in.
  package func positions(of unit: TextUnit, at position: UInt32) -> Range<UInt32> {
    let positions =
      switch unit {
      case .article: positions(of: article(at: position))
      case .paragraph: paragraphPositions(at: position)
      case .sentence: sentence(sentence(at: position)).positions
      }
    return range(positions.lowerBound, positions.upperBound, at: position)
  }
}
