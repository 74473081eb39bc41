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
    _ utterances: ArraySlice<Utterance>, _ tokens: borrowing TokenizedText, firstWord: Int
  ) throws(IndexError) {
    guard !utterances.isEmpty else { return }
    var seeker = WordSeeker(firstWord: firstWord)
    var rows: [Row] = []
    rows.reserveCapacity(utterances.count)
    let start = records.count
    for number in utterances.indices {
      guard let record = seeker.record(utterances[number], tokens) else { continue }
      let first = records.count
      record.encode(into: &records)
      rows.append(Row(extent: record.extent, record: first..<records.count, utterance: number))
    }
    if zip(rows, rows.dropFirst()).contains(where: { $0.extent > $1.extent }) {
      rows.sort { $0.extent < $1.extent }
      arrange(rows, from: start)
    }
    var end = start
    for row in rows {
      end += row.record.count
      positions.append(row.extent.0)
      recordEnds.append(UInt32(end))
      try names.append(utterances[row.utterance].speakerName)
    }
  }

  /// An utterance and where its record stands in `records`.
  private struct Row {
    let extent: (UInt32, UInt32)
    let record: Range<Int>
    let utterance: Int
  }

  /// Puts the records from `start` on into the order of the rows.
  private mutating func arrange(_ rows: [Row], from start: Int) {
    var arranged = GrowingArray<UInt8>(capacity: records.count - start)
    for row in rows {
      arranged.append(contentsOf: UnsafeBufferPointer(rebasing: records.elements[row.record]))
    }
    for index in 0..<arranged.count { records[start + index] = arranged[index] }
  }

  /// Adds an utterance that was recorded already.
  ///
  /// - Parameters:
  ///   - position: where its content begins.
  ///   - name: nil when nobody was found.
  mutating func add(
    record: UnsafeBufferPointer<UInt8>, at position: UInt32, name: UnsafeBufferPointer<UInt8>?
  ) throws(IndexError) {
    records.append(contentsOf: record)
    positions.append(position)
    recordEnds.append(UInt32(records.count))
    try names.append(name ?? UnsafeBufferPointer(start: nil, count: 0))
  }

  mutating func removeAll() {
    positions.removeAll()
    recordEnds.removeAll()
    records.removeAll()
    names = BytePoolBuilder("names of speakers")
  }
}

extension QuoteRecord {
  /// First and last word of the content, to sort by.
  fileprivate var extent: (UInt32, UInt32) {
    (content[0].positions.lowerBound, content[content.count - 1].positions.upperBound)
  }
}

/// Finds the words of a part by their bytes, each from the place of the last on: content, cue and
/// speaker of an utterance stand together, and the next utterance not far behind.
private struct WordSeeker {
  /// The number of the part's first word.
  let firstWord: Int
  private var place = 0

  init(firstWord: Int) { self.firstWord = firstWord }

  /// The utterance in words; nil where its content has none.
  mutating func record(
    _ utterance: Utterance, _ tokens: borrowing TokenizedText
  ) -> QuoteRecord? {
    var content: [WordStretch] = []
    content.reserveCapacity(utterance.spans.count)
    var end: UInt32 = 0
    for span in utterance.spans.prefix(QuoteRecord.maxStretches) {
      guard let next = stretch(of: span, tokens) else { continue }
      // A word that two spans share belongs to the first.
      guard next.positions.lowerBound >= end else { continue }
      end = next.positions.upperBound
      content.append(next)
    }
    guard !content.isEmpty else { return nil }
    return QuoteRecord(
      kind: utterance.kind, evidence: utterance.evidence, confidence: utterance.confidence,
      content: content, cue: stretch(of: utterance.cueSpan, tokens),
      speaker: stretch(of: utterance.speakerSpan, tokens))
  }

  /// The words that touch a range of bytes; nil if there is none, or no word does.
  private mutating func stretch(
    of bytes: Range<Int>?, _ tokens: borrowing TokenizedText
  ) -> WordStretch? {
    guard let bytes else { return nil }
    let (starts, ends) = (tokens.starts.span, tokens.ends.span)
    let first = seek(starts.count) { Int(ends[$0]) > bytes.lowerBound }
    let end = seek(starts.count) { Int(starts[$0]) >= bytes.upperBound }
    guard first < end else { return nil }
    return WordStretch(
      positions: UInt32(firstWord + first)..<UInt32(firstWord + end),
      before: Int(starts[first]) - bytes.lowerBound, after: bytes.upperBound - Int(ends[end - 1]))
  }

  /// The first of `count` words for which a condition holds that holds for all after it; `count`
  /// for none. Steps from the last place double until the word is between two of them.
  @inline(__always)
  private mutating func seek(_ count: Int, _ holds: (Int) -> Bool) -> Int {
    var (low, high, step) = (0, count, 1)
    if place < count, !holds(place) {
      low = place + 1
      while low + step < count {
        if holds(low + step) {
          high = low + step
          break
        }
        low += step + 1
        step *= 2
      }
    } else {
      high = place
      while step <= high {
        if !holds(high - step) {
          low = high - step + 1
          break
        }
        high -= step
        step *= 2
      }
    }
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    place = low
    return low
  }
}
