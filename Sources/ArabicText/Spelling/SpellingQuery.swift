// SPDX-License-Identifier: Apache-2.0
// A name to be found in its other spellings: its keys, and how like it a word of a dictionary is.

/// A word of a query at the level `like`, prepared once for comparison with many.
package struct SpellingQuery: Sendable {
  /// What to look up: candidates are the dictionary words with one of these among their
  /// `SpellingKeys`, in Arabic and in Latin script. Sorted, each once.
  package let keys: [UInt32]
  /// The least score that is taken for the same name; higher for shorter names.
  package let threshold: Float
  private let word: SpelledWord

  /// - Parameter word: one word in Arabic or Latin script, as the query writes it or folded.
  /// - Returns: nil where it is no name: of both scripts, of another script, with digits, too long.
  package init?(_ word: String) {
    let folded = Array(Folding.fold(word).utf8)
    guard let spelled = folded.withUnsafeBufferPointer({ SpelledWord(folded: $0) }) else {
      return nil
    }
    self.word = spelled
    keys = Set([
      SpellingKeys.skeleton(of: spelled, filedAs: .arabic),
      SpellingKeys.skeleton(of: spelled, filedAs: .latin),
    ]).sorted()
    threshold = 0
  }

  /// How like the same name `candidate` is, in nats of log-odds: at `threshold` and above it is
  /// taken for another spelling. -infinity for words that cannot be compared (digits, both
  /// scripts, two words in Latin script). Some microseconds.
  /// - Parameter candidate: a folded word, or several joined without spaces. Any bytes.
  package func score(_ candidate: UnsafeBufferPointer<UInt8>) -> Float {
    guard let other = SpelledWord(folded: candidate) else { return -.infinity }
    if word.script == .latin, other.script == .latin { return -.infinity }
    return 1.5 + 0.25 * Float(min(word.letters.count, other.letters.count)) - distance(to: other)
  }

  private func sound(_ letter: UInt8, _ script: SpellingScript) -> SoundClass {
    script == .arabic ? SoundClass.of(arabic: letter) : SoundClass.of(latin: letter)
  }

  /// Edits weighed by class of sound.
  private func distance(to other: SpelledWord) -> Float {
    let a = word.letters.map { ($0, sound($0, word.script)) }
    let b = other.letters.map { ($0, sound($0, other.script)) }
    var row = [Float](repeating: 0, count: b.count + 1)
    func alone(_ sound: SoundClass) -> Float { sound == .vowel ? 0.7 : 3 }
    for j in b.indices { row[j + 1] = row[j] + alone(b[j].1) }
    for i in a.indices {
      var diagonal = row[0]
      row[0] += alone(a[i].1)
      for j in b.indices {
        let same = word.script == other.script && a[i].0 == b[j].0
        let change: Float = same ? 0 : a[i].1 == b[j].1 ? 0.7 : 4
        let best = min(diagonal + change, row[j + 1] + alone(a[i].1), row[j] + alone(b[j].1))
        diagonal = row[j + 1]
        row[j + 1] = best
      }
    }
    return row[b.count]
  }
}
