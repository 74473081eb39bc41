// SPDX-License-Identifier: Apache-2.0
// Stages, one at a time: a table in, a table out.

import Syntax

struct OracleStages {
  let corpus: OracleCorpus
  let matcher: OracleMatcher
  let table: OracleTable
  /// What `keywords` compares with, if it says so.
  var reference: OracleTable?

  func apply(_ stage: Stage) -> OracleTable {
    var result = table
    switch stage.kind {
    case .where(let condition):
      let test = OracleTest(table, corpus, matcher)
      result.rows = table.rows.filter { test.holds(condition, $0) == true }
      result.asked += condition.asked(table.field)
    case .count(let fields) where fields.isEmpty:
      return computed([[OracleValue(table.rows.count)]], [countColumn])
    case .count(let fields): return counted(by: fields)
    case .group(let fields, let aggregates): return grouped(by: fields, aggregates)
    case .sort(let keys): result.rows = sorted(by: keys)
    case .limit(let count): result.rows = Array(table.rows.prefix(matcher.names.number(count)))
    case .skip(let count): result.rows = Array(table.rows.dropFirst(matcher.names.number(count)))
    case .sample(let count, _): result.drawn = min(matcher.names.number(count), table.rows.count)
    case .unique(let fields): result.rows = groups(by: fields).map { $0.rows[0] }
    case .show(let columns): show(columns, in: &result)
    case .context(let width): result.context = resolved(width)
    case .timeline(let period, let field): return timeline(period, field)
    case .pivot(let field): return pivot(field)
    case .rank(let pattern): return ranked(for: pattern)
    case .collocates(let reach): return collocates(within: reach)
    case .keywords: return keywords()
    case .align, .wordings, .save: break
    }
    return result
  }

  private func ranked(for pattern: Pattern?) -> OracleTable {
    var result = table.isOfArticles ? table : .articles([], corpus)
    result.columns.removeAll { $0.field == "score" }
    result.columns.insert(OracleColumn(name: "score", field: "score", isMeasure: true), at: 0)
    result.names["score"] = "score"
    result.asked = pattern.map { [$0] } ?? table.asked
    result.rows = OracleRanking(corpus: corpus, matcher: matcher).rank(
      Array(table.articles), for: pattern, asked: table.asked)
    return result
  }

  private func collocates(within reach: Count?) -> OracleTable {
    let mentions = table.rows.compactMap { row -> (article: Int, span: OracleSpan)? in
      if case .mention(let article, let span) = row { (article, span) } else { nil }
    }
    let statistics = OracleStatistics(corpus: corpus)
    return measured(
      statistics.collocates(mentions, within: reach.map(matcher.names.number) ?? 5),
      effect: "log_dice")
  }

  private func keywords() -> OracleTable {
    let others = reference?.articles ?? Set(corpus.texts.indices)
    let statistics = OracleStatistics(corpus: corpus)
    return measured(statistics.keywords(table.articles, against: others), effect: "log_ratio")
  }

  private func measured(_ rows: [[OracleValue]], effect: String) -> OracleTable {
    let measures = ["count", "expected", "log_likelihood", effect].map {
      OracleColumn(name: $0, field: "", isMeasure: true, isCount: $0 == "count")
    }
    return computed(rows, [OracleColumn(name: "word", field: "")] + measures)
  }

  private func resolved(_ width: ContextWidth) -> ContextWidth {
    if case .words(let count) = width { return .words(.number(matcher.names.number(count))) }
    return width
  }

  func value(_ row: OracleRow, _ field: String) -> OracleValue {
    corpus.value(row, field, table.context)
  }

  func computed(_ cells: [[OracleValue]], _ columns: [OracleColumn]) -> OracleTable {
    OracleTable(cells: cells, columns, context: table.context)
  }

  var countColumn: OracleColumn {
    OracleColumn(name: "count", field: "", isMeasure: true, isCount: true)
  }

  private func show(_ columns: [Column], in result: inout OracleTable) {
    result.columns = columns.map { column in
      let field = table.field(column.field)
      let old = table.columns.first { $0.field == field }
      return OracleColumn(
        name: column.alias?.text ?? name(of: column.field), field: field,
        isMeasure: old?.isMeasure ?? false, isCount: old?.isCount ?? false)
    }
    for column in result.columns {
      result.names[KeywordFolding.fold(column.name)] = column.field
    }
  }

  /// The name of a column for a field: English, whatever language the query wrote it in.
  func name(of field: Name) -> String {
    let folded = KeywordFolding.fold(field.text)
    if let column = table.columns.first(where: { KeywordFolding.fold($0.name) == folded }) {
      return column.name
    }
    if let column = corpus.columns.first(where: { KeywordFolding.fold($0) == folded }) {
      return column
    }
    return KeywordTable.field(field.text) ?? field.text
  }

  private func sorted(by keys: [SortKey]) -> [OracleRow] {
    let fields = keys.map { table.field($0.field) }
    let lines = table.rows.map { row in fields.map { OracleSortKey(value(row, $0)) } }
    let order = lines.indices.sorted { a, b in
      for (place, key) in keys.enumerated() {
        let (left, right) = (lines[a][place], lines[b][place])
        let turns = key.descending && !left.isMissing && !right.isMissing
        if left < right { return !turns }
        if right < left { return turns }
      }
      return a < b
    }
    return order.map { table.rows[$0] }
  }
}

// MARK: - Groups

extension OracleStages {
  struct Group {
    var key: [OracleValue]
    var rows: [OracleRow]
  }

  /// Rows with equal values, in order of first appearance.
  func groups(by fields: [Name]) -> [Group] {
    let fields = fields.map { table.field($0) }
    var groups: [Group] = []
    var places: [[OracleValue]: Int] = [:]
    for row in table.rows {
      let key = fields.map { value(row, $0) }
      if let place = places[key] {
        groups[place].rows.append(row)
      } else {
        places[key] = groups.count
        groups.append(Group(key: key, rows: [row]))
      }
    }
    return groups
  }

  private func counted(by fields: [Name]) -> OracleTable {
    let groups = groups(by: fields).enumerated().sorted { a, b in
      (b.element.rows.count, a.offset) < (a.element.rows.count, b.offset)
    }
    return computed(
      groups.map { $0.element.key + [OracleValue($0.element.rows.count)] },
      keyColumns(fields) + [countColumn])
  }

  func keyColumns(_ fields: [Name]) -> [OracleColumn] {
    fields.map { OracleColumn(name: name(of: $0), field: "") }
  }

  private func grouped(by fields: [Name], _ aggregates: [Aggregate]) -> OracleTable {
    computed(
      groups(by: fields).map { group in
        group.key + aggregates.map { measure($0, group.rows) }
      },
      keyColumns(fields)
        + aggregates.map {
          OracleColumn(
            name: $0.name.text, field: "", isMeasure: true, isCount: $0.function == .count)
        })
  }

  private func measure(_ aggregate: Aggregate, _ rows: [OracleRow]) -> OracleValue {
    let all = aggregate.field.map { field in rows.map { value($0, table.field(field)) } } ?? []
    let values = all.filter { $0 != .missing }
    let sum = values.reduce(0) { $0 + ($1.number ?? 0) }
    switch aggregate.function {
    case .count: return OracleValue(rows.count)
    case .share: return .number(Double(rows.count) / Double(table.rows.count))
    case .distinct: return OracleValue(values.firstAppearances.count)
    case .list: return .list(values.firstAppearances)
    case .min: return values.least
    case .max: return values.greatest
    case .sum: return .number(sum)
    case .average: return values.isEmpty ? .missing : .number(sum / Double(values.count))
    }
  }
}
