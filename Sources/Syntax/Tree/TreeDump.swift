// SPDX-License-Identifier: Apache-2.0
// The tree as text: one node a line, children indented, without ranges. Two scripts that mean the
// same have the same dump, whatever language their keywords are in.

extension Script {
  /// The tree of the script, a node a line; ranges and keyword language left out.
  package var dump: String {
    var dump = TreeDump()
    for statement in statements { dump.statement(statement) }
    return dump.text
  }

  /// Whether both scripts have the same tree, ranges and the language of keywords apart.
  package func isEqualIgnoringRanges(_ other: Script) -> Bool { dump == other.dump }
}

/// Writes a tree as indented lines.
private struct TreeDump {
  var text = ""
  private var depth = 0

  mutating func line(_ parts: String...) {
    let words = parts.filter { !$0.isEmpty }.joined(separator: " ")
    text += String(repeating: "  ", count: depth) + words + "\n"
  }

  mutating func nested(_ parts: String..., body: (inout TreeDump) -> Void) {
    line(parts.joined(separator: " "))
    depth += 1
    body(&self)
    depth -= 1
  }

  func field(_ name: Name) -> String { KeywordTable.field(name.text) ?? name.text }

  func fields(_ names: [Name]) -> String { names.map(field).joined(separator: " ") }

  func quoted(_ text: String) -> String { text.debugDescription }

  func count(_ count: Count) -> String {
    switch count {
    case .number(let number): "\(number)"
    case .parameter(let name): "$" + name.text
    }
  }

  func literal(_ literal: Literal) -> String {
    switch literal.kind {
    case .text(let text): quoted(text)
    case .number(let number): "\(number)"
    case .date(let year, let month, let day): "date \(year) \(month) \(day)"
    case .parameter(let name): "$" + name.text
    }
  }
}

// MARK: - Statements

extension TreeDump {
  mutating func statement(_ statement: Statement) {
    switch statement.kind {
    case .query(let query): self.query(query)
    case .letPattern(let name, let pattern):
      nested("let", name.text) { $0.pattern(pattern) }
    case .letQuery(let name, let query): nested("let", name.text) { $0.query(query) }
    case .letName(let name, let other): line("let", name.text, other.text)
    case .param(let name, let value): line("param", name.text, literal(value))
    case .load(let path): line("load", quoted(path.value))
    case .use(let path): line("use", quoted(path.value))
    case .set(let option, let value):
      line("set", KeywordTable.option(option.text) ?? option.text, literal(value))
    case .print(let text): line("print", quoted(text.value))
    case .expect(let expectation, let query):
      nested("expect", self.expectation(expectation)) { $0.query(query) }
    case .explain(let query): nested("explain") { $0.query(query) }
    case .describe(let topic): line("describe", topic.map(self.topic) ?? "")
    case .help(let topic): line("help", topic?.text ?? "")
    }
  }

  private func topic(_ name: Name) -> String {
    switch KeywordTable.keyword(name.text) {
    case .corpus: "corpus"
    case .sources: "sources"
    case .fields: "fields"
    default: name.text
    }
  }

  private func expectation(_ expectation: Expectation) -> String {
    switch expectation {
    case .some: "some"
    case .no: "no"
    case .count(let comparison, let number): "count \(comparison.rawValue) \(count(number))"
    }
  }
}

// MARK: - Queries

extension TreeDump {
  mutating func query(_ query: Query) {
    switch query.kind {
    case .operand(let rows, let stages):
      nested("query") {
        $0.rows(rows)
        for stage in stages { $0.stage(stage) }
      }
    case .combined(let left, let setOperator, let right):
      nested(setOperator.rawValue) {
        $0.query(left)
        $0.query(right)
      }
    }
  }

  private mutating func rows(_ rows: Rows) {
    switch rows.kind {
    case .articles: line("articles")
    case .sentences: line("sentences")
    case .words: line("words")
    case .sources: line("sources")
    case .mentions(let pattern): nested("mentions") { $0.pattern(pattern) }
    case .quotes(let speaker, let topic):
      nested("quotes") { dump in
        if let speaker { dump.nested("by") { $0.pattern(speaker) } }
        if let topic { dump.nested("about") { $0.pattern(topic) } }
      }
    case .name(let name): line("name", name.text)
    case .last: line("last")
    case .query(let query): nested("bracketed") { $0.query(query) }
    }
  }

