// SPDX-License-Identifier: Apache-2.0
// Keys under which the words of a dictionary are filed, so that spellings of one name meet.

/// Index keys of the level `like`.
package enum SpellingKeys {
  /// Appends the keys of a dictionary word, none or few. Words that may be spellings of one name
  /// share a key with `SpellingQuery.keys`; that they share one proves nothing.
  /// - Parameter folded: the word as `Folding` leaves it. Any bytes are allowed.
  package static func keys(
    of folded: UnsafeBufferPointer<UInt8>, into keys: inout [UInt32]
  ) {
    guard let word = SpelledWord(folded: folded) else { return }
    keys.append(skeleton(of: word, filedAs: word.script))
  }

  /// The hash of a word's consonant classes, doubled ones once, and of the script it is filed by.
  static func skeleton(of word: SpelledWord, filedAs script: SpellingScript) -> UInt32 {
    var hash: UInt32 = 2_166_136_261 ^ UInt32(script.rawValue)
    var last = SoundClass.vowel
    for letter in word.letters {
      let sound =
        word.script == .arabic ? SoundClass.of(arabic: letter) : SoundClass.of(latin: letter)
      if sound != .vowel, sound != last { hash = (hash ^ UInt32(sound.rawValue)) &* 16_777_619 }
      last = sound
    }
    return hash
  }
}
