// SPDX-License-Identifier: Apache-2.0
// `fihris -e`, statements through a pipe, and what the options of the output do.

import Foundation
import PseudoTerminal
import Testing

@Suite struct QueryTests {
  let folder: TemporaryFolder
  let corpus: String

  init() throws {
    folder = try TemporaryFolder()
    corpus = try folder.corpus()
  }

  @Test func `statements of -e over the corpus`() throws {
    let run = try fihris("-e", #"mentions "كيربي" where source = cnn"#, "--format", "json", corpus)
    #expect(run.status == 0)
    let object = try #require(objects(run.output).first)
    #expect(object["kind"] as? String == "mentions")
    #expect(object["total"] as? Int == 2)
    #expect(object["truncated"] as? Bool == false)
    #expect(object["elapsed_ms"] is NSNull)
    let rows = try #require(object["rows"] as? [[String: Any]])
    #expect(rows.first?["article"] as? String == "a1")
    #expect(rows.first?["match"] as? String == "كيربي")
  }

  @Test func `without a path the sample corpus is asked`() throws {
    let run = try fihris("-e", #"expect some mentions "كيربي""#)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
  }

  @Test func `options stand before or after the path`() throws {
    let before = try fihris("--format", "count", "-e", "articles", corpus)
    let after = try fihris(corpus, "-e", "articles", "--format", "count")
    #expect(before.output == "3\n")
    #expect(after.output == before.output)
  }

  @Test func `-e may be repeated and begin with a dash or a hash`() throws {
    let run = try fihris(
      "-e", "# a comment", "-e", "articles", "-e", "sources", "--format", "count", corpus)
    #expect(run.output == "3\n2\n")
  }

  @Test func `statements come through a pipe`() throws {
    let run = try fihris(
      "--format", "jsonl", corpus,
      input: "mentions \"كيربي\"\n| count by source\n_ | limit 1\n")
    #expect(run.status == 0)
    #expect(
      run.output == """
        {"source": "cnn", "count": 2}
        {"source": "arab48", "count": 1}
        {"source": "cnn", "count": 2}

        """)
  }

  @Test func `the corpus may be standard input`() throws {
    let lines = try #require(folder.text("corpus.jsonl"))
    let run = try fihris("-e", "articles", "--format", "count", "-", input: lines)
    #expect(run.output == "3\n")
    #expect(try fihris("-", input: lines).status == 2)
  }

  @Test(arguments: [
    ("table", "source"), ("kwic", "[كيربي]"), ("json", "{\"statement\": 1"),
    ("jsonl", "{\"article\": \"a1\""), ("csv", "article,"), ("tsv", "article\t"),
    ("markdown", "| source"), ("count", "3\n"),
  ])
  func `every format`(name: String, part: String) throws {
    let run = try fihris("-e", #"mentions "كيربي""#, "--format", name, corpus)
    #expect(run.status == 0)
    #expect(run.output.contains(part))
  }

  @Test(arguments: [["--format", "html"], ["--bidi", "visual"]])
  func `what a later version brings is refused`(options: [String]) throws {
    let run = try fihris("-e", "articles", options[0], options[1], corpus)
    #expect(run.status == 2)
    #expect(run.errors.contains("[not-in-this-version]"))
    #expect(run.output.isEmpty)
  }

  @Test func `a limit cuts and says so`() throws {
    let run = try fihris("-e", "articles", "--limit", "2", "--format", "jsonl", corpus)
    #expect(run.output.split(separator: "\n").count == 2)
    #expect(run.errors == "2 of 3 rows (--limit 2)\n")
    #expect(try fihris("-e", "articles", "--limit", "0", corpus).errors.isEmpty)
    #expect(try fihris("-e", "articles", "--limit", "-1", corpus).status == 2)
  }

  @Test func `statements may set what options set`() throws {
    let run = try fihris("-e", "set format count\narticles\nset format jsonl\nsources", corpus)
    #expect(run.output.hasPrefix("3\n{\"source\": \"cnn\""))
  }

  @Test func `time is told on request`() throws {
    #expect(try fihris("-e", "articles", "--time", corpus).errors.hasSuffix(" ms\n"))
    let json = try fihris("-e", "articles", "--time", "--format", "json", corpus)
    #expect(try objects(json.output).first?["elapsed_ms"] is Double)
  }

  @Test func `colour only when it is asked for`() throws {
    let plain = try fihris("-e", "articles", corpus)
    #expect(!plain.output.contains("\u{1B}"))
    let forced = try fihris(
      "-e", "articles", "--color", "always", corpus, environment: ["NO_COLOR": "1"])
    #expect(forced.output.contains("\u{1B}["))
    #expect(try fihris("-e", "articles", "--color", "never", corpus).output == plain.output)
  }

  @Test func `a pipe is sent no controls of direction unless told to`() throws {
    let query = #"mentions "كيربي""#
    let piped = try fihris("-e", query, corpus, environment: ["VTE_VERSION": "7200"])
    #expect(!piped.output.unicodeScalars.contains("\u{2068}"))
    let forced = try fihris("-e", query, "--bidi", "isolate", corpus)
    #expect(forced.output.unicodeScalars.contains("\u{2068}"))
  }

  @Test func `a file of results appears whole`() throws {
    let path = folder.path + "/out.csv"
    let run = try fihris("-e", "sources", "--format", "csv", "--output", path, corpus)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(folder.text("out.csv")?.hasPrefix("source,") == true)
    #expect(folder.names == ["corpus.jsonl", "out.csv"])
    let missing = try fihris("-e", "sources", "--output", folder.path + "/no/out.csv", corpus)
    #expect(missing.status == 3)
  }

  @Test func `threads do not change the answer`() throws {
    let one = try fihris("-e", "words", "--threads", "1", corpus)
    #expect(try fihris("-e", "words", "--threads", "4", corpus).output == one.output)
    #expect(try fihris("-e", "words", "--threads", "0", corpus).status == 2)
  }

  @Test func `save writes the format of the ending`() throws {
    let run = try fihris("-e", "sources | save \"\(folder.path)/s.csv\"", corpus)
    #expect(run.status == 0)
    #expect(folder.text("s.csv")?.hasPrefix("source,") == true)
    let unknown = try fihris("-e", "sources | save \"\(folder.path)/s.xyz\"", corpus)
    #expect(unknown.status == 3)
    #expect(unknown.errors.contains(".jsonl"))
    let safe = try fihris("--safe", "-e", "sources | save \"\(folder.path)/t.csv\"", corpus)
    #expect(safe.status == 2)
    #expect(folder.text("t.csv") == nil)
  }
}
