// SPDX-License-Identifier: Apache-2.0
// Statements: let, param, load, use, set, print, expect, explain, describe, help, and queries.

extension Parser {
  mutating func statement() throws(Failure) -> Statement.Kind {
    expect(.statement)
    guard let keyword = current.keyword, keyword.beginsStatement else {
      return .query(try query())
    }
    takeKeyword()
    return switch keyword {
    case .let: try letStatement()
    case .param: try paramStatement()
    case .load: .load(try string())
    case .use: .use(try string())
    case .set: try setStatement()
    case .print: .print(try string())
    case .expect: try expectStatement()
    case .explain: .explain(try query())
    case .describe: .describe(describeTopic())
    default: .help(helpTopic())
    }
  }

  /// Whether the statement begins with a word that is no keyword but near one, and cannot be a
  /// query by its name.
  var beginsWithSlip: Bool {
    guard position == statementRange.lowerBound, current.kind == .word, current.keyword == nil,
      !followsName(token(ahead: 1))
    else { return false }
    return !nearKeywords(to: excerpt(current), among: Keyword.rows + Keyword.statements).isEmpty
  }

  /// Whether a query that is a name may go on with `token`.
  private func followsName(_ token: Token) -> Bool {
    switch token.kind {
    case .end, .pipe: true
    default:
      switch token.keyword {
      case .where, .union, .intersect, .except: true
      default: false
      }
    }
  }

  // let name = pattern-or-query
  mutating func letStatement() throws(Failure) -> Statement.Kind {
    let name = try newName()
    try require(.equal)
    if current.kind == .end { expect(.rows) }
    switch letValueKind() {
    case .pattern: return .letPattern(name, try pattern())
    case .query: return .letQuery(name, try query())
    case .name:
      let start = current.start
      while current.kind == .openBracket { try openBracket() }
      var other = try letName()
      while !brackets.isEmpty { try closeBracket() }
      other.range = range(from: start)
      return .letName(name, other)
    }
  }

  // param name = value
  mutating func paramStatement() throws(Failure) -> Statement.Kind {
    let name = try parameterName()
    try require(.equal)
    return .param(name, try value(.value(of: name.text)))
  }

  // set option value
  mutating func setStatement() throws(Failure) -> Statement.Kind {
    let option = try word(.option)
    return .set(
      option, try value(.optionValue(of: KeywordTable.option(option.text) ?? option.text)))
  }

  // expect some Q, expect no Q, expect count Q >= 3
  mutating func expectStatement() throws(Failure) -> Statement.Kind {
    if take(.someRows) { return .expect(.some, try query()) }
    if take(.no) { return .expect(.no, try query()) }
    try require(.count)
    let counted = try query()
    let comparison = try comparison()
    return .expect(.count(comparison, try count()), counted)
  }

  // describe [corpus | sources | fields | NAME]
  mutating func describeTopic() -> Name? {
    for keyword in [Keyword.corpus, .sources, .fields] { expect(.keyword(keyword)) }
    expect(.topic)
    guard current.kind == .word || current.kind == .last else { return nil }
    return takeName()
  }

  // help [word]: a topic may be of several words, as `any of` is
  mutating func helpTopic() -> Name? {
    expect(.topic)
    let start = current.start
    var words: [String] = []
    while current.kind == .word || current.kind == .last {
      words.append(text(of: current))
      advance()
    }
    guard !words.isEmpty else { return nil }
    return Name(text: words.joined(separator: " "), range: range(from: start))
  }
}

// MARK: - What a let stands for

extension Parser {
  enum LetValue {
    case pattern, query, name
  }

  /// Looks ahead: a query begins with rows, a pattern with an atom, and a name is what the first
  /// word after it makes of it.
  func letValueKind() -> LetValue {
    var distance = 0
    while token(ahead: distance).kind == .openBracket { distance += 1 }
    let first = token(ahead: distance)
    if first.kind == .last || first.kind == .pipe { return .query }
    guard first.kind == .word else { return .pattern }
    if let keyword = first.keyword {
      if keyword.beginsRows { return .query }
      if Keyword.atoms.contains(keyword) { return .pattern }
    }
    repeat { distance += 1 } while token(ahead: distance).kind == .closeBracket
    let next = token(ahead: distance)
    if next.kind == .end { return .name }
    switch next.keyword {
    case .where, .union, .intersect, .except: return .query
    default: return next.kind == .pipe ? .query : .pattern
    }
  }
}
