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
    wordCounts = try storage.section(.builtWordCounts)
    surfaces = try BytePool(storage, bytes: .surfaceBytes, starts: .surfaceStarts)
    wordSurfaces = try storage.section(.wordSurfaces, .starts(upTo: surfaces.count))
    surfaceCounts = try storage.section(.builtSurfaceCounts)
    surfaceWords = try storage.section(.surfaceWords, .below(words.count))
    guard wordCounts.count == words.count else {
      throw .inconsistent(SectionID.builtWordCounts.name)
    }
    guard wordSurfaces.count == words.count + 1 else {
      throw .inconsistent(SectionID.wordSurfaces.name)
    }
    guard surfaceCounts.count == surfaces.count else {
      throw .inconsistent(SectionID.builtSurfaceCounts.name)
    }
    guard surfaceWords.count == surfaces.count else {
      throw .inconsistent(SectionID.surfaceWords.name)
    }
  }
}
