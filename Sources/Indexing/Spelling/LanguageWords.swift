// SPDX-License-Identifier: Apache-2.0
/// Which words are surely of the language, and no spellings of foreign names.
import ArabicText

/// Judges words of a dictionary whose evidence for names is known.
struct LanguageWords {
  let vocabulary: Vocabulary
  let table: WordTable
  let names: NameTable

  /// A word that stands there less often is judged by its letters alone, which is little.
  static let sureCount: UInt32 = 3

  init(_ storage: SectionStorage, _ vocabulary: Vocabulary) throws(SnapshotFault) {
    self.vocabulary = vocabulary
    table = try WordTable(storage, words: vocabulary.words)
    names = try NameTable(storage, wordCount: vocabulary.words.count)
  }

  /// Whether a word, or what is left of it without particles, is one of the language and stands
  /// there often enough to be sure of it. `lengths` are those of its particles.
  func contains(_ word: UInt32, _ lengths: Particles.Lengths) -> Bool {
    let count = vocabulary.wordCounts[word]
    if names[word] == .ordinary, count >= Self.sureCount { return true }
    let letters = vocabulary.words[word]
    return lengths.contains { length in
      let core = UnsafeBufferPointer(rebasing: letters[(2 * length)...])
      guard length > 0, let known = table.number(of: core, in: vocabulary.words) else {
        return false
      }
      return names[known] == .ordinary
        && vocabulary.wordCounts[known] >= max(Self.sureCount, count)
    }
  }
}
