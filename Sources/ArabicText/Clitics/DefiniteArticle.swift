// SPDX-License-Identifier: Apache-2.0
// The definite article that a word of a query begins with.

/// ال before a word.
package enum DefiniteArticle {
  /// The word without its article, folded; nil where it has none: `ألمانيا`, `الله`.
  /// - Parameter word: as written, for a hamza shows that the ا is a letter.
  package static func takenOff(_ word: String) -> String? {
    let folded = Array(Folding.fold(word).utf8)
    let isArticle = folded.withUnsafeBufferPointer { begins(word, $0) }
    return isArticle ? String(decoding: folded[4...], as: UTF8.self) : nil
  }

  /// Whether `word`, whose folded form is `folded`, begins with an article that may be taken off.
  static func begins(_ word: String, _ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    Letter.article.begins(folded) && folded.count >= 8
      && !WholeWords.kinds(of: folded).contains(.ownAlifLam)
      && SurfaceCheck.articleAlif(after: 0).accepts(word)
  }
}
