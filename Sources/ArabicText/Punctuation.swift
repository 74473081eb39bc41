// SPDX-License-Identifier: Apache-2.0
// The kinds of punctuation that decide about sentences.

enum Punctuation {
  /// Line and paragraph separators.
  static func isLineBreak(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// White space of every kind and what has no width.
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0xAD, 0x061C, 0x1680, 0x2000...0x200F, 0x2028...0x202F,
      0x205F...0x2069, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  /// Controls that stand between characters without parting them.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x061C, 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// Stops that end a sentence whatever follows, and the ways to write them.
  static func isStrongStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x3F, 0x061F, 0x203C, 0x203D, 0x2047...0x2049, 0xFF01, 0xFF1F: true
    default: false
    }
  }

  /// Full stops other than `.`, which never stand in abbreviations or numbers.
  static func isPlainStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x06D4, 0x3002, 0xFF0E, 0xFF61: true
    default: false
    }
  }

  static let dot: UInt32 = 0x2E
  static let ellipsis: UInt32 = 0x2026

  static func isStop(_ scalar: UInt32) -> Bool {
    scalar == dot || scalar == ellipsis || isStrongStop(scalar) || isPlainStop(scalar)
  }

  /// Quotation marks and brackets, whichever way they face: news texts turn them around.
  static func isQuoteOrBracket(_ scalar: UInt32) -> Bool {
    isQuote(scalar) || isOpeningBracket(scalar) || isClosingBracket(scalar)
  }

  static func isQuote(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0x2018...0x201F, 0x2032...0x2036, 0x2039, 0x203A,
      0x300C...0x300F,
      0xFF02, 0xFF07:
      true
    default: false
    }
  }

  static func isOpeningBracket(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x7B, 0xFD3F, 0xFF08: true
    default: false
    }
  }

  static func isClosingBracket(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x29, 0x5D, 0x7D, 0xFD3E, 0xFF09: true
    default: false
    }
  }

  /// Quotation marks that face forward when they are set rightly.
  static func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAB, 0x2018, 0x201A, 0x201B, 0x201C, 0x201E, 0x201F, 0x2039: true
    default: isOpeningBracket(scalar)
    }
  }

  /// Signs set before a word or number that belong to it.
  static func isPrefix(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x23, 0x24, 0x40, 0xA3, 0xA5, 0x20AC, 0xA1, 0xBF: true
    default: false
    }
  }

  /// Punctuation after which a sentence goes on, even when a stop stood before it.
  static func continuesSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x3A, 0x3B, 0x060C, 0x061B, 0xFF0C: true
    default: false
    }
  }
}
