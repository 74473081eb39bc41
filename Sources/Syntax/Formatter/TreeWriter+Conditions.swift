// SPDX-License-Identifier: Apache-2.0
// Patterns and conditions as text, with brackets where precedence needs them.

/// How tightly a pattern holds together, loosest first.
private enum PatternLevel: Int {
  case or, and, within, near, atom
}

/// How tightly a condition holds together, loosest first.
private enum ConditionLevel: Int {
  case or, and, not, test
}

extension TreeWriter {
  /// A pattern where any may stand.
  func pattern(_ pattern: Pattern) -> String { self.pattern(pattern, at: .or) }

  /// A pattern inside a condition, which ends before `and` and `or`.
  private func scoped(_ pattern: Pattern) -> String { self.pattern(pattern, at: .within) }

  private func pattern(_ pattern: Pattern, at least: PatternLevel) -> String {
    let (text, level) = written(pattern)
    return level.rawValue < least.rawValue ? "(\(text))" : text
  }

  private func written(_ pattern: Pattern) -> (String, PatternLevel) {
    switch pattern.kind {
    case .phrase(let level, let text): (leveled(level) + string(text.value), .atom)
    case .parameter(let level, let name): (leveled(level) + "$" + name.text, .atom)
    case .name(let name): (name.text, .atom)
    case .anyOf(let alternatives):
      ("\(anyOf) (\(list(alternatives.map { self.pattern($0) })))", .atom)
    case .anyOfFile(let path): ("\(anyOf) \(keyword(.file)) \(string(path.value))", .atom)
    case .near(let left, let distance, let right):
      (proximity(left, .near, distance, right), .near)
    case .then(let left, let distance, let right):
      (proximity(left, .then, distance, right), .near)
    case .within(let inner, let scope):
      ("\(self.pattern(inner, at: .near)) \(keyword(.within)) \(word(scope))", .within)
    case .and(let left, let right): (conjunction(left, keyword(.and), right), .and)
    case .andNot(let left, let right):
      (conjunction(left, "\(keyword(.and)) \(keyword(.not))", right), .and)
    case .or(let left, let right):
      ("\(self.pattern(left, at: .or)) \(keyword(.or)) \(self.pattern(right, at: .and))", .or)
    }
  }

  private var anyOf: String { "\(keyword(.any)) \(keyword(.of))" }

  private func leveled(_ level: MatchLevel) -> String {
    level == .word ? "" : Keyword(rawValue: level.rawValue).map { keyword($0) + " " } ?? ""
  }

  private func proximity(
    _ left: Pattern, _ word: Keyword, _ distance: Int, _ right: Pattern
  ) -> String {
    let number = distance == Pattern.defaultDistance ? "" : " \(distance)"
    return "\(pattern(left, at: .near)) \(keyword(word))\(number) \(pattern(right, at: .atom))"
  }

  private func conjunction(_ left: Pattern, _ word: String, _ right: Pattern) -> String {
    "\(pattern(left, at: .and)) \(word) \(pattern(right, at: .within))"
  }

  private func word(_ scope: Scope) -> String {
    Keyword(rawValue: scope.rawValue).map(keyword) ?? scope.rawValue
  }
}

// MARK: - Conditions

extension TreeWriter {
  func condition(_ condition: Condition) -> String { self.condition(condition, at: .or) }

  private func condition(_ condition: Condition, at least: ConditionLevel) -> String {
    let (text, level) = written(condition)
    return level.rawValue < least.rawValue ? "(\(text))" : text
  }

  private func written(_ condition: Condition) -> (String, ConditionLevel) {
    switch condition.kind {
    case .or(let left, let right):
      (
        "\(self.condition(left, at: .or)) \(keyword(.or)) \(self.condition(right, at: .and))", .or
      )
    case .and(let left, let right):
      (
        "\(self.condition(left, at: .and)) \(keyword(.and)) \(self.condition(right, at: .not))",
        .and
      )
    case .not(let inner): ("\(keyword(.not)) \(self.condition(inner, at: .not))", .not)
    case .compare(let name, let comparison, let value):
      ("\(field(name)) \(comparison.rawValue) \(literal(value))", .test)
    case .among(let name, let values):
      ("\(field(name)) \(keyword(.in)) (\(list(values.map(literal))))", .test)
    case .between(let name, let low, let high):
      ("\(field(name)) \(keyword(.in)) \(literal(low))..\(literal(high))", .test)
    case .contains(let name, let pattern):
      ("\(field(name)) \(keyword(.contains)) \(scoped(pattern))", .test)
    case .mentions(let pattern): ("\(keyword(.mentions)) \(scoped(pattern))", .test)
    case .missing(let name, let isMissing): ("\(field(name)) \(missing(isMissing))", .test)
    }
  }

  private func missing(_ isMissing: Bool) -> String {
    if language == .arabic { return keyword(isMissing ? .missing : .present) }
    return isMissing ? "is missing" : "is not missing"
  }
}
