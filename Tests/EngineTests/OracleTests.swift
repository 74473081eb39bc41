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
    let answer = run.answer(query.text, files: query.files)
    if answer.isFound { found += 1 }
    guard let difference = answer.difference else { continue }
    var report = "seed \(seed)\n\(query.text)\n\(difference)"
    if !isLarge, !difference.hasPrefix("the engine fails") {
      let (query, smaller) = run.shrunk(query)
      let texts = smaller.articles.map { article in
        "  \(article.id): \(String(decoding: article.title ?? [], as: UTF8.self)) ¶ "
          + String(decoding: article.text, as: UTF8.self)
      }
      report +=
        "\nshrunk:\n\(query.text)\n\(smaller.answer(query.text, files: query.files).difference ?? "")\n"
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

/// Queries where it would be easy to go wrong, and that chance writes seldom.
private let hardQueries = [
  #"sentences where text contains (("كيم" and "بوتين") within article)"#,
  #"sentences where text contains ("كيم" and not "بوتين")"#,
  #"sentences where text contains (("كيم" and not "بوتين") within paragraph)"#,
  #"sentences where mentions (("كيم" and "بوتين") within article)"#,
  #"mentions "*" where mentions (("كيم" and not "بوتين") within paragraph)"#,
  #"articles where title contains (("كيم" and "بوتين") within sentence)"#,
  #"articles where text contains (("كيم" and "بوتين") within sentence)"#,
  #"articles where title contains "كيم" and not text contains "بوتين""#,
  #"mentions ("كيم" near 3 "بوتين") near 8 ("كيم" or "كيربي")"#,
  #"mentions "كيم" near 40 "كيم""#,
  #"mentions "كيم" then 0 "جونغ" then 0 "أون""#,
  #"mentions ("كيم جونغ" or "جونغ أون") near 0 ("أون" or "كيم")"#,
  #"mentions "* … *""#,
  #"mentions "* * *" | limit 50"#,
  #"mentions "كيم … * … أون""#,
  #"mentions "كيم … … بوتين""#,
  #"mentions ("كيم" and "كيم") within sentence"#,
  #"mentions "كيم" and not "كيم""#,
  #"mentions exact "كيم" or plain "كيم" or "كيم" | count by rule"#,
  #"mentions ("كيم" then 30 "بوتين") within sentence | context sentence"#,
  #"mentions "كيم" then 30 "بوتين" | context paragraph"#,
  #"mentions "كيم" | context 2147483647 | limit 3"#,
  #"mentions "كيم" near 2147483647 "بوتين""#,
  #"mentions "ا*" | count by form | sort by form desc"#,
  #"mentions exact "ال*" | count by form"#,
  #"articles where date <= 2023-09 and date >= 2023-09-05 and date != 2023-09-06"#,
  #"articles where not (desk = analysis or desk is missing)"#,
  #"articles where not (desk != analysis and author is missing)"#,
  #"articles | group by source with all = list desk | where all != analysis"#,
  #"articles | group by source with all = list desk | where all contains "world""#,
  #"articles | group by source with all = list desk | sort by all desc"#,
  #"words | sort by count desc, word | limit 20"#,
  #"words where word contains "كيم""#,
  #"sources where first < 2023-09-01 or last > 2023-09-10"#,
  #"articles | timeline by week per desk | pivot desk"#,
  #"mentions "كيم" | unique source | timeline by day"#,
  #"mentions any of ("كيم", "كيم جونغ", "كيم جونغ أون") | sort by end desc"#,
  #"(mentions "كيم" union mentions exact "كيم") | count by rule"#,
  #"(mentions exact "كيم" union mentions "كيم") | count by rule"#,
  #"mentions "كيم جونغ" intersect mentions "جونغ""#,
  #"articles | rank for "كيم""#,
  #"articles | rank for "كيم" | limit 3"#,
  #"articles | rank for "كيم" or "كيم" or plain "كيم""#,
  #"articles | rank for "كيم" and "بوتين" | limit 5"#,
  #"articles | rank for ("كيم" or "أون") and ("كيم" or "بوتين") | limit 5"#,
  #"articles | rank for ("كيم" and not "بوتين") or "كيري""#,
  #"articles | rank for ("كيم" and "بوتين") within sentence"#,
  #"articles | rank for ("كيم" near 4 "بوتين") within sentence or "كيم جونغ أون""#,
  #"articles | rank for "*" | limit 4"#,
  #"articles | rank for "ا*" | limit 4"#,
  #"articles | rank for "غيرموجودة" or "كيم""#,
  #"articles where mentions "كيم" | rank | limit 5"#,
  #"articles where mentions "كيم" and mentions "بوتين" and source = cnn | rank | limit 5"#,
  #"articles where mentions "كيم" or mentions "بوتين" | rank | skip 2 | limit 5"#,
  #"articles where mentions ("كيم" and not "بوتين") and not mentions "كيري" | rank"#,
  #"articles where title contains "كيم" | rank | show score, title | limit 3"#,
  #"articles where source = cnn | rank for "كيم" | where score > 1"#,
  #"mentions "كيم" near 5 "بوتين" | rank"#,
  #"mentions "كيم" where mentions "بوتين" | rank | sort by words | limit 4"#,
  #"sentences where mentions "كيم" | rank"#,
  #"(articles | rank for "كيم") union (articles | rank for "بوتين")"#,
  #"mentions "كيم" | limit 5; _ | rank"#,
  #"mentions "كيم" | collocates"#,
  #"mentions "كيم" | collocates within 0"#,
  #"mentions "كيم" | collocates within 2147483647 | limit 20"#,
  #"mentions ("كيم" or "كيم جونغ" or "جونغ أون") | sort by end desc | collocates within 3"#,
  #"mentions "كيم" | collocates within 3 | where count > 1 | sort by log_dice desc | limit 9"#,
  #"mentions "*" | collocates"#,
  #"(mentions "كيم" | collocates) intersect (mentions "كيم" | collocates)"#,
  #"articles where source = cnn | keywords | limit 20"#,
  #"articles | keywords"#,
  #"articles where source = cnn | keywords against (articles where source in (cnn, ap))"#,
  #"mentions "كيم" | keywords against (mentions "بوتين") | sort by log_ratio desc | limit 20"#,
  #"mentions like "بيونغيانغ" or like "بيونغ يانغ" or like "Pyongyang" | count by form, rule"#,
  #"mentions like "كيم جونغ أون" | count by form, rule"#,
  #"mentions like "كيم جونغأون بيونغ يانغ""#,
  #"mentions like "كيم … بيونغيانغ""#,
  #"mentions like "* بيونغ يانغ *""#,
  #"mentions like "بيونغيانغ" near 5 like "شويجو" | count by form"#,
  #"articles where desk contains like "بيونغ يانغ" or title contains like "Pyongyang""#,
  #"articles where tags contains like "بيونغ يانغ" or author contains like "كيربي""#,
  #"sentences where mentions (like "بوتين" and not like "كيم جونغ أون")"#,
]

@Test(arguments: [1, 2])
func `hard queries are answered as a scan of the text answers`(seed: Int) throws {
  var writer = RandomArticles(seed: seed)
  let examples = try load(root.appending(path: "examples/corpus").path())
  let run = try OracleRun(examples + writer.articles(60))
  for query in hardQueries {
    let difference = run.answer(query).difference
    #expect(difference == nil, "\(query)\n\(difference ?? "")")
  }
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

/// Words of the corpus, each asked for with its inflections.
private func stemQueries(_ run: OracleRun, every step: Int) -> [String] {
  let words = run.corpus.vocabulary
  return stride(from: step / 2, to: words.count, by: step).map {
    #"mentions stem "\#(words[$0])" | count by form, rule"#
  }
}

@Test func `stems are found as a look at the whole vocabulary finds them`() throws {
  let run = try OracleRun(try load(root.appending(path: "examples/corpus").path()))
  let queries = [
    #"mentions stem "صفقة" | count by form, rule"#,
    #"mentions stem "الوزراء" near 5 stem "أميركي""#,
    #"sentences where text contains stem "سلاح""#,
    #"articles where title contains stem "محادثة""#,
  ]
  for query in queries + stemQueries(run, every: 7) {
    let difference = run.answer(query).difference
    #expect(difference == nil, "\(query)\n\(difference ?? "")")
  }
}

@Test(.enabled(if: newsPath != nil, "no ../shared with saudinewsnet beside the checkout"))
func `stems are found in news as a look at the whole vocabulary finds them`() throws {
  let run = try OracleRun(try someNews(try #require(newsPath)))
  for query in stemQueries(run, every: 600) {
    let difference = run.answer(query).difference
    #expect(difference == nil, "\(query)\n\(difference ?? "")")
  }
}
