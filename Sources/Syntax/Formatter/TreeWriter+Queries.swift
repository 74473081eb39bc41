// SPDX-License-Identifier: Apache-2.0
// Queries and their stages as text, on one line or broken before each `|`.

extension TreeWriter {
  /// The lines of a query, the first one beginning with `head`.
  func lines(_ query: Query, after head: String = "") -> [String] {
    let line = head + self.query(query)
    if columns(line) <= Formatter.lineWidth { return [line] }
    switch query.kind {
    case .operand(let rows, let stages): return operandLines(head, rows, stages)
    case .combined(let left, let setOperator, let right):
      var lines = self.lines(left, after: head)
      lines[lines.count - 1] += " " + word(setOperator)
      return lines + operandQueryLines(right)
    }
  }

  private func operandQueryLines(_ query: Query) -> [String] {
    if case .combined = query.kind { return ["  " + operand(query)] }
    return lines(query, after: "  ")
  }

  private func operandLines(_ head: String, _ rows: Rows, _ stages: [Stage]) -> [String] {
    var rest = stages[...]
    var first = head + self.rows(rows)
    var lines: [String] = []
    if let clause = rest.first, case .where(let condition) = clause.kind {
      rest.removeFirst()
      let text = "\(keyword(.where)) \(self.condition(condition))"
      if columns(first) + 1 + columns(text) <= Formatter.lineWidth {
        first += " " + text
      } else {
        lines.append("  " + text)
      }
    }
    return [first] + lines + rest.map { "  | " + stage($0) }
  }

  /// A query on one line.
  func query(_ query: Query) -> String {
    switch query.kind {
    case .combined(let left, let setOperator, let right):
      return "\(self.query(left)) \(word(setOperator)) \(operand(right))"
    case .operand(let rows, let stages):
      var text = self.rows(rows)
      for (index, stage) in stages.enumerated() {
        text += isClause(stage, index) ? " " : " | "
        text += self.stage(stage)
      }
      return text
    }
  }

  /// The right side of a set operator, in brackets where it is one itself.
  private func operand(_ query: Query) -> String {
    if case .combined = query.kind { return "(\(self.query(query)))" }
    return self.query(query)
  }

  /// A condition directly after rows needs no `|`.
  private func isClause(_ stage: Stage, _ index: Int) -> Bool {
    if index == 0, case .where = stage.kind { return true }
    return false
  }

  private func word(_ setOperator: SetOperator) -> String {
    switch setOperator {
    case .union: keyword(.union)
    case .intersect: keyword(.intersect)
    case .except: keyword(.except)
    }
  }

  /// Columns a line takes; marks and what cannot be seen take none.
  private func columns(_ line: String) -> Int {
    line.unicodeScalars.count { ($0.beginsWord || !$0.continuesWord) && !$0.isInvisible }
  }

  private func rows(_ rows: Rows) -> String {
    switch rows.kind {
    case .articles: return keyword(.articles)
    case .sentences: return keyword(.sentences)
    case .words: return keyword(.words)
    case .sources: return keyword(.sources)
    case .mentions(let pattern): return "\(keyword(.mentions)) \(self.pattern(pattern))"
    case .quotes(let speaker, let topic):
      let by = speaker.map { " \(keyword(.by)) \(pattern($0))" } ?? ""
      let about = topic.map { " \(keyword(.about)) \(pattern($0))" } ?? ""
      return keyword(.quotes) + by + about
    case .name(let name): return name.text
    case .last: return "_"
    case .query(let query): return "(\(self.query(query)))"
    }
  }
}

// MARK: - Stages

extension TreeWriter {
  func stage(_ stage: Stage) -> String {
    switch stage.kind {
    case .where(let condition): "\(keyword(.where)) \(self.condition(condition))"
    case .count(let fields):
      keyword(.count) + (fields.isEmpty ? "" : " \(keyword(.by)) \(self.fields(fields))")
    case .group(let fields, let aggregates): group(fields, aggregates)
    case .sort(let keys): "\(keyword(.sort)) \(keyword(.by)) \(list(keys.map(sortKey)))"
    case .limit(let number): "\(keyword(.limit)) \(count(number))"
    case .skip(let number): "\(keyword(.skip)) \(count(number))"
    case .sample(let number, let seed):
      "\(keyword(.sample)) \(count(number))"
        + (seed.map { " \(keyword(.seed)) \(count($0))" } ?? "")
    case .unique(let fields): "\(keyword(.unique)) \(self.fields(fields))"
    case .show(let columns): "\(keyword(.show)) \(list(columns.map(column)))"
    case .context(let width): "\(keyword(.context)) \(contextWidth(width))"
    case .timeline(let period, let field):
      "\(keyword(.timeline)) \(keyword(.by)) \(self.period(period))"
        + (field.map { " \(keyword(.per)) \(self.field($0))" } ?? "")
    case .pivot(let field): "\(keyword(.pivot)) \(self.field(field))"
    case .collocates(let width):
      keyword(.collocates) + (width.map { " \(keyword(.within)) \(count($0))" } ?? "")
    case .keywords(let query):
      keyword(.keywords) + (query.map { " \(keyword(.against)) (\(self.query($0)))" } ?? "")
    case .rank(let pattern):
      keyword(.rank) + (pattern.map { " \(keyword(.for)) \(self.pattern($0))" } ?? "")
    case .align: keyword(.align)
    case .wordings: keyword(.wordings)
    case .save(let path): "\(keyword(.save)) \(string(path.value))"
    }
  }

  private func fields(_ names: [Name]) -> String { list(names.map(field)) }

  private func group(_ fields: [Name], _ aggregates: [Aggregate]) -> String {
    let head = "\(keyword(.group)) \(keyword(.by)) \(self.fields(fields))"
    if aggregates.isEmpty { return head }
    return "\(head) \(keyword(.with)) \(list(aggregates.map(aggregate)))"
  }

  private func aggregate(_ aggregate: Aggregate) -> String {
    let function = Keyword(rawValue: aggregate.function.rawValue).map(keyword) ?? ""
    return "\(aggregate.name.text) = \(function)" + (aggregate.field.map { " " + field($0) } ?? "")
  }

  private func sortKey(_ key: SortKey) -> String {
    field(key.field) + (key.descending ? " " + keyword(.desc) : "")
  }

  private func column(_ column: Column) -> String {
    field(column.field) + (column.alias.map { " \(keyword(.as)) \($0.text)" } ?? "")
  }

  private func contextWidth(_ width: ContextWidth) -> String {
    switch width {
    case .words(let number): count(number)
    case .sentence: keyword(.sentence)
    case .paragraph: keyword(.paragraph)
    }
  }

  private func period(_ period: Period) -> String {
    Keyword(rawValue: period.rawValue).map(keyword) ?? period.rawValue
  }
}
