// SPDX-License-Identifier: Apache-2.0
// The utterances of one article as they were found: in words, as an index stores them.

/// Words of an article that follow each other, with the bytes that belong to them.
package struct Stretch {
  /// Counted from the first word of the article, the title's first; never empty.
  package var words: Range<Int>
  /// Bytes before the first word and after the last that belong to them, quotation marks for
  /// instance; below 0 where it ends inside a word.
  package var before: Int
  package var after: Int
}

/// An utterance of an article: what `Utterance` says of it, in plain values.
package struct FoundUtterance {
  /// 0 for the title.
  var sentence: Int
  package var content: Stretch
  /// What was said after the cue, where the cue stands inside what was said.
  package var furtherContent: Stretch?
  package var kind: Utterance.Kind
  package var speaker: Stretch?
  package var cue: Stretch?
  package var confidence: UInt8
  package var evidence: Utterance.Evidence
  /// The number of the speaker among those of the article, or -1.
  var speakerNumber: Int
}

/// The utterances of one article, and the names of its speakers. Memory is used again for the next.
package struct FoundUtterances: ~Copyable {
  /// In the order of their first bytes, the title's first.
  package private(set) var all: [FoundUtterance] = []
  private var nameBytes = Column<UInt8>()
  /// Where each speaker's name ends.
  private var nameEnds = Column<Int>()

  /// The fullest name of the speaker; empty when nobody was found. Valid while this is not changed.
  package func name(of utterance: FoundUtterance) -> UnsafeBufferPointer<UInt8> {
    let number = utterance.speakerNumber
    guard number >= 0 else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(rebasing: nameBytes.elements[nameEnds.range(number)])
  }

  mutating func removeAll() {
    all.removeAll(keepingCapacity: true)
    nameBytes.removeAll()
    nameEnds.removeAll()
  }

  mutating func append(_ utterance: FoundUtterance) { all.append(utterance) }

  /// Adds the name of the next speaker; bytes that are no text become U+FFFD.
  mutating func append(name printed: UnsafeBufferPointer<UInt8>, afterAlif: Bool) {
    if afterAlif {
      nameBytes.append(0xD8)
      nameBytes.append(0xA7)
    }
    if Self.isPlain(printed) {
      nameBytes.append(contentsOf: printed)
    } else {
      for byte in String(decoding: printed, as: UTF8.self).utf8 { nameBytes.append(byte) }
    }
    nameEnds.append(nameBytes.count)
  }

  /// Whether bytes are Arabic and ASCII alone, as most names are.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let isArabic =
        bytes[index] & 0xFC == 0xD8 && index + 1 < bytes.count && bytes[index + 1] & 0xC0 == 0x80
      guard isArabic || bytes[index] < 0x80 else { return false }
      index += isArabic ? 2 : 1
    }
    return true
  }

  /// Puts the utterances into the order of their first bytes.
  mutating func sort() {
    func isBefore(_ a: FoundUtterance, _ b: FoundUtterance) -> Bool {
      let (first, second) = (a.content, b.content)
      return (first.words.lowerBound, -first.before) < (second.words.lowerBound, -second.before)
    }
    if zip(all, all.dropFirst()).contains(where: { isBefore($1, $0) }) { all.sort(by: isBefore) }
  }
}
