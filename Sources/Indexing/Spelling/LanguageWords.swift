// SPDX-License-Identifier: Apache-2.0
/// Which words are surely of the language, and no spellings of foreign names.
import ArabicText

/// Judges words of a dictionary whose evidence for names is known.
struct LanguageWords {
  let vocabulary: Vocabulary
  private let table: WordTable
  private let names: NameTable
  /// Whether words are judged at all; false where another index does.
  private let judges: Bool

  /// A word that stands there less often is judged by its letters alone, which is little.
  private static let sureCount: UInt32 = 3

  init(_ storage: SectionStorage, judges: Bool) throws(SnapshotFault) {
    vocabulary = try Vocabulary(storage)
    table = try WordTable(storage, words: vocabulary.words)
    names = try NameTable(storage, wordCount: vocabulary.words.count)
    self.judges = judges
  }

  /// Whether a word is of the language, if it stands there `least` times or more.
  @inline(__always)
  func contains(_ word: UInt32, ifCommonAs least: UInt32 = 0) -> Bool {
    judges && names[word] == .ordinary && vocabulary.wordCounts[word] >= least
  }

  /// How many letters of particles may stand before a name in a word: 0, and those that leave no word
  /// of the dictionary.
  ///
  /// - Returns: nil where the word, or what is left of it without particles, is one of the language
  ///   and stands there often enough to be sure of it.
  func particlesOfName(_ word: UInt32) -> Particles.Lengths? {
    if contains(word, ifCommonAs: Self.sureCount) { return nil }
    let least = max(Self.sureCount, vocabulary.wordCounts[word])
    var isOfLanguage = false
    let lengths = particles(of: word) { known in
      if contains(known, ifCommonAs: least) { isOfLanguage = true }
    }
    return isOfLanguage ? nil : lengths
  }

  /// The same whatever the word is.
  ///
  /// - Parameter body: called with the words of the dictionary that particles leave.
  @inline(__always)
  func particles(
    of word: UInt32, _ body: (_ known: UInt32) -> Void = { _ in }
  ) -> Particles.Lengths {
    let letters = vocabulary.words[word]
    var lengths = Particles.lengths(before: letters)
    for length in lengths where length > 0 {
      let core = UnsafeBufferPointer(rebasing: letters[(2 * length)...])
      guard let known = table.number(of: core, in: vocabulary.words) else { continue }
      body(known)
      lengths.remove(length)
    }
    return lengths
  }
}
