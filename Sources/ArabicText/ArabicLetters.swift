// SPDX-License-Identifier: Apache-2.0
// Which Arabic code points are one letter to a reader: hamza seats, Persian and Urdu shapes.

/// The letters of Arabic script as the folding sees them.
enum ArabicLetters {
  /// The letter that stands for `scalar` in folded text: the rules of Lucene's ArabicNormalizer
  /// (أ إ آ → ا, ى → ي, ة → ه) and the seats and shapes it leaves out. Letters of other sounds
  /// (پ چ ڤ گ ژ) stay themselves.
  static func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x0622, 0x0623, 0x0625, 0x0671, 0x0672, 0x0673, 0x0675, 0x0870...0x0882: 0x0627  // ا
    case 0x0624, 0x0676: 0x0648  // ؤ → و
    case 0x0626, 0x0649, 0x0620, 0x0678, 0x063D...0x063F: 0x064A  // ئ ى → ي
    case 0x06CC, 0x06CD, 0x06CE, 0x06D0, 0x06D2, 0x06D3, 0x0777: 0x064A  // ی ۍ ێ ې ے ۓ → ي
    case 0x0629, 0x06BE, 0x06C0, 0x06C1, 0x06C2, 0x06C3, 0x06D5: 0x0647  // ة ھ ۀ ہ ۃ ە → ه
    case 0x06A9, 0x06AA: 0x0643  // ک ڪ → ك
    case 0x06A1, 0x06A2: 0x0641  // dotless and Maghribi fa → ف
    case 0x066F, 0x06A7: 0x0642  // dotless and Maghribi qaf → ق
    case 0x0674: 0x0621  // high hamza → ء
    case 0x0660...0x0669: scalar - 0x0660 + 0x30
    case 0x06F0...0x06F9: scalar - 0x06F0 + 0x30
    default: scalar
    }
  }

  /// Whether `scalar` is a letter that Arabic is written with, hamza seats and ى among them.
  static func isLetter(_ scalar: UInt32) -> Bool {
    (0x0621...0x063A).contains(scalar) || (0x0641...0x064A).contains(scalar)
  }

  /// Tashkeel and the signs of the Quran, which count as nothing.
  static func isTashkeel(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0610...0x061A, 0x064B...0x065F, 0x0670, 0x06D6...0x06ED: true
    case 0x0898...0x089F, 0x08CA...0x08E1, 0x08E3...0x08FF: true
    default: false
    }
  }

  /// U+0640, which only makes a word longer.
  static let tatweel: UInt32 = 0x0640
}
