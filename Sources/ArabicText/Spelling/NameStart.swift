// SPDX-License-Identifier: Apache-2.0
// Whether a word that begins like a particle and a name is a name as it stands.

/// What the first letters of a word say: كاستر begins as names do, لكيربي does not.
package enum NameStart {
  /// How much less probable than the name behind the letter a whole name may be.
  private static let leastLogRatio: Float = -3.5

  /// Whether the first letter of a word is as likely the beginning of a name as a particle.
  /// - Parameter word: folded, of two letters at least, the first being و ف ب ك or ل.
  package static func isOfTheName(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count > 2, let whole = SpelledWord(folded: word), whole.script == .arabic,
      let rest = SpelledWord(folded: UnsafeBufferPointer(rebasing: word[2...]))
    else { return false }
    let background = SpellingModel.learned.arabicBackground
    let ratio =
      whole.letters.withUnsafeBufferPointer { background.logProbability(of: $0) }
      - rest.letters.withUnsafeBufferPointer { background.logProbability(of: $0) }
    return ratio > leastLogRatio
  }
}
