// SPDX-License-Identifier: Apache-2.0
// How strongly a word belongs to a stretch of text: the measures of collocates and keywords.

import Glibc

/// How often a word stands in a sample of words and in all words that the sample is taken from.
///
/// `docs/statistics.md` states the formulas with their sources.
struct Association {
  /// Times the word stands in the sample, and words of the sample.
  var count: Double
  var sample: Double
  /// Times the word stands in all, and words in all; above 0, and no less than in the sample.
  var total: Double
  var words: Double

  /// How often the word would stand in the sample if it stood everywhere alike.
  var expected: Double { sample * total / words }

  /// Log-likelihood ratio (G², Dunning 1993) of the table of two rows and two columns; negative
  /// where the word stands in the sample less often than expected.
  var logLikelihood: Double {
    let other = sample - count
    let countOutside = total - count
    let otherOutside = words - sample - countOutside
    let outside = words - sample
    let rest = words - total
    let sum =
      Self.part(count, sample * total / words) + Self.part(other, sample * rest / words)
      + Self.part(countOutside, outside * total / words)
      + Self.part(otherOutside, outside * rest / words)
    return count < expected ? -2 * max(0, sum) : 2 * max(0, sum)
  }

  private static func part(_ observed: Double, _ expected: Double) -> Double {
    observed > 0 ? observed * log(observed / expected) : 0
  }

  /// logDice (Rychlý 2008): at most 14, and one more where the word is twice as typical.
  /// - Parameter matches: how many matches the sample stands around; 1 or more.
  func logDice(matches: Double) -> Double {
    14 + log2(2 * count / (matches + total))
  }

  /// Log Ratio (Hardie 2014): one more where the word is twice as frequent in the sample as in the
  /// rest, which counts half an occurrence if it has none.
  var logRatio: Double {
    let outside = total - count
    return log2((count / sample) / ((outside > 0 ? outside : 0.5) / (words - sample)))
  }
}
