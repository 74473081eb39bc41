// SPDX-License-Identifier: Apache-2.0
// The numbers of the features that the likeness of two spellings is judged by.

/// Features and their numbers; the learned weights stand in this order.
package enum SpellingFeature {
  private static let letters = ArabicSpelling.letterCount + 1

  // A letter in one word only, by the kinds of its neighbours (0 none, 1 vowel, 2 other), or by
  // itself; then a letter for another.
  static func alone(_ letter: UInt8, before: Int, after: Int) -> Int {
    Int(letter) * 9 + before * 3 + after
  }
  static func alone(_ letter: UInt8) -> Int { letters * 9 + Int(letter) }
  static func change(_ a: UInt8, _ b: UInt8) -> Int {
    letters * 10 + Int(min(a, b)) * letters + Int(max(a, b))
  }
  private static let edits = letters * 10 + letters * letters

  // Counts of edits, each capped: one feature for each count.
  static let vowelsAlone = edits
  static let vowelsChanged = edits + 5
  static let consonantsAlone = edits + 10
  static let consonantsChanged = edits + 14
  static let weak = edits + 18
  static let total = edits + 22

  // Where the edits are, and how many for the length.
  static let first = edits + 29
  static let last = edits + 30
  static let firstConsonant = edits + 31
  static let lastConsonant = edits + 32
  static let totalShare = edits + 33
  static let runShare = edits + 34
  static let lengthDifference = edits + 35
  static let mixed = edits + 36
  static let consonantShare = edits + 37
  static let equal = edits + 38
  static let doubled = edits + 39
  private static let sibilants = edits + 40
  static let repeated = edits + 43

  /// A consonant in one word only before س, ز or ش: the ت of تش and تس.
  static func before(sibilant letter: UInt8) -> Int? {
    switch ArabicSpelling.scalar(of: letter) {
    case 0x0633, 0x0635: sibilants
    case 0x0632, 0x0638: sibilants + 1
    case 0x0634, 0x0686, 0x0698: sibilants + 2
    default: nil
    }
  }

  // The ratio of probabilities and the lengths; all that there is for a Latin word.
  private static let ratios = edits + 44
  package static let longestLength = 12
  private static let lengths = ratios + 6

  /// The feature of the shorter word's length; `longestLength` stands for all longer ones.
  package static func length(_ letters: Int) -> Int { lengths + min(letters, longestLength) - 1 }

  /// How many there are.
  package static let count = lengths + longestLength

  /// Whether weights near 0 are to be preferred strongly: true of all but the ratios.
  package static func isSparse(_ feature: Int) -> Bool { !(ratios..<lengths).contains(feature) }

  /// Calls `body` with the features that need no alignment.
  static func visit(_ ratio: SpellingRatio, _ body: (Int, Float) -> Void) {
    let shorter = Float(ratio.letters)
    body(ratios, ratio.logRatio / 5)
    body(ratios + 1, ratio.together / 10)
    body(ratios + 2, (ratio.first + ratio.second) / 10)
    body(ratios + 3, abs(ratio.first - ratio.second) / 5)
    body(ratios + 4, ratio.logRatio / shorter)
    body(ratios + 5, 1)
    body(length(ratio.letters), 1)
  }
}

/// Two words under one name and apart, as logarithms of probabilities.
struct SpellingRatio {
  /// Of both as spellings of one name.
  var together: Float
  /// Of the words by themselves.
  var first: Float
  var second: Float
  /// Letters of the shorter word, 1 or more.
  var letters: Int

  var logRatio: Float { together - SpellingModel.backgroundShare * (first + second) }
}
