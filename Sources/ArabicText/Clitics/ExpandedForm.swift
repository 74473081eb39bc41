// SPDX-License-Identifier: Apache-2.0
// One form of the vocabulary in which a word of a query stands.

/// A folded form of the corpus that matches a word of a query.
package struct ExpandedForm: Hashable, Sendable {
  /// The folded form, UTF-8.
  package var form: [UInt8]
  /// How it matches: `folded` or `clitic`.
  package var rule: MatchRule
  /// What its printed shapes must show besides, if anything. A printed shape that fails is no
  /// match.
  package var surfaceCheck: SurfaceCheck?
}
