// SPDX-License-Identifier: Apache-2.0
/// Collects the utterances of a batch, and then of all batches.
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

  /// Adds the utterances of an article.
  ///
  /// - Parameter firstWord: the number of the article's first word.
  mutating func add(
    _ found: borrowing FoundUtterances, firstWord: Int
  ) throws(IndexError) {
    let all = found.all
    let isOrdered = zip(all, all.dropFirst()).allSatisfy { $0.extent <= $1.extent }
    for utterance in isOrdered ? all : all.sorted(by: { $0.extent < $1.extent }) {
      positions.append(UInt32(firstWord + utterance.content.words.lowerBound))
      QuoteRecord(utterance).encode(into: &records)
      recordEnds.append(UInt32(records.count))
      try names.append(found.name(of: utterance))
    }
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

extension FoundUtterance {
  /// The second stretch of the content; a word that two share belongs to the first.
  fileprivate var second: Stretch? {
    guard let next = furtherContent, next.words.lowerBound >= content.words.upperBound
    else { return nil }
    return next
  }

  /// First and last word of the content, to sort by.
  fileprivate var extent: (Int, Int) {
    (content.words.lowerBound, (second ?? content).words.upperBound)
  }
}

extension QuoteRecord {
  /// The record of an utterance, its words counted from the first of its article.
  fileprivate init(_ utterance: FoundUtterance) {
    self.init(
      kind: utterance.kind, evidence: utterance.evidence, confidence: utterance.confidence,
      first: WordStretch(utterance.content),
      further: utterance.second.map { [WordStretch($0)] } ?? [],
      cue: utterance.cue.map { WordStretch($0) },
      speaker: utterance.speaker.map { WordStretch($0) })
  }
}

extension WordStretch {
  fileprivate init(_ stretch: Stretch) {
    let (first, end) = (UInt32(stretch.words.lowerBound), UInt32(stretch.words.upperBound))
    self.init(positions: first..<end, before: stretch.before, after: stretch.after)
  }
}
