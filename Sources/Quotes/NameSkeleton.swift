// SPDX-License-Identifier: Apache-2.0
// What spellings of one name have in common: their consonants, by the place they are spoken at.

/// A hash of a word's consonants by class. Spellings of one name nearly always share it, so that
/// only words that share it need be compared; that they share it proves nothing.
package enum NameSkeleton {
  /// By the second byte of a letter after D8 and D9: 0 for vowels and what may not be written.
  ///
  /// One class each: lips بپفڤ, teeth and hisses تثدذزسشصضطظچژ, palate جخغقكگ, and م ن ل ر.
  private static let classes: [UInt8] = {
    var classes = [UInt8](repeating: 0, count: 128)
    let letters = ["بف", "تثدذزسشصضطظ", "جخغقك", "م", "ن", "ل", "ر"]
    for (number, letters) in letters.enumerated() {
      for letter in letters.unicodeScalars {
        classes[Int(letter.value) - 0x600] = UInt8(number + 1)
      }
    }
    return classes
  }()

  /// - Parameter folded: a folded word; any bytes. Bytes that are no Arabic letters stand for
  ///   themselves.
  package static func hash(of folded: some Sequence<UInt8>) -> UInt32 {
    var (hash, last, lead) = (UInt32(2_166_136_261), UInt8(0), UInt8(0))
    for byte in folded {
      var sign = byte
      if byte == 0xD8 || byte == 0xD9 {
        lead = byte
        continue
      }
      if lead != 0, byte & 0xC0 == 0x80 { sign = classes[Int(lead & 1) << 6 | Int(byte & 0x3F)] }
      lead = 0
      // A letter written twice is one, and so are تش and ش, كس and خ.
      if sign != 0, sign != last { hash = (hash ^ UInt32(sign)) &* 16_777_619 }
      last = sign
    }
    return hash
  }
}
