// SPDX-License-Identifier: Apache-2.0
// Conditions, loosest operator first: or, and, not, tests.

extension Parser {
  // allOf { "or" allOf }
  mutating func condition() throws(Failure) -> Condition {
    let start = current.start
    var left = try allOf()
    while take(.or) {
      try countOperator()
      let right = try allOf()
      left = Condition(.or(left, right), range(from: start))
    }
    return left
  }

  // negation { "and" negation }
  mutating func allOf() throws(Failure) -> Condition {
    let start = current.start
    var left = try negation()
    while take(.and) {
      try countOperator()
      let right = try negation()
      left = Condition(.and(left, right), range(from: start))
    }
    return left
  }

  // "not" negation | test
  mutating func negation() throws(Failure) -> Condition {
    let start = current.start
    expect(.keyword(.not))
    guard isAt(.not), !beginsComparison else { return try test() }
    try checkNesting()
    takeKeyword()
    negations += 1
    let inner = try negation()
    negations -= 1
    return Condition(.not(inner), range(from: start))
  }

  // "(" condition ")" | "mentions" scoped | field …
  mutating func test() throws(Failure) -> Condition {
    let start = current.start
    expect(.symbol("("))
    if current.kind == .openBracket {
      try openBracket()
      var inner = try condition()
      try closeBracket()
      inner.range = range(from: start)
      return inner
    }
    expect(.keyword(.mentions))
    if isAt(.mentions), !beginsComparison {
      takeKeyword()
      return Condition(.mentions(try scoped()), range(from: start))
    }
    let field = try field()
    return Condition(try fieldTest(field), range(from: start))
  }

  /// A word before an operator is a field, whatever it looks like.
  private var beginsComparison: Bool { token(ahead: 1).kind.comparison != nil }

  // comparison value | "in" membership | ("contains" | "mentions") scoped | missing
  mutating func fieldTest(_ field: Name) throws(Failure) -> Condition.Kind {
    expect(.comparison)
    let name = KeywordTable.field(field.text) ?? field.text
    if let comparison = current.kind.comparison {
      advance()
      return .compare(field, comparison, try value(.value(of: name)))
    }
    if take(.in) { return try membership(field, .value(of: name)) }
    if take(.contains) || take(.mentions) { return .contains(field, try scoped()) }
    return .missing(field, isMissing: try missing())
  }

  // "(" value { "," value } ")" | value ".." value
  mutating func membership(_ field: Name, _ wanted: Expected) throws(Failure) -> Condition.Kind {
    expect(.symbol("("))
    guard current.kind == .openBracket else {
      let low = try value(wanted)
      try require(.range)
      return .between(field, low, try value(wanted))
    }
    try openBracket()
    var values = [try value(wanted)]
    while take(.comma) { values.append(try value(wanted)) }
    try closeBracket()
    return .among(field, values)
  }

  // "is" [ "not" ] "missing" | "مفقود" | "موجود"
  mutating func missing() throws(Failure) -> Bool {
    expect(.symbol("is missing"))
    expect(.symbol("is not missing"))
    if isAt(.present) {
      takeKeyword()
      return false
    }
    if isAt(.missing), writtenLanguage(of: current) == .arabic {
      takeKeyword()
      return true
    }
    guard isAt(.is) else { throw fail() }
    takeKeyword()
    let isNegated = take(.not)
    try require(.missing)
    return !isNegated
  }
}
