// SPDX-License-Identifier: Apache-2.0
// What folding hides and the print shows: whether a letter is what a reading of the word needs.

/// A condition on the printed shapes of an expanded form. Folding makes ة and ه one, so that
/// `مدينة` could be `مدين` + `ه`; the printed ة shows that it is not.
package enum SurfaceCheck: Hashable, Sendable {
  /// The last letter, read as a pronoun, is printed ه, not ة.
  case finalHa
  /// The last letter, part of the word, is printed ة: `بعدة` is ب + عدة, `بعده` is بعد + ه.
  case finalTaMarbuta
  /// The last letter, read as a pronoun, is printed ي, not ى.
  case finalYa
  /// The last ا, read as that of tanwin, carries no hamza or madda.
  case finalAlif
  /// The ا of the article after this many letters carries no hamza: `ألوان` has no article.
  case articleAlif(after: Int)
  /// The letter after the future's س, which is at this place, is printed أ: `سأقول`, not `ساحل`.
  case futureAlif(after: Int)

  /// Whether a printed word may be read so.
  package func accepts(_ printed: String) -> Bool {
    let letters = Self.letters(of: printed)
    switch self {
    case .finalHa: return letters.last == 0x0647
    case .finalTaMarbuta: return letters.last == 0x0629
    case .finalYa: return letters.last != 0x0649
    case .finalAlif: return letters.last == 0x0627
    case .articleAlif(let place):
      return !letters.indices.contains(place) || [0x0627, 0x0671].contains(letters[place])
    case .futureAlif(let place):
      return letters.indices.contains(place) && letters[place] == 0x0623
    }
  }

  /// The letters as printed, of presentation forms those they show, without marks and controls.
  private static func letters(of printed: String) -> [UInt32] {
    printed.unicodeScalars.flatMap { PresentationForms.letters(of: $0.value) }
      .filter { FoldingTable.shared.folded($0).kind == .letter }
  }
}
