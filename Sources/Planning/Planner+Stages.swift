// SPDX-License-Identifier: Apache-2.0
// Checks stages, and works out the fields that rows have after each.

import Syntax

extension Planner {
  mutating func plan(_ stage: Stage, after input: QueryPlan) -> QueryPlan? {
    let schema = input.schema
    switch stage.kind {
    case .where(let condition):
      return plan(condition, of: schema).map { step(input, .filter($0)) }
    case .count(let names):
      if names.isEmpty { return counted(input) }
      return countBy(names, input)
    case .group(let names, let aggregates): return group(names, aggregates, input)
    case .sort(let keys):
      let fields = fields(keys.map(\.field), of: schema)
      return fields.map { fields in
        step(input, .sort(zip(fields, keys).map { SortPlan(field: $0, descending: $1.descending) }))
      }
    case .limit(let count): return number(count).map { step(input, .limit($0)) }
    case .skip(let count): return number(count).map { step(input, .skip($0)) }
    case .sample(let count, let seed):
      let chosenSeed = seed.map { number($0) } ?? 0
      guard let size = number(count), let chosenSeed else { return nil }
      return step(input, .sample(size, seed: UInt64(chosenSeed)))
    case .unique(let names):
      return fields(names, of: schema).map { step(input, .unique($0)) }
    case .show(let columns): return show(columns, input)
    case .context(let width): return context(width, input, at: stage.range)
    case .timeline(let period, let name): return timeline(period, name, input, at: stage.range)
    case .pivot(let name): return pivot(name, input, at: stage.range)
    case .save(let path):
      if !allowsFiles { report(.unsafeFileAccess(path: path.value), at: path.range) }
      return step(input, .save(path: path.value, path.range))
    case .collocates(let within): return collocates(within, input, at: stage.range)
    case .keywords(let other): return keywords(other, input, at: stage.range)
    case .rank(let pattern): return rank(pattern, input, at: stage.range)
    case .align: return align(input, at: stage.range)
    case .wordings: return wordings(input, at: stage.range)
    }
  }

  func step(_ input: QueryPlan, _ stage: StagePlan, _ schema: Schema? = nil) -> QueryPlan {
    QueryPlan(.stage(input, stage), schema ?? input.schema)
  }
}

// MARK: - Counting and grouping

extension Schema {
  /// The one row of `count` alone.
  fileprivate static let count = table(
    [Field("count", .number, .cell(0), isMeasure: true, isCount: true)], kind: .count)
}

extension Planner {
  private func counted(_ input: QueryPlan) -> QueryPlan {
    step(input, .count, .count)
  }

  /// Fields of computed rows: the given ones as cells, then those measured.
  private func cells(_ keys: [Field], _ measures: [Field]) -> [Field] {
    let columns = keys.map { Field($0.name, $0.type, $0.source) } + measures
    return columns.enumerated().map { place, column in
      var cell = column
      cell.source = .cell(place)
      return cell
    }
  }

  /// Fields of rows that count other rows.
  private func counted(by keys: [Field]) -> [Field] {
    cells(keys, [AggregatePlan(name: "count", function: .count, field: nil).column])
  }

  private mutating func countBy(_ names: [Name], _ input: QueryPlan) -> QueryPlan? {
    guard let keys = fields(names, of: input.schema) else { return nil }
    let table = Schema.table(counted(by: keys))
    guard distinctNames(table, at: names) else { return nil }
    return step(input, .countBy(keys), table)
  }

  private mutating func group(
    _ names: [Name], _ aggregates: [Aggregate], _ input: QueryPlan
  ) -> QueryPlan? {
    let keys = fields(names, of: input.schema)
    let plans = aggregates.map { plan($0, of: input.schema) }
    guard let keys, !plans.contains(where: { $0 == nil }) else { return nil }
    let measures = plans.compactMap { $0 }
    let table = Schema.table(cells(keys, measures.map(\.column)))
    guard distinctNames(table, at: names + aggregates.map(\.name)) else { return nil }
    return step(input, .group(keys, measures), table)
  }

  private mutating func distinctNames(_ table: Schema, at names: [Name]) -> Bool {
    var seen = Set<String>()
    for (place, field) in table.fields.enumerated()
    where !seen.insert(KeywordFolding.fold(field.name)).inserted {
      report(.duplicateColumn(field.name), at: names[min(place, names.count - 1)].range)
      return false
    }
    return true
  }

