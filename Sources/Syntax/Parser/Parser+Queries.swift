// SPDX-License-Identifier: Apache-2.0
// Queries: rows, their stages, and queries joined by union, intersect and except.

extension Parser {
  // operand { ("union" | "intersect" | "except") operand }
  mutating func query() throws(Failure) -> Query {
    let start = current.start
    var left = try operand()
    while let setOperator = setOperator() {
      try countStep()
      let right = try operand()
      left = Query(.combined(left, setOperator, right), range(from: start))
    }
    return left
  }

  private mutating func setOperator() -> SetOperator? {
    if take(.union) { return .union }
    if take(.intersect) { return .intersect }
    return take(.except) ? .except : nil
  }

  // rows { stage }
  mutating func operand() throws(Failure) -> Query {
    let start = current.start
    let depth = brackets.count
    let outerDepth = pipeDepth
    pipeDepth = depth
    defer { pipeDepth = outerDepth }
    var failure: Failure?
    var rows: Query?
    var stages: [Stage] = []
    do throws(Failure) {
      rows = try self.rows()
      if current.kind != .end { stages.reserveCapacity(Self.usualStages) }
      if let condition = try whereClause() { stages.append(condition) }
      try checkStageEnd()
    } catch {
      try recover(from: error, depth: depth)
      failure = error
    }
    while take(.pipe) {
      try countStep()
      do throws(Failure) {
        stages.append(try stage())
        try checkStageEnd()
      } catch {
        try recover(from: error, depth: depth)
        failure = error
      }
    }
    guard let rows, failure == nil else { throw failure ?? .stage }
    return append(stages, to: rows, range(from: start))
  }

  /// Room for as many stages as queries mostly have.
  private static let usualStages = 4

  /// Goes on at the next stage, if the statement is worth it.
  private mutating func recover(from failure: Failure, depth: Int) throws(Failure) {
    guard failure == .stage else { throw failure }
    skipToStage(depth: depth)
    if current.kind == .end { throw .statement }
  }

  /// Stages go to the pipe of a bracketed operand, which needs no brackets then; a joined query
  /// keeps them.
  private func append(_ stages: [Stage], to query: Query, _ range: SourceRange) -> Query {
    switch query.kind {
    case .operand(let rows, let own):
      Query(.operand(rows, own.isEmpty ? stages : own + stages), range)
    case .combined where stages.isEmpty: query
    case .combined: Query(.operand(Rows(.query(query), query.range), stages), range)
    }
  }

  /// Reports what cannot follow a stage here, so that the stages after it are still read.
  private mutating func checkStageEnd() throws(Failure) {
    switch current.kind {
    case .end, .pipe, .closeBracket: return
    case .word:
      if let keyword = current.keyword, SetOperator(rawValue: keyword.rawValue) != nil { return }
    default:
      if current.kind.comparison != nil { return }
    }
    expect(.symbol("|"))
    for keyword in [Keyword.union, .intersect, .except] { expect(.keyword(keyword)) }
    throw fail()
  }

  // "articles" | "mentions" pattern | … | NAME | "_" | "(" query ")"
  mutating func rows() throws(Failure) -> Query {
    expect(.rows)
    let start = current.start
    if beginsWithSlip { throw fail() }
    if current.kind == .openBracket { return try bracketedQuery() }
    let kind = try rowsKind()
    let range = range(from: start)
    return Query(.operand(Rows(kind, range), []), range)
  }

  private mutating func rowsKind() throws(Failure) -> Rows.Kind {
    if current.kind == .pipe && position == statementRange.lowerBound { return .last }
    if current.kind == .last {
      advance()
      return .last
    }
    switch current.keyword {
    case .articles: return taken(.articles)
    case .sentences: return taken(.sentences)
    case .words: return taken(.words)
    case .sources: return taken(.sources)
    case .mentions:
      takeKeyword()
      return .mentions(try pattern())
    case .quotes:
      takeKeyword()
      return try quotes()
    default: return .name(try letName())
    }
  }

  private mutating func taken(_ kind: Rows.Kind) -> Rows.Kind {
    takeKeyword()
    return kind
  }

  // [ "by" pattern ] [ "about" pattern ]
  mutating func quotes() throws(Failure) -> Rows.Kind {
    let by = take(.by) ? try pattern() : nil
    let about = take(.about) ? try pattern() : nil
    return .quotes(by: by, about: about)
  }

  // "(" query ")"
  mutating func bracketedQuery() throws(Failure) -> Query {
    let start = current.start
    try openBracket()
    var inner = try query()
    try closeBracket()
    inner.range = range(from: start)
    return inner
  }

  // "where" condition, directly after rows
  mutating func whereClause() throws(Failure) -> Stage? {
    let start = current.start
    guard take(.where) else { return nil }
    return Stage(.where(try condition()), range(from: start))
  }
}
