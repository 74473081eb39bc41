// SPDX-License-Identifier: Apache-2.0
/// What belongs to each article: its positions, sentences, id, outlet and date.

/// One row per article, in the order in which they were added.
struct ArticleTable: Sendable {
  /// First position of each article, and the end.
  let positions: Section<UInt32>
  /// First position of each article's body, which is where its title ends.
  let bodies: Section<UInt32>
  /// First sentence of each article, and the end.
  let sentences: Section<UInt32>
  let dates: Section<Int32>
  let sources: Section<UInt32>
  let ids: BytePool
  /// Articles in the order of the bytes of their ids.
  let idOrder: Section<UInt32>

  init(_ storage: SectionStorage) throws(SnapshotFault) {
    positions = try storage.section(.articlePositions)
    bodies = try storage.section(.articleBodies)
    sentences = try storage.section(.articleSentences)
    dates = try storage.section(.articleDates)
    sources = try storage.section(.articleSources)
    ids = try BytePool(storage, bytes: .idBytes, starts: .idStarts)
    idOrder = try storage.section(.idOrder)
    guard dates.count == count else { throw .inconsistent(SectionID.articleDates.name) }
    guard sources.count == count else { throw .inconsistent(SectionID.articleSources.name) }
    guard idOrder.count == count, idOrder.allBelow(count) else {
      throw .inconsistent(SectionID.idOrder.name)
    }
  }

  var count: Int { ids.count }

  /// Checks that articles, parts and sentences begin where the other tables say.
  func validate(
    against table: SentenceTable, positionCount: Int
  ) throws(SnapshotFault) {
    guard positions.isTableOfStarts(entries: count, upTo: positionCount), bodies.count == count
    else { throw .inconsistent(SectionID.articlePositions.name) }
    guard sentences.isTableOfStarts(entries: count, upTo: table.count) else {
      throw .inconsistent(SectionID.articleSentences.name)
    }
    for article in 0..<count {
      let first = Int(sentences[article])
      let body = bodies[article]
      guard table.positions[first] == positions[article] else {
        throw .inconsistent(SectionID.articleSentences.name)
      }
      let hasTitle = body > positions[article]
      guard body >= positions[article], body <= positions[article + 1],
        !hasTitle || table.positions[first + 1] == body
      else { throw .inconsistent(SectionID.articleBodies.name) }
    }
  }
}
