// SPDX-License-Identifier: Apache-2.0
// What a word shares with its other forms, roughly: for comparing texts, not for finding words.

/// A light stemmer: takes off particles, the article, pronouns and endings, so that السفارات and
/// بسفاراتهم share a stem. Two words may share one by chance; a few of those do no harm where many
/// words are compared. After Larkey, Ballesteros and Connell's light10 (2007), with the lexicon of
/// whole words and the counts of the corpus to keep letters that only look like particles.
package enum LightStem {
  /// Bytes of the shortest stem: three letters.
  private static let shortest = 6

  /// The stem of a folded word; the word itself where nothing comes off.
  /// - Parameters:
  ///   - folded: the word as `Folding` leaves it.
  ///   - count: how often a folded form occurs in the corpus; asked a few times.
  package static func of(_ folded: [UInt8], count: ([UInt8]) -> Int) -> [UInt8] {
    guard folded.count > shortest, let first = folded.first, (0xD8...0xDB).contains(first) else {
      return folded
    }
    if isWhole(folded[...], .function) { return folded }
    var stem = withoutParticles(folded[...], count)
    stem = withoutArticle(stem)
    for endings in [pronouns, plurals, others] { stem = without(endings, stem) }
    return Array(stem)
  }

  /// Whether a folded word only holds others together: a preposition, a conjunction, a pronoun,
  /// with particles before it and a pronoun after it or without.
  package static func isFunctionWord(_ folded: [UInt8]) -> Bool {
    var word = folded[...]
    for _ in 0..<3 {
      if isBareOrWithPronoun(word) { return true }
      guard let particle = particles.first(where: { word.starts(with: $0) }) else { return false }
      word = word.dropFirst(particle.count)
    }
    return false
  }

  private static func isBareOrWithPronoun(_ word: ArraySlice<UInt8>) -> Bool {
    if isWhole(word, .function) { return true }
    guard word.count > 4 else { return false }
    let bare = without(pronouns + singular, word, keeping: 4)
    return bare.count < word.count && isWhole(bare, .function)
  }

  private static let article = Array("ال".utf8)
  private static let articles = ["وبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال"]
    .map { Array($0.utf8) }
  private static let particles = ["و", "ف", "ب", "ك", "ل", "س"].map { Array($0.utf8) }
  private static let pronouns = ["هما", "كما", "هم", "هن", "ها", "نا", "كم"].map { Array($0.utf8) }
  private static let singular = ["ه", "ي"].map { Array($0.utf8) }
  private static let plurals = ["تين", "تان", "يين", "يون", "ات", "ان", "ون", "ين", "وا"]
    .map { Array($0.utf8) }
  private static let others = ["يه", "يا", "ه", "ي", "ا", "ت"].map { Array($0.utf8) }

  /// Whether the lexicon knows a word as one of a kind.
  private static func isWhole(_ word: ArraySlice<UInt8>, _ kind: WholeWords.Kinds) -> Bool {
    word.withUnsafeBufferPointer { WholeWords.kinds(of: $0).contains(kind) }
  }

  /// Takes off و, ف, ب, ك, ل and س, up to two, where what is left is the commoner word.
  private static func withoutParticles(
    _ word: ArraySlice<UInt8>, _ count: ([UInt8]) -> Int
  ) -> ArraySlice<UInt8> {
    var word = word
    for _ in 0..<2 {
      guard let particle = particles.first(where: { word.starts(with: $0) }) else { break }
      let rest = word.dropFirst(particle.count)
      guard rest.count >= shortest, !isWhole(word, .ownBeginning) else { break }
      let bare = Array(rest)
      let isCommoner = count(bare) + count(article + bare) >= count(Array(word))
      guard isCommoner, count(bare) > 0 || rest.starts(with: article) else { break }
      word = rest
    }
    return word
  }

  /// Takes off ال with what is written before it, twice for words that begin so themselves: their
  /// forms with and without the article then agree.
  private static func withoutArticle(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var word = word
    for _ in 0..<2 {
      guard let first = articles.first(where: { word.starts(with: $0) }),
        word.count - first.count >= shortest
      else { break }
      word = word.dropFirst(first.count)
    }
    return word
  }

  /// Takes off the first of the endings that leaves `least` bytes.
  private static func without(
    _ endings: [[UInt8]], _ word: ArraySlice<UInt8>, keeping least: Int = shortest
  ) -> ArraySlice<UInt8> {
    for ending in endings where word.count - ending.count >= least {
      if word.suffix(ending.count).elementsEqual(ending) { return word.dropLast(ending.count) }
    }
    return word
  }
}
