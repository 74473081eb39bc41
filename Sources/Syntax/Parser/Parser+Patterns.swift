// SPDX-License-Identifier: Apache-2.0
// Patterns, loosest operator first: or, and, within, near and then, atoms.

extension Parser {
  // conjunction { "or" conjunction }
  mutating func pattern() throws(Failure) -> Pattern {
    let start = current.start
    var left = try conjunction()
    while take(.or) {
      try countOperator()
      let right = try conjunction()
      left = Pattern(.or(left, right), range(from: start))
    }
    return left
  }

  // scoped { "and" [ "not" ] scoped }
  mutating func conjunction() throws(Failure) -> Pattern {
    let start = current.start
    var left = try scoped()
    while take(.and) {
      try countOperator()
      let isNegated = take(.not)
      let right = try scoped()
      let kind: Pattern.Kind = isNegated ? .andNot(left, right) : .and(left, right)
      left = Pattern(kind, range(from: start))
    }
    return left
  }

  // proximity [ "within" scope ]
  mutating func scoped() throws(Failure) -> Pattern {
    let start = current.start
    let inner = try proximity()
    guard take(.within) else { return inner }
    return Pattern(.within(inner, try scope()), range(from: start))
  }

  mutating func scope() throws(Failure) -> Scope {
    if take(.sentence) { return .sentence }
    if take(.paragraph) { return .paragraph }
    try require(.article)
    return .article
  }

  // atom { ("near" | "then") [ N ] atom }
  mutating func proximity() throws(Failure) -> Pattern {
    let start = current.start
    var left = try atom()
    while true {
      let isNear = take(.near)
      guard isNear || take(.then) else { return left }
      try countOperator()
      let distance = try distance()
      let right = try atom()
      left = Pattern(
        isNear ? .near(left, distance: distance, right) : .then(left, distance: distance, right),
        range(from: start))
    }
  }

  private mutating func distance() throws(Failure) -> Int {
    expect(.number)
    return current.kind == .number ? try wholeNumber() : Pattern.defaultDistance
  }

  mutating func atom() throws(Failure) -> Pattern {
    expect(.pattern)
    let start = current.start
    switch current.kind {
    case .openBracket:
      try openBracket()
      var inner = try pattern()
      try closeBracket()
      inner.range = range(from: start)
      return inner
    case .string, .parameter:
      return try phrase(.word, from: start)
    case .word:
      return Pattern(try namedAtom(), range(from: start))
    default:
      throw fail()
    }
  }

  private mutating func namedAtom() throws(Failure) -> Pattern.Kind {
    switch current.keyword {
    case .any:
      takeKeyword()
      return try anyOf()
    case .exact: return try phrase(at: .exact)
    case .plain: return try phrase(at: .plain)
    case .stem: return try phrase(at: .stem)
    case .like: return try phrase(at: .like)
    default:
      return .name(try letName())
    }
  }

  /// A phrase whose level stands here.
  private mutating func phrase(at level: MatchLevel) throws(Failure) -> Pattern.Kind {
    let start = current.start
    takeKeyword()
    return try phrase(level, from: start).kind
  }

  // STRING | $name
  mutating func phrase(_ level: MatchLevel, from start: Int) throws(Failure) -> Pattern {
    if current.kind == .parameter {
      let name = parameter()
      return Pattern(.parameter(level, name), range(from: start))
    }
    expect(.parameter)
    let literal = try string()
    return Pattern(.phrase(level, literal), range(from: start))
  }

  /// Room for a list of names as it is mostly written.
  private static let usualAlternatives = 8

  // "of" ( "(" pattern { "," pattern } ")" | "file" STRING )
  mutating func anyOf() throws(Failure) -> Pattern.Kind {
    try require(.of)
    if take(.file) { return .anyOfFile(try string()) }
    try openBracket()
    var alternatives: [Pattern] = []
    alternatives.reserveCapacity(Self.usualAlternatives)
    alternatives.append(try pattern())
    while take(.comma) { alternatives.append(try pattern()) }
    try closeBracket()
    return .anyOf(alternatives)
  }
}
