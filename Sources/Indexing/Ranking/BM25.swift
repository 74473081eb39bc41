// SPDX-License-Identifier: Apache-2.0
/// How well an article answers a term: BM25 as Lucene computes it.
import Glibc

/// Scores of terms in the articles of one index.
///
/// A term that stands `f` times in an article of `l` words scores
/// `idf · f / (f + k1 · (1 − b + b · l / L))` there, with
/// `idf = ln(1 + (N − n + 0.5) / (n + 0.5))`: N articles of L words on average, n of which hold the
/// term. This is Lucene's `BM25Similarity` since version 8, without the constant factor `k1 + 1`
/// and with exact lengths where Lucene rounds them to a byte. Robertson and Zaragoza, "The
/// Probabilistic Relevance Framework: BM25 and Beyond", 2009.
package struct BM25: Sendable {
  package static let k1 = 1.2
  package static let b = 0.75

  private let articleCount: Double
  /// `k1 · (1 − b)`, and `k1 · b / L`.
  private let base: Double
  private let slope: Double

  package init(_ index: InvertedIndex) {
    self.init(articleCount: index.articleCount, wordCount: index.positionCount)
  }

  /// - Parameter wordCount: the words of all articles, each time they stand there.
  init(articleCount: Int, wordCount: Int) {
    self.articleCount = Double(articleCount)
    base = Self.k1 * (1 - Self.b)
    let words = Double(wordCount)
    slope = words > 0 ? Self.k1 * Self.b * Double(articleCount) / words : 0
  }

  /// The weight of a term that so many articles hold; above 0.
  package func weight(articles count: Int) -> Double {
    let holding = Double(count)
    return log(1 + (articleCount - holding + 0.5) / (holding + 0.5))
  }

  /// A sum of what terms score, without the last bits, which tell in which order it was added up:
  /// sums of the same numbers are equal then. To 2⁻⁴⁰, less than 1e-12.
  @inline(__always)
  package static func rounded(_ sum: Double) -> Double { (sum * 0x1p40).rounded() * 0x1p-40 }

  /// What the weight is multiplied with: from 0 to 1, growing with `frequency` and falling with
  /// `length`.
  @inline(__always)
  package func saturation(frequency: UInt32, length: UInt32) -> Double {
    saturation(frequency: frequency, norm: norm(length: length))
  }

  /// The same of an article whose norm is known.
  @inline(__always)
  func saturation(frequency: UInt32, norm: Double) -> Double {
    let frequency = Double(frequency)
    return frequency / (frequency + norm)
  }

  /// What frequencies in an article of so many words are weighed with.
  @inline(__always)
  func norm(length: UInt32) -> Double { base + slope * Double(length) }

  /// The frequency against what it is weighed with: grows with the saturation, which is r / (1 + r)
  /// for a ratio r, and of an article in two lists is the sum of both.
  @inline(__always)
  func ratio(frequency: UInt32, length: UInt32) -> Double {
    Double(frequency) / norm(length: length)
  }

  /// What a ratio is at least whose score, rounded, is not below this one.
  @inline(__always)
  func ratio(ofScore score: Double, _ weight: Double) -> Double {
    let score = score - 2e-12
    return score > 0 && score < weight ? score / (weight - score) : 0
  }

  /// What tells whether a ratio may be so much or more.
  @inline(__always)
  func bound(_ ratio: Double) -> RatioBound {
    RatioBound(base: ratio * base, slope: ratio * slope)
  }
}

/// Tells whether a ratio of frequency to length may be so much or more, by whole numbers: of nearly
/// all articles that is asked, and few pass.
struct RatioBound {
  /// Multiples of 2⁻²⁰, rounded down.
  private let base: UInt64
  private let slope: UInt64

  @inline(__always)
  fileprivate init(base: Double, slope: Double) {
    // Limited, so that their sum stays below 2⁶⁴.
    self.base = Self.multiples(base, atMost: 0x1p61)
    self.slope = Self.multiples(slope, atMost: 0x1p31)
  }

  /// 0 for what is below 0, or no number, as a bound in a damaged file may be.
  @inline(__always)
  private static func multiples(_ value: Double, atMost most: Double) -> UInt64 {
    value > 0 ? UInt64(min(value * 0x1p20, most)) : 0
  }

  @inline(__always)
  func isReached(frequency: UInt32, length: UInt32) -> Bool {
    UInt64(frequency) << 20 >= base &+ slope &* UInt64(length)
  }

  /// No frequency below reaches it, however short the article is.
  var leastFrequency: UInt32 {
    UInt32(truncatingIfNeeded: min((base + 0xF_FFFF) >> 20, UInt64(UInt32.max)))
  }
}
