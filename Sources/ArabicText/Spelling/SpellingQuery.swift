// SPDX-License-Identifier: Apache-2.0
// A name to be found in its other spellings: its keys, and how like it a word of a dictionary is.

/// A word of a query at the level `like`, prepared once for comparison with many.
package struct SpellingQuery: Sendable {
  /// What to look up: candidates are the dictionary words with one of these among their
  /// `SpellingKeys`, in Arabic and in Latin script. The likeliest first, each once.
  package let keys: [UInt32]
  /// The least score that is taken for the same name. Scores are measured from the line of their
  /// length already, which is stricter for shorter names.
  package let threshold: Float
  private let word: SpelledWord
  private let model: SpellingModel
  private let lattice: SpellingLattice
  private let background: Float
  private let letterCounts: LetterCounts

  /// - Parameter word: one word in Arabic or Latin script, as the query writes it or folded.
  /// - Returns: nil where it is no name: of both scripts, of another script, with digits, longer
  ///   than 24 letters.
  package init?(_ word: String) { self.init(word, model: .learned) }

  /// With another model than the learned one: for learning.
  package init?(_ word: String, model: SpellingModel) {
    self.init(folded: Array(Folding.fold(word).utf8), model: model, asks: true)
  }

  /// Whether two folded words are spellings of one name: whether a query for the first one accepts
  /// the other. Most that are not are told by their letters, before anything is prepared.
  package static func areSpellings(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard mayBeSpellings(a, b),
      let query = SpellingQuery(folded: Array(a), model: .learned, asks: false)
    else { return false }
    return query.score(b) >= query.threshold
  }

  private static func mayBeSpellings(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * SpelledWord.longest) { room in
      let halves = (room[..<SpelledWord.longest], room[SpelledWord.longest...])
      guard let (a, script) = SpelledWord.decode(a, into: .init(rebasing: halves.0)),
        let (b, other) = SpelledWord.decode(b, into: .init(rebasing: halves.1))
      else { return false }
      switch (script, other) {
      case (.arabic, .arabic): return LetterCounts(a).mayMatch(b)
      case (.latin, .latin): return false
      case (.arabic, .latin), (.latin, .arabic): return true
      }
    }
  }

  private init?(folded: [UInt8], model: SpellingModel, asks: Bool) {
    guard let spelled = folded.withUnsafeBufferPointer({ SpelledWord(folded: $0) }) else {
      return nil
    }
    self.word = spelled
    self.model = model
    let isArabic = spelled.script == .arabic
    lattice = SpellingLattice(spelled, isArabic ? model.arabic : model.latin)
    background = spelled.letters.withUnsafeBufferPointer {
      (isArabic ? model.arabicBackground : model.latinBackground).logProbability(of: $0)
    }
    letterCounts = spelled.letters.withUnsafeBufferPointer { LetterCounts($0) }
    threshold = (isArabic ? model.arabicJudgement : model.latinJudgement).threshold
    keys = asks ? SpellingKeys.asked(by: spelled, model) : []
  }

  /// How like the same name `candidate` is, in nats of log-odds above the line of its length: at
  /// `threshold` and above it is
  /// taken for another spelling. -infinity for words that are far from it or cannot be compared
  /// (digits, both scripts, two words in Latin script). Some microseconds.
  /// - Parameter candidate: a folded word, or several joined without spaces. Any bytes.
  package func score(_ candidate: UnsafeBufferPointer<UInt8>) -> Float {
    var sum: Float = 0
    let isNear = visit(candidate, atLeast: threshold - SpellingJudgement.margin) {
      feature, amount, weights in
      sum += weights[feature] * amount
    }
    return isNear ? sum : -.infinity
  }

  /// Calls `body` with the features of the pair: number, amount, the weights that are learned for
  /// its scripts.
  /// - Returns: Whether the pair is near enough to be judged; features may have been visited all
  ///   the same.
  @discardableResult
  package func visitFeatures(
    _ candidate: UnsafeBufferPointer<UInt8>,
    _ body: (_ feature: Int, _ amount: Float, _ weights: UnsafeBufferPointer<Float>) -> Void
  ) -> Bool {
    visit(candidate, atLeast: -.infinity, body)
  }

  /// `visitFeatures` for pairs whose ratio alone gives a sum of `least` or more.
  private func visit(
    _ candidate: UnsafeBufferPointer<UInt8>, atLeast least: Float,
    _ body: (Int, Float, UnsafeBufferPointer<Float>) -> Void
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: SpelledWord.longest) { letters in
      guard let (other, script) = SpelledWord.decode(candidate, into: letters) else { return false }
      switch (word.script, script) {
      case (.arabic, .arabic): return visitArabic(other, atLeast: least, body)
      case (.latin, .arabic):
        return visitLatin(other, lattice, background, atLeast: least, body)
      case (.latin, .latin): return false
      case (.arabic, .latin):
        // The Latin word takes the rows, and the query's own letters the columns.
        guard word.letters.count <= other.count + 1 else { return false }
        let latin = SpelledWord(script: .latin, letters: Array(other))
        let its = SpellingLattice(latin, model.latin)
        let background = model.latinBackground.logProbability(of: other)
        return word.letters.withUnsafeBufferPointer {
          visitLatin($0, its, background, atLeast: least, body)
        }
      }
    }
  }

  private func visitArabic(
    _ other: UnsafeBufferPointer<UInt8>, atLeast least: Float,
    _ body: (Int, Float, UnsafeBufferPointer<Float>) -> Void
  ) -> Bool {
    let letters = min(word.letters.count, other.count)
    guard least == -.infinity || letterCounts.mayMatch(other) else {
      return false
    }
    guard
      let ratio = ratio(
        other, lattice, background, letters, model.arabicJudgement, atLeast: least)
    else { return false }
    model.arabicJudgement.weights.withUnsafeBufferPointer { weights in
      SpellingFeature.visit(ratio) { body($0, $1, weights) }
      word.letters.withUnsafeBufferPointer { own in
        SpellingEdits.visit(own, other) { body($0, $1, weights) }
      }
    }
    return true
  }

  private func visitLatin(
    _ arabic: UnsafeBufferPointer<UInt8>, _ lattice: SpellingLattice, _ background: Float,
    atLeast least: Float, _ body: (Int, Float, UnsafeBufferPointer<Float>) -> Void
  ) -> Bool {
    guard
      let ratio = ratio(
        arabic, lattice, background, arabic.count, model.latinJudgement, atLeast: least)
    else { return false }
    model.latinJudgement.weights.withUnsafeBufferPointer { weights in
      SpellingFeature.visit(ratio) { body($0, $1, weights) }
    }
    return true
  }

  /// The ratio of an Arabic word and the one of a lattice; nil where it is too low to be judged, or
  /// gives a sum below `least`.
  private func ratio(
    _ arabic: UnsafeBufferPointer<UInt8>, _ lattice: SpellingLattice, _ background: Float,
    _ letters: Int, _ judgement: SpellingJudgement, atLeast least: Float
  ) -> SpellingRatio? {
    guard lattice.mayMatch(letters: arabic.count) else { return nil }
    var ratio = SpellingRatio(
      together: 0, first: background,
      second: model.arabicBackground.logProbability(of: arabic), letters: letters)
    let line = max(
      SpellingJudgement.leastRatio - ratio.logRatio, judgement.leastTogether(ratio, sum: least))
    ratio.together = lattice.logProbability(of: arabic)
    return ratio.together > line ? ratio : nil
  }
}

/// How often each letter stands in an Arabic word.
private struct LetterCounts: Sendable {
  private var counts = InlineArray<64, UInt8>(repeating: 0)
  private var whole = 0

  init(_ letters: UnsafeBufferPointer<UInt8>) {
    for letter in letters { counts[Int(letter & 63)] += 1 }
    whole = letters.count
  }

  /// Whether a word has so many letters in common that it may be another spelling. What differs in
  /// more was one in two hundred of the spellings that the score accepts, and half of all words.
  func mayMatch(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    var left = counts
    var common = 0
    for letter in other where left[Int(letter & 63)] > 0 {
      left[Int(letter & 63)] -= 1
      common += 1
    }
    return whole + other.count - 2 * common <= (min(whole, other.count) < 7 ? 4 : 5)
  }
}
