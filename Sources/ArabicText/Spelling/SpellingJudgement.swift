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
}
