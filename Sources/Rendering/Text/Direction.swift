// SPDX-License-Identifier: Apache-2.0
// Which way text runs.

/// The direction of a line of text.
enum Direction {
  case leftToRight, rightToLeft

  /// That of most letters; left to right where there are as many of either.
  static func most(of texts: String...) -> Direction {
    var balance = 0
    for text in texts {
      for scalar in text.unicodeScalars {
        if isRightToLeft(scalar) {
          balance += 1
        } else if scalar.properties.isAlphabetic {
          balance -= 1
        }
      }
    }
    return balance > 0 ? .rightToLeft : .leftToRight
  }

  /// That of the first letter; nil where there is none.
  static func first(of text: String) -> Direction? {
    for scalar in text.unicodeScalars {
      if isRightToLeft(scalar) { return .rightToLeft }
      if scalar.properties.isAlphabetic { return .leftToRight }
    }
    return nil
  }

  /// Whether any letter runs right to left.
  static func hasRightToLeft(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains(where: isRightToLeft)
  }

  /// Letters of the scripts that run right to left, Hebrew to Arabic Extended, by block.
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x590: false
    // Arabic-Indic digits and their separators run left to right.
    case 0x660...0x66C, 0x6F0...0x6F9: false
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
