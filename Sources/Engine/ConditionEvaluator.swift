// SPDX-License-Identifier: Apache-2.0
// Here is a condition: does it hold for a row? True, false, or unknown where a value is missing.

import ArabicText
import Indexing
import Loading
import Planning
import Syntax

/// Turns conditions into predicates over the rows of one set. Patterns are evaluated once, when
/// the predicate is made.
struct ConditionEvaluator {
  /// True, false, or nil where a value it needs is missing.
  typealias Predicate = (Int) -> Bool?

  let rows: RowSet
  let control: Control

  func predicate(_ condition: ConditionPlan) throws -> Predicate {
    switch condition {
    case .or(let parts): return either(try parts.map(predicate))
    case .and(let parts): return all(try parts.map(predicate))
    case .not(let inner):
      let inner = try predicate(inner)
      return { row in inner(row).map { !$0 } }
    case .compare(let field, .notEqual, let operand) where field.source == .speaker:
      return try predicate(.not(.compare(field, .equal, operand)))
    case .compare(let field, _, _), .among(let field, _), .between(let field, _, _):
      return try test(field) { Self.value($0, meets: condition) }
    case .missing(let field, let isMissing):
      let field = try rows.resolved(field)
      return { row in (rows.cell(row, field) == .missing) == isMissing }
    case .mentions(let pattern): return try mentions(pattern)
    case .contains(let field, let pattern):
      return try contains(try rows.resolved(field), pattern)
    }
  }

  /// Whether a value meets a comparison; nil where they cannot be compared.
  private static func value(_ cell: Cell, meets condition: ConditionPlan) -> Bool? {
    switch condition {
    case .compare(_, let comparison, let operand): holds(cell, comparison, operand.value)
    case .among(_, let operands): operands.contains { holds(cell, .equal, $0.value) == true }
    case .between(_, let low, let high):
      holds(cell, .greaterOrEqual, low.value) == true
        && holds(cell, .lessOrEqual, high.value) == true
    default: nil
    }
  }

  /// For each outlet whether an article of it meets a comparison of the field `source`; nil where
  /// that cannot be told.
  static func outlets(of index: InvertedIndex, meeting condition: ConditionPlan) -> [Bool]? {
    if case .compare(_, let comparison, let operand) = condition,
      case .text(let name) = operand.value
    {
      return index.sources.map { comparison.holds($0.folded, name) }
    }
    let answers = index.sources.map { value(.text($0.name), meets: condition) }
    let known = answers.compactMap { $0 }
    return known.count == answers.count ? known : nil
  }

  /// A test of a field's value; unknown where it is missing. An outlet's is made once for each.
  private func test(_ field: Field, _ holds: @escaping (Cell) -> Bool?) throws -> Predicate {
    let field = try rows.resolved(field)
    let rows = rows
    if field.source == .source {
      let answers = rows.index.sources.map { holds(.text($0.name)) }
      let article = rows.articleReader()
      return { row in article(row).flatMap { answers[rows.index.source(of: $0)] } }
    }
    if field.source == .speaker, rows.schema.kind != .claims { return speakers(holds) }
    return { row in
      let cell = rows.cell(row, field)
      return cell == .missing ? nil : holds(cell)
    }
  }

  private func either(_ parts: [Predicate]) -> Predicate {
    { row in
      var answer: Bool? = false
      for part in parts {
        let value = part(row)
        if value == true { return true }
        if value == nil { answer = nil }
      }
      return answer
    }
  }

  private func all(_ parts: [Predicate]) -> Predicate {
    { row in
      var answer: Bool? = true
      for part in parts {
        let value = part(row)
        if value == false { return false }
        if value == nil { answer = nil }
      }
      return answer
    }
  }
}

// MARK: - Comparing

/// Whether a value compares so with an operand; nil where they cannot be compared.
private func holds(_ cell: Cell, _ comparison: Comparison, _ operand: Operand.Value) -> Bool? {
  switch (cell, operand) {
  case (.list, _) where comparison == .notEqual:
    return holds(cell, .equal, operand).map { !$0 }
  case (.list(let cells), _):
    return cells.contains { holds($0, comparison, operand) == true }
  case (.date(let date), .date(let first, let last)):
    return periodHolds(date.firstDay, date.lastDay, comparison, first, last)
  case (.text(let text), .text(let other)):
    return comparison.holds(Folding.fold(text), other)
  case (_, .number(let other)):
    return cell.asNumber.map { comparison.holds($0, other) }
  case (_, .text(let other)):
    return comparison.holds(Folding.fold(cell.text), other)
  default: return nil
  }
}

/// A value's period against a query's: equal if inside it, less if it ends before it begins.
private func periodHolds(
  _ first: Int32, _ last: Int32, _ comparison: Comparison, _ low: Int32, _ high: Int32
) -> Bool {
  switch comparison {
  case .equal: first >= low && last <= high
  case .notEqual: !(first >= low && last <= high)
  case .less: last < low
  case .lessOrEqual: last <= high
  case .greater: first > high
  case .greaterOrEqual: first >= low
  }
}

extension Comparison {
  package func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}
