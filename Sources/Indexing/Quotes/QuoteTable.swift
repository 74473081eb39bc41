// SPDX-License-Identifier: Apache-2.0
/// Who said what: one row per utterance, in the order of the text, and the names of speakers.

/// The utterances of all articles. Position, record and speaker of each are arrays; the rest of
/// it is a record of a few bytes (`QuoteRecord`).
struct QuoteTable: Sendable {
  /// The number that stands for no speaker.
  static let noSpeaker = UInt32.max

  /// Where the content of each utterance begins, never falling.
  let positions: Section<UInt32>
  /// Where the record of each starts in `records`, and the end.
  let recordStarts: Section<UInt32>
  let records: Section<UInt8>
  /// The number of each one's speaker in `names`, or `noSpeaker`.
  let speakers: Section<UInt32>
  /// Names of speakers as articles resolve them, in order of first appearance.
  let names: BytePool
  /// For each name, the name that all spellings of that person go by.
  let persons: Section<UInt32>
  private let positionCount: UInt32

  init(_ storage: SectionStorage, positionCount: Int) throws(SnapshotFault) {
    self.positionCount = UInt32(positionCount)
    positions = try storage.section(.quotePositions, .below(max(1, positionCount)))
    records = try storage.section(.quoteRecords)
    recordStarts = try storage.section(
      .quoteRecordStarts, .starts(upTo: records.count), count: positions.count + 1)
    speakers = try storage.section(.quoteSpeakers, count: positions.count)
    names = try BytePool(storage, bytes: .speakerBytes, starts: .speakerStarts)
    persons = try storage.section(
      .speakerPersons, .below(max(1, names.count)), count: names.count)
  }

  var count: Int { positions.count }

  /// The record of an utterance; nil if its bytes are none that lies in `part`, where the utterance
  /// begins, as only in a damaged file.
  @inline(__always)
  func record(_ quote: UInt32, in part: Range<UInt32>) -> QuoteRecord? {
    let range = recordStarts.range(at: quote)
    let record = QuoteRecord(
      records.slice(Int(range.lowerBound)..<Int(range.upperBound)), at: positions[quote])
    guard let record, record.lies(in: part) else { return nil }
    return record
  }

  /// The number of an utterance's speaker in `names`; nil for none.
  @inline(__always)
  func speaker(_ quote: UInt32) -> UInt32? {
    let speaker = speakers[quote]
    return speaker < UInt32(names.count) ? speaker : nil
  }

  /// Checks that every utterance lies in one part of an article, with all that belongs to it.
  /// O(utterances).
  func validate(_ articles: ArticleTable) throws(SnapshotFault) {
    try names.validate()
    guard recordStarts.isTableOfStarts(entries: count, upTo: records.count) else {
      throw .inconsistent(SectionID.quoteRecordStarts.name)
    }
    guard speakers.all.allSatisfy({ $0 == Self.noSpeaker || $0 < UInt32(names.count) }) else {
      throw .inconsistent(SectionID.quoteSpeakers.name)
    }
    guard persons.allBelow(names.count), persons.all.allSatisfy({ persons[$0] == $0 }) else {
      throw .inconsistent(SectionID.speakerPersons.name)
    }
    try validateRecords(articles)
  }

  private func validateRecords(_ articles: ArticleTable) throws(SnapshotFault) {
    guard positions.isAscending(0), positions.allBelow(Int(positionCount)) else {
      throw .inconsistent(SectionID.quotePositions.name)
    }
    var article = 0
    for quote in 0..<UInt32(count) {
      let position = positions[quote]
      while articles.positions[article + 1] <= position { article += 1 }
      let body = articles.bodies[article]
      let part =
        position < body
        ? articles.positions[article]..<body : body..<articles.positions[article + 1]
      guard record(quote, in: part) != nil else {
        throw .inconsistent(SectionID.quoteRecords.name)
      }
    }
  }
}
