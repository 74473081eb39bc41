// SPDX-License-Identifier: Apache-2.0
/// The particles that may stand before a name, as letters to be taken off.

/// The chains (و|ف)? (ب|ك|ل)? (ال)?, ل + ال being لل, as far as a word begins with them.
package enum Particles {
  /// Letters that may be taken off, from 0, ascending, where three letters of Arabic script or one
  /// of another are left.
  package static func lengths(before word: UnsafeBufferPointer<UInt8>) -> Lengths {
    var lengths = Lengths()
    let letters = Letters(word)
    func note(_ length: Int) {
      if letters.mayBegin(length) { lengths.insert(length) }
    }
    for afterConjunction in 0...(letters.isConjunction(0) ? 1 : 0) {
      let isLam = letters.isLam(afterConjunction)
      let hasPreposition = isLam || letters.isPreposition(afterConjunction)
      if afterConjunction == 1 { note(1) }
      if letters.isArticle(afterConjunction) { note(afterConjunction + 2) }
      guard hasPreposition else { continue }
      note(afterConjunction + 1)
      if isLam, letters.isLam(afterConjunction + 1) { note(afterConjunction + 2) }
      if !isLam, letters.isArticle(afterConjunction + 1) { note(afterConjunction + 3) }
    }
    return lengths
  }

  /// Lengths, ascending; 0 is among them unless it was removed.
  package struct Lengths: Sequence, IteratorProtocol {
    /// A bit for each.
    private var bits: UInt8 = 1

    fileprivate mutating func insert(_ length: Int) { bits |= 1 << UInt8(length) }

    mutating func remove(_ length: Int) { bits &= ~(1 << UInt8(length)) }

    package mutating func next() -> Int? {
      guard bits != 0 else { return nil }
      defer { bits &= bits &- 1 }
      return bits.trailingZeroBitCount
    }
  }
}

/// A folded word read letter by letter; the particles are two bytes each.
private struct Letters {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The two bytes of a letter as one number; 0 past the end.
  private func letter(_ place: Int) -> UInt16 {
    guard bytes.count >= 2 * place + 2 else { return 0 }
    return UInt16(bytes[2 * place]) << 8 | UInt16(bytes[2 * place + 1])
  }

  func isConjunction(_ place: Int) -> Bool {
    letter(place) == 0xD988 || letter(place) == 0xD981  // و ف
  }

  func isPreposition(_ place: Int) -> Bool {
    letter(place) == 0xD8A8 || letter(place) == 0xD983  // ب ك
  }

  func isLam(_ place: Int) -> Bool { letter(place) == 0xD984 }

  func isArticle(_ place: Int) -> Bool { letter(place) == 0xD8A7 && isLam(place + 1) }

  func mayBegin(_ place: Int) -> Bool {
    let rest = bytes.count - 2 * place
    return rest >= 6 || rest > 0 && bytes[2 * place] < 0x80
  }
}
