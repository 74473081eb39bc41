// SPDX-License-Identifier: Apache-2.0
// The key of one word, made of its letters in one pass over the bytes.

/// A key that takes one part of a word after the other: of two words that may be one name, the
/// first one's is made once for all that follow it.
package struct SpellingKey: Sendable {
  /// Nil before the first letter.
  private var script: SpellingScript?
  private var letters = 0
  private var hash: UInt32 = 0

  package init() {}

  /// See `SpellingKeys.key(of:)`; nil where there was no letter.
  package var value: UInt32? { script == nil ? nil : hash }

  /// Takes the letters of a folded word, any bytes.
  ///
  /// - Returns: false where no such word is compared, as `SpelledWord` tells; the key is then of no
  ///   more use.
  package mutating func append(_ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    Self.arabicSigns.withUnsafeBufferPointer { signs in
      var index = 0
      while index < folded.count {
        let first = folded[index]
        if first & 0xFC == 0xD8, index + 1 < folded.count, folded[index + 1] & 0xC0 == 0x80 {
          // U+0600 to U+06FF, which nearly all words are of.
          let sign = signs[Int(first & 3) << 6 | Int(folded[index + 1] & 0x3F)]
          guard sign != Self.noLetter, append(sign, of: .arabic) else { return false }
          index += 2
        } else {
          let (scalar, length) = UTF8Scalar.decode(folded, at: index)
          index += length
          if SpelledWord.isPassedOver(scalar) { continue }
          guard let (letter, script) = SpelledWord.number(of: scalar),
            append(SpellingKeys.sign(letter, of: script), of: script)
          else { return false }
        }
      }
      return true
    }
  }

  @inline(__always)
  private mutating func append(_ sign: UInt8, of script: SpellingScript) -> Bool {
    if self.script == nil {
      self.script = script
      hash = SpellingKeys.start(script)
    }
    letters += 1
    SpellingKeys.append(sign: sign, to: &hash)
    return self.script == script && letters <= SpelledWord.longest
  }

  /// By the scalar's last byte; `noLetter` for what is no letter of a name.
  private static let arabicSigns: [UInt8] = (0x600...0x6FF as ClosedRange<UInt32>).map { scalar in
    guard let (letter, script) = SpelledWord.number(of: scalar) else { return noLetter }
    return SpellingKeys.sign(letter, of: script)
  }
  private static let noLetter = UInt8.max
}
