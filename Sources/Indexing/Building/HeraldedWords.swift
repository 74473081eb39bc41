// SPDX-License-Identifier: Apache-2.0
/// Counts the words that stand where titles and given names lead to a name.
import ArabicText

/// Walks from each title, given name or "city" to the word that should be a name.
struct HeraldedWords {
  /// A name comes this soon after a title: وزير الخارجية الروسي الجديد سيرغي.
  private static let reach = 4

  private let vocabulary: Vocabulary
  private let table: WordTable
  private let positions: WordPositions
  private let surfaces: Section<UInt32>
  private let sentences: Section<UInt32>

  init(
    _ storage: SectionStorage, _ vocabulary: Vocabulary, _ table: WordTable,
    _ positions: WordPositions
  ) throws(SnapshotFault) {
    self.vocabulary = vocabulary
    self.table = table
    self.positions = positions
    surfaces = try storage.section(.forwardSurfaces)
    sentences = try storage.section(.sentencePositions)
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
    var sentence = 0
    for position in positions[Int(herald)] {
      // The next one; the last entry is the end.
      sentence = Galloping.first(from: sentence, to: sentences.count - 1) {
        sentences[$0] > position
      }
      let end = min(position + 1 + UInt32(reach), sentences[sentence])
      var place = position + 1
      while place < end {
        let word = vocabulary.surfaceWords[surfaces[place]]
        // Adjectives and what is presided over have the article; the name, as a rule, has not.
        if reach == 1 || !hasArticle(word) {
          found.append(word)
          break
        }
        place += 1
      }
    }
    return found
  }

  private func hasArticle(_ word: UInt32) -> Bool {
    let bytes = vocabulary.words[word]
    return bytes.count >= 8 && bytes[0] == 0xD8 && bytes[1] == 0xA7 && bytes[2] == 0xD9
      && bytes[3] == 0x84
  }
}
