// SPDX-License-Identifier: Apache-2.0
// Pieces of texts: whoever reads them one by one finds the words of the text.

import ArabicText
import Testing

struct PieceTests {
  private func pieces(of bytes: [UInt8]) -> [Range<Int>] {
    var pieces = TextPieces()
    bytes.withUnsafeBufferPointer { pieces.cut($0) }
    return zip(pieces.starts, pieces.ends).map { Int($0)..<Int($1) }
  }

  private func pieces(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    return pieces(of: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test func `pieces hold no separators of ASCII and none of the commonest punctuation`() {
    #expect(
      pieces(of: "«قال: إنّ COVID19» (انتهى)، أليس_كذلك؟ — نعم…")
        == ["قال", "إنّ", "COVID19", "انتهى", "أليس", "كذلك", "نعم"])
    #expect(pieces(of: "قال،نعم ما»") == ["قال", "نعم", "ما"])
    #expect(pieces(of: "، … » ؟").isEmpty && pieces(of: "").isEmpty)
  }

  @Test func `the words of any bytes are those of their pieces read alone`() {
    var generator = SeededGenerator(state: 77)
    for _ in 0..<3000 {
      let bytes = randomBytes(&generator)
      let whole = Cut(bytes: bytes).tokens
      var words: [Range<Int>] = []
      var folded: [[UInt8]] = []
      for piece in pieces(of: bytes) {
        let tokens = Cut(bytes: Array(bytes[piece])).tokens
        for word in 0..<tokens.count {
          let range = tokens.wordByteRange(word)
          words.append(range.lowerBound + piece.lowerBound..<range.upperBound + piece.lowerBound)
          folded.append(tokens.folded(word))
        }
      }
      #expect(words == (0..<whole.count).map { whole.wordByteRange($0) })
      #expect(folded == (0..<whole.count).map { whole.folded($0) })
    }
  }

  @Test func `pieces of a long text are those of its lines`() {
    var generator = SeededGenerator(state: 80)
    for _ in 0..<100 {
      var text: [UInt8] = []
      var expected: [Range<Int>] = []
      for _ in 0..<100 {
        let line = Array(randomBytes(&generator).prefix(60))
        for piece in pieces(of: line) {
          expected.append(piece.lowerBound + text.count..<piece.upperBound + text.count)
        }
        text += line + [0x0A]
      }
      #expect(pieces(of: text) == expected)
    }
  }

  @Test func `punctuation parts pieces wherever it stands`() {
    for mark in ["،", "؛", "؟", "«", "»", "\u{2010}", "…", "”", "\u{2027}"] {
      for before in 0...70 {
        let letters = String(repeating: "a", count: before)
        let expected = (before > 0 ? [letters] : []) + ["ب"]
        #expect(pieces(of: letters + mark + "ب") == expected, "\(before) before \(mark)")
        #expect(pieces(of: letters + mark) == Array(expected.dropLast()))
      }
    }
  }

  @Test func `every byte is judged alike in short and long texts`() {
    for byte in UInt8.min...UInt8.max {
      let isPiece = !pieces(of: [byte]).isEmpty
      let spaces = [UInt8](repeating: 0x20, count: 40)
      #expect(pieces(of: spaces + [byte] + spaces) == (isPiece ? [40..<41] : []))
      let letters = [UInt8](repeating: 0x61, count: 64)
      let run = pieces(of: letters + [byte] + letters)
      #expect(run == (isPiece ? [0..<129] : [0..<64, 65..<129]))
    }
  }

  @Test func `sentences are the same where the words are known`() {
    var generator = SeededGenerator(state: 78)
    for _ in 0..<1000 {
      let bytes = randomBytes(&generator)
      let whole = Cut(bytes: bytes).tokens
      var words = TextPieces()
      (words.starts, words.ends) = (whole.starts, whole.ends)
      var again = TokenizedText()
      bytes.withUnsafeBufferPointer { again.setWords(of: $0, to: &words) }
      #expect(again.starts == whole.starts && again.ends == whole.ends)
      #expect(again.sentenceStarts == whole.sentenceStarts)
      #expect(again.paragraphStarts == whole.paragraphStarts && again.wideGaps == whole.wideGaps)
    }
  }

  @Test func `plain words are folded as others are`() {
    var generator = SeededGenerator(state: 79)
    for _ in 0..<2000 {
      let bytes = Array(randomBytes(&generator).prefix(24))
      guard let folded = plainlyFolded(bytes), !bytes.isEmpty else { continue }
      let cut = Cut(bytes: bytes).tokens
      #expect(cut.count == 1 && cut.wordByteRange(0) == bytes.indices && cut.folded(0) == folded)
    }
    for word in ["أحمد", "إلى", "مدرسة", "على", "آخر", "CNN", "2015", "G20", "كوفيد19"] {
      #expect(plainlyFolded(Array(word.utf8)) == Cut(word).tokens.folded(0))
    }
  }

  /// Nil where the bytes are no plain word.
  private func plainlyFolded(_ bytes: [UInt8]) -> [UInt8]? {
    var folded = [UInt8](repeating: 0, count: bytes.count)
    let isPlain = bytes.withUnsafeBufferPointer { bytes in
      folded.withUnsafeMutableBufferPointer { folded in
        folded.baseAddress.map { PlainFolding.fold(bytes, into: $0) } ?? false
      }
    }
    return isPlain ? folded : nil
  }
}
