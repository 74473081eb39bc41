// SPDX-License-Identifier: Apache-2.0
// Punctuation between words, and quotation marks paired as well as their setting allows.

/// A quotation mark.
struct Mark {
  enum Family: UInt8 { case guillemet, double, single }

  var start: Int
  var end: Int
  var family: Family
  /// The word after it; the number of words where none follows.
  var word: Int
  /// It faces forward, backward, or (0) neither by its shape.
  var facing: Int8
}

/// A stretch between two marks, or from a mark that is never closed.
struct Quotation {
  /// Where the opening mark begins.
  var openStart: Int
  /// The bytes between the marks.
  var start: Int
  var end: Int
  /// Its first word, and the first one after it.
  var firstWord: Int
  var endWord: Int
  /// Where the closing mark ends; `end` where there is none.
  var closeEnd: Int
  var isClosed: Bool { closeEnd > end }
  var words: Range<Int> { firstWord..<endWord }
}

/// Reads what stands between the words of a part.
struct GapReader: ~Copyable {
  /// The quotation marks of the article so far.
  var marks = Column<Mark>()
  /// The part under way; not valid after it was read.
  private var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var base = 0
  /// Short gaps without a mark by a part of their hash, each the last that came.
  private var recent = Column<Recent>()

  init() { recent.append(repeating: Recent(key: 0, gap: [], hasDot: false), count: 256) }

  /// A gap of eight bytes at most, and what it is.
  struct Recent: BitwiseCopyable {
    /// The bytes, the first lowest. Zeros, as they stand behind it, are nothing to a gap.
    let key: UInt64
    let gap: Gap
    let hasDot: Bool
  }

  /// Begins a part of the article.
  /// - Parameter base: where its bytes begin among those of the article.
  mutating func begin(_ text: UnsafeBufferPointer<UInt8>, at base: Int) {
    (self.text, self.base) = (text, base)
  }

  /// What stands between the end of a word and the start of the next, and whether one dot is there,
  /// which may be a stop.
  /// - Parameters:
  ///   - range: bytes of the part.
  ///   - next: the number of the word after it in the article.
  mutating func read(_ range: Range<Int>, before next: Int) -> (gap: Gap, hasDot: Bool) {
    guard range.count <= 8, range.lowerBound + 8 <= text.count, let first = text.baseAddress else {
      return parse(range, before: next)
    }
    let bytes = UnsafeRawPointer(first + range.lowerBound).loadUnaligned(as: UInt64.self)
    let key = bytes.littleEndian & ~(UInt64.max << (8 * range.count))
    let place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
    if recent[place].key == key { return (recent[place].gap, recent[place].hasDot) }
    let (gap, hasDot) = parse(range, before: next)
    if !gap.contains(.mark) { recent[place] = Recent(key: key, gap: gap, hasDot: hasDot) }
    return (gap, hasDot)
  }

  private mutating func parse(
    _ range: Range<Int>, before next: Int
  ) -> (gap: Gap, hasDot: Bool) {
    let (from, end) = (range.lowerBound, range.upperBound)
    var gap = Gap()
    var dots = 0
    var index = from
    while index < end {
      let first = text[index]
      if first <= 0x20 {
        index += 1
        continue
      }
      let second = index + 1 < end ? text[index + 1] : 0
      let third = index + 2 < end ? text[index + 2] : 0
      var length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      switch (first, second, third) {
      case (0x2C, _, _), (0xD8, 0x8C, _): gap.formUnion(.comma)
      case (0x3B, _, _), (0xD8, 0x9B, _): gap.formUnion(.semicolon)
      case (0x3A, _, _): gap.formUnion(.colon)
      case (0x2E, _, _): dots += 1
      case (0x21, _, _), (0x3F, _, _), (0xD8, 0x9F, _): gap.formUnion(.stop)
      case (0x28, _, _), (0x5B, _, _): gap.formUnion(.openingBracket)
      case (0x29, _, _), (0x5D, _, _): gap.formUnion(.closingBracket)
      case (0x2D, _, _), (0x7C, _, _), (0xD9, 0x80, _): gap.formUnion(.dash)
      case (0xE2, 0x80, 0x93), (0xE2, 0x80, 0x94), (0xE2, 0x80, 0x92): gap.formUnion(.dash)
      case (0xE2, 0x80, 0xA6): gap.formUnion(.ellipsis)
      default:
        if let mark = mark(at: index, first, second, third) {
          length = mark.length
          gap.formUnion(.mark)
          marks.append(
            Mark(
              start: base + index, end: base + index + length, family: mark.family, word: next,
              facing: mark.facing))
        }
      }
      index += length
    }
    if dots > 1 { gap.formUnion(.ellipsis) }
    return (gap, dots == 1)
  }

