// SPDX-License-Identifier: Apache-2.0
// Exit statuses, and what is told on standard error.

import Foundation
import Glibc
import PseudoTerminal
import Testing

@Suite struct ExitTests {
  let folder: TemporaryFolder
  let corpus: String

  init() throws {
    folder = try TemporaryFolder()
    corpus = try folder.corpus()
  }

  @Test func `an expect that fails is 1, and the rest runs`() throws {
    let run = try fihris(
      "-e", "expect no articles\narticles", "--format", "count", corpus)
    #expect(run.status == 1)
    #expect(run.output == "3\n")
    #expect(run.errors.contains("error["))
  }

  @Test(arguments: ["articles where", "articles where sorce = cnn", "mentions \"كيربي"])
  func `what does not parse or check is 2, and nothing runs`(statement: String) throws {
    let run = try fihris("-e", "print \"ran\"\n\(statement)", corpus)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("^"))
    let json = try fihris("-e", statement, "--format", "json", corpus)
    let error = try #require(objects(json.output).first?["error"] as? [String: Any])
    #expect(json.status == 2)
    #expect(error["code"] is String)
    #expect(error["start"] is Int)
  }

  @Test(arguments: [["--no-such-option"], ["--format", "xml"], ["--set", "x"], ["run"]])
  func `wrong usage is 2`(arguments: [String]) throws {
    let run = try runPiped(program, arguments: arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test func `help and version are output`() throws {
    let help = try fihris("--help")
    #expect(help.status == 0)
    for option in ["--format", "--output", "--color", "--bidi", "--limit", "--time", "--set"] {
      #expect(help.output.contains(option))
    }
    #expect(try fihris("--version").output.contains("0."))
  }

  @Test func `what cannot be read is 3`() throws {
    #expect(try fihris("-e", "articles", "/no/such/corpus").status == 3)
    #expect(try fihris("run", "/no/such/script").status == 3)
    let latin1 = folder.path + "/latin1.fihris"
    try Data([0x70, 0xE9]).write(to: URL(filePath: latin1))
    #expect(try fihris("run", latin1, corpus).status == 3)
  }

  @Test func `bad records are told, and 3 with --strict`() throws {
    let bad = try folder.file(
      "bad.jsonl",
      "{\"id\": \"x\", \"source\": \"s\", \"text\": \"نص\"}\n{\"id\": broken\n{\"id\": \"y\"}\n")
    let run = try fihris("-e", "articles", "--format", "count", bad)
    #expect(run.status == 0)
    #expect(run.output == "1\n")
    #expect(run.errors.hasPrefix("2 bad records:\n"))
    #expect(run.errors.contains("bad.jsonl:2: "))
    let strict = try fihris("-e", "articles", "--strict", bad)
    #expect(strict.status == 3)
    #expect(strict.output.isEmpty)
  }

  @Test func `a closed pipe is success`() throws {
    let query = "articles union articles | show text\n"
    let script = try folder.file("many.fihris", String(repeating: query, count: 3000))
    let run = try runPiped(
      "/bin/bash",
      arguments: [
        "-c", "'\(program)' run '\(script)' '\(corpus)' | head -1; echo ${PIPESTATUS[0]}",
      ])
    #expect(run.output.hasSuffix("\n0\n"))
    #expect(run.errors.isEmpty)
  }

  @Test func `Ctrl-C during a script is 130`() throws {
    let script = try folder.file("long.fihris", String(repeating: "articles\n", count: 20_000))
    let terminal = try PseudoTerminal(spawn: program, arguments: ["run", script, corpus])
    try terminal.expect("cnn")
    terminal.send("\u{3}")
    #expect(try terminal.waitForExit() == 130)
  }

  @Test func `the same script twice gives the same bytes`() throws {
    let script =
      "mentions \"كيربي\"\n| count by source\nwords | sample 3\nexplain mentions \"كيربي\""
    for format in ["table", "json", "csv"] {
      let first = try fihris("-e", script, "--format", format, corpus)
      let second = try fihris("-e", script, "--format", format, corpus)
      #expect(first.status == 0)
      #expect(first.output == second.output)
    }
  }
}
