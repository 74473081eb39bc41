// SPDX-License-Identifier: Apache-2.0
// Do the letters of a word look like those of a foreign name?

/// A linear model over pairs and triples of letters; see `NameLetterWeights` for where it comes
/// from. On names held out its area under the curve is .962.
package struct NameLetters: Sendable {
  package static let shared = NameLetters()

  /// The letters the model knows, numbered from 1. A word with another one is not judged.
  private static let alphabet = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء"
  private static let size = 31

  /// The number of a letter for the second byte of its UTF-8, after D8 and D9; 0 for others.
  private var numbers = [UInt8](repeating: 0, count: 128)
  /// Sixteenths, by (first × 31 + second) × 31 + third; pairs stand at third = 0 and fourth = all.
  private var pairs = [Int8](repeating: 0, count: size * size)
  private var triples = [Int8](repeating: 0, count: size * size * size)

  private init() {
    for (number, letter) in Self.alphabet.unicodeScalars.enumerated() {
      numbers[Int(letter.value) - 0x600] = UInt8(number + 1)
    }
    NameLetterWeights.pairs.withUTF8Buffer { text in
      // Pairs of the 29 letters and the end.
      let count = Self.alphabet.unicodeScalars.count + 1
      for (place, character) in text.enumerated() {
        pairs[place / count * Self.size + place % count] = Int8(Int(character) - 80)
      }
    }
    NameLetterWeights.triples.withUTF8Buffer { text in
      for start in stride(from: 0, to: text.count - 3, by: 4) {
        let key = text[start..<start + 3].reduce(0) { $0 * Self.size + Self.number(code: $1) }
        triples[key] = Int8(Int(text[start + 3]) - 80)
      }
    }
  }

  private static func number(code: UInt8) -> Int {
    code >= UInt8(ascii: "a") ? Int(code - UInt8(ascii: "a")) : Int(code) - 65 + 26
  }

  /// How much the letters of a folded word speak for a foreign name, in log odds times 16: above 0
  /// for, below against. 0 for a word of under 3 or over 16 letters or with other letters than the
  /// 29 of Arabic.
  package func evidence(_ folded: UnsafeBufferPointer<UInt8>) -> Int {
    guard folded.count >= 6, folded.count <= 32, folded.count % 2 == 0 else { return 0 }
    var sum = NameLetterWeights.bias
    var (before, last) = (0, 0)
    var index = 0
    while index <= folded.count {
      var letter = 0
      if index < folded.count {
        let (first, second) = (folded[index], folded[index + 1])
        guard first == 0xD8 || first == 0xD9 else { return 0 }
        letter = Int(numbers[Int(first & 1) << 6 | Int(second & 0x3F)])
        if letter == 0 { return 0 }
      }
      sum += Int(pairs[last * Self.size + letter])
      if index > 0 { sum += Int(triples[(before * Self.size + last) * Self.size + letter]) }
      (before, last) = (last, letter)
      index += 2
    }
    return sum
  }
}
