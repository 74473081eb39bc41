// SPDX-License-Identifier: Apache-2.0
// What a character is to the lexer: part of a word, a digit, space, or nothing one can see.

extension Unicode.Scalar {
  /// Zero-width characters and bidi controls: space between tokens, nothing inside keywords.
  package var isInvisible: Bool {
    switch value {
    case 0x00AD, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064,
      0x2066...0x206F, 0xFEFF:
      true
    default: false
    }
  }

  /// The joiners, which may stand inside a word.
  var isJoiner: Bool { value == 0x200C || value == 0x200D }

  /// The value of an ASCII, Arabic-Indic or Persian digit.
  var digitValue: Int? {
    switch value {
    case 0x30...0x39: Int(value - 0x30)
    case 0x0660...0x0669: Int(value - 0x0660)
    case 0x06F0...0x06F9: Int(value - 0x06F0)
    default: nil
    }
  }

  var isLineBreak: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  var isSpace: Bool {
    value == 0x20 || value == 0x09 || isInvisible
      || (value > 0x7F && properties.generalCategory == .spaceSeparator)
  }

  /// A word or a name may begin with it.
  var isLetter: Bool {
    if (0x0620...0x064A).contains(value) { return true }
    if value < 0x80 { return (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  /// A bare word may begin with it.
  var beginsWord: Bool { value == 0x5F || isLetter || isNumeral }

  /// A bare word may go on with it.
  var continuesWord: Bool { beginsWord || isMark }

  private var isNumeral: Bool {
    if value < 0x80 { return (0x30...0x39).contains(value) }
    switch properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: return true
    default: return false
    }
  }

  private var isMark: Bool {
    guard value > 0x7F else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }
}

/// The scalar that begins at `offset`, and its length; nil and 1 where the bytes are not UTF-8.
func decodeScalar(_ bytes: [UInt8], at offset: Int) -> (scalar: Unicode.Scalar?, length: Int) {
  let first = bytes[offset]
  if first < 0x80 { return (Unicode.Scalar(first), 1) }
  let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
  guard (0xC2...0xF4).contains(first), offset + length <= bytes.count else { return (nil, 1) }
  var value = UInt32(first) & (0x7F >> UInt32(length))
  for index in offset + 1..<offset + length {
    guard bytes[index] & 0xC0 == 0x80 else { return (nil, 1) }
    value = value << 6 | UInt32(bytes[index] & 0x3F)
  }
  let least: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
  guard value >= least, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
  return (scalar, length)
}