  private func mark(
    at index: Int, _ first: UInt8, _ second: UInt8, _ third: UInt8
  ) -> (family: Mark.Family, facing: Int8, length: Int)? {
    switch (first, second, third) {
    case (0x22, _, _): return (.double, 0, 1)
    case (0x27, 0x27, _): return (.double, 0, 2)
    case (0x27, _, _): return (.single, 0, 1)
    case (0xC2, 0xAB, _): return (.guillemet, 1, 2)
    case (0xC2, 0xBB, _): return (.guillemet, -1, 2)
    case (0xE2, 0x80, 0x9C), (0xE2, 0x80, 0x9E), (0xE2, 0x80, 0x9F): return (.double, 1, 3)
    case (0xE2, 0x80, 0x9D): return (.double, -1, 3)
    case (0xE2, 0x80, 0x98), (0xE2, 0x80, 0x9A), (0xE2, 0x80, 0x9B): return (.single, 1, 3)
    case (0xE2, 0x80, 0x99): return (.single, -1, 3)
    case (0xE2, 0x80, 0xB9): return (.guillemet, 1, 3)
    case (0xE2, 0x80, 0xBA): return (.guillemet, -1, 3)
    default: return nil
    }
  }
}

// MARK: - Pairing

extension ArticleText {
  /// Pairs marks into quotations, in the order of their first bytes. What a mark touches decides
  /// which way it faces; where it touches both sides or neither, whether one is open; its shape comes
  /// last, for marks are often set the wrong way round. A mark left open ends with its sentence.
  func pair(_ marks: UnsafeBufferPointer<Mark>, into quotations: inout Column<Quotation>) {
    var open = [-1, -1, -1]
    for index in 0..<marks.count {
      let mark = marks[index]
      let family = Int(mark.family.rawValue)
      if open[family] >= 0, tooFar(marks[open[family]], mark) {
        leaveOpen(marks[open[family]], &quotations)
        open[family] = -1
      }
      let opens = opens(mark, isOpen: open[family] >= 0)
      if opens {
        if open[family] >= 0 { leaveOpen(marks[open[family]], &quotations, before: mark.word) }
        open[family] = index
      } else if open[family] >= 0 {
        add(
          from: marks[open[family]], end: mark.start, upTo: mark.word, closeEnd: mark.end,
          &quotations)
        open[family] = -1
      }
    }
    for index in open where index >= 0 { leaveOpen(marks[index], &quotations) }
    quotations.sort { $0.start < $1.start }
  }

  private func opens(_ mark: Mark, isOpen: Bool) -> Bool {
    let touchesNext = mark.word < words.count && Int(words[mark.word].start) == mark.end
    let touchesLast =
      mark.start > 0 && bytes[mark.start - 1] > 0x20 && bytes[mark.start - 1] != 0x3A
    if mark.family == .single {
      return touchesNext && !touchesLast
    }
    if touchesNext != touchesLast {
      // A closing mark may touch the next word by oversight, never where one is already open.
      if touchesNext, isOpen, mark.facing < 0 { return false }
      return touchesNext
    }
    if touchesNext, touchesLast, mark.facing != 0 { return mark.facing > 0 }
    return !isOpen
  }

  /// A quotation goes over no more than a few paragraphs, and not from the title to the body.
  private func tooFar(_ first: Mark, _ second: Mark) -> Bool {
    if first.word < titleWords, second.word > titleWords { return true }
    let limit = first.family == .single ? 60 : 600
    if second.word - first.word > limit { return true }
    guard first.word < second.word else { return false }
    var breaks = 0
    for word in (first.word + 1)..<max(second.word, first.word + 1) {
      if gap(word, has: .paragraph) { breaks += 1 }
    }
    return breaks > (first.family == .single ? 0 : 2)
  }

  private func leaveOpen(
    _ mark: Mark, _ quotations: inout Column<Quotation>, before next: Int? = nil
  ) {
    guard mark.word < words.count, mark.family != .single else { return }
    let sentence = words(ofSentence: sentence(of: mark.word))
    let end = min(sentence.upperBound, next ?? words.count, mark.word + 600)
    guard end > mark.word else { return }
    let endByte = Int(words[end - 1].end)
    add(from: mark, end: endByte, upTo: end, closeEnd: endByte, &quotations)
  }

  private func add(
    from mark: Mark, end: Int, upTo word: Int, closeEnd: Int, _ quotations: inout Column<Quotation>
  ) {
    guard word > mark.word else { return }
    quotations.append(
      Quotation(
        openStart: mark.start, start: mark.end, end: end, firstWord: mark.word, endWord: word,
        closeEnd: closeEnd))
  }
}
