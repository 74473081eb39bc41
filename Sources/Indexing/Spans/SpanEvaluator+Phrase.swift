// SPDX-License-Identifier: Apache-2.0
// Phrases: words in a row, led by the rarest one and checked against the forward list.

import ArabicText

extension SpanEvaluator {
  /// The spans of a phrase. A phrase with gaps denotes the shortest spans.
  func phrase(_ elements: [PhraseElement]) throws -> [Span] {
    var runs: [[PhraseElement]] = [[]]
    var gaps: [Int] = []
    for element in elements {
      if case .gap(let most) = element {
        if runs[runs.count - 1].isEmpty, !gaps.isEmpty {
          gaps[gaps.count - 1] += most
        } else {
          gaps.append(most)
          runs.append([])
        }
      } else {
        runs[runs.count - 1].append(element)
      }
    }
    var spans = try run(runs[0])
    for (gap, elements) in zip(gaps, runs.dropFirst()) {
      spans = try extend(spans, by: try run(elements), atMost: gap)
    }
    return gaps.isEmpty ? spans : shortest(spans)
  }

  func hasGap(_ elements: [PhraseElement]) -> Bool {
    elements.contains { if case .gap = $0 { true } else { false } }
  }

  /// The spans of words in a row without gaps.
  private func run(_ elements: [PhraseElement]) throws -> [Span] {
    guard let lead = leadIndex(elements) else { return try anyWords(elements.count) }
    guard case .words(let set) = elements[lead] else { return [] }
    let leads = try occurrences(of: set)
    if elements.count == 1 { return leads }
    var result: [Span] = []
    var bounds: Range<UInt32> = 0..<0
    for (number, occurrence) in leads.enumerated() {
      if number & 0xFFFF == 0xFFFF { try checkpoint() }
      let before = UInt32(lead)
      let after = UInt32(elements.count - lead)
      if !bounds.contains(occurrence.start) {
        bounds = index.partRange(at: occurrence.start)
      }
      guard occurrence.start - bounds.lowerBound >= before,
        bounds.upperBound - occurrence.start >= after
      else { continue }
      let start = occurrence.start - before
      if let rule = rule(of: elements, at: start, lead: lead, leadRule: occurrence.rule) {
        result.append(Span(start: start, end: start + UInt32(elements.count), rule: rule))
      }
    }
    return result
  }

  /// The place of the words that occur least often; nil if any word will do everywhere.
  private func leadIndex(_ elements: [PhraseElement]) -> Int? {
    var best: (index: Int, count: Int)?
    for (place, element) in elements.enumerated() {
      guard case .words(let set) = element else { continue }
      let count = set.members.reduce(0) { $0 + index.count(of: $1.word) }
      if count < best?.count ?? .max { best = (place, count) }
    }
    return best?.index
  }

  /// The loosest rule of the words at `start`, or nil where one is not of its set.
  private func rule(
    of elements: [PhraseElement], at start: UInt32, lead: Int, leadRule: MatchRule
  ) -> MatchRule? {
    var loosest = leadRule
    for (place, element) in elements.enumerated() where place != lead {
      guard case .words(let set) = element else { continue }
      let surface = index.surface(at: start + UInt32(place))
      guard let member = set.member(for: index.word(of: surface)), accepts(member, surface) else {
        return nil
      }
      loosest = max(loosest, member.rule)
    }
    return loosest
  }

  private func accepts(_ member: WordSet.Member, _ surface: SurfaceID) -> Bool {
    guard let surfaces = member.surfaces else { return true }
    return surfaces.contains(surface)
  }

  /// Every occurrence of every word of a set, in text order.
  func occurrences(of set: WordSet) throws -> [Span] {
    var positions: [UInt32] = []
    var lists: [[Span]] = []
    lists.reserveCapacity(set.members.count)
    for member in set.members {
      try checkpoint()
      positions.removeAll(keepingCapacity: true)
      index.positions(of: member.word, into: &positions)
      lists.append(spans(at: positions, of: member))
    }
    return union(lists)
  }

  private func spans(at positions: [UInt32], of member: WordSet.Member) -> [Span] {
    var result: [Span] = []
    result.reserveCapacity(positions.count)
    for position in positions {
      let place = position
      if let part, index.part(of: place) != part { continue }
      if member.surfaces != nil, !accepts(member, index.surface(at: place)) { continue }
      result.append(Span(start: position, end: position + 1, rule: member.rule))
    }
    return result
  }

  /// Every run of `count` words of a part: what `"* *"` denotes.
  private func anyWords(_ count: Int) throws -> [Span] {
    var result: [Span] = []
    var position: UInt32 = 0
    let end = UInt32(index.positionCount)
    while position < end {
      try checkpoint()
      let bounds = index.partRange(at: position)
      let skipped = part.map { $0 != index.part(of: position) } ?? false
      if !skipped, bounds.count >= count {
        for start in bounds.lowerBound...(bounds.upperBound - UInt32(count)) {
          result.append(Span(start: start, end: start + UInt32(count), rule: .folded))
        }
      }
      position = max(bounds.upperBound, position + 1)
    }
    return result
  }
}
