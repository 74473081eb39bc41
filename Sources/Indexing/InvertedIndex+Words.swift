// SPDX-License-Identifier: Apache-2.0
/// Here is a word: its number, its forms, its counts, its articles and positions.

extension InvertedIndex {
  /// The word whose folded form is `folded`, which most likely is there. O(log words).
  package func word(_ folded: [UInt8]) -> WordID? {
    folded.withUnsafeBufferPointer { word(certain: $0) }
  }

  /// The same of bytes.
  package func word(certain folded: UnsafeBufferPointer<UInt8>) -> WordID? {
    lexicon.words.number(of: folded).map { WordID(rawValue: $0) }
  }

  /// The word whose folded form is `bytes`. O(log words), and O(1) for most words that are not there.
  package func word(bytes: UnsafeBufferPointer<UInt8>) -> WordID? {
    lexicon.number(of: bytes).map { WordID(rawValue: $0) }
  }

  /// How often the word whose folded form is `bytes` stands in the corpus; 0 if it does not.
  /// O(log words).
  package func count(bytes: UnsafeBufferPointer<UInt8>) -> Int {
    lexicon.number(of: bytes).map { Int(lexicon.wordCounts[$0]) } ?? 0
  }

  /// Whether a word begins with `bytes`. O(log words).
  package func hasWord(beginning bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let place = lexicon.words.first(notBefore: bytes)
    guard place < UInt32(wordCount) else { return false }
    return lexicon.words.withWord(place) { $0.starts(with: bytes) }
  }

  /// The numbers of the words that begin with `prefix`, itself included. O(log words).
  package func words(prefix: [UInt8]) -> Range<UInt32> {
    prefix.withUnsafeBufferPointer { lexicon.words(prefix: $0) }
  }

  package func folded(_ word: WordID) -> String {
    withFolded(word) { String(decoding: $0, as: UTF8.self) }
  }

  package func foldedBytes(_ word: WordID) -> [UInt8] { withFolded(word) { Array($0) } }

  /// Calls `body` with the folded bytes, which are valid during the call only.
  package func withFolded<Result>(
    _ word: WordID, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try lexicon.words.withWord(word.rawValue, body)
  }

  /// How often the word stands in the corpus, 1 or more.
  package func count(of word: WordID) -> Int { Int(lexicon.wordCounts[word.rawValue]) }

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
    lexicon.wordSurfaces.range(at: word.rawValue)
  }

  package func printed(_ surface: SurfaceID) -> String {
    lexicon.surfaces.string(surface.rawValue)
  }

  /// Calls `body` with the printed bytes, which are valid during the call only.
  package func withPrinted<Result>(
    _ surface: SurfaceID, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try body(lexicon.surfaces[surface.rawValue])
  }

  /// How often the printed form stands in the corpus, 1 or more.
  package func count(of surface: SurfaceID) -> Int {
    Int(lexicon.surfaceCounts[surface.rawValue])
  }

  package func word(of surface: SurfaceID) -> WordID {
    WordID(rawValue: lexicon.surfaceWords[surface.rawValue])
  }

  /// The printed form the word has most often; of equals the first by bytes.
  package func commonestSurface(of word: WordID) -> SurfaceID {
    let range = surfaces(of: word)
    var best = range.lowerBound
    for surface in range
    where lexicon.surfaceCounts[surface] > lexicon.surfaceCounts[best] {
      best = surface
    }
    return SurfaceID(rawValue: best)
  }
}
