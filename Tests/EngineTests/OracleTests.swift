// SPDX-License-Identifier: Apache-2.0
// The oracle: random queries over random articles, answered by the engine as by a scan of the text.

import Foundation
import Loading
import Testing

/// How many queries each test asks: `FIHRIS_ORACLE_QUERIES`, or what takes less than a minute.
private func queryCount(otherwise count: Int) -> Int {
  ProcessInfo.processInfo.environment["FIHRIS_ORACLE_QUERIES"].flatMap { Int($0) } ?? count
}

/// The first seed; `FIHRIS_ORACLE_SEED` begins elsewhere.
private let firstSeed =
  ProcessInfo.processInfo.environment["FIHRIS_ORACLE_SEED"].flatMap { Int($0) } ?? 1

private let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func load(_ path: String) throws -> [Loading.Article] {
  var articles: [Loading.Article] = []
  _ = try ArticleLoader().load([path]) { articles.append($0) }
  return articles
}

/// Asks queries with the seeds given and records each that is answered in two ways.
/// - Returns: how many found something.
private func ask(
  _ run: OracleRun, seeds: Range<Int>, isLarge: Bool = false
) -> Int {
  var found = 0
  for seed in seeds {
    var writer = QueryWriter(run.corpus, seed: seed, isLarge: isLarge)
    let query = writer.query()
    let answer = run.answer(query.text)
    if answer.isFound { found += 1 }
    guard let difference = answer.difference else { continue }
    var report = "seed \(seed)\n\(query.text)\n\(difference)"
    if !isLarge, !difference.hasPrefix("the engine fails") {
      let (query, smaller) = run.shrunk(query)
      let texts = smaller.articles.map { article in
        "  \(article.id): \(String(decoding: article.title ?? [], as: UTF8.self)) ¶ "
          + String(decoding: article.text, as: UTF8.self)
      }
      report += "\nshrunk:\n\(query.text)\n\(smaller.answer(query.text).difference ?? "")\n"
      report += texts.prefix(3).joined(separator: "\n")
    }
    Issue.record("\(report)")
  }
  return found
}

/// Queries that find nothing say little: at least six in ten must find something.
private func expectMost(_ found: Int, of count: Int) {
  print("oracle: \(found) of \(count) queries found something")
  #expect(found * 10 >= count * 6)
}

@Test func `random articles are answered as a scan of their text answers`() throws {
  let examples = try load(root.appending(path: "examples/corpus").path())
  let queryCount = queryCount(otherwise: 2000)
  let perCorpus = 100
  var found = 0
  for start in stride(from: firstSeed, to: firstSeed + queryCount, by: perCorpus) {
    var writer = RandomArticles(seed: start)
    let run = try OracleRun(examples + writer.articles(30))
    found += ask(run, seeds: start..<min(start + perCorpus, firstSeed + queryCount))
  }
  expectMost(found, of: queryCount)
}

/// The news of the shared folder beside the checkout, if it is there.
private let newsPath: String? = {
  let shared =
    ProcessInfo.processInfo.environment["FIHRIS_SHARED"]
    ?? root.deletingLastPathComponent().appending(path: "shared").path()
  let path = shared + "/corpora/saudinewsnet.jsonl.gz"
  return FileManager.default.fileExists(atPath: path) ? path : nil
}()

/// A thousand of the news, from all outlets: reading all 30,000 takes long in a debug build.
private func someNews(_ path: String) throws -> [Loading.Article] {
  let sample = FileManager.default.temporaryDirectory
    .appending(path: "oracle-news-\(UInt32.random(in: 0 ... .max)).jsonl").path()
  defer { try? FileManager.default.removeItem(atPath: sample) }
  let script = "gzip -dc '\(path)' | awk 'NR % 29 == 1' | head -n 1000 > '\(sample)'"
  let shell = try Process.run(URL(filePath: "/bin/sh"), arguments: ["-c", script])
  shell.waitUntilExit()
  return try load(sample)
}

@Test(.enabled(if: newsPath != nil, "no ../shared with saudinewsnet beside the checkout"))
func `news are answered as a scan of their text answers`() throws {
  let run = try OracleRun(try someNews(try #require(newsPath)))
  #expect(run.articles.count == 1000)
  let queryCount = queryCount(otherwise: 400)
  let found = ask(run, seeds: firstSeed..<firstSeed + queryCount, isLarge: true)
  expectMost(found, of: queryCount)
}
