// SPDX-License-Identifier: Apache-2.0
/// The dictionary: folded words in the order of their bytes, and the printed forms of each.

/// Words and printed forms with their counts.
///
/// Words are sorted by folded bytes, so the words with one prefix are neighbours; printed forms by
/// word, then printed bytes, so the forms of one word are neighbours too.
struct Vocabulary: Sendable {
  let words: BytePool
  let wordCounts: Section<UInt32>
  let wordSurfaces: Section<UInt32>
  let surfaces: BytePool
  let surfaceCounts: Section<UInt32>
  let surfaceWords: Section<UInt32>

  init(_ storage: SectionStorage) throws(SnapshotFault) {
    words = try BytePool(storage, bytes: .wordBytes, starts: .wordStarts)
    wordCounts = try storage.section(.wordCounts)
    surfaces = try BytePool(storage, bytes: .surfaceBytes, starts: .surfaceStarts)
    wordSurfaces = try storage.section(.wordSurfaces, .starts(upTo: surfaces.count))
    surfaceCounts = try storage.section(.surfaceCounts)
    surfaceWords = try storage.section(.surfaceWords, .below(words.count))
    guard wordCounts.count == words.count else {
      throw .inconsistent(SectionID.wordCounts.name)
    }
    guard wordSurfaces.count == words.count + 1 else {
      throw .inconsistent(SectionID.wordSurfaces.name)
    }
    guard surfaceCounts.count == surfaces.count else {
      throw .inconsistent(SectionID.surfaceCounts.name)
    }
    guard surfaceWords.count == surfaces.count else {
      throw .inconsistent(SectionID.surfaceWords.name)
    }
  }

  func validate() throws(SnapshotFault) {
    try words.validate()
    try surfaces.validate()
    guard wordSurfaces.isTableOfStarts(entries: words.count, upTo: surfaces.count),
      wordSurfaces.isAscending(1)
    else { throw .inconsistent(SectionID.wordSurfaces.name) }
    guard surfaceWords.allBelow(words.count) else {
      throw .inconsistent(SectionID.surfaceWords.name)
    }
  }

  /// The first word not before `bytes`; the number of words if all are before. O(log words).
  func firstWord(notBefore bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var low: UInt32 = 0
    var high = UInt32(words.count)
    while low < high {
      let middle = low + (high - low) / 2
      if compareBytes(words[middle], bytes) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first word from `start` on that does not begin with `prefix`, if those that do come first.
  func endOfWords(prefix: UnsafeBufferPointer<UInt8>, from start: UInt32) -> UInt32 {
    var low = start
    var high = UInt32(words.count)
    while low < high {
      let middle = low + (high - low) / 2
      let word = words[middle]
      let begins =
        word.count >= prefix.count
        && compareBytes(UnsafeBufferPointer(rebasing: word[..<prefix.count]), prefix) == 0
      if begins { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
