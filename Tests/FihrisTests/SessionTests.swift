// SPDX-License-Identifier: Apache-2.0
// What a host may rely on: errors as values, limits, cancellation, prepared statements, `_`.

import Testing

@testable import Fihris

private func session() -> Session { Session(corpus: .example) }

/// The codes of the diagnostics a script is refused with.
private func codes(_ script: String, options: SessionOptions = SessionOptions()) -> [String] {
  do {
    _ = try Session(corpus: .example, options: options).evaluate(script)
    return []
  } catch let errors as ScriptErrors {
    return errors.reports.map(\.code)
  } catch let report as DiagnosticReport {
    return [report.code]
  } catch {
    return ["\(error)"]
  }
}

@Test func `the last result can be gone on from`() throws {
  let session = session()
  _ = try session.evaluate(#"mentions "كيربي""#)
  let counted = try session.evaluate("| count by source")
  let again = try session.evaluate(#"mentions "كيربي" | count by source"#)
  #expect(counted[0].rows.map(\.values) == again[0].rows.map(\.values))
}

@Test func `nothing runs if a later statement is wrong`() {
  var options = SessionOptions()
  options.save = { _, _ in Issue.record("a statement ran") }
  #expect(
    codes(#"articles | save "x.csv"; articles | count by nosuch"#, options: options) == [
      "unknown-field"
    ])
}

@Test func `every mistake of a script is told`() {
  let script = """
    mentions "a" where sorce = cnn
    articles | limt 3
    sources where nosuch = 1
    """
  let reports = session().check(script)
  #expect(reports.map(\.statement) == [1, 2, 3])
  #expect(reports.map(\.line) == [1, 2, 3])
}

@Test func `a failing statement does not stop the ones after it`() throws {
  var outcomes: [String] = []
  try session().run("expect no articles; expect some articles where words < 0; articles | count") {
    outcome in
    switch outcome {
    case .result(let result): outcomes.append(result.kind.rawValue)
    case .failure(let report): outcomes.append(report.code)
    }
  }
  #expect(outcomes == ["expectation-failed", "expectation-failed", "count"])
}

@Test func `limits of rows, memory and time end a statement with an error`() {
  var rows = SessionOptions()
  rows.rowLimit = 3
  #expect(codes("articles", options: rows) == ["row-limit"])
  var memory = SessionOptions()
  memory.memoryLimit = 10
  #expect(codes("articles", options: memory) == ["memory-limit"])
  var time = SessionOptions()
  time.timeLimit = 0
  #expect(codes("articles", options: time) == ["time-limit"])
}

@Test func `a host can stop a statement`() {
  var options = SessionOptions()
  options.shouldStop = { true }
  #expect(codes("articles", options: options) == ["cancelled"])
}

@Test func `a safe session touches no file`() {
  var options = SessionOptions()
  options.isSafe = true
  for script in [
    #"load "x""#, #"use "x""#, #"articles | save "x.csv""#, #"mentions any of file "x""#,
  ] {
    #expect(codes(script, options: options) == ["unsafe-file-access"])
  }
}

@Test func `a prepared statement takes other parameters each time`() throws {
  let session = session()
  let statement = try session.prepare("mentions $who where source = $outlet | count")
  #expect(statement.parameters == ["who", "outlet"])
  let kirby = try statement.evaluate(["who": "كيربي", "outlet": "cnn"])
  let watson = try statement.evaluate(["who": "واتسون", "outlet": "ap"])
  let counts = [kirby, watson].map { $0[0]["count"] }
  let direct = try session.evaluate(
    #"mentions "كيربي" where source = cnn | count; mentions "واتسون" where source = ap | count"#)
  #expect(counts == direct.map { $0[0]["count"] })
  #expect(throws: ScriptErrors.self) { try statement.evaluate(["who": "كيربي", "outlet": "cn"]) }
}

@Test func `sessions share a corpus from any number of threads`() async throws {
  let corpus = Corpus.example
  let expected = try Session(corpus: corpus).evaluate(#"mentions "كيم""#)[0].total
  let totals = await withTaskGroup(of: Int?.self) { group in
    for _ in 0..<8 {
      group.addTask { try? Session(corpus: corpus).evaluate(#"mentions "كيم""#)[0].total }
    }
    return await group.reduce(into: []) { $0.append($1) }
  }
  #expect(totals == [Int?](repeating: expected, count: 8))
}

@Test func `an empty corpus says so`() throws {
  let empty = Session(corpus: try Corpus(articles: []))
  #expect(try empty.evaluate(#"mentions "كيم""#)[0].notes.map(\.code) == ["nothing-found"])
}

@Test func `a metadata key does not hide a field of ours`() throws {
  let article = Article(
    id: "a", source: "s", text: "كلمة واحدة", fields: ["words": "12", "kind": "x"])
  let session = Session(corpus: try Corpus(articles: [article]))
  let row = try session.evaluate("articles")[0][0]
  #expect(row["words"] == .integer(2))
  #expect(row["meta_words"] == .integer(12))
  #expect(row["kind"] == .text("x"))
}

@Test func `a prepared query follows what is let, set and loaded after it`() throws {
  let session = session()
  func count(_ statement: PreparedStatement, _ values: [String: String] = [:]) throws -> Value {
    try statement.evaluate(values).value(row: 0, column: 0)
  }
  _ = try session.evaluate(#"let who = "كيربي""#)
  let named = try session.prepare("mentions who | count")
  let articles = try session.prepare("articles where mentions who | count")
  #expect(try (0..<3).map { _ in try count(named) } == [.integer(21), .integer(21), .integer(21)])
  let kirby = try count(articles)
  _ = try session.evaluate(#"let who = "بوتين""#)
  #expect(try count(named) != .integer(21))
  #expect(try count(articles) != kirby)
  _ = try session.evaluate(#"let who = "كيربي""#)
  #expect(try count(articles) == kirby)
  session.replaceCorpus(try Corpus(articles: []))
  #expect(try count(articles) == .integer(0))
}

@Test func `a prepared query that goes on from the last result is asked anew`() throws {
  let session = session()
  let statement = try session.prepare("_ | count")
  _ = try session.evaluate(#"mentions "كيربي""#)
  #expect(try statement.evaluate().value(row: 0, column: 0) == .integer(21))
  _ = try session.evaluate("sources")
  #expect(try statement.evaluate().value(row: 0, column: 0) != .integer(21))
}

@Test(arguments: ["كيربي", "جون كيربي", "روس*", "كوريا الشم*", "وزير الدفاع الروسي"])
func `a string is cut into the same words whether plain or with blanks around`(
  _ text: String
) throws {
  let session = session()
  let plain = try session.evaluate("mentions plain \"\(text)\"")[0]
  let padded = try session.evaluate("mentions plain \" \(text)  \"")[0]
  #expect(plain.total > 0)
  #expect(plain.rows.map(\.values) == padded.rows.map(\.values))
}

@Test func `a query that finds nothing says which part emptied it`() throws {
  let notes = try session().evaluate(
    """
    mentions "كيربيي"
    mentions "كيربي" where source = cnn and date < 2000
    mentions "كيربي" near 1 "هيرتلينج"
    """
  ).map { $0.notes.map(\.message).joined() }
  #expect(notes[0].contains("كيربي (18)"))
  #expect(notes[1].contains("date < 2000"))
  #expect(notes[2].contains("near 1"))
}
