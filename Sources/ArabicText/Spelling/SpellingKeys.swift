// SPDX-License-Identifier: Apache-2.0
// Keys under which the words of a dictionary are filed, so that spellings of one name meet.

/// Index keys of the level `like`: a word is filed under its consonants; a query asks for the
/// consonants that other spellings of it most probably have.
package enum SpellingKeys {
  /// Appends the keys of a dictionary word, none or few. Words that may be spellings of one name
  /// share a key with `SpellingQuery.keys`; that they share one proves nothing.
  /// - Parameter folded: the word as `Folding` leaves it. Any bytes are allowed.
  package static func keys(
    of folded: UnsafeBufferPointer<UInt8>, into keys: inout [UInt32]
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: SpelledWord.longest) { letters in
      guard let (word, script) = SpelledWord.decode(folded, into: letters) else { return }
      var hash = start(script)
      for letter in word { append(letter, of: script, to: &hash) }
      keys.append(hash)
    }
  }

  static func start(_ script: SpellingScript) -> UInt32 {
    script == .arabic ? 2_166_136_261 : 2_166_136_262
  }

  /// Takes one more letter into a key; vowels and letters that may write nothing leave it as it is.
  static func append(_ letter: UInt8, of script: SpellingScript, to hash: inout UInt32) {
    let sign = script == .arabic ? arabicSign(letter) : latinSign(letter)
    // FNV-1a, a byte at a time.
    if sign != 0 { hash = (hash ^ UInt32(sign)) &* 16_777_619 }
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
