// SPDX-License-Identifier: Apache-2.0
/// Counts the words that stand where titles and given names lead to a name.
import ArabicText

/// Walks from each title, given name or "city" to the word that should be a name.
struct HeraldedWords {
  /// A name comes this soon after a title: وزير الخارجية الروسي الجديد سيرغي.
  private static let reach = 4
  /// Places between the one looked at and the one fetched.
  private static let ahead = 16

  private let vocabulary: Vocabulary
  private let table: WordTable
  private let positions: WordPositions
  private let surfaces: Section<UInt32>
  /// A bit for each position, 32 in a number: whether a sentence begins there.
  private let sentences: SharedArray
  /// The words that begin like the article.
  private let articles: Range<UInt32>

  init(
    _ storage: SectionStorage, _ vocabulary: Vocabulary, _ table: WordTable,
    _ positions: WordPositions
  ) throws(SnapshotFault) {
    self.vocabulary = vocabulary
    self.table = table
    self.positions = positions
    surfaces = try storage.section(.forwardSurfaces)
    sentences = SharedArray(count: surfaces.count / 32 + 1)
    let starts: Section<UInt32> = try storage.section(.sentencePositions)
    for start in starts.all where start <= surfaces.count {
      sentences[Int(start / 32)] |= 1 &<< (start % 32)
    }
    articles = vocabulary.words(beginningWith: "ال")
  }

  /// How often each word stands at such a place.
  func counts(_ threads: Int) -> SharedArray {
    let heralds = heralds()
    let counts = SharedArray(count: vocabulary.words.count)
    let found = JoinableThread.map(heralds.count, among: threads) { number in
      words(after: heralds[number].word, heralds[number].reach)
    }
    for words in found {
      for word in words { counts[Int(word)] += 1 }
    }
    return counts
  }

  /// The words that lead to names, and how soon after them a name comes.
  private func heralds() -> [(word: UInt32, reach: Int)] {
    var heralds: [(word: UInt32, reach: Int)] = []
    func add(_ spelling: UnsafeBufferPointer<UInt8>, _ reach: Int) {
      guard let word = table.number(of: spelling, in: vocabulary.words) else { return }
      heralds.append((word, reach))
    }
    for (word, kinds) in NameLexicon.heralds {
      word.withUTF8Buffer { add($0, kinds.contains(.title) ? Self.reach : 1) }
    }
    NameLexicon.forEachGivenName { add($0, 1) }
    return heralds
  }

  /// The word at each place after a herald; no sentence is left.
  private func words(after herald: UInt32, _ reach: Int) -> [UInt32] {
    var found: [UInt32] = []
    let positions = positions[Int(herald)]
    for (number, position) in positions.enumerated() {
      // They stand far from one another: what is looked at soon is fetched meanwhile.
      if number + Self.ahead < positions.count {
        surfaces.prefetch(positions[number + Self.ahead] &+ 1)
      }
      for place in Int(position) + 1...Int(position) + reach {
        if beginsSentence(place) { break }
        let word = vocabulary.surfaceWords[surfaces[place]]
        // Adjectives and what is presided over have the article; the name, as a rule, has not.
        if reach == 1 || !hasArticle(word) {
          found.append(word)
          break
        }
      }
    }
    return found
  }

  /// Whether a sentence begins at a position, or all end before it.
  private func beginsSentence(_ position: Int) -> Bool {
    sentences[position / 32] &>> UInt32(position % 32) & 1 == 1
  }

  private func hasArticle(_ word: UInt32) -> Bool {
    articles.contains(word) && vocabulary.words.length(word) >= 8
  }
}
