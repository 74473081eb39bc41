// SPDX-License-Identifier: Apache-2.0
// Checks conditions: fields, the types of values, and values of closed sets.

import ArabicText
import Indexing
import Loading
import Quotes
import Syntax

extension Planner {
  mutating func plan(_ condition: Condition, of schema: Schema) -> ConditionPlan? {
    switch condition.kind {
    case .or, .and: return chain(condition, of: schema)
    case .not(let inner): return plan(inner, of: schema).map { .not($0) }
    case .compare(let name, let comparison, let literal):
      guard let field = field(name, of: schema),
        let operand = operand(literal, for: field, comparison)
      else { return nil }
      return .compare(field, comparison, operand)
    case .among(let name, let literals):
      guard let field = field(name, of: schema) else { return nil }
      let operands = literals.map { operand($0, for: field, .equal) }.compactMap { $0 }
      return operands.count == literals.count ? .among(field, operands) : nil
    case .between(let name, let low, let high):
      return between(name, low, high, of: schema, at: condition.range)
    case .contains(let name, let pattern): return contains(name, pattern, of: schema)
    case .mentions(let pattern):
      guard schema.kind.hasArticle else {
        report(
          .stageNeeds(stage: "mentions", needs: "articles", found: schema.described),
          at: condition.range)
        return nil
      }
      return plan(pattern).map { .mentions($0) }
    case .missing(let name, let isMissing):
      return field(name, of: schema).map { .missing($0, isMissing: isMissing) }
    }
  }

  /// `a and b and c`, or with `or`, as one list, however long.
  private mutating func chain(_ condition: Condition, of schema: Schema) -> ConditionPlan? {
    var isOr = false
    if case .or = condition.kind { isOr = true }
    var pending = [condition]
    var plans: [ConditionPlan] = []
    var isWhole = true
    while let next = pending.popLast() {
      switch next.kind {
      case .or(let a, let b) where isOr: pending += [b, a]
      case .and(let a, let b) where !isOr: pending += [b, a]
      default:
        if let plan = plan(next, of: schema) { plans.append(plan) } else { isWhole = false }
      }
    }
    guard isWhole else { return nil }
    return isOr ? .or(plans) : .and(plans)
  }

  private mutating func between(
    _ name: Name, _ low: Literal, _ high: Literal, of schema: Schema, at range: SourceRange
  ) -> ConditionPlan? {
    guard let field = field(name, of: schema),
      let from = operand(low, for: field, .greaterOrEqual),
      let to = operand(high, for: field, .lessOrEqual)
    else { return nil }
    if from.isAfter(to) {
      report(.reversedRange(low.text, high.text), at: low.range.union(high.range))
      return nil
    }
    return .between(field, from, to)
  }

  private mutating func contains(
    _ name: Name, _ pattern: Pattern, of schema: Schema
  ) -> ConditionPlan? {
    guard let field = field(name, of: schema) else { return nil }
    guard field.type == .text || field.type == .list || field.source == .named else {
      report(.notText(field: field.name, fieldType: field.type.rawValue), at: name.range)
      return nil
    }
    return plan(pattern).map { .contains(field, $0) }
  }
}

// MARK: - Values

extension Planner {
  /// A value as the type of the field it is compared with; reports one that cannot be.
  private mutating func operand(
    _ written: Literal, for field: Field, _ comparison: Comparison
  ) -> Operand? {
    guard let literal = resolved(written) else { return nil }
    switch field.type {
    case .number: return numberOperand(literal, field)
    case .date: return dateOperand(literal, field)
    case .text, .list: return textOperand(literal, field, comparison)
    }
  }

  private mutating func numberOperand(_ literal: Literal, _ field: Field) -> Operand? {
    if case .number(let number) = literal.kind {
      return Operand(value: .number(number), written: literal.text)
    }
    if case .text(let text) = literal.kind, let number = Double(text), number.isFinite {
      return Operand(value: .number(number), written: literal.text)
    }
    return wrongType(literal, field)
  }

  private mutating func dateOperand(_ literal: Literal, _ field: Field) -> Operand? {
    switch literal.kind {
    case .date(let year, let month, let day):
      if let date = NewsDate(year: year, month: month, day: day) { return .period(date, literal) }
    case .number(let number):
      if let year = Int(exactly: number), (1...9999).contains(year),
        let date = NewsDate(year: year, month: 0, day: 0)
      {
        return .period(date, literal)
      }
    case .text(let text):
      if let date = NewsDate.parse(text) { return .period(date, literal) }
    case .parameter: break
    }
    return wrongType(literal, field)
  }

  private mutating func wrongType(_ literal: Literal, _ field: Field) -> Operand? {
    report(
      .wrongType(field: field.name, fieldType: field.type.rawValue, value: literal.text),
      at: literal.range)
    return nil
  }

  private mutating func textOperand(
    _ literal: Literal, _ field: Field, _ comparison: Comparison
  ) -> Operand? {
    let folded = Folding.fold(literal.textValue)
    let isOrder = comparison != .equal && comparison != .notEqual
    if !isOrder, !isOutlet(folded, field), let known = closedValues(of: field),
      !known.contains(where: { Folding.fold($0) == folded })
    {
      let near = nearCandidates(for: literal.textValue, among: known)
      report(
        .unknownValue(
          field: field.name, value: literal.textValue, candidates: near.isEmpty ? known : near),
        at: literal.range)
      return nil
    }
    return Operand(value: .text(folded), written: literal.text)
  }

  /// Whether a folded value of a field of outlets is one.
  private func isOutlet(_ folded: String, _ field: Field) -> Bool {
    switch field.source {
    case .source, .outletName, .firstSource: index.sources.contains { $0.folded == folded }
    default: false
    }
  }

  /// The values a field can have, where the corpus or the language fixes them.
  private func closedValues(of field: Field) -> [String]? {
    switch field.source {
    // Without articles, as when a script is checked for itself, any outlet may come.
    case .source, .outletName: index.sources.isEmpty ? nil : index.sources.map(\.name)
    case .part: ["title", "body"]
    case .rule: ["exact", "folded", "clitic", "stem", "spelling"]
    case .quoteKind: Utterance.Kind.allCases.map(\.name)
    case .quoteRule: Utterance.Rule.allCases.map(\.name)
    case .cueClass: Utterance.CueClass.allCases.map(\.name)
    case .evidence: Utterance.SpeakerSource.allCases.map(\.name)
    case .wording: WordingKind.allCases.map(\.rawValue)
    case .firstSource: index.sources.isEmpty ? nil : index.sources.map(\.name)
    default: nil
    }
  }
}

extension Operand {
  fileprivate static func period(_ date: NewsDate, _ literal: Literal) -> Operand {
    Operand(value: .date(first: date.firstDay, last: date.lastDay), written: literal.text)
  }

  fileprivate func isAfter(_ other: Operand) -> Bool {
    switch (value, other.value) {
    case (.number(let a), .number(let b)): a > b
    case (.date(let a, _), .date(_, let b)): a > b
    case (.text(let a), .text(let b)): a > b
    default: false
    }
  }
}
