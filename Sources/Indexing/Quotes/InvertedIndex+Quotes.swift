// SPDX-License-Identifier: Apache-2.0
/// Here is an utterance: who said what, in which words, and what made it one.
package import Quotes

/// An utterance's rank in the order of the text, from 0 over the whole corpus.
package struct QuoteID: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A speaker's name as an article resolves it: its rank in order of first appearance, from 0.
package struct SpeakerID: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// An utterance with all that is known of it. Ranges of bytes are of its part.
package struct Quote: Equatable, Sendable {
  package let article: ArticleID
  package let part: Part
  package let kind: Utterance.Kind
  package let evidence: Utterance.Evidence
  /// Hundredths, 0...100.
  package let confidence: UInt8
  /// The words of the content, ascending; never empty. More than one where the cue interrupts.
  package let content: [Range<UInt32>]
  /// The bytes of each of `content`.
  package let spans: [Range<Int>]
  /// The bytes of the cue; nil when there is none.
  package let cue: Range<Int>?
  /// The words and bytes of the speaker as printed beside the cue; nil when implicit.
  package let speakerWords: Range<UInt32>?
  package let speakerBytes: Range<Int>?
}

extension InvertedIndex {
  package var quoteCount: Int { quoteTable.count }

  /// Names of speakers, each once.
  package var speakerCount: Int { quoteTable.names.count }

  /// Different persons, the spellings of each counted once. O(names).
  package var personCount: Int {
    (0..<UInt32(speakerCount)).reduce(0) { $0 + (quoteTable.persons[$1] == $1 ? 1 : 0) }
  }

  package func quote(_ quote: QuoteID) -> Quote {
    let record = record(quote) ?? .nothing
    let content = record.content
    let article = article(at: record.first.positions.lowerBound)
    return Quote(
      article: article, part: part(of: record.first.positions.lowerBound),
      kind: record.kind, evidence: record.evidence, confidence: record.confidence,
      content: content.map(\.positions), spans: content.map(bytes),
      cue: record.cue.map(bytes), speakerWords: record.speaker?.positions,
      speakerBytes: record.speaker.map(bytes))
  }

  /// Calls `body` with the words of the content of each utterance, of its printed speaker, and its
  /// number, in the order of the text. O(utterances).
  package func forEachQuote(
    _ body: (QuoteID, _ content: [Range<UInt32>], _ speaker: Range<UInt32>?) throws -> Void
  ) rethrows {
    for number in 0..<UInt32(quoteCount) {
      let quote = QuoteID(rawValue: number)
      guard let record = record(quote) else { continue }
      try body(quote, record.content.map(\.positions), record.speaker?.positions)
    }
  }

  /// The words of the content, stretch by stretch; never empty.
  package func content(of quote: QuoteID) -> [Range<UInt32>] {
    record(quote)?.content.map(\.positions) ?? []
  }

  /// The first word of the content.
  package func position(of quote: QuoteID) -> Position { quoteTable.positions[quote.rawValue] }

  /// Who spoke, as the article resolves it; nil when nobody was found.
  package func speaker(of quote: QuoteID) -> SpeakerID? {
    quoteTable.speaker(quote.rawValue).map { SpeakerID(rawValue: $0) }
  }

  package func name(of speaker: SpeakerID) -> String { quoteTable.names.string(speaker.rawValue) }

  /// The name that all spellings of this person go by, over all articles.
  package func person(of speaker: SpeakerID) -> SpeakerID {
    SpeakerID(rawValue: quoteTable.persons[speaker.rawValue])
  }

  /// What is stored of an utterance; nil only in a damaged file.
  private func record(_ quote: QuoteID) -> QuoteRecord? {
    quoteTable.record(quote.rawValue, in: partRange(at: position(of: quote)))
  }

  private func bytes(of stretch: WordStretch) -> Range<Int> {
    let words = bytes(of: stretch.positions)
    let start = max(0, words.lowerBound - stretch.before)
    return start..<max(start, words.upperBound + stretch.after)
  }
}
