// SPDX-License-Identifier: Apache-2.0
/// Looks around places of one word of a pair for the other.

/// Looks from one word of a pair for the other.
struct PairView {
  let leads: OpenWordTest
  let others: OpenWordTest
  /// How many words before and after a place may be the other one.
  let behind: UInt32
  let ahead: UInt32
  let surfaces: Section<UInt32>

  /// Windows of more words are not looked at as a whole.
  private static let widestWindow: UInt32 = 40

  /// Calls `body` with a view for a pair; it is valid during the call.
  @inline(__always)
  static func with<Result>(
    _ pair: WordPair, in index: InvertedIndex, _ body: (PairView) throws -> Result
  ) rethrows -> Result {
    try pair.lead.opened { leads in
      try pair.other.opened { others in
        try body(
          PairView(
            leads: leads, others: others, behind: pair.looksBack ? pair.reach : 0,
            ahead: pair.looksAhead ? pair.reach : 0, surfaces: index.forward.surfaces))
      }
    }
  }

  /// Asks memory for the words around a place.
  @inline(__always)
  func prefetch(_ place: UInt32) {
    surfaces.prefetch(place &- behind)
    surfaces.prefetch(place &+ ahead)
  }

  /// Leaves the places that may have the other word near.
  @inline(__always)
  func narrow(_ batch: inout PlaceBatch) {
    guard behind < Self.widestWindow, ahead < Self.widestWindow else { return }
    batch.keep(others, behind: behind, ahead: ahead, in: surfaces)
  }

  /// How many shortest spans begin or end at places of the lead; 1 at most with `firstOnly`.
  /// - Parameter parts: the title and the body of the article that the places lie in.
  @inline(__always)
  func count(
    _ places: UnsafeBufferPointer<UInt32>, in parts: (Range<UInt32>, Range<UInt32>),
    isLimited: Bool, firstOnly: Bool
  ) -> UInt32 {
    var found: UInt32 = 0
    for place in places {
      if isLimited, !leads.holds(surfaces[place]) { continue }
      let part = parts.0.contains(place) ? parts.0 : parts.1
      guard part.contains(place) else { continue }
      let start = place - min(behind, place - part.lowerBound)
      let end = place + min(ahead, part.upperBound - 1 - place)
      if firstOnly {
        // Where one of the lead stands between, it is nearer itself.
        if isOther(from: start, to: end) { return 1 }
      } else {
        if isOtherNext(after: place, upTo: end) { found += 1 }
        if isOtherNext(before: place, downTo: start) { found += 1 }
      }
    }
    return found
  }

  @inline(__always)
  private func isOther(from start: UInt32, to end: UInt32) -> Bool {
    var place = start
    while place <= end {
      if others.holds(surfaces[place]) { return true }
      place &+= 1
    }
    return false
  }

  /// Whether the other comes before one of the lead does.
  @inline(__always)
  private func isOtherNext(after place: UInt32, upTo end: UInt32) -> Bool {
    var place = place
    while place < end {
      place &+= 1
      let surface = surfaces[place]
      if others.holds(surface) { return true }
      if leads.holds(surface) { return false }
    }
    return false
  }

  @inline(__always)
  private func isOtherNext(before place: UInt32, downTo start: UInt32) -> Bool {
    var place = place
    while place > start {
      place &-= 1
      let surface = surfaces[place]
      if others.holds(surface) { return true }
      if leads.holds(surface) { return false }
    }
    return false
  }
}
