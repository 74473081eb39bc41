// SPDX-License-Identifier: Apache-2.0
// Which Arabic letters write alike sounds, for aligning spellings and for filing them.

/// What a letter is to the skeleton of a foreign name.
enum LetterKind: UInt8 {
  /// ا و ي, which may write vowels.
  case vowel
  /// ه ع ء ح, which may write nothing.
  case weak
  case consonant

  init(_ letter: UInt8) {
    switch ArabicSpelling.scalar(of: letter) {
    case 0x0627, 0x0648, 0x064A: self = .vowel
    case 0x0621, 0x062D, 0x0639, 0x0647: self = .weak
    default: self = .consonant
    }
  }
}

/// What the alignment of two spellings charges. It only decides which letters face which; what
/// that means is learned.
enum LetterCosts {
  static func alone(_ letter: UInt8) -> Float {
    switch LetterKind(letter) {
    case .vowel: 1
    case .weak: 1.1
    case .consonant: 2.2
    }
  }

  static func change(_ a: UInt8, _ b: UInt8) -> Float {
    a == b ? 0 : table[Int(a) * (ArabicSpelling.letterCount + 1) + Int(b)]
  }

  /// Groups of letters for one sound, and pairs of groups for sounds that are confused.
  private static let groups: [StaticString] = [
    "اوي", "هعءح", "بپ", "فڤ", "تطث", "دضذ", "سص", "زظ", "شچژ", "جغگ", "كق", "خ",
  ]
  private static let near: [(Int, Int, Float)] = [
    (0, 1, 1.3), (6, 7, 1.4), (9, 10, 1.4), (4, 5, 1.4), (4, 6, 1.4), (5, 7, 1.4), (11, 10, 1.4),
    (11, 1, 1.4), (8, 6, 1.4), (8, 10, 1.4), (9, 8, 1.4), (9, 7, 1.4), (11, 8, 1.4), (8, 7, 1.4),
    (9, 11, 1.4), (5, 6, 1.4), (3, 0, 1.6), (9, 0, 1.6), (3, 2, 1.6),
  ]

  private static let table: [Float] = {
    let side = ArabicSpelling.letterCount + 1
    var table = [Float](repeating: 2.6, count: side * side)
    let letters = groups.map { group in
      group.withUTF8Buffer { SpelledWord(folded: $0)?.letters ?? [] }
    }
    func set(_ a: [UInt8], _ b: [UInt8], _ cost: Float) {
      for x in a {
        for y in b {
          table[Int(x) * side + Int(y)] = cost
          table[Int(y) * side + Int(x)] = cost
        }
      }
    }
    for group in letters { set(group, group, 1) }
    for (a, b, cost) in near { set(letters[a], letters[b], cost) }
    return table
  }()
}
