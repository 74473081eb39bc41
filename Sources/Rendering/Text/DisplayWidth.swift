// SPDX-License-Identifier: Apache-2.0
// How many terminal cells text takes.

/// Widths in terminal cells, as glibc's `wcwidth` counts them; lam-alef counts as two letters.
package enum DisplayWidth {
  /// Cells of a text that holds no control characters.
  package static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    for scalar in text.unicodeScalars { width += of(scalar) }
    return width
  }

  /// Cells of one scalar: 0, 1 or 2.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: 1
    case 0..<0x20, 0x7F..<0xA0: 0
    case 0x0621...0x064A: 1
    case 0x064B...0x065F: 0
    // Format characters that are drawn: the soft hyphen, and signs that span a number.
    case 0xAD, 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: 1
    // Hangul vowels and finals join the syllable before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: 0
    default: ofUncommon(scalar)
    }
  }

  private static func ofUncommon(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      0
    default: isWide(scalar) ? 2 : 1
    }
  }

  /// East Asian Width W or F, by block.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x1100: false
    case 0x1F1E6...0x1F1FF: false
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x16FE0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
