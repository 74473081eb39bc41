// SPDX-License-Identifier: Apache-2.0
// The level `exact`: the same letters, and the tashkeel that was asked for.

/// Comparison of a printed word with a word of a query, letter by letter.
package enum ExactMatch {
  /// Whether `printed` has the letters of `query` with at least its tashkeel. Tatweel, bidi
  /// controls and joiners never count; presentation forms count as the letters they show; hamza
  /// seats, ى/ي, ة/ه, case and Latin accents do count. The order of several marks on one letter
  /// does not.
  package static func matches(query: String, printed: String) -> Bool {
    let (wanted, found) = (letters(of: query), letters(of: printed))
    guard wanted.count == found.count else { return false }
    return zip(wanted, found).allSatisfy { wanted, found in
      wanted.shape == found.shape && wanted.tashkeel.allSatisfy(found.tashkeel.contains)
    }
  }

  private struct Letter {
    /// The letter with the accents of other scripts; strings compare by canonical equivalence, so
    /// both ways to encode é agree.
    var shape: String
    var tashkeel: [UInt32] = []
  }

  private static func letters(of word: String) -> [Letter] {
    var letters = [Letter]()
    for written in word.unicodeScalars {
      for scalar in PresentationForms.letters(of: written.value) {
        add(scalar, to: &letters)
      }
    }
    return letters
  }

  private static func add(_ value: UInt32, to letters: inout [Letter]) {
    guard let scalar = Unicode.Scalar(value) else { return }
    if value == ArabicLetters.tatweel || Punctuation.isInvisible(value) { return }
    guard let last = letters.indices.last, FoldingTable.shared.folded(value).kind == .mark else {
      letters.append(Letter(shape: String(scalar)))
      return
    }
    if (0x0653...0x0655).contains(value) || !ArabicLetters.isTashkeel(value) {
      // A hamza or madda written as a mark makes the letter that has it.
      letters[last].shape.unicodeScalars.append(scalar)
    } else {
      letters[last].tashkeel.append(value)
    }
  }
}