  private mutating func plan(_ aggregate: Aggregate, of schema: Schema) -> AggregatePlan? {
    guard let name = aggregate.field else {
      return AggregatePlan(name: aggregate.name.text, function: aggregate.function, field: nil)
    }
    guard let field = field(name, of: schema) else { return nil }
    let needsNumber = aggregate.function == .sum || aggregate.function == .average
    if needsNumber, field.type != .number {
      report(.notNumber(field: field.name, fieldType: field.type.rawValue), at: name.range)
      return nil
    }
    return AggregatePlan(name: aggregate.name.text, function: aggregate.function, field: field)
  }
}

extension AggregatePlan {
  /// The column it makes, its place not yet known.
  fileprivate var column: Field {
    Field(name, type, .cell(0), isMeasure: true, isCount: function == .count)
  }

  private var type: FieldType {
    switch function {
    case .count, .distinct, .share, .sum, .average: .number
    case .list: .list
    case .min, .max: field?.type ?? .text
    }
  }
}

// MARK: - Columns and context

extension Planner {
  private mutating func show(_ columns: [Syntax.Column], _ input: QueryPlan) -> QueryPlan? {
    guard let found = fields(columns.map(\.field), of: input.schema) else { return nil }
    var schema = input.schema
    var shown: [Field] = []
    var names = Set<String>()
    for (field, column) in zip(found, columns) {
      var named = field
      if let alias = column.alias { named.name = alias.text }
      guard names.insert(KeywordFolding.fold(named.name)).inserted else {
        report(.duplicateColumn(named.name), at: (column.alias ?? column.field).range)
        return nil
      }
      shown.append(named)
    }
    schema.fields = shown + schema.fields.filter { !names.contains(KeywordFolding.fold($0.name)) }
    schema.standard = shown
    schema.brief = shown.map(\.name)
    return step(input, .show(shown), schema)
  }

  private mutating func context(
    _ width: ContextWidth, _ input: QueryPlan, at range: SourceRange
  ) -> QueryPlan? {
    let hasContext = [.mentions, .quotes, .wordings].contains(input.schema.kind)
    guard need(input, "context", "mentions", at: range, hasContext) else { return nil }
    switch width {
    case .sentence: return step(input, .context(.sentence))
    case .paragraph: return step(input, .context(.paragraph))
    case .words(let count): return number(count).map { step(input, .context(.words($0))) }
    }
  }

  /// Reports that a stage cannot follow these rows, unless it can.
  mutating func need(
    _ input: QueryPlan, _ stage: String, _ needs: String, at range: SourceRange, _ holds: Bool
  ) -> Bool {
    if !holds {
      report(
        .stageNeeds(stage: stage, needs: needs, found: input.schema.described), at: range)
    }
    return holds
  }
}

// MARK: - Tables over time and across

extension Planner {
  private mutating func timeline(
    _ period: Period, _ name: Name?, _ input: QueryPlan, at range: SourceRange
  ) -> QueryPlan? {
    let hasDates = input.schema.field(named: "date")?.type == .date
    guard need(input, "timeline", "date", at: range, hasDates) else { return nil }
    var keys = [Field(period.rawValue, period == .week ? .text : .date, .cell(0))]
    var split: Field?
    if let name {
      guard let field = field(name, of: input.schema) else { return nil }
      split = field
      keys.append(field)
    }
    return step(
      input, .timeline(period, per: split), .table(counted(by: keys)))
  }

  private mutating func pivot(
    _ name: Name, _ input: QueryPlan, at range: SourceRange
  ) -> QueryPlan? {
    let measures = input.schema.fields.filter(\.isMeasure)
    let isGrouped = input.schema.kind == .table && measures.count == 1
    guard need(input, "pivot", "one group field and one measure", at: range, isGrouped),
      let field = field(name, of: input.schema)
    else { return nil }
    let keys = input.schema.fields.filter { !$0.isMeasure && $0.source != field.source }
    guard need(input, "pivot", "a group field", at: name.range, !field.isMeasure) else {
      return nil
    }
    var schema = Schema.table(cells(keys, []))
    schema.isOpen = true
    return step(input, .pivot(field), schema)
  }
}
