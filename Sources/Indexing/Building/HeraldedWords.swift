// SPDX-License-Identifier: Apache-2.0
/// Counts the words that stand where titles and given names lead to a name.
import ArabicText

/// Walks through the corpus, and from each title, given name or "city" to the word that should be a
/// name.
struct HeraldedWords {
  /// A name comes this soon after a title: وزير الخارجية الروسي الجديد سيرغي.
  private static let reach = 4
  /// The corpus is walked through in about so many parts.
  private static let parts = 16

  private let vocabulary: Vocabulary
  private let surfaces: Section<UInt32>
  /// A bit for each position, 32 in a number: whether a sentence begins there.
  private let sentences: SharedArray
  /// What each printed form leads to.
  private let heralds: [Herald]
  /// A bit for each printed form, 32 in a number: whether it leads to anything.
  private let heraldBits: SharedArray
  /// The words that begin like the article.
  private let articles: Range<UInt32>

  /// How often a word is named among those after which a name comes at once, and among those after
  /// which it comes soon.
  private struct Herald {
    var atOnce: UInt8 = 0
    var soon: UInt8 = 0
  }

  init(
    _ storage: SectionStorage, _ vocabulary: Vocabulary, _ table: WordTable
  ) throws(SnapshotFault) {
    self.vocabulary = vocabulary
    surfaces = try storage.section(.forwardSurfaces)
    sentences = SharedArray(count: surfaces.count / 32 + 1)
    let starts: Section<UInt32> = try storage.section(.sentencePositions)
    for start in starts.all where start <= surfaces.count {
      sentences[Int(start / 32)] |= 1 &<< (start % 32)
    }
    heralds = Self.heralds(vocabulary, table)
    heraldBits = SharedArray(count: heralds.count / 32 + 1)
    for (form, herald) in heralds.enumerated() where herald.atOnce + herald.soon > 0 {
      heraldBits[form / 32] |= 1 &<< UInt32(form % 32)
    }
    articles = vocabulary.words(beginningWith: "ال")
  }

  private static func heralds(_ vocabulary: Vocabulary, _ table: WordTable) -> [Herald] {
    var heralds = [Herald](repeating: Herald(), count: vocabulary.surfaces.count)
    func add(_ spelling: UnsafeBufferPointer<UInt8>, _ kind: WritableKeyPath<Herald, UInt8>) {
      guard let word = table.number(of: spelling, in: vocabulary.words) else { return }
      for surface in vocabulary.wordSurfaces.range(at: word) {
        heralds[Int(surface)][keyPath: kind] += 1
      }
    }
    for (word, kinds) in NameLexicon.heralds {
      word.withUTF8Buffer { add($0, kinds.contains(.title) ? \.soon : \.atOnce) }
    }
    NameLexicon.forEachGivenName { add($0, \.atOnce) }
    return heralds
  }

  /// How often each word stands where a name should.
  func counts(_ threads: Int) -> SharedArray {
    let counts = SharedArray(count: vocabulary.words.count)
    let size = surfaces.count / Self.parts + 1
    let found = JoinableThread.map(Self.parts, among: threads) { part in
      words(in: min(part * size, surfaces.count)..<min((part + 1) * size, surfaces.count))
    }
    for words in found {
      for word in words { counts[Int(word)] += 1 }
    }
    return counts
  }

  /// The words heralded by those at some positions.
  private func words(in positions: Range<Int>) -> [UInt32] {
    var found: [UInt32] = []
    let (surfaces, bits) = (surfaces.all, heraldBits.base)
    for position in positions {
      let form = surfaces[position]
      if bits[Int(form / 32)] &>> (form % 32) & 1 == 0 { continue }
      let herald = heralds[Int(form)]
      for _ in 0..<herald.atOnce { add(after: position, 1, to: &found) }
      for _ in 0..<herald.soon { add(after: position, Self.reach, to: &found) }
    }
    return found
  }

  /// Adds the word that a herald leads to; no sentence is left.
  private func add(after position: Int, _ reach: Int, to found: inout [UInt32]) {
    for place in position + 1...position + reach {
      if beginsSentence(place) { return }
      let word = vocabulary.surfaceWords[surfaces[place]]
      // Adjectives and what is presided over have the article; the name, as a rule, has not.
      if reach == 1 || !hasArticle(word) {
        found.append(word)
        return
      }
    }
  }

  /// Whether a sentence begins at a position, or all end before it.
  private func beginsSentence(_ position: Int) -> Bool {
    sentences[position / 32] &>> UInt32(position % 32) & 1 == 1
  }

  private func hasArticle(_ word: UInt32) -> Bool {
    articles.contains(word) && vocabulary.words.length(word) >= 8
  }
}
