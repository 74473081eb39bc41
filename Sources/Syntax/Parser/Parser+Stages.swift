// SPDX-License-Identifier: Apache-2.0
// Stages: what stands after `|`.

extension Parser {
  mutating func stage() throws(Failure) -> Stage {
    let start = current.start
    expect(.stage)
    guard let keyword = current.keyword, keyword.beginsStage else { throw fail() }
    takeKeyword()
    return Stage(try stageKind(keyword), range(from: start))
  }

  private mutating func stageKind(_ keyword: Keyword) throws(Failure) -> Stage.Kind {
    switch keyword {
    case .where: .where(try condition())
    case .count: .count(by: take(.by) ? try fieldList() : [])
    case .group: try group()
    case .sort: try sort()
    case .limit: .limit(try count())
    case .skip: .skip(try count())
    case .sample: .sample(try count(), seed: take(.seed) ? try count() : nil)
    case .unique: .unique(try fieldList())
    case .show: .show(try columns())
    case .context: .context(try contextWidth())
    case .timeline: try timeline()
    case .pivot: .pivot(try field())
    case .collocates: .collocates(within: take(.within) ? try count() : nil)
    case .keywords: .keywords(against: take(.against) ? try bracketedQuery() : nil)
    case .rank: .rank(for: take(.for) ? try pattern() : nil)
    case .align: .align
    case .wordings: .wordings
    default: .save(try string())
    }
  }

  // field { "," field }
  mutating func fieldList() throws(Failure) -> [Name] {
    var fields = [try field()]
    while take(.comma) { fields.append(try field()) }
    return fields
  }

  // "by" fields [ "with" aggregate { "," aggregate } ]
  mutating func group() throws(Failure) -> Stage.Kind {
    try require(.by)
    let fields = try fieldList()
    guard take(.with) else { return .group(by: fields, with: []) }
    var aggregates = [try aggregate()]
    while take(.comma) { aggregates.append(try aggregate()) }
    return .group(by: fields, with: aggregates)
  }

  // name "=" function [ field ]
  mutating func aggregate() throws(Failure) -> Aggregate {
    let name = try column()
    try require(.equal)
    let function = try aggregateFunction()
    let field = function == .count || function == .share ? nil : try self.field()
    return Aggregate(
      name: name, function: function, field: field, range: range(from: name.range.start))
  }

  mutating func aggregateFunction() throws(Failure) -> Aggregate.Function {
    for function in Aggregate.Function.allCases {
      if let keyword = Keyword(rawValue: function.rawValue), take(keyword) { return function }
    }
    throw fail()
  }

  // "by" field [ "desc" | "asc" ] { "," … }
  mutating func sort() throws(Failure) -> Stage.Kind {
    try require(.by)
    var keys = [try sortKey()]
    while take(.comma) { keys.append(try sortKey()) }
    return .sort(by: keys)
  }

  mutating func sortKey() throws(Failure) -> SortKey {
    let field = try field()
    let descending = take(.desc)
    if !descending { _ = take(.asc) }
    return SortKey(field: field, descending: descending)
  }

  // field [ "as" name ] { "," … }
  mutating func columns() throws(Failure) -> [Column] {
    var columns = [try shownColumn()]
    while take(.comma) { columns.append(try shownColumn()) }
    return columns
  }

  mutating func shownColumn() throws(Failure) -> Column {
    let field = try field()
    return Column(field: field, alias: take(.as) ? try column() : nil)
  }

  // N | "sentence" | "paragraph"
  mutating func contextWidth() throws(Failure) -> ContextWidth {
    if take(.sentence) { return .sentence }
    if take(.paragraph) { return .paragraph }
    return .words(try count())
  }

  // "by" period [ "per" field ]
  mutating func timeline() throws(Failure) -> Stage.Kind {
    try require(.by)
    let period = try period()
    return .timeline(period, per: take(.per) ? try field() : nil)
  }

  mutating func period() throws(Failure) -> Period {
    for period in Period.allCases {
      if let keyword = Keyword(rawValue: period.rawValue), take(keyword) { return period }
    }
    throw fail()
  }
}
