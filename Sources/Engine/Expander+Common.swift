// SPDX-License-Identifier: Apache-2.0
// Which set of words is a common word of an index often asked for as?

package import Indexing

extension Expander {
  /// What a word of an index stands for at the level of a bare string.
  @Sendable
  package static func meaning(of word: WordID, in index: InvertedIndex) -> WordSet {
    WordSet(Expander(index).expanded(index.folded(word)))
  }
}
