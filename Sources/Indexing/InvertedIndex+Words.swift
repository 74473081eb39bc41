// SPDX-License-Identifier: Apache-2.0
/// Here is a word: its number, its forms, its counts, its articles and positions.

extension InvertedIndex {
  /// The word whose folded form is `folded`. O(1).
  package func word(_ folded: [UInt8]) -> WordID? {
    folded.withUnsafeBufferPointer { word(bytes: $0) }
  }

  /// The word whose folded form is `bytes`. O(1), and no memory is taken.
  package func word(bytes: UnsafeBufferPointer<UInt8>) -> WordID? {
    wordTable.number(of: bytes, in: vocabulary.words).map { WordID(rawValue: $0) }
  }

  /// How often the word whose folded form is `bytes` stands in the corpus; 0 if it does not. O(1).
  package func count(bytes: UnsafeBufferPointer<UInt8>) -> Int {
    wordTable.number(of: bytes, in: vocabulary.words)
      .map { Int(vocabulary.wordCounts[$0]) } ?? 0
  }

  /// Whether a word begins with `bytes`. O(log words).
  package func hasWord(beginning bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let place = vocabulary.firstWord(notBefore: bytes)
    guard place < UInt32(wordCount) else { return false }
    let word = vocabulary.words[place]
    return word.count >= bytes.count
      && compareBytes(UnsafeBufferPointer(rebasing: word[..<bytes.count]), bytes) == 0
  }

  /// The numbers of the words that begin with `prefix`, itself included. O(log words).
  package func words(prefix: [UInt8]) -> Range<UInt32> {
    prefix.withUnsafeBufferPointer { bytes in
      let start = vocabulary.firstWord(notBefore: bytes)
      return start..<vocabulary.endOfWords(prefix: bytes, from: start)
    }
  }

  package func folded(_ word: WordID) -> String { vocabulary.words.string(word.rawValue) }

  package func foldedBytes(_ word: WordID) -> [UInt8] { Array(vocabulary.words[word.rawValue]) }

  /// Calls `body` with the folded bytes, which are valid during the call only.
  package func withFolded<Result>(
    _ word: WordID, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try body(vocabulary.words[word.rawValue])
  }

  /// How often the word stands in the corpus, 1 or more.
  package func count(of word: WordID) -> Int { Int(vocabulary.wordCounts[word.rawValue]) }

  /// In how many articles the word stands, 1 or more.
  package func articleCount(of word: WordID) -> Int {
    postings.articleCount(of: word.rawValue)
  }

  /// All articles that hold the word, ascending. O(articles that do).
  package func articles(of word: WordID) -> [ArticleID] { postings.articles(of: word.rawValue) }

  /// Appends all positions of the word, ascending. O(positions).
  package func positions(of word: WordID, into positions: inout [UInt32]) {
    postings.positions(of: word.rawValue, into: &positions)
  }

  /// The numbers of the word's printed forms; never empty.
  package func surfaces(of word: WordID) -> Range<UInt32> {
    vocabulary.wordSurfaces.range(at: word.rawValue)
  }

  package func printed(_ surface: SurfaceID) -> String {
    vocabulary.surfaces.string(surface.rawValue)
  }

  /// Calls `body` with the printed bytes, which are valid during the call only.
  package func withPrinted<Result>(
    _ surface: SurfaceID, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try body(vocabulary.surfaces[surface.rawValue])
  }

  /// How often the printed form stands in the corpus, 1 or more.
  package func count(of surface: SurfaceID) -> Int {
    Int(vocabulary.surfaceCounts[surface.rawValue])
  }

  package func word(of surface: SurfaceID) -> WordID {
    WordID(rawValue: vocabulary.surfaceWords[surface.rawValue])
  }

  /// The printed form the word has most often; of equals the first by bytes.
  package func commonestSurface(of word: WordID) -> SurfaceID {
    let range = surfaces(of: word)
    var best = range.lowerBound
    for surface in range
    where vocabulary.surfaceCounts[surface] > vocabulary.surfaceCounts[best] {
      best = surface
    }
    return SurfaceID(rawValue: best)
  }
}
