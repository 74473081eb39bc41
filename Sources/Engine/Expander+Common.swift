// SPDX-License-Identifier: Apache-2.0
// Which sets of words will often be asked for? What the commonest words stand for.

package import Indexing

extension Expander {
  /// A word is common that stands in so many articles, and in one of so many of all. Of less common
  /// ones the articles are counted fast enough.
  private static let leastArticles = 1000
  private static let oneOf = 16

  /// What each common word of an index stands for at the level of a bare string.
  package static func commonSets(of index: InvertedIndex) -> [WordSet] {
    let least = max(leastArticles, index.articleCount / oneOf)
    let expander = Expander(index)
    return (0..<UInt32(index.wordCount)).lazy.map { WordID(rawValue: $0) }
      .filter { index.count(of: $0) >= least && index.articleCount(of: $0) >= least }
      .map { WordSet(expander.expanded(index.folded($0))) }
  }
}
