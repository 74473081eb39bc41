// SPDX-License-Identifier: Apache-2.0
/// One utterance in a few bytes: which words it takes, and what made it one.
import Quotes

/// Some words of a text with the bytes that belong to them.
struct WordStretch: Equatable {
  var positions: Range<UInt32>
  /// Bytes before the first word and after the last that belong to it, quotation marks for
  /// instance; below 0 where it ends inside a word.
  var before: Int
  var after: Int

  func lies(in part: Range<UInt32>) -> Bool {
    positions.lowerBound >= part.lowerBound && positions.upperBound <= part.upperBound
  }
}

/// An utterance as it is stored.
///
/// A record is a byte each for kind and what is there, rule, cue and speaker (four bits each), and
/// confidence, then numbers of seven bits a byte, the least first: how many further stretches the
/// content has, then for each stretch (those of the content, the cue, the speaker) the words from
/// where the last one ended, its words, and its bytes before and after. Signed numbers are folded
/// (0, -1, 1, -2 …).
struct QuoteRecord: Equatable {
  var kind: Utterance.Kind
  var evidence: Utterance.Evidence
  /// Hundredths.
  var confidence: UInt8
  /// The first stretch of the content; most have no other.
  var first: WordStretch
  /// The stretches after it, in order.
  var further: [WordStretch] = []
  var cue: WordStretch?
  var speaker: WordStretch?

  /// What stands for a record that is none, in a damaged file: the first word of the corpus.
  static let nothing = QuoteRecord(
    kind: .indirect,
    evidence: Utterance.Evidence(rule: .clause, cue: .verb, speaker: .afterCue), confidence: 0,
    first: WordStretch(positions: 0..<1, before: 0, after: 0))

  private static let cueFlag: UInt8 = 0x40
  private static let speakerFlag: UInt8 = 0x80
  /// Stretches an utterance may have.
  static let maxStretches = 64
}

extension QuoteRecord {
  /// The stretches of the content, in order; never empty.
  var content: [WordStretch] { [first] + further }

  /// Appends the bytes of the record, which do not depend on where in the corpus it stands.
  func encode(into bytes: inout GrowingArray<UInt8>) {
    let flags = (cue == nil ? 0 : Self.cueFlag) | (speaker == nil ? 0 : Self.speakerFlag)
    bytes.append(kind.rawValue | flags)
    bytes.append(evidence.rule.rawValue)
    bytes.append(evidence.cue.rawValue << 4 | evidence.speaker.rawValue)
    bytes.append(confidence)
    bytes.append(number: UInt64(further.count))
    var end = first.positions.lowerBound
    Self.append(first, after: &end, to: &bytes)
    for stretch in further { Self.append(stretch, after: &end, to: &bytes) }
    if let cue { Self.append(cue, after: &end, to: &bytes) }
    if let speaker { Self.append(speaker, after: &end, to: &bytes) }
  }

  /// - Parameter end: where the stretch before ended; then, where this one does.
  private static func append(
    _ stretch: WordStretch, after end: inout UInt32, to bytes: inout GrowingArray<UInt8>
  ) {
    append(Int(stretch.positions.lowerBound) - Int(end), to: &bytes)
    bytes.append(number: UInt64(stretch.positions.count))
    append(stretch.before, to: &bytes)
    append(stretch.after, to: &bytes)
    end = stretch.positions.upperBound
  }

  /// Reads the record of an utterance whose content begins at `position`; nil unless the bytes are
  /// one record and nothing else.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at position: Position) {
    guard bytes.count > 5,
      let kind = Utterance.Kind(rawValue: bytes[0] & ~(Self.cueFlag | Self.speakerFlag)),
      let rule = Utterance.Rule(rawValue: bytes[1]),
      let cue = Utterance.CueClass(rawValue: bytes[2] >> 4),
      let speaker = Utterance.SpeakerSource(rawValue: bytes[2] & 15)
    else { return nil }
    self.kind = kind
    evidence = Utterance.Evidence(rule: rule, cue: cue, speaker: speaker)
    confidence = bytes[3]
    var reader = NumberReader(bytes: bytes, place: 4, position: Int(position))
    guard let count = reader.number(), count < UInt64(Self.maxStretches) else { return nil }
    guard let first = reader.stretch(), first.positions.lowerBound == position else { return nil }
    self.first = first
    for _ in 0..<count {
      guard let stretch = reader.stretch() else { return nil }
      further.append(stretch)
    }
    if bytes[0] & Self.cueFlag != 0 {
      guard let stretch = reader.stretch() else { return nil }
      self.cue = stretch
    }
    if bytes[0] & Self.speakerFlag != 0 {
      guard let stretch = reader.stretch() else { return nil }
      self.speaker = stretch
    }
    guard reader.place == bytes.count else { return nil }
  }

  /// Whether all of it lies in a part of an article, the content in order.
  func lies(in part: Range<UInt32>) -> Bool {
    var end = first.positions.upperBound
    for stretch in further {
      guard stretch.positions.lowerBound >= end else { return false }
      end = stretch.positions.upperBound
    }
    return first.positions.lowerBound >= part.lowerBound && end <= part.upperBound
      && (cue?.lies(in: part) ?? true) && (speaker?.lies(in: part) ?? true)
  }

  private static func append(_ number: Int, to bytes: inout GrowingArray<UInt8>) {
    bytes.append(number: UInt64(bitPattern: Int64((number << 1) ^ (number >> 63))))
  }
}

/// Reads the numbers of a record, and nothing beyond its bytes.
private struct NumberReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var place: Int
  /// Where the last stretch ended.
  var position: Int

  mutating func number() -> UInt64? {
    VariableNumber.read {
      guard place < bytes.count else { return nil }
      defer { place += 1 }
      return bytes[place]
    }
  }

  private mutating func signed() -> Int? {
    number().map { Int($0 >> 1) ^ -Int($0 & 1) }
  }

  /// A stretch of one word at least.
  mutating func stretch() -> WordStretch? {
    guard let gap = signed(), let count = number(), let before = signed(), let after = signed(),
      count > 0, let start = UInt32(exactly: position + gap),
      let end = UInt32(exactly: Int(start) + Int(count))
    else { return nil }
    position = Int(end)
    return WordStretch(positions: start..<end, before: before, after: after)
  }
}
