// SPDX-License-Identifier: Apache-2.0
// Do the letters of a word look like those of a foreign name?

/// A linear model over pairs and triples of letters; see `NameLetterWeights` for where it comes
/// from. On names held out its area under the curve is .962.
package struct NameLetters: Sendable {
  package static let shared = NameLetters()

  /// The letters the model knows, numbered from 1. A word with another one is not judged.
  private static let alphabet = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء"
  /// Bits of a letter's number.
  private static let bits = 5

  /// The number of a letter for the second byte of its UTF-8, after D8 and D9; 0 for others.
  private let numbers: [UInt8]
  /// Sixteenths, by the numbers of three letters, the first in the highest bits: what the triple says
  /// and the pair that it ends with; where only the last is a letter, the pair alone.
  private let weights: [Int8]

  private init() {
    var numbers = [UInt8](repeating: 0, count: 128)
    for (number, letter) in Self.alphabet.unicodeScalars.enumerated() {
      numbers[Int(letter.value) - 0x600] = UInt8(number + 1)
    }
    self.numbers = numbers
    let pairs = Self.pairs()
    var weights = (0..<1 << (3 * Self.bits)).map { pairs[$0 & (pairs.count - 1)] }
    NameLetterWeights.triples.withUTF8Buffer { text in
      for start in stride(from: 0, to: text.count - 3, by: 4) {
        let key = text[start..<start + 3].reduce(0) { $0 << Self.bits | Self.number(code: $1) }
        weights[key] += Int8(Int(text[start + 3]) - 80)
      }
    }
    self.weights = weights
  }

  /// Sixteenths, by the numbers of two letters.
  private static func pairs() -> [Int8] {
    var pairs = [Int8](repeating: 0, count: 1 << (2 * bits))
    NameLetterWeights.pairs.withUTF8Buffer { text in
      // Pairs of the 29 letters and the end.
      let count = alphabet.unicodeScalars.count + 1
      for (place, character) in text.enumerated() {
        pairs[(place / count) << bits | place % count] = Int8(Int(character) - 80)
      }
    }
    return pairs
  }

  private static func number(code: UInt8) -> Int {
    code >= UInt8(ascii: "a") ? Int(code - UInt8(ascii: "a")) : Int(code) - 65 + 26
  }

  /// How much the letters of a folded word speak for a foreign name, in log odds times 16: above 0
  /// for, below against; 0 for a word that is not judged.
  package func evidence(_ folded: UnsafeBufferPointer<UInt8>) -> Int { judgement(folded) ?? 0 }

  /// The same; nil for a word of under 3 or over 16 letters or with other letters than the 29 of
  /// Arabic.
  package func judgement(_ folded: UnsafeBufferPointer<UInt8>) -> Int? {
    guard folded.count >= 6, folded.count <= 32, folded.count % 2 == 0 else { return nil }
    return weights.withUnsafeBufferPointer { weights in
      numbers.withUnsafeBufferPointer { numbers in
        var sum = NameLetterWeights.bias
        // The last three letters.
        var key = 0
        var index = 0
        while index < folded.count {
          let (first, second) = (folded[index], folded[index &+ 1])
          let letter = Int(numbers[Int(first & 1) << 6 | Int(second & 0x3F)])
          guard first & 0xFE == 0xD8, letter > 0 else { return nil }
          key = (key << Self.bits | letter) & (weights.count &- 1)
          sum &+= Int(weights[key])
          index &+= 2
        }
        return sum + Int(weights[key << Self.bits & (weights.count &- 1)])
      }
    }
  }
}
