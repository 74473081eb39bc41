// SPDX-License-Identifier: Apache-2.0
// The consonants of a name as classes of sounds: what the spellings of one name share.

/// Classes of consonants; letters that write the same foreign sound have one class.
enum SoundClass: UInt8 {
  case vowel = 0
  case lip, fricativeLip, tooth, hiss, hush, throat, liquidR, liquidL, nasalM, nasalN

  /// The class of each Arabic letter, by its number.
  static func of(arabic letter: UInt8) -> SoundClass {
    switch ArabicSpelling.scalar(of: letter) {
    case 0x0628, 0x067E: .lip  // ب پ
    case 0x0641, 0x06A4: .fricativeLip  // ف ڤ
    case 0x062A, 0x062F, 0x0637, 0x0636: .tooth  // ت د ط ض
    case 0x062B, 0x0630, 0x0632, 0x0633, 0x0635, 0x0638: .hiss  // ث ذ ز س ص ظ
    case 0x0634, 0x0686, 0x0698: .hush  // ش چ ژ
    case 0x062C, 0x062E, 0x063A, 0x0642, 0x0643, 0x06AF: .throat  // ج خ غ ق ك گ
    case 0x0631: .liquidR
    case 0x0644: .liquidL
    case 0x0645: .nasalM
    case 0x0646: .nasalN
    default: .vowel  // ء ا ح ع ه و ي
    }
  }

  /// The classes of a Latin word, letter by letter, with the sounds that two letters write.
  static func of(latin letter: UInt8) -> SoundClass {
    switch letter + 0x60 {
    case 0x62, 0x70: .lip  // b p
    case 0x66, 0x76: .fricativeLip  // f v
    case 0x74, 0x64: .tooth  // t d
    case 0x73, 0x7A: .hiss  // s z
    case 0x63, 0x67, 0x6A, 0x6B, 0x71, 0x78: .throat  // c g j k q x
    case 0x72: .liquidR
    case 0x6C: .liquidL
    case 0x6D: .nasalM
    case 0x6E: .nasalN
    default: .vowel
    }
  }
}
