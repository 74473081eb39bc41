// SPDX-License-Identifier: Apache-2.0
// Keys under which the words of a dictionary are filed, so that spellings of one name meet.

/// Index keys of the level `like`: a word is filed under its consonants; a query asks for the
/// consonants that other spellings of it most probably have.
package enum SpellingKeys {
  /// The key of a dictionary word; nil where no other spelling of it is looked for. Words that may
  /// be spellings of one name have their key among `SpellingQuery.keys`; that they have proves
  /// nothing.
  /// - Parameter folded: the word as `Folding` leaves it. Any bytes are allowed.
  package static func key(of folded: UnsafeBufferPointer<UInt8>) -> UInt32? {
    var key = SpellingKey()
    return key.append(folded) ? key.value : nil
  }

  static func start(_ script: SpellingScript) -> UInt32 {
    script == .arabic ? 2_166_136_261 : 2_166_136_262
  }

  /// Takes one more letter into a key.
  static func append(_ letter: UInt8, of script: SpellingScript, to hash: inout UInt32) {
    append(sign: sign(letter, of: script), to: &hash)
  }

  /// Takes the sign of one more letter into a key: FNV-1a, a byte at a time.
  @inline(__always)
  static func append(sign: UInt8, to hash: inout UInt32) {
    if sign != 0 { hash = (hash ^ UInt32(sign)) &* 16_777_619 }
  }

  /// What a letter is to a key: 0 for vowels and letters that may write nothing.
  static func sign(_ letter: UInt8, of script: SpellingScript) -> UInt8 {
    script == .arabic ? arabicSign(letter) : latinSign(letter)
  }

  /// Letters that write one sound in names share a sign: ت ط, س ص, د ض, ك ق, ز ظ ذ, ش چ ژ, ف ڤ,
  /// ب پ, ج گ.
  private static func arabicSign(_ letter: UInt8) -> UInt8 {
    switch ArabicSpelling.scalar(of: letter) {
    case 0x0627, 0x0648, 0x064A, 0x0621, 0x062D, 0x0639, 0x0647: 0
    case 0x0637: 0x2A
    case 0x0635: 0x33
    case 0x0636: 0x2F
    case 0x0642: 0x43
    case 0x0638, 0x0630: 0x32
    case 0x0686, 0x0698: 0x34
    case 0x06A4: 0x41
    case 0x067E: 0x28
    case 0x06AF: 0x2C
    case let scalar: UInt8(truncatingIfNeeded: scalar)
    }
  }

  /// Consonants; c and q as k; h, w and y may write nothing.
  private static func latinSign(_ letter: UInt8) -> UInt8 {
    switch letter + 0x60 {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x68, 0x77, 0x79: 0
    case 0x63, 0x71: 0x6B
    case let scalar: scalar
    }
  }
}
