// SPDX-License-Identifier: Apache-2.0
/// The table from keys of spelling to words: where the other spellings of a name are looked for.

/// A name in the dictionary that a key of spelling leads to.
package struct SpelledName: Hashable, Sendable {
  package var word: WordID
  /// Letters of particles before the name: of `ولشويغو` two, where `شويغو` is no word of the
  /// dictionary. 0 to 4.
  package var attached: Int

  /// The entry of the table: the word above the three bits of `attached`.
  init(entry: UInt32) {
    word = WordID(rawValue: entry >> 3)
    attached = Int(entry & 7)
  }
}

/// For each key of spelling, ascending, the words that have it.
///
/// Particles are taken off a word only where what is left is no word of its own, so that a name
/// that stands with particles alone is found all the same.
struct SpellingTable: Sendable {
  let keys: Section<UInt32>
  let starts: Section<UInt32>
  let entries: Section<UInt32>

  /// - Throws: `SnapshotFault.inconsistent` if an entry names no word or more letters than it has.
  init(_ storage: SectionStorage, vocabulary: Vocabulary) throws(SnapshotFault) {
    keys = try storage.section(.spellingKeys)
    starts = try storage.section(.spellingStarts)
    entries = try storage.section(.spellingEntries)
    guard keys.isAscending(1) else { throw .inconsistent(SectionID.spellingKeys.name) }
    guard starts.isTableOfStarts(entries: keys.count, upTo: entries.count), starts.isAscending(1)
    else { throw .inconsistent(SectionID.spellingStarts.name) }
    for index in 0..<entries.count {
      let (word, attached) = (entries[index] >> 3, Int(entries[index] & 7))
      guard Int(word) < vocabulary.words.count, vocabulary.words.length(word) > 2 * attached
      else { throw .inconsistent(SectionID.spellingEntries.name) }
    }
  }

  /// The place of a key in `keys`; nil if no word has it. O(log keys).
  func place(of key: UInt32) -> Int? {
    let place = keys.lastIndex(notAbove: key, in: 0..<keys.count)
    return keys.count > 0 && keys[place] == key ? place : nil
  }
}

extension InvertedIndex {
  /// Appends the words that have a key of spelling, in the order of the dictionary.
  package func spellings(key: UInt32, into words: inout [SpelledName]) {
    guard let place = spellingTable.place(of: key) else { return }
    for entry in spellingTable.starts[place]..<spellingTable.starts[place + 1] {
      words.append(SpelledName(entry: spellingTable.entries[entry]))
    }
  }

  /// Calls `body` with the letters of a name without its particles, valid during the call only.
  package func withName<Result>(
    _ spelled: SpelledName, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let letters = vocabulary.words[spelled.word.rawValue]
    return try body(UnsafeBufferPointer(rebasing: letters[(2 * spelled.attached)...]))
  }
}
