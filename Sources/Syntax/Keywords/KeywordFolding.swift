// SPDX-License-Identifier: Apache-2.0
// Folding of keywords and fields, so that case, hamza and tashkeel do not tell them apart.

/// The small folding this floor needs; words of articles are folded by a floor of their own.
package enum KeywordFolding {
  /// `text` in lower case, without tashkeel, tatweel and invisible characters, with one letter
  /// for each of the forms of alef, waw, yeh, kaf and teh marbuta, and ASCII digits.
  package static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isIgnored(scalar) {
      if scalar.value < 0x80 {
        folded.append(lowercasedASCII(scalar))
      } else if let letter = plainLetter(scalar) {
        folded.append(letter)
      } else if let digit = scalar.digitValue {
        folded.append(Unicode.Scalar(UInt8(0x30 + digit)))
      } else {
        folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(folded)
  }

  /// Whether a byte is a small letter of ASCII or `_`, which stay as they are.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || byte == 0x5F
  }

  private static func lowercasedASCII(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar
  }

  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E8, 0x06EA...0x06ED: true
    default: scalar.isInvisible
    }
  }

  private static func plainLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "أ", "إ", "آ", "ٱ": "ا"
    case "ؤ": "و"
    case "ئ", "ى", "ی": "ي"
    case "ک": "ك"
    case "ة", "ە", "ہ": "ه"
    default: nil
    }
  }
}
