// SPDX-License-Identifier: Apache-2.0
// A word as the comparison of spellings sees it: its script and the numbers of its letters.

/// The scripts whose spellings are compared.
package enum SpellingScript: UInt8, Sendable {
  case arabic
  case latin
}

/// The letters of a folded word, numbered from 1 within its script.
package struct SpelledWord: Sendable {
  package let script: SpellingScript
  /// 1...`letterCount(of:)` each; 1...`longest` of them.
  package let letters: [UInt8]

  /// Longer words are no names: the longest of 20,000 has 17 letters.
  static let longest = 24

  package init(script: SpellingScript, letters: [UInt8]) {
    self.script = script
    self.letters = letters
  }

  /// The letters of `folded`; nil where there are none, too many, or of both scripts or another.
  /// Signs inside a word (apostrophes, hyphens) are passed over; digits make it nil.
  package init?(folded: UnsafeBufferPointer<UInt8>) {
    let decoded = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longest) {
      letters -> SpelledWord? in
      guard let (found, script) = Self.decode(folded, into: letters) else { return nil }
      return SpelledWord(script: script, letters: Array(found))
    }
    guard let decoded else { return nil }
    self = decoded
  }

  /// The letters of `folded`, written into a buffer of `longest` bytes; nil as above.
  static func decode(
    _ folded: UnsafeBufferPointer<UInt8>, into letters: UnsafeMutableBufferPointer<UInt8>
  ) -> (letters: UnsafeBufferPointer<UInt8>, script: SpellingScript)? {
    var (index, count) = (0, 0)
    var script: SpellingScript?
    while index < folded.count {
      let (scalar, length) = UTF8Scalar.decode(folded, at: index)
      index += length
      if isPassedOver(scalar) { continue }
      guard let (letter, its) = number(of: scalar), script ?? its == its, count < longest else {
        return nil
      }
      script = its
      letters[count] = letter
      count += 1
    }
    guard let script else { return nil }
    return (UnsafeBufferPointer(rebasing: letters[..<count]), script)
  }

  /// Apostrophes and the signs for ء and ع of romanizations; joiners inside a word.
  static func isPassedOver(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x27, 0x2D, 0x60, 0x02B9...0x02BF, 0x2010, 0x2011, 0x2018, 0x2019: true
    default: false
    }
  }

  /// The number of a folded letter within its script.
  static func number(of scalar: UInt32) -> (letter: UInt8, script: SpellingScript)? {
    switch scalar {
    case 0x61...0x7A: (UInt8(scalar - 0x60), .latin)
    case 0x0621: (ArabicSpelling.hamza, .arabic)
    case 0x0627...0x063A: (UInt8(scalar - 0x0625), .arabic)
    case 0x0641...0x064A: (UInt8(scalar - 0x062B), .arabic)
    case 0x067E: (ArabicSpelling.peh, .arabic)
    case 0x0686: (ArabicSpelling.tcheh, .arabic)
    case 0x0698: (ArabicSpelling.jeh, .arabic)
    case 0x06A4: (ArabicSpelling.veh, .arabic)
    case 0x06AF: (ArabicSpelling.gaf, .arabic)
    default: nil
    }
  }

  /// The word as text.
  package var text: String {
    var text = ""
    for letter in letters {
      let scalar = script == .arabic ? ArabicSpelling.scalar(of: letter) : UInt32(letter) + 0x60
      if let scalar = Unicode.Scalar(scalar) { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  /// How many letters a script has.
  static func letterCount(of script: SpellingScript) -> Int {
    script == .arabic ? ArabicSpelling.letterCount : 26
  }
}

/// Numbers of Arabic letters: ء 1, ا 2, ب 3, ة 4 … غ 21, ف 22 … ي 31, then the borrowed ones.
enum ArabicSpelling {
  static let hamza: UInt8 = 1
  static let peh: UInt8 = 32
  static let tcheh: UInt8 = 33
  static let jeh: UInt8 = 34
  static let veh: UInt8 = 35
  static let gaf: UInt8 = 36
  static let letterCount = 36

  /// The letter with a number, as a scalar; 0 for none.
  static func scalar(of letter: UInt8) -> UInt32 {
    switch letter {
    case hamza: 0x0621
    case 2...21: 0x0625 + UInt32(letter)
    case 22...31: 0x062B + UInt32(letter)
    case peh: 0x067E
    case tcheh: 0x0686
    case jeh: 0x0698
    case veh: 0x06A4
    case gaf: 0x06AF
    default: 0
    }
  }
}
