// SPDX-License-Identifier: Apache-2.0
// The learned weighing of features into one number.

/// A logistic regression: weights of features, and where to draw the line.
package struct SpellingJudgement: Sendable {
  /// By feature; `SpellingFeature.count` of them.
  package var weights: [Float]
  /// The least sum that is taken for the same name.
  package var threshold: Float

  package init(weights: [Float], threshold: Float) {
    self.weights = weights
    self.threshold = threshold
  }

  /// Ratios below this are no spellings of one name, and not worth aligning.
  package static let leastRatio: Float = -6

  /// How far below the threshold scores are worth telling. Pairs whose ratio alone is further
  /// below are not aligned: of those that edits would lift over the threshold, that is 1 in 100.
  package static let margin: Float = 2

  /// The least `together` with which the features of a ratio add up to `sum`; -infinity where it
  /// does not raise them.
  func leastTogether(_ ratio: SpellingRatio, sum: Float) -> Float {
    guard sum > -.infinity else { return sum }
    func ratioSum(together: Float) -> Float {
      var ratio = ratio
      ratio.together = together
      var sum: Float = 0
      SpellingFeature.visit(ratio) { sum += weights[$0] * $1 }
      return sum
    }
    let offset = ratioSum(together: 0)
    let slope = ratioSum(together: 1) - offset
    return slope > 0 ? (sum - offset) / slope : -.infinity
  }
}