  private mutating func stage(_ stage: Stage) {
    switch stage.kind {
    case .where(let condition): nested("| where") { $0.condition(condition) }
    case .count(let names): line("| count", fields(names))
    case .group(let names, let aggregates):
      nested("| group", fields(names)) { dump in
        for aggregate in aggregates {
          dump.line(
            aggregate.name.text, "=", aggregate.function.rawValue,
            aggregate.field.map(dump.field) ?? "")
        }
      }
    case .sort(let keys):
      line(
        "| sort",
        keys.map { field($0.field) + ($0.descending ? " desc" : "") }.joined(separator: ", "))
    case .limit(let number): line("| limit", count(number))
    case .skip(let number): line("| skip", count(number))
    case .sample(let number, let seed): line("| sample", count(number), seed.map(count) ?? "")
    case .unique(let names): line("| unique", fields(names))
    case .show(let columns): line("| show", columns.map(column).joined(separator: ", "))
    case .context(let width): line("| context", contextWidth(width))
    case .timeline(let period, let name):
      line("| timeline", period.rawValue, name.map(field) ?? "")
    case .pivot(let name): line("| pivot", field(name))
    case .collocates(let width): line("| collocates", width.map(count) ?? "")
    case .keywords(let query): nested("| keywords") { dump in query.map { dump.query($0) } }
    case .rank(let pattern): nested("| rank") { dump in pattern.map { dump.pattern($0) } }
    case .align: line("| align")
    case .wordings: line("| wordings")
    case .save(let path): line("| save", quoted(path.value))
    }
  }

  private func column(_ column: Column) -> String {
    field(column.field) + (column.alias.map { " as " + $0.text } ?? "")
  }

  private func contextWidth(_ width: ContextWidth) -> String {
    switch width {
    case .words(let number): count(number)
    case .sentence: "sentence"
    case .paragraph: "paragraph"
    }
  }
}

// MARK: - Patterns and conditions

extension TreeDump {
  mutating func pattern(_ pattern: Pattern) {
    switch pattern.kind {
    case .phrase(let level, let text): line(level.rawValue, quoted(text.value))
    case .parameter(let level, let name): line(level.rawValue, "$" + name.text)
    case .name(let name): line("name", name.text)
    case .anyOf(let alternatives):
      nested("any of") { dump in alternatives.forEach { dump.pattern($0) } }
    case .anyOfFile(let path): line("any of file", quoted(path.value))
    case .near(let left, let distance, let right): patterns("near \(distance)", left, right)
    case .then(let left, let distance, let right): patterns("then \(distance)", left, right)
    case .within(let inner, let scope): nested("within", scope.rawValue) { $0.pattern(inner) }
    case .and(let left, let right): patterns("and", left, right)
    case .andNot(let left, let right): patterns("and not", left, right)
    case .or(let left, let right): patterns("or", left, right)
    }
  }

  private mutating func patterns(_ name: String, _ left: Pattern, _ right: Pattern) {
    nested(name) {
      $0.pattern(left)
      $0.pattern(right)
    }
  }

  mutating func condition(_ condition: Condition) {
    switch condition.kind {
    case .or(let left, let right): conditions("or", left, right)
    case .and(let left, let right): conditions("and", left, right)
    case .not(let inner): nested("not") { $0.condition(inner) }
    case .compare(let name, let comparison, let value):
      line(field(name), comparison.rawValue, literal(value))
    case .among(let name, let values):
      line(field(name), "in", values.map(literal).joined(separator: ", "))
    case .between(let name, let low, let high):
      line(field(name), "in", literal(low), "..", literal(high))
    case .contains(let name, let pattern):
      nested(field(name), "contains") { $0.pattern(pattern) }
    case .mentions(let pattern): nested("mentions") { $0.pattern(pattern) }
    case .missing(let name, let isMissing):
      line(field(name), isMissing ? "is missing" : "is not missing")
    }
  }

  private mutating func conditions(_ name: String, _ left: Condition, _ right: Condition) {
    nested(name) {
      $0.condition(left)
      $0.condition(right)
    }
  }
}
