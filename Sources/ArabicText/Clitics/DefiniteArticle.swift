// SPDX-License-Identifier: Apache-2.0
// The definite article that a word of a query begins with.

/// ال before a word.
package enum DefiniteArticle {
  /// The word without its article, folded; nil where it has none: `ألمانيا`, `الله`.
  /// - Parameter word: as written, for a hamza shows that the ا is a letter.
  package static func takenOff(_ word: String) -> String? {
    let folded = Array(Folding.fold(word).utf8)
    guard folded.starts(with: Letter.article), folded.count >= 8,
      !WholeWords.hasOwnAlifLam(folded), SurfaceCheck.articleAlif(after: 0).accepts(word)
    else { return nil }
    return String(decoding: folded[4...], as: UTF8.self)
  }
}
