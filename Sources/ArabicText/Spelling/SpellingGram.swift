// SPDX-License-Identifier: Apache-2.0
// Numbers for the short strings of letters that the units of the model are made of.

/// Grams: no letter, one, or a few in a row, numbered within their script by length, then letters.
package enum SpellingGram {
  /// Letters of the longest gram.
  static func longest(of script: SpellingScript) -> Int { script == .arabic ? 2 : 3 }

  /// Grams of a script, the empty one (0) among them.
  package static func count(of script: SpellingScript) -> Int {
    var (count, power) = (0, 1)
    for _ in 0...longest(of: script) {
      count += power
      power *= SpelledWord.letterCount(of: script)
    }
    return count
  }

  /// The number of the gram of `count` letters at `start`.
  static func number(
    _ letters: UnsafeBufferPointer<UInt8>, at start: Int, count: Int, of script: SpellingScript
  ) -> Int {
    // Numerals in bijective base: with digits 1...base, shorter ones come first, without gaps.
    let base = SpelledWord.letterCount(of: script)
    var number = 0
    for place in start..<(start + count) { number = number * base + Int(letters[place]) }
    return number
  }

  /// The number of a gram.
  package static func number(_ letters: some Sequence<UInt8>, of script: SpellingScript) -> Int {
    letters.reduce(0) { $0 * SpelledWord.letterCount(of: script) + Int($1) }
  }

  /// The letters of a gram.
  package static func letters(_ gram: Int, of script: SpellingScript) -> [UInt8] {
    let base = SpelledWord.letterCount(of: script)
    var letters = [UInt8]()
    var rest = gram
    while rest > 0 {
      letters.append(UInt8((rest - 1) % base + 1))
      rest = (rest - 1) / base
    }
    return letters.reversed()
  }
}
