// SPDX-License-Identifier: Apache-2.0
// The level `stem`: a word with its inflections, each with what may be attached.

import ArabicText
import Indexing

extension Expander {
  /// The words that a word and its inflections stand for.
  func stemmed(_ word: String) -> [WordSet.Member] {
    let words = WordLookup(index)
    let corpus = StemExpansion.Corpus(
      forms: corpus(words), hasWord: { hasWord(beginning: $0) }, isName: isName)
    return StemExpansion.forms(of: word, in: corpus).compactMap {
      member(for: $0, rule: $0.rule, words)
    }
  }

  /// Only words of the index itself can be found.
  private func hasWord(beginning bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    index.hasWord(beginning: bytes)
  }

  /// Whether a folded word is a name; the corpus knows more of that than the values of a field.
  private func isName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if let word = evidence.word(bytes: bytes) { return evidence.nameEvidence(of: word) == .name }
    return index.word(bytes: bytes).map { index.nameEvidence(of: $0) == .name } ?? false
  }
}
