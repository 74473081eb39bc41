// SPDX-License-Identifier: Apache-2.0
/// The dictionary of an index: folded words in the order of their bytes, and the printed forms of each.

/// Words and printed forms with their counts.
///
/// Words are sorted by folded bytes, so the words with one prefix are neighbours; printed forms by
/// word, then printed bytes, so the forms of one word are neighbours too.
struct Lexicon: Sendable {
  let words: WordList
  let wordCounts: ByteTable
  let wordSurfaces: Section<UInt32>
  let surfaces: BytePool
  let surfaceCounts: ByteTable
  let surfaceWords: Section<UInt32>
  let filter: WordFilter

  init(_ storage: SectionStorage) throws(SnapshotFault) {
    wordCounts = try ByteTable(storage, .wordCounts)
    words = try WordList(storage, count: wordCounts.count)
    filter = try WordFilter(storage, wordCount: wordCounts.count)
    surfaces = try BytePool(storage, bytes: .surfaceBytes, starts: .surfaceStarts)
    wordSurfaces = try storage.section(
      .wordSurfaces, .starts(upTo: surfaces.count), count: words.count + 1)
    surfaceCounts = try ByteTable(storage, .surfaceCounts)
    surfaceWords = try storage.section(
      .surfaceWords, .below(words.count), count: surfaces.count)
    guard surfaceCounts.count == surfaces.count else {
      throw .inconsistent(SectionID.surfaceCounts.name)
    }
  }

  func validate() throws(SnapshotFault) {
    try words.validate()
    try wordCounts.validate()
    try filter.validate(words)
    try surfaces.validate()
    try surfaceCounts.validate()
    guard wordSurfaces.isTableOfStarts(entries: words.count, upTo: surfaces.count),
      wordSurfaces.isAscending(1)
    else { throw .inconsistent(SectionID.wordSurfaces.name) }
    guard surfaceWords.allBelow(words.count) else {
      throw .inconsistent(SectionID.surfaceWords.name)
    }
  }

  /// The number of a word; nil if the dictionary has none so. O(log words), and O(1) for most words
  /// that are not there.
  @inline(__always)
  func number(of word: UnsafeBufferPointer<UInt8>) -> UInt32? {
    filter.mayHold(word) ? words.number(of: word) : nil
  }

  /// The numbers of the words that begin with `prefix`, itself included. O(log words).
  func words(prefix: UnsafeBufferPointer<UInt8>) -> Range<UInt32> {
    let start = words.first(notBefore: prefix)
    var end = Array(prefix)
    while end.last == .max { end.removeLast() }
    guard let last = end.indices.last else { return start..<UInt32(words.count) }
    end[last] += 1
    return start..<max(start, end.withUnsafeBufferPointer { words.first(notBefore: $0) })
  }

  /// Writes what an index keeps of the dictionary that it was built with. The same words give the
  /// same bytes.
  static func build(_ vocabulary: Vocabulary, into storage: SectionStorage) {
    WordList.build(vocabulary.words, into: storage)
    WordFilter.build(vocabulary.words, into: storage)
    var wordCounts = ByteTableBuilder(capacity: vocabulary.words.count)
    for count in vocabulary.wordCounts.all { wordCounts.append(count) }
    wordCounts.seal(into: storage, .wordCounts)
    var surfaceCounts = ByteTableBuilder(capacity: vocabulary.surfaces.count)
    for count in vocabulary.surfaceCounts.all { surfaceCounts.append(count) }
    surfaceCounts.seal(into: storage, .surfaceCounts)
  }
}
