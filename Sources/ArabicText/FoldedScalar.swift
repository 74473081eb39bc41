// SPDX-License-Identifier: Apache-2.0
// How one scalar folds, by rule: what the table is built from, and what serves scripts outside it.

extension FoldedScalar {
  /// A letter that folds to `letters`, each folded by `fold`; a mark where there are none.
  init(letters: some Collection<UInt32>, by fold: (UInt32) -> UInt32 = { $0 }) {
    self.init(kind: letters.isEmpty ? .mark : .letter)
    for letter in letters {
      let (bytes, count) = UTF8Scalar.encode(fold(letter))
      // Eight bytes hold the longest, الله in one ligature.
      guard self.count + count <= 8 else { return }
      self.bytes |= bytes << UInt64(8 * self.count)
      self.count += count
    }
  }

  /// Folding of a scalar below U+10000 by the rules of Arabic script, and for the rest by what kind
  /// of scalar it is.
  init(byRuleFor scalar: UInt32, kind: Kind) {
    switch scalar {
    case ArabicLetters.tatweel: self.init(kind: .mark)
    case _ where ArabicLetters.isTashkeel(scalar): self.init(kind: .mark)
    case 0x200B, 0xFEFF: self.init(kind: .separator)
    default:
      let folded = ArabicLetters.folded(scalar)
      if folded != scalar || kind == .letter || kind == .mark && !Self.isAccent(scalar) {
        self.init(letter: Self.lowercase(folded))
      } else {
        self.init(kind: kind)
      }
    }
  }

  private init(letter: UInt32) {
    let (bytes, count) = UTF8Scalar.encode(letter)
    self.init(kind: .letter, bytes: bytes, count: count)
  }

  /// The lower case of a letter of ASCII or Armenian, which are not among `baseLetters`.
  private static func lowercase(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A: scalar + 0x20
    case 0x531...0x556: scalar + 0x30
    default: scalar
    }
  }

  /// Folding by the general category and lower case of a scalar; a lower case that `table` folds
  /// further is folded so (Å as the sign for ångström is a).
  init(byPropertiesOf value: UInt32, table: FoldingTable? = nil) {
    guard let scalar = Unicode.Scalar(value) else {
      self.init(kind: .separator)
      return
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      self.init(lowercaseOf: scalar, table: table)
    case .nonspacingMark, .enclosingMark, .spacingMark:
      if Self.isAccent(value) {
        self.init(kind: .mark)
      } else {
        self.init(letters: [value])  // A vowel sign of an Indic script is part of its word.
      }
    case .format: self.init(kind: .control)
    default: self.init(kind: .separator)
    }
  }

  private init(lowercaseOf scalar: Unicode.Scalar, table: FoldingTable?) {
    var letters = [UInt32]()
    if (0xFF10...0xFF19).contains(scalar.value) {
      letters = [scalar.value - 0xFF10 + 0x30]  // A full-width digit.
    } else {
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        let isFullWidth = (0xFF41...0xFF5A).contains(lower.value)
        letters.append(isFullWidth ? lower.value - 0xFF41 + 0x61 : lower.value)
      }
    }
    if let table, letters.count == 1, letters[0] != scalar.value, letters[0] < 0x10000 {
      let again = table.folded(letters[0])
      if again.kind == .letter {
        self = again
        return
      }
    }
    self.init(letters: letters)
  }

  /// Marks that a reader passes over: accents, and the vowel points of Hebrew and Syriac.
  /// Variation selectors are among them.
  private static func isAccent(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x0900, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE2F: true
    default: false
    }
  }
}
