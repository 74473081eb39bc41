// SPDX-License-Identifier: Apache-2.0
// Which outlets of a claim wrote for themselves, and which print one wire text?

import Indexing

/// Tells copies by what stands around an utterance. The words of a speech are the same wherever it
/// is reported; that the sentences beside it are the same too shows one text behind both.
struct WireCopies {
  private let index: InvertedIndex
  /// Words looked at on either side of the utterance, and the words of a shingle.
  private static let reach: UInt32 = 40
  private static let shingle = 4
  /// Shingles around an utterance that say enough without the utterance itself.
  private static let enough = 12
  /// The share of the shorter surroundings that makes two of them one text, and that with the
  /// utterance itself.
  private static let copied = 0.4
  private static let copiedWhole = 0.75
  /// Texts of one claim that a further one is compared with, at most.
  private static let compared = 64

  init(_ index: InvertedIndex) { self.index = index }

  /// The outlets of these utterances, those that print one text counted once.
  func independentOutlets(_ quotes: [UInt32]) -> Int {
    guard quotes.count > 1 else { return quotes.count }
    let outlets = quotes.map { quote in
      index.source(of: index.article(at: index.position(of: QuoteID(rawValue: quote))))
    }
    guard Set(outlets).count > 1 else { return 1 }
    let around = quotes.map { surroundings(of: QuoteID(rawValue: $0)) }
    // Outlets in sets that are joined; each goes by the place of its first utterance.
    var sets = outlets.map { outlet in outlets.firstIndex(of: outlet) ?? 0 }
    for place in quotes.indices {
      for other in max(0, place - Self.compared)..<place where sets[place] != sets[other] {
        guard around[place].isCopy(of: around[other]) else { continue }
        let (old, new) = (max(sets[place], sets[other]), min(sets[place], sets[other]))
        for index in sets.indices where sets[index] == old { sets[index] = new }
      }
    }
    return Set(sets).count
  }

  /// The shingles of what stands around an utterance; with its own where that is too little.
  private func surroundings(of quote: QuoteID) -> Surroundings {
    let first = index.position(of: quote)
    let last = index.content(of: quote).last?.upperBound ?? first
    let wide = (first..<last).widened(by: Self.reach, in: index.partRange(at: first))
    let around = shingles(wide.lowerBound..<first).union(shingles(last..<wide.upperBound))
    return Surroundings(
      around: around, whole: around.union(shingles(first..<last)))
  }

  private func shingles(_ positions: Range<UInt32>) -> Set<UInt64> {
    guard positions.count >= Self.shingle else { return [] }
    var shingles = Set<UInt64>()
    for start in positions.lowerBound...positions.upperBound - UInt32(Self.shingle) {
      var hash: UInt64 = 0
      for position in start..<start + UInt32(Self.shingle) {
        hash = (hash ^ UInt64(index.word(at: position).rawValue)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      shingles.insert(hash)
    }
    return shingles
  }

  /// What stands around an utterance, as shingles (Broder 1997).
  private struct Surroundings {
    var around: Set<UInt64>
    /// With the utterance itself.
    var whole: Set<UInt64>

    func isCopy(of other: Surroundings) -> Bool {
      let isEnough = min(around.count, other.around.count) >= enough
      let (a, b) = isEnough ? (around, other.around) : (whole, other.whole)
      let least = min(a.count, b.count)
      guard least > 0 else { return false }
      return Double(a.intersection(b).count) >= (isEnough ? copied : copiedWhole) * Double(least)
    }
  }
}
