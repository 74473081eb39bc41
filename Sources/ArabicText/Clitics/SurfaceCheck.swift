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
    var printed = printed
    return printed.withUTF8 { accepts(bytes: $0) }
  }

  /// Whether a printed word, UTF-8, may be read so. No memory is taken.
  package func accepts(bytes printed: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .finalHa: return Self.lastLetter(of: printed) == 0x0647
    case .finalTaMarbuta: return Self.lastLetter(of: printed) == 0x0629
    case .finalYa: return Self.lastLetter(of: printed) != 0x0649
    case .finalAlif: return Self.lastLetter(of: printed) == 0x0627
    case .articleAlif(let place):
      guard let letter = Self.letter(place, of: printed) else { return true }
      return letter == 0x0627 || letter == 0x0671
    case .futureAlif(let place): return Self.letter(place, of: printed) == 0x0623
    }
  }

  private static func lastLetter(of printed: UnsafeBufferPointer<UInt8>) -> UInt32? {
    var last: UInt32?
    forEachLetter(of: printed) { letter in
      last = letter
      return true
    }
    return last
  }

  private static func letter(
    _ place: Int, of printed: UnsafeBufferPointer<UInt8>
  ) -> UInt32? {
    var left = place
    var found: UInt32?
    forEachLetter(of: printed) { letter in
      if left == 0 { found = letter }
      left -= 1
      return left >= 0
    }
    return found
  }

  /// Calls `body` with the letters as printed, of presentation forms those they show, without
  /// marks and controls, until it says false.
  private static func forEachLetter(
    of printed: UnsafeBufferPointer<UInt8>, _ body: (UInt32) -> Bool
  ) {
    let table = FoldingTable.shared
    var index = 0
    while index < printed.count {
      let (scalar, length) = UTF8Scalar.decode(printed, at: index)
      index += length
      if scalar < 0xFB00 {
        if table.folded(scalar).kind == .letter, !body(scalar) { return }
      } else {
        for letter in PresentationForms.letters(of: scalar)
        where table.folded(letter).kind == .letter {
          if !body(letter) { return }
        }
      }
    }
  }
}
