// SPDX-License-Identifier: Apache-2.0
// Which words many names have.

import ArabicText

/// Words that many names have: حسن and حسين, محمد and محمود are no spellings of one another,
/// however like they look.
struct CommonNameWords: ~Copyable {
  /// For each word in how many names it stands.
  private var counts: [Int]
  /// Names of different persons that make a word common.
  private static let least = 4

  /// - Parameter names: those counted, equal ones once.
  init(_ names: [Int], of all: borrowing NameWords) {
    counts = [Int](repeating: 0, count: all.vocabulary.count)
    for name in names {
      let words = all[name]
      for (place, word) in words.enumerated() where !words[..<place].contains(word) {
        counts[Int(word)] += 1
      }
    }
  }

  /// Whether each word of a name is that of the other or a spelling of it; names of as many words.
  func areSpellings(_ a: NameRow, _ b: NameRow, _ vocabulary: borrowing NameVocabulary) -> Bool {
    guard a.count == b.count else { return false }
    for place in 0..<a.count where a[place] != b[place] {
      if !isSpelling(a[place], b[place], vocabulary) { return false }
    }
    return true
  }

  private func isSpelling(
    _ a: Int32, _ b: Int32, _ vocabulary: borrowing NameVocabulary
  ) -> Bool {
    if min(counts[Int(a)], counts[Int(b)]) >= Self.least { return false }
    return vocabulary[a].foreignness + vocabulary[b].foreignness > 0
      && SpellingQuery.areSpellings(vocabulary.letters(of: a), vocabulary.letters(of: b))
  }
}
