// SPDX-License-Identifier: Apache-2.0
// The lexer: bytes of a script to tokens, by hand, one look ahead.

/// Cuts a script into tokens. Never fails: what it cannot read becomes an `invalid` token and a
/// problem.
struct Lexer {
  let bytes: [UInt8]
  /// Whether the bytes are known to be valid UTF-8.
  private let isValid: Bool
  var offset = 0
  var tokens: [Token] = []
  var comments: [SourceRange] = []
  /// By position once everything is read.
  private(set) var problems: [(Problem, SourceRange)] = []
  /// The text ends inside a string.
  var endsInString = false
  var startsLine = true
  /// Closing marks that do not occur again: looking for one twice would take quadratic time.
  var absentMarks: Set<Unicode.Scalar> = []

  init(_ bytes: [UInt8], isValid: Bool = false) {
    self.bytes = bytes
    self.isValid = isValid
  }

  /// Reads everything.
  mutating func run() {
    tokens.reserveCapacity(bytes.count / 5 + 2)
    checkEncoding()
    let encoding = problems
    problems = []
    while offset < bytes.count {
      let start = offset
      step()
      precondition(offset > start, "the lexer must progress")
    }
    guard !(encoding.isEmpty && problems.isEmpty) else { return }
    problems = (encoding + problems).sorted { $0.1.start < $1.1.start }
  }

  /// Notes a problem, up to as many as are told.
  mutating func report(_ problem: Problem, at range: Range<Int>) {
    guard problems.count < Parser.diagnosticLimit else { return }
    problems.append((problem, SourceRange(range.lowerBound, range.upperBound)))
  }

  /// The byte `distance` after the present one; 0 past the end.
  func peek(_ distance: Int = 0) -> UInt8 {
    offset + distance < bytes.count ? bytes[offset + distance] : 0
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  mutating func add(_ kind: Token.Kind, length: Int, keyword: Keyword? = nil) {
    let range = offset..<offset + length
    tokens.append(Token(kind, range, keyword: keyword, startsLine: startsLine))
    startsLine = false
    offset += length
  }

  private mutating func step() {
    // Most of a script by far.
    if bytes[offset] == UInt8(ascii: " ") {
      offset += 1
      return
    }
    if isLetter(bytes[offset]) { return word() }
    let (decoded, length) = decodeScalar(bytes, at: offset)
    guard let scalar = decoded else { return add(.invalid, length: 1) }
    if scalar.isLineBreak {
      startsLine = true
      offset += length
    } else if scalar.isSpace {
      offset += length
    } else if scalar == "#" {
      comment()
    } else if let close = Self.closingMark(of: scalar) {
      string(open: length, close: close)
    } else if scalar.beginsWord || (scalar == "-" && digitFollows(1)) {
      word()
    } else if scalar == "$" {
      parameter()
    } else if let (kind, length) = symbol(scalar, length) {
      add(kind, length: length)
    } else {
      badCharacter(length: length)
    }
  }

  /// Reports each run of bytes that are not UTF-8, wherever it stands.
  private mutating func checkEncoding() {
    guard !isValid, (try? UTF8Span(validating: bytes.span)) == nil else { return }
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, decodeScalar(bytes, at: index).scalar == nil { index += 1 }
      if index > start {
        let found = "0x" + String(bytes[start], radix: 16, uppercase: true)
        report(.badCharacter(found), at: start..<index)
      } else {
        index += decodeScalar(bytes, at: index).length
      }
    }
  }

  private mutating func comment() {
    let start = offset
    while offset < bytes.count, peek() != 0x0A, peek() != 0x0D { offset += 1 }
    comments.append(SourceRange(start, offset))
  }

  private func symbol(_ scalar: Unicode.Scalar, _ length: Int) -> (Token.Kind, Int)? {
    let equals = peek(1) == 0x3D
    return switch scalar {
    case "|": (.pipe, 1)
    case ",", "،": (.comma, length)
    case ";", "؛": (.semicolon, length)
    case "(": (.openBracket, 1)
    case ")": (.closeBracket, 1)
    case "=": (.equal, 1)
    case "!": equals ? (.notEqual, 2) : nil
    case "<": equals ? (.lessOrEqual, 2) : (.less, 1)
    case ">": equals ? (.greaterOrEqual, 2) : (.greater, 1)
    case "≠": (.notEqual, length)
    case "≤": (.lessOrEqual, length)
    case "≥": (.greaterOrEqual, length)
    case ".": peek(1) == 0x2E ? (.range, 2) : nil
    default: nil
    }
  }

  /// Reports a character that begins no token. Neighbours of its kind are one mistake; so is
  /// what stands in single quotation marks.
  private mutating func badCharacter(length: Int) {
    let start = offset
    let found = text(start..<start + length)
    offset += length
    if Self.singleQuotes.contains(found), let close = closingSingleQuote() { offset = close }
    if let last = tokens.last, last.kind == .invalid, last.end == start {
      tokens[tokens.count - 1] = Token(
        .invalid, last.start..<offset, startsLine: last.startsLine)
      return
    }
    report(.badCharacter(found), at: start..<offset)
    tokens.append(Token(.invalid, start..<offset, startsLine: startsLine))
    startsLine = false
  }

  private static let singleQuotes: Set<String> = ["'", "‘", "’", "`"]

  /// The offset after the next single quotation mark on this line.
  private func closingSingleQuote() -> Int? {
    var index = offset
    while index < bytes.count, bytes[index] != 0x0A {
      let (_, length) = decodeScalar(bytes, at: index)
      if Self.singleQuotes.contains(text(index..<index + length)) { return index + length }
      index += length
    }
    return nil
  }
}
