// SPDX-License-Identifier: Apache-2.0
// Names, strings, numbers, dates and other values.

extension Parser {
  mutating func string() throws(Failure) -> StringLiteral {
    expect(.string)
    guard current.kind == .string else { throw fail() }
    let literal = StringLiteral(value: stringText(current), range: current.range)
    advance()
    return literal
  }

  private func stringText(_ token: Token) -> String { stringValue(bytes, token.start..<token.end) }

  /// Takes the current token as a name, whatever it is.
  mutating func takeName() -> Name {
    let name = Name(text: text(of: current), range: current.range)
    advance()
    return name
  }

  /// Any bare word.
  mutating func word(_ wanted: Expected) throws(Failure) -> Name {
    expect(wanted)
    guard current.kind == .word else { throw fail() }
    return takeName()
  }

  /// A field; words after which a statement goes on cannot be one.
  mutating func field() throws(Failure) -> Name {
    expect(.field)
    let isUnfinished =
      current.keyword?.isUnfinished == true
      && token(ahead: 1).kind.comparison == nil
    guard current.kind == .word, !isUnfinished else { throw fail() }
    return takeName()
  }

  /// The name of a column that a stage makes.
  mutating func column() throws(Failure) -> Name {
    expect(.name)
    let isUnfinished = current.keyword?.isUnfinished == true
    guard current.kind == .word, !isUnfinished, beginsWithLetter(current) else { throw fail() }
    return takeName()
  }

  /// The name of a let, where it is used.
  mutating func letName() throws(Failure) -> Name {
    expect(.name)
    let isReserved = current.keyword?.isReserved == true
    guard current.kind == .word, !isReserved, beginsWithLetter(current) else { throw fail() }
    return takeName()
  }

  /// The name of a let, where it is made.
  mutating func newName() throws(Failure) -> Name {
    if current.keyword?.isReserved == true {
      report(.reservedName(text(of: current)), at: current.range)
      throw .statement
    }
    return try letName()
  }

  /// The name of a parameter where it is declared; `$` may stand before it.
  mutating func parameterName() throws(Failure) -> Name {
    expect(.name)
    if current.kind == .parameter { return parameter() }
    guard current.kind == .word, beginsWithLetter(current) else { throw fail() }
    return takeName()
  }

  /// Takes `$name`; the name is without the sign.
  mutating func parameter() -> Name {
    let name = Name(text: String(text(of: current).dropFirst()), range: current.range)
    advance()
    return name
  }

  private func beginsWithLetter(_ token: Token) -> Bool {
    decodeScalar(bytes, at: token.start).scalar?.isLetter ?? false
  }

  mutating func comparison() throws(Failure) -> Comparison {
    expect(.comparison)
    guard let comparison = current.kind.comparison else { throw fail() }
    advance()
    return comparison
  }

  // STRING | WORD | NUMBER | DATE | $name
  mutating func value(_ wanted: Expected) throws(Failure) -> Literal {
    expect(wanted)
    let token = current
    let written = text(of: token)
    switch token.kind {
    case .string:
      advance()
      let value = stringText(token)
      return Literal(.text(value), text: value, range: token.range)
    case .word:
      advance()
      return Literal(.text(written), text: written, range: token.range)
    case .number: return Literal(.number(try number()), text: written, range: token.range)
    case .date: return Literal(try date(), text: written, range: token.range)
    case .parameter: return Literal(.parameter(parameter()), text: written, range: token.range)
    default: throw fail()
    }
  }

  // NUMBER | $name
  mutating func count() throws(Failure) -> Count {
    expect(.number)
    expect(.parameter)
    if current.kind == .parameter { return .parameter(parameter()) }
    guard current.kind == .number else { throw fail() }
    return .number(try wholeNumber())
  }

  /// A number that counts: whole, not negative, and no larger than `Int32.max`.
  mutating func wholeNumber() throws(Failure) -> Int {
    guard let number = Int32(asciiDigits(text(of: current))), number >= 0 else {
      throw bad(.badNumber(excerpt(current)))
    }
    advance()
    return Int(number)
  }

  mutating func number() throws(Failure) -> Double {
    guard let number = Double(asciiDigits(text(of: current))), number.isFinite else {
      throw bad(.badNumber(excerpt(current)))
    }
    advance()
    return number
  }

  // YYYY-MM or YYYY-MM-DD
  mutating func date() throws(Failure) -> Literal.Kind {
    guard let date = dateParts(asciiDigits(text(of: current))) else {
      throw bad(.badDate(excerpt(current)))
    }
    advance()
    return .date(year: date.year, month: date.month, day: date.day)
  }

  private mutating func bad(_ problem: Problem) -> Failure {
    report(problem, at: current.range)
    return .stage
  }
}

/// Digits of any script as ASCII, the Arabic decimal separator as a point.
func asciiDigits(_ text: String) -> String {
  var ascii = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if let digit = scalar.digitValue {
      ascii.append(Unicode.Scalar(UInt8(0x30 + digit)))
    } else {
      ascii.append(scalar == "٫" ? "." : scalar)
    }
  }
  return String(ascii)
}

/// The parts of `2023-09` or `2023-09-05`; the day is 0 where not written. nil where there is no
/// such day.
private func dateParts(_ text: String) -> (year: Int, month: Int, day: Int)? {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard parts.map(\.count) == [4, 2] || parts.map(\.count) == [4, 2, 2] else { return nil }
  let numbers = parts.compactMap { Int($0) }
  guard numbers.count == parts.count, (1...12).contains(numbers[1]) else { return nil }
  guard numbers.count == 3 else { return (numbers[0], numbers[1], 0) }
  guard (1...days(in: numbers[1], of: numbers[0])).contains(numbers[2]) else { return nil }
  return (numbers[0], numbers[1], numbers[2])
}

private func days(in month: Int, of year: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}
