// SPDX-License-Identifier: Apache-2.0
// Words to sentences and paragraphs: what stands between two words decides.

extension TokenizedText {
  /// Fills `wideGaps` from the words.
  mutating func findWideGaps(_ bytes: UnsafeBufferPointer<UInt8>) {
    var gaps: [UInt32] = []
    swap(&gaps, &wideGaps)
    gaps.removeAll(keepingCapacity: true)
    Self.findWideGaps(starts.span, ends.span, bytes, into: &gaps)
    swap(&gaps, &wideGaps)
  }

  private static func findWideGaps(
    _ starts: Span<UInt32>, _ ends: Span<UInt32>, _ bytes: UnsafeBufferPointer<UInt8>,
    into gaps: inout [UInt32]
  ) {
    var last: UInt32 = 0
    for word in starts.indices {
      if starts[word] != last &+ 1 || bytes[Int(last)] != 0x20 { gaps.append(UInt32(word)) }
      last = ends[word]
    }
  }

  /// Fills the arrays of sentences and paragraphs from the words.
  mutating func cutSentences(_ bytes: UnsafeBufferPointer<UInt8>) {
    sentenceStarts.removeAll(keepingCapacity: true)
    paragraphStarts.removeAll(keepingCapacity: true)
    sentenceByteStarts.removeAll(keepingCapacity: true)
    sentenceByteEnds.removeAll(keepingCapacity: true)
    guard count > 0 else { return }
    let judge = BoundaryJudge(bytes: bytes, isHardWrapped: LineWidths.areWrapped(bytes))
    let opening = Gap(start: 0, end: Int(starts[0])).openingStart(in: bytes)
    append(sentenceAt: 0, byte: opening, isParagraph: true)
    for word in wideGaps.lazy.map(Int.init) where word > 0 {
      let gap = Gap(start: Int(ends[word - 1]), end: Int(starts[word]))
      let marks = gap.marks(in: bytes)
      guard !marks.isEmpty,
        let cut = judge.boundary(in: gap, with: marks, beside: neighbours(ofGapBefore: word))
      else { continue }
      sentenceByteEnds.append(UInt32(cut.leftEnd))
      append(sentenceAt: word, byte: cut.rightStart, isParagraph: cut.isParagraph)
    }
    let closing = Gap(start: Int(ends[count - 1]), end: bytes.count)
    sentenceByteEnds.append(UInt32(closing.lineEnd(in: bytes)))
  }

  private mutating func append(sentenceAt word: Int, byte: Int, isParagraph: Bool) {
    sentenceStarts.append(UInt32(word))
    sentenceByteStarts.append(UInt32(byte))
    if isParagraph { paragraphStarts.append(UInt32(word)) }
  }

  private func neighbours(ofGapBefore word: Int) -> BoundaryJudge.Neighbours {
    BoundaryJudge.Neighbours(
      beforeLast: word >= 2 ? wordByteRange(word - 2) : nil,
      last: wordByteRange(word - 1),
      next: wordByteRange(word),
      lastIsFirstOfParagraph: paragraphStarts.last == UInt32(word - 1))
  }
}

/// What stands between two words, as a range of bytes.
struct Gap {
  var start: Int
  var end: Int

  /// What may end a sentence.
  struct Marks: OptionSet {
    let rawValue: UInt8
    static let lineBreak = Marks(rawValue: 1)
    static let stop = Marks(rawValue: 2)
  }

  /// What may be in the gap: a quick look at its bytes.
  func marks(in bytes: UnsafeBufferPointer<UInt8>) -> Marks {
    var marks: Marks = []
    for index in start..<end {
      switch bytes[index] {
      case 0x0A...0x0D: marks.insert(.lineBreak)
      case 0x2E, 0x21, 0x3F: marks.insert(.stop)  // `.`, `!`, `?`.
      case 0xC2: if bytes[index + 1] == 0x85 { marks.insert(.lineBreak) }  // NEL; « is more common.
      case 0xD8: if bytes[index + 1] == 0x9F { marks.insert(.stop) }  // ؟; ، is more common.
      case 0xDB: marks.insert(.stop)  // ۔
      case 0xE2...0xEF: marks.formUnion([.lineBreak, .stop])  // … and their like: look closer.
      default: break
      }
    }
    return marks
  }

  /// Where the sentence begins whose first word follows the gap: at the quotation marks and
  /// brackets that touch the word.
  func openingStart(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var result = end
    while result > start {
      let (scalar, length) = UTF8Scalar.decode(bytes, before: result)
      guard Punctuation.isQuoteOrBracket(scalar) || Punctuation.isPrefix(scalar) else { break }
      guard result - length >= start else { break }
      result -= length
    }
    return result
  }

  /// Where the sentence ends whose last word stands before the gap, when it ends with its line:
  /// at the end of what is printed there.
  func lineEnd(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var result = start
    var index = start
    while index < end {
      let (scalar, length) = UTF8Scalar.decode(bytes, at: index)
      if Punctuation.isLineBreak(scalar) { break }
      index += length
      if !Punctuation.isSpace(scalar) { result = min(index, end) }
    }
    return result
  }
}
