// SPDX-License-Identifier: Apache-2.0
// Bare words, numbers, dates and parameters.

extension Lexer {
  /// Whether a digit stands `distance` bytes ahead.
  func digitFollows(_ distance: Int) -> Bool {
    guard offset + distance < bytes.count else { return false }
    return decodeScalar(bytes, at: offset + distance).scalar?.digitValue != nil
  }

  /// A run of word characters, with `-` and `.` inside, and what it is by its shape.
  mutating func word() {
    let letters = lettersLength(from: offset)
    if letters > 0, endsWord(at: offset + letters) { return word(length: letters) }
    let length = wordLength(from: offset)
    let kind = shape(offset..<offset + length)
    guard kind == .word else { return add(kind, length: length) }
    if length == 1, peek() == 0x5F { return add(.last, length: 1) }
    word(length: length)
  }

  private mutating func word(length: Int) {
    add(.word, length: length, keyword: KeywordTable.keyword(bytes, offset..<offset + length))
  }

  /// `$` and a name.
  mutating func parameter() {
    let next = offset + 1
    guard next < bytes.count, decodeScalar(bytes, at: next).scalar?.isLetter == true else {
      report(.badCharacter("$"), at: offset..<next)
      return add(.invalid, length: 1)
    }
    add(.parameter, length: 1 + wordLength(from: next))
  }

  private func wordLength(from start: Int) -> Int {
    var end = start
    if bytes[start] == 0x2D { end += 1 }
    var index = end
    while index < bytes.count {
      let (decoded, length) = decodeScalar(bytes, at: index)
      guard let scalar = decoded else { break }
      index += length
      if scalar.continuesWord {
        end = index
      } else if !scalar.isJoiner, !joinsWords(scalar, before: index) {
        break
      }
    }
    return end - start
  }

  /// Whether a word, no more than letters of ASCII so far, certainly ends there.
  private func endsWord(at index: Int) -> Bool {
    guard index < bytes.count else { return true }
    switch bytes[index] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), 0x80...:
      return false
    default: return true
    }
  }

  /// How many letters of ASCII stand there: all there is of most words.
  private func lettersLength(from start: Int) -> Int {
    let bytes = bytes.span
    var end = start
    while end < bytes.count, isLetter(bytes[end]) { end += 1 }
    return end - start
  }

  /// `-`, `.` and the Arabic decimal separator go on with a word when one more letter follows.
  private func joinsWords(_ scalar: Unicode.Scalar, before index: Int) -> Bool {
    guard scalar == "-" || scalar == "." || scalar == "٫", index < bytes.count else { return false }
    return decodeScalar(bytes, at: index).scalar?.beginsWord ?? false
  }

  /// Whether a byte is a letter of ASCII.
  func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Digits alone are a number, with one point too; with hyphens they are a date.
  private func shape(_ range: Range<Int>) -> Token.Kind {
    if isLetter(bytes[range.lowerBound]) { return .word }
    let first = decodeScalar(bytes, at: range.lowerBound).scalar
    if let first, first != "-", first.digitValue == nil { return .word }
    var points = 0
    var hyphens = 0
    for (index, scalar) in text(range).unicodeScalars.enumerated() where scalar.digitValue == nil {
      switch scalar {
      case ".", "٫": points += 1
      case "-" where index > 0: hyphens += 1
      case "-": continue
      default: return .word
      }
    }
    if points == 0 && hyphens > 0 { return .date }
    return points <= 1 && hyphens == 0 ? .number : .word
  }
}
