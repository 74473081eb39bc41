// SPDX-License-Identifier: Apache-2.0
/// The dictionary while an index is built: as a `Lexicon`, but laid out to be read quickly.

/// Words and printed forms with their counts, in the order of a `Lexicon`.
struct Vocabulary: Sendable {
  let words: BytePool
  let wordCounts: Section<UInt32>
  let wordSurfaces: Section<UInt32>
  let surfaces: BytePool
  let surfaceCounts: Section<UInt32>
  let surfaceWords: Section<UInt32>

  init(_ storage: SectionStorage) throws(SnapshotFault) {
    words = try BytePool(storage, bytes: .builtWordBytes, starts: .builtWordStarts)
    wordCounts = try storage.section(.builtWordCounts, count: words.count)
    surfaces = try BytePool(storage, bytes: .surfaceBytes, starts: .surfaceStarts)
    wordSurfaces = try storage.section(
      .wordSurfaces, .starts(upTo: surfaces.count), count: words.count + 1)
    surfaceCounts = try storage.section(.builtSurfaceCounts, count: surfaces.count)
    surfaceWords = try storage.section(
      .surfaceWords, .below(words.count), count: surfaces.count)
  }

  /// The words that begin with `beginning`. O(log words).
  func words(beginningWith beginning: StaticString) -> Range<UInt32> {
    beginning.withUTF8Buffer { beginning in
      func first(from start: Int, _ holds: (UnsafeBufferPointer<UInt8>) -> Bool) -> Int {
        Galloping.first(from: start, to: words.count) { holds(words[UInt32($0)]) }
      }
      let start = first(from: 0) { compareBytes($0, beginning) >= 0 }
      return UInt32(start)..<UInt32(first(from: start) { !$0.starts(with: beginning) })
    }
  }
}
