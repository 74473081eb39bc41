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

/// Two words that stand side by side somewhere.
package struct SpelledPair: Hashable, Sendable {
  package var first: SpelledName
  package var second: WordID
}

/// For each key of spelling, ascending, the words that have it, but those of the language; and the
/// same for two words side by side, joined.
///
/// Particles are taken off a word only where what is left is no word of its own, so that a name
/// that stands with particles alone is found all the same.
struct SpellingTable: Sendable {
  let keys: Section<UInt32>
  let starts: Section<UInt32>
  let entries: Section<UInt32>
  let pairKeys: Section<UInt32>
  let pairFirsts: Section<UInt32>
  let pairSeconds: Section<UInt32>

  /// - Throws: `SnapshotFault.inconsistent` if the tables have not the sizes they must have.
  init(_ storage: SectionStorage, wordCount: Int) throws(SnapshotFault) {
    keys = try storage.section(.spellingKeys)
    entries = try storage.section(.spellingEntries, .below(wordCount << 3))
    starts = try storage.section(
      .spellingStarts, .starts(upTo: entries.count), count: keys.count + 1)
    pairKeys = try storage.section(.pairKeys)
    pairFirsts = try storage.section(
      .pairFirsts, .below(wordCount << 3), count: pairKeys.count)
    pairSeconds = try storage.section(.pairSeconds, .below(wordCount), count: pairKeys.count)
  }

  func validate(_ words: WordList) throws(SnapshotFault) {
    guard keys.isAscending(1) else { throw .inconsistent(SectionID.spellingKeys.name) }
    guard starts.isTableOfStarts(entries: keys.count, upTo: entries.count), starts.isAscending(1)
    else { throw .inconsistent(SectionID.spellingStarts.name) }
    guard pairKeys.isAscending(0) else { throw .inconsistent(SectionID.pairKeys.name) }
    guard Self.areNames(entries, words) else {
      throw .inconsistent(SectionID.spellingEntries.name)
    }
    guard Self.areNames(pairFirsts, words) else {
      throw .inconsistent(SectionID.pairFirsts.name)
    }
    guard pairSeconds.allBelow(words.count) else {
      throw .inconsistent(SectionID.pairSeconds.name)
    }
  }

  /// Whether each entry names a word that has more letters than are attached to it.
  private static func areNames(_ entries: Section<UInt32>, _ words: WordList) -> Bool {
    for index in 0..<entries.count {
      let (word, attached) = (entries[index] >> 3, Int(entries[index] & 7))
      guard Int(word) < words.count, words.length(word) > 2 * attached
      else { return false }
    }
    return true
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
    for entry in spellingTable.starts.range(at: UInt32(place)) {
      words.append(SpelledName(entry: spellingTable.entries[entry]))
    }
  }

  /// Appends the pairs of words that have a key of spelling joined, in the order of the dictionary.
  package func spelledPairs(key: UInt32, into pairs: inout [SpelledPair]) {
    let table = spellingTable
    var place = table.pairKeys.firstIndex(notBelow: key)
    while place < table.pairKeys.count, table.pairKeys[place] == key {
      pairs.append(
        SpelledPair(
          first: SpelledName(entry: table.pairFirsts[place]),
          second: WordID(rawValue: table.pairSeconds[place])))
      place += 1
    }
  }

  /// Calls `body` with the letters of a name without its particles, valid during the call only.
  package func withName<Result>(
    _ spelled: SpelledName, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try withFolded(spelled.word) { letters in
      try body(UnsafeBufferPointer(rebasing: letters[min(2 * spelled.attached, letters.count)...]))
    }
  }
}
