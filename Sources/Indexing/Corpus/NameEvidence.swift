// SPDX-License-Identifier: Apache-2.0
/// Here is a word: is it a name?

/// What letters, lexicon and the whole corpus say of a word of the dictionary.
package enum NameEvidence: UInt8, Comparable, Sendable {
  /// A word of the language, as far as can be seen.
  case ordinary
  /// Too little is known.
  case undecided
  /// A name of a person, a place, a firm.
  case name

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Two bits for each word of the dictionary, four words in a byte, the first in the lowest bits.
struct NameTable: Sendable {
  private let bits: Section<UInt8>

  /// - Throws: `SnapshotFault.inconsistent` if there are not as many entries as words.
  init(_ storage: SectionStorage, wordCount: Int) throws(SnapshotFault) {
    bits = try storage.section(.nameEvidence, count: (wordCount + 3) / 4)
  }

  func validate() throws(SnapshotFault) {
    for byte in bits.all where byte & byte >> 1 & 0x55 != 0 {
      throw .inconsistent(SectionID.nameEvidence.name)
    }
  }

  subscript(word: UInt32) -> NameEvidence {
    NameEvidence(rawValue: bits[Int(word / 4)] >> (UInt8(word % 4) * 2) & 3) ?? .undecided
  }
}

extension InvertedIndex {
  /// Whether a word is a name, judged when the index was built. O(1).
  ///
  /// Judged is the word as it stands, with what is attached to it: لبوتين is a name where بوتين is.
  package func nameEvidence(of word: WordID) -> NameEvidence { names[word.rawValue] }
}
