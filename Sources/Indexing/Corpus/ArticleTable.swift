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
    ids = try BytePool(storage, bytes: .idBytes, starts: .idStarts)
    let positionCount = try storage.section(.forwardGaps, of: UInt8.self).count
    let sentenceCount = try storage.section(.sentencePositions, of: UInt32.self).count - 1
    let sourceCount = try storage.section(.sourceStarts, of: UInt32.self).count - 1
    positions = try storage.section(.articlePositions, .starts(upTo: positionCount))
    bodies = try storage.section(.articleBodies, .starts(upTo: positionCount))
    sentences = try storage.section(.articleSentences, .starts(upTo: sentenceCount))
    dates = try storage.section(.articleDates, count: ids.count)
    sources = try storage.section(.articleSources, .below(sourceCount), count: ids.count)
    idOrder = try storage.section(.idOrder, .below(ids.count), count: ids.count)
    guard positions.count == count + 1, bodies.count == count, sentences.count == count + 1 else {
      throw .inconsistent(SectionID.articlePositions.name)
    }
  }

  var count: Int { ids.count }

  /// Where the body of an article begins: in its positions, whatever the table says.
  @inline(__always)
  func body(of article: UInt32) -> UInt32 {
    let all = positions.range(at: article)
    return min(max(bodies[article], all.lowerBound), all.upperBound)
  }

  /// How many words the title of an article has: no more than the article, whatever the tables say.
  @inline(__always)
  func titleWords(of article: UInt32) -> UInt32 { body(of: article) &- positions[article] }

  /// Checks that articles, parts and sentences begin where the other tables say.
  func validate(
    against table: SentenceTable, positionCount: Int
  ) throws(SnapshotFault) {
    try ids.validate()
    guard idOrder.allBelow(count) else { throw .inconsistent(SectionID.idOrder.name) }
    guard positions.isTableOfStarts(entries: count, upTo: positionCount) else {
      throw .inconsistent(SectionID.articlePositions.name)
    }
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
