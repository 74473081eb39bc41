// SPDX-License-Identifier: Apache-2.0
// What was learned from names: units, letters in a row, and what edits say.

/// All that the comparison of spellings knows. Two words are weighed by the probability that one
/// name gave both, against the probability of both by themselves.
package struct SpellingModel: Sendable {
  /// Two Arabic spellings of one name.
  package let arabic: SpellingUnits
  /// A spelling in Latin letters (rows) and one in Arabic letters (columns).
  package let latin: SpellingUnits
  package var arabicBackground: LetterBackground
  package var latinBackground: LetterBackground
  /// What is made of the ratio and the edits of two Arabic spellings.
  package var arabicJudgement: SpellingJudgement
  /// The same for a Latin and an Arabic spelling, which have no edits.
  package var latinJudgement: SpellingJudgement

  /// The consonants of Arabic spellings by Arabic and by Latin grams, and of Latin spellings by
  /// Arabic grams.
  let arabicOutlines: SpellingOutlines
  let latinOutlines: SpellingOutlines
  let romanOutlines: SpellingOutlines

  package init(
    arabic: SpellingUnits, latin: SpellingUnits, arabicBackground: LetterBackground,
    latinBackground: LetterBackground, arabicJudgement: SpellingJudgement,
    latinJudgement: SpellingJudgement
  ) {
    self.arabic = arabic
    self.latin = latin
    self.arabicBackground = arabicBackground
    self.latinBackground = latinBackground
    self.arabicJudgement = arabicJudgement
    self.latinJudgement = latinJudgement
    arabicOutlines = SpellingOutlines(of: arabic)
    latinOutlines = SpellingOutlines(of: latin)
    romanOutlines = SpellingOutlines(of: latin.transposed)
  }

  /// How much of the background counts: letters of a name depend on one another by more than the
  /// units show. Best of .5, .7, .85 and 1 when cross-validated.
  package static let backgroundShare: Float = 0.85
}

/// Probabilities of letters after one another in names.
package struct LetterBackground: Sendable {
  private let letters: Int
  /// Logarithms by letter before (0: none), then letter (0: end).
  package let logs: [Float]

  /// - Parameter logs: (letters + 1)² of them.
  package init(of script: SpellingScript, logs: [Float]) {
    letters = SpelledWord.letterCount(of: script)
    self.logs = logs
  }

  /// The logarithm of a word's probability.
  package func logProbability(of word: UnsafeBufferPointer<UInt8>) -> Float {
    var (sum, last) = (Float(0), 0)
    for letter in word {
      sum += logs[last * (letters + 1) + Int(letter)]
      last = Int(letter)
    }
    return sum + logs[last * (letters + 1)]
  }
}
