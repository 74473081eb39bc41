// SPDX-License-Identifier: Apache-2.0
// Whether a sentence ends between two words, and to which side the punctuation there belongs.

/// Decides about the gaps of one text. The rules, made on Saudi, Egyptian and pan-Arab news:
/// - `؟ ! ?` and a single `.` end a sentence, with the quotation marks and brackets that close
///   after them; `؛ : ،` after them, or the brackets of `(؟)`, show that it goes on.
/// - `..`, `...` and `…` part the halves of a headline or trail off, and end no sentence, save
///   before a Latin capital.
/// - A `.` in numbers, hosts, and after initials, titles (د. م.) and list numbers ends none.
/// - A line break ends sentence and paragraph, unless the text is broken by width: then only a
///   blank line does.
/// Quotation marks are never paired: an unbalanced one changes nothing.
struct BoundaryJudge {
  let bytes: UnsafeBufferPointer<UInt8>
  let isHardWrapped: Bool

  /// The words around a gap, as ranges of bytes.
  struct Neighbours {
    var beforeLast: Range<Int>?
    var last: Range<Int>
    var next: Range<Int>
    /// The last word is the first of its paragraph.
    var lastIsFirstOfParagraph: Bool
  }

  /// Where one sentence ends and the next begins.
  struct Cut {
    var leftEnd: Int
    var rightStart: Int
    var isParagraph: Bool
  }

  /// Stops with the quotation marks and brackets among and after them.
  private struct Cluster {
    var start: Int
    var end: Int
    var hasStrongStop = false
    var hasSingleDot = false
  }

  /// The boundary in a gap that may hold some marks, if there is one.
  func boundary(in gap: Gap, with marks: Gap.Marks, beside words: Neighbours) -> Cut? {
    if marks.contains(.lineBreak), let cut = paragraphBreak(in: gap) { return cut }
    guard marks.contains(.stop) else { return nil }
    var index = gap.start
    var isInBrackets = false
    while index < gap.end {
      let (scalar, length) = UTF8Scalar.decode(bytes, at: index)
      if Punctuation.isStop(scalar) {
        let cluster = self.cluster(at: index, in: gap)
        if !isInBrackets, ends(at: cluster, in: gap, beside: words) {
          let right = Gap(start: cluster.end, end: gap.end).openingStart(in: bytes)
          return Cut(leftEnd: cluster.end, rightStart: right, isParagraph: false)
        }
        index = cluster.end
      } else {
        // An opening mark that touches the word before is a closing one turned around.
        isInBrackets = Punctuation.isOpening(scalar) && index > gap.start
        index += length
      }
    }
    return nil
  }

  private func paragraphBreak(in gap: Gap) -> Cut? {
    var breaks = 0
    var lastEnd = gap.start
    var isSeparator = false
    var index = gap.start
    var previous: UInt32 = 0
    while index < gap.end {
      let (scalar, length) = UTF8Scalar.decode(bytes, at: index)
      index += length
      if Punctuation.isLineBreak(scalar) {
        if !(previous == 0x0D && scalar == 0x0A) { breaks += 1 }
        if scalar == 0x2029 || scalar == 0x0C { isSeparator = true }
        lastEnd = index
      }
      previous = scalar
    }
    guard breaks > 0, breaks > 1 || isSeparator || !isHardWrapped else { return nil }
    return Cut(
      leftEnd: gap.lineEnd(in: bytes),
      rightStart: Gap(start: lastEnd, end: gap.end).openingStart(in: bytes), isParagraph: true)
  }

  /// The cluster that begins with the stop at `start`.
  private func cluster(at start: Int, in gap: Gap) -> Cluster {
    var cluster = Cluster(start: start, end: start)
    var index = start
    var dots = 0
    var hasEllipsis = false
    func closeRun() {
      if dots == 1, !hasEllipsis { cluster.hasSingleDot = true }
      (dots, hasEllipsis) = (0, false)
    }
    while index < gap.end {
      let (scalar, length) = UTF8Scalar.decode(bytes, at: index)
      if scalar == Punctuation.dot {
        dots += 1
      } else if scalar == Punctuation.ellipsis {
        hasEllipsis = true
      } else if Punctuation.isStop(scalar) {
        cluster.hasStrongStop = true
      } else if Punctuation.isInvisible(scalar) {
        index += length
        continue
      } else if Punctuation.isQuote(scalar) || Punctuation.isClosingBracket(scalar) {
        closeRun()
        if index + length == gap.end, Punctuation.isOpening(scalar) { break }
      } else {
        break
      }
      index += length
      cluster.end = index
    }
    closeRun()
    return cluster
  }

  private func ends(at cluster: Cluster, in gap: Gap, beside words: Neighbours) -> Bool {
    var index = cluster.end
    while index < gap.end {
      let (scalar, length) = UTF8Scalar.decode(bytes, at: index)
      if Punctuation.continuesSentence(scalar) { return false }
      if !Punctuation.isSpace(scalar) { break }
      index += length
    }
    let lastEndsLatin = WordShape.endsLatin(bytes, words.last)
    let nextBeginsLatin = bytes[words.next.lowerBound] < 0x80
    let touches = cluster.start == gap.start && cluster.end == gap.end
    let isOneStop = cluster.end - cluster.start == 1
    if cluster.hasStrongStop {
      return !(touches && isOneStop && lastEndsLatin && nextBeginsLatin)
    }
    guard cluster.hasSingleDot else {
      return !touches && WordShape(bytes, words.next).beginsWithLatinCapital
    }
    guard cluster.start == gap.start else {
      // ` .NET`: a stop that touches only the next word, a Latin one.
      return !(cluster.end == gap.end && nextBeginsLatin)
    }
    let last = WordShape(bytes, words.last)
    let abbreviation = Abbreviation(bytes: bytes, words: words, last: last)
    if touches, isOneStop { return !abbreviation.joins }
    return !abbreviation.precedesName
  }
}
