// SPDX-License-Identifier: Apache-2.0
/// Roughly where in the corpus the articles of each outlet stand.
internal import Synchronization

/// Some stretches of the corpus, each of so many articles in a row.
struct ArticleStretches: Sendable {
  /// Articles of a stretch, as a power of two.
  fileprivate let shift: UInt32
  /// A bit for each stretch.
  fileprivate let bits: [UInt64]

  /// Whether one of some articles, which are of the corpus, may stand in one of them.
  func touch(_ articles: ClosedRange<UInt32>) -> Bool {
    let first = Int(articles.lowerBound &>> shift)
    let last = Int(articles.upperBound &>> shift)
    var word = first >> 6
    var mask = UInt64.max << UInt64(first & 63)
    while word < last >> 6 {
      if bits[word] & mask != 0 { return true }
      word += 1
      mask = .max
    }
    return bits[word] & mask & (.max >> UInt64(63 - last & 63)) != 0
  }
}

/// For each outlet the stretches that hold articles of it.
///
/// As a rule a file holds the articles of one outlet, or of one day, so that an outlet has few
/// stretches and most blocks of a posting list lie in none of them.
final class OutletStretches: Sendable {
  /// Stretches there are at most, which limits the memory for many outlets.
  private static let most = 1 << 10

  private let shift: UInt32
  private let wordCount: Int
  /// So many words of bits for each outlet.
  private let bits: [UInt64]

  /// - Parameter sources: the outlet of each article, below `outlets`. O(articles).
  init(_ sources: Section<UInt32>, outlets: Int) {
    var shift: UInt32 = 0
    while sources.count >> Int(shift) > Self.most { shift += 1 }
    let wordCount = (sources.count >> Int(shift)) / 64 + 1
    var bits = [UInt64](repeating: 0, count: wordCount * outlets)
    for (article, outlet) in sources.all.enumerated() {
      let stretch = article >> Int(shift)
      bits[Int(outlet) * wordCount + stretch / 64] |= 1 << UInt64(stretch % 64)
    }
    (self.shift, self.wordCount, self.bits) = (shift, wordCount, bits)
  }

  /// The stretches of some outlets.
  /// - Parameter outlets: for each outlet whether it is asked for.
  func stretches(of outlets: [Bool]) -> ArticleStretches {
    var union = [UInt64](repeating: 0, count: wordCount)
    for outlet in outlets.indices where outlets[outlet] {
      for word in 0..<wordCount { union[word] |= bits[outlet * wordCount + word] }
    }
    return ArticleStretches(shift: shift, bits: union)
  }
}

extension InvertedIndex {
  /// Where articles of some outlets may stand.
  /// - Parameter outlets: for each outlet whether it is asked for.
  func stretches(of outlets: [Bool]) -> ArticleStretches {
    let known = outletStretches.load()
    // Found when first asked for, perhaps by several threads; all then use the first one's.
    let all =
      known
      ?? outletStretches.storeIfNil(
        OutletStretches(articleTable.sources, outlets: sources.count))
    return all.stretches(of: outlets)
  }
}
