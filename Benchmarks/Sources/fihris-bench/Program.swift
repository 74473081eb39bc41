// SPDX-License-Identifier: Apache-2.0
// Measures building and queries side by side with other engines; one line of JSON says the results.
//
// `fihris-bench build CORPUS.jsonl INDEX THREADS`
// `fihris-bench query QUERIES INDEX 1`; `BUDGET` gives the seconds for each class and mode.

import Fihris
import Glibc
import Measuring

@main
enum Program {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      switch (arguments.first, arguments.count) {
      case ("build", 4): try build(arguments[1], arguments[2], threads: Int(arguments[3]) ?? 1)
      case ("query", 3...4): try query(arguments[1], arguments[2])
      default:
        fail("usage: fihris-bench build CORPUS INDEX THREADS | query QUERIES INDEX 1", status: 2)
      }
    } catch {
      fail("fihris-bench: \(error)", status: 1)
    }
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    let line = Array((message + "\n").utf8)
    write(STDERR_FILENO, line, line.count)
    exit(status)
  }

  /// Raw articles in, a snapshot out.
  private static func build(_ path: String, _ index: String, threads: Int) throws {
    let start = now()
    let corpus = try Corpus.load([path], options: Corpus.LoadOptions(threads: threads))
    let loaded = now()
    try corpus.write(snapshotTo: index)
    let result = JSON.object([
      ("build_s", .number(seconds(now() - start))),
      ("index_s", .number(seconds(loaded - start))),
      ("bytes", .integer(fileSize(index))),
      ("articles", .integer(corpus.articleCount)),
      ("words", .integer(corpus.wordCount)),
      ("types", .integer(corpus.vocabularySize)),
    ])
    print(result.line)
  }

  private static func query(_ path: String, _ index: String) throws {
    guard let queries = BenchQuery.read(path) else { fail("cannot read \(path)", status: 1) }
    let first = queries["phrase2"]?.first?.statement(.count, Outlets())
    let start = now()
    let corpus = try Corpus.load([index])
    let opened = now()
    let session = Session(corpus: corpus)
    if let first { _ = try session.evaluate(first) }
    let answered = now()
    let outlets = Outlets(corpus)
    var results: [(String, JSON)] = []
    let budget = setting("BUDGET") ?? 1.5
    for name in BenchQuery.classes {
      for mode in Mode.allCases where !(name == "facet" && mode == .top10) {
        guard let asked = queries[name] else { continue }
        results += try measure(asked, name, mode, session, outlets, budget)
      }
    }
    let result = JSON.object([
      ("open_ms", .number(milliseconds(opened - start))),
      ("first_ms", .number(milliseconds(answered - start))),
      ("rss_anon_mb", .number(Machine.anonymousMegabytes)),
      ("machine", Machine.description),
      ("res", .object(results)),
    ])
    print(result.line)
  }

  /// A class in one mode: prepared and evaluated in full, and from text to answer.
  private static func measure(
    _ queries: [BenchQuery], _ name: String, _ mode: Mode, _ session: Session, _ outlets: Outlets,
    _ budget: Double
  ) throws -> [(String, JSON)] {
    let texts = queries.map { $0.statement(mode, outlets) }
    let prepared = try texts.map { try session.prepare($0) }
    var (counts, times) = try rounds(of: prepared, seconds: budget) { statement in
      mode.answer(try statement.evaluate(), name)
    }
    var (answers, parsedTimes) = try rounds(of: texts, seconds: budget) { text in
      try session.evaluate(text).reduce(0) { $0 + mode.answer($1, name) }
    }
    if counts != answers { fail("\(name): prepared and parsed answers differ", status: 1) }
    let key = "\(name)/\(mode.rawValue)"
    return [
      (key, report(counts, &times, mode)), (key + "+parse", report(answers, &parsedTimes, mode)),
    ]
  }

  private static func report(
    _ counts: [Int], _ times: inout Latencies, _ mode: Mode
  ) -> JSON {
    .object([
      ("p50_us", .number(times.microseconds(at: 0.5))),
      ("p99_us", .number(times.microseconds(at: 0.99))),
      ("n", .integer(times.count)),
      ("sum", mode == .count ? .integer(counts.reduce(0, +)) : .null),
      ("q", .integer(counts.count)),
    ])
  }

  private static func seconds(_ nanoseconds: UInt64) -> Double {
    (Double(nanoseconds) / 1e6).rounded() / 1e3
  }

  private static func milliseconds(_ nanoseconds: UInt64) -> Double {
    (Double(nanoseconds) / 1e3).rounded() / 1e3
  }
}
