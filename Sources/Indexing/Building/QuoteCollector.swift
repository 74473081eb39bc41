// SPDX-License-Identifier: Apache-2.0
/// Collects the utterances of a batch, and then of all batches.
import ArabicText
import Quotes

/// The utterances of some articles, positions counted from the first word of the first.
struct QuoteRows: ~Copyable {
  /// Where the content of each begins.
  var positions = GrowingArray<UInt32>()
  /// Where the record of each ends in `records`.
  var recordEnds = GrowingArray<UInt32>()
  var records = GrowingArray<UInt8>()
  /// The name of each one's speaker; empty for none.
  var names = BytePoolBuilder("names of speakers")

  /// Adds the utterances of a part.
  ///
  /// - Parameters:
  ///   - utterances: in any order; what has no words is left out.
  ///   - tokens: the words of the part.
  ///   - firstWord: the number of the part's first word.
  mutating func add(
    _ utterances: ArraySlice<Utterance>, _ tokens: TokenizedText, firstWord: Int
  ) throws(IndexError) {
    guard !utterances.isEmpty else { return }
    var rows = utterances.compactMap { utterance in
      Self.record(utterance, tokens, firstWord).map { (record: $0, name: utterance.speakerName) }
    }
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { $0.record.extent <= $1.record.extent }
    if !isSorted { rows.sort { $0.record.extent < $1.record.extent } }
    var bytes: [UInt8] = []
    for row in rows {
      bytes.removeAll(keepingCapacity: true)
      row.record.encode(into: &bytes)
      bytes.withUnsafeBufferPointer { records.append(contentsOf: $0) }
      positions.append(row.record.content[0].positions.lowerBound)
      recordEnds.append(UInt32(records.count))
      try names.append(row.name)
    }
  }

  mutating func removeAll() {
    positions.removeAll()
    recordEnds.removeAll()
    records.removeAll()
    names = BytePoolBuilder("names of speakers")
  }

  /// The utterance in words; nil where its content has none.
  private static func record(
    _ utterance: Utterance, _ tokens: TokenizedText, _ firstWord: Int
  ) -> QuoteRecord? {
    func stretch(_ bytes: Range<Int>) -> WordStretch? {
      tokens.stretch(of: bytes, firstWord: firstWord)
    }
    var content: [WordStretch] = []
    for span in utterance.spans.prefix(QuoteRecord.maxStretches) {
      guard let next = stretch(span) else { continue }
      // A word that two spans share belongs to the first.
      let end = content.last?.positions.upperBound ?? 0
      if next.positions.lowerBound >= end { content.append(next) }
    }
    guard !content.isEmpty else { return nil }
    return QuoteRecord(
      kind: utterance.kind, evidence: utterance.evidence, confidence: utterance.confidence,
      content: content, cue: utterance.cueSpan.flatMap(stretch),
      speaker: utterance.speakerSpan.flatMap(stretch))
  }
}

extension QuoteRecord {
  /// First and last word of the content, to sort by.
  fileprivate var extent: (UInt32, UInt32) {
    (content[0].positions.lowerBound, content[content.count - 1].positions.upperBound)
  }
}

extension TokenizedText {
  /// The words that touch a range of bytes, the first of all being number `firstWord`; nil if no
  /// word does.
  fileprivate func stretch(of bytes: Range<Int>, firstWord: Int) -> WordStretch? {
    let first = firstIndex { Int(ends[$0]) > bytes.lowerBound }
    let end = firstIndex { Int(starts[$0]) >= bytes.upperBound }
    guard first < end else { return nil }
    return WordStretch(
      positions: UInt32(firstWord + first)..<UInt32(firstWord + end),
      before: Int(starts[first]) - bytes.lowerBound, after: bytes.upperBound - Int(ends[end - 1]))
  }

  /// The first word for which a condition holds that holds for all after it; `count` for none.
  private func firstIndex(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// The utterances of all batches so far.
struct QuoteAssembly: ~Copyable {
  private var positions = GrowingArray<UInt32>()
  private var recordStarts = GrowingArray<UInt32>()
  private var records = GrowingArray<UInt8>()
  private var speakers = GrowingArray<UInt32>()
  private var names = ByteInterner("names of speakers")
  /// How many utterances each name has.
  private var counts: [Int] = []

  init() { recordStarts.append(0) }

  /// Takes over the utterances of a batch.
  ///
  /// - Parameter firstWord: the position of the batch's first word.
  /// - Throws: `IndexError.tooLarge`.
  mutating func absorb(_ rows: borrowing QuoteRows, firstWord: Int) throws(IndexError) {
    guard UInt32(exactly: records.count + rows.records.count) != nil else {
      throw .tooLarge(what: "quotes")
    }
    let base = UInt32(records.count)
    for row in 0..<rows.positions.count {
      positions.append(UInt32(firstWord) + rows.positions[row])
      recordStarts.append(base + rows.recordEnds[row])
      let name = rows.names[row]
      speakers.append(name.isEmpty ? QuoteTable.noSpeaker : try number(of: name))
    }
    records.append(contentsOf: rows.records.elements)
  }

  private mutating func number(
    of name: UnsafeBufferPointer<UInt8>
  ) throws(IndexError) -> UInt32 {
    let (number, isNew) = try names.intern(name)
    if isNew { counts.append(0) }
    counts[Int(number)] += 1
    return number
  }

  /// Hands everything over to `storage`.
  mutating func seal(into storage: SectionStorage) {
    let all = (0..<names.count).map { String(decoding: names.pool[$0], as: UTF8.self) }
    var persons = GrowingArray<UInt32>(capacity: all.count)
    for person in SpeakerIdentity.persons(of: all, counts: counts) {
      persons.append(UInt32(person))
    }
    storage.adopt(.quotePositions, &positions)
    storage.adopt(.quoteRecordStarts, &recordStarts)
    storage.adopt(.quoteRecords, &records)
    storage.adopt(.quoteSpeakers, &speakers)
    names.seal(into: storage, bytes: .speakerBytes, starts: .speakerStarts)
    storage.adopt(.speakerPersons, &persons)
  }
}
