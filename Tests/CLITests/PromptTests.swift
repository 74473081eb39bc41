// SPDX-License-Identifier: Apache-2.0
// The prompt, driven in a pseudo-terminal with Arabic typed into it.

import Foundation
import Glibc
import PseudoTerminal
import Testing

@Suite struct PromptTests {
  let folder: TemporaryFolder
  let corpus: String

  init() throws {
    folder = try TemporaryFolder()
    corpus = try folder.corpus()
  }

  /// The program at a terminal, its history in the test's folder.
  private func start(
    _ arguments: String..., environment: [String: String?] = [:], size: (Int, Int) = (30, 100)
  ) throws -> PseudoTerminal {
    var variables: [String: String?] = ["XDG_STATE_HOME": folder.path]
    for (name, value) in environment { variables[name] = value }
    let terminal = try PseudoTerminal(
      spawn: program, arguments: arguments + [corpus], environment: variables,
      size: (rows: size.0, columns: size.1))
    try terminal.expect("fihris> ")
    return terminal
  }

  /// Waits for what an answer holds, and for the prompt after it: a key that comes while no line
  /// is read is the terminal's, not the editor's.
  private func answer(_ terminal: PseudoTerminal, _ text: String) throws {
    try terminal.expect(text)
    try terminal.expect("fihris> ")
  }

  /// At the prompt.
  private func leave(_ terminal: PseudoTerminal) throws {
    terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func `a banner, an Arabic query, and its rows`() throws {
    let terminal = try start()
    try terminal.expectOnScreen("3 articles")
    terminal.send("ذكر \"كيربي\" حيث المصدر = cnn\r")
    try terminal.expect("2023-09-05")
    try answer(terminal, "2 rows")
    try leave(terminal)
  }

  @Test func `a line that begins with a bar goes on from the last result`() throws {
    let terminal = try start("--format", "jsonl")
    terminal.send("mentions \"كيربي\"\r")
    try terminal.expect("fihris> ")
    terminal.send("| count by source\r")
    try answer(terminal, "{\"source\": \"cnn\", \"count\": 2}")
    terminal.send("_ | limit 1\r")
    try answer(terminal, "{\"source\": \"cnn\", \"count\": 2}")
    try leave(terminal)
  }

  @Test func `an open bracket waits for more, an empty line ends the wait`() throws {
    let terminal = try start()
    terminal.send("mentions (\"كيربي\"\r")
    try terminal.expect("..> ")
    terminal.send("or \"موسكو\") | count\r")
    try answer(terminal, "4\r\n")
    terminal.send("articles |\r")
    try terminal.expect("..> ")
    terminal.send("\r")
    try answer(terminal, "error[")
    try leave(terminal)
  }

  @Test func `Ctrl-C drops the line and never the session`() throws {
    let terminal = try start()
    terminal.send("mentions \"كير")
    try terminal.expectOnScreen("كير")
    terminal.send("\u{3}")
    try terminal.expect("fihris> ")
    terminal.send("articles | count\r")
    try answer(terminal, "3\r\n")
    terminal.send("mentions (\"كيربي\"\r")
    try terminal.expect("..> ")
    terminal.send("\u{3}")
    try terminal.expect("fihris> ")
    try leave(terminal)
  }

  @Test func `Ctrl-C stops an answer and never the session`() throws {
    let many = (1...20_000).map { #"{"id": "m\#($0)", "source": "s", "text": "نص \#($0)"}"# }
    let path = try folder.file("many.jsonl", many.joined(separator: "\n") + "\n")
    let terminal = try PseudoTerminal(
      spawn: program, arguments: ["--limit", "0", path],
      environment: ["XDG_STATE_HOME": folder.path])
    try terminal.expect("fihris> ")
    terminal.send("articles\r")
    try terminal.expect("m100 ")
    terminal.send("\u{3}")
    try answer(terminal, "stopped")
    terminal.send("articles | count\r")
    try answer(terminal, "20000\r\n")
    try leave(terminal)
  }

  @Test func `an error is told and the session goes on`() throws {
    let terminal = try start()
    terminal.send("articles where sorce = cnn\r")
    try answer(terminal, "^^^^^")
    terminal.send("articles | count\r")
    try answer(terminal, "3\r\n")
    try leave(terminal)
  }

  @Test func `what was typed is recalled in the next session`() throws {
    let first = try start()
    first.send("mentions \"كيربي\" | count\r")
    try answer(first, "3\r\n")
    try leave(first)
    #expect(folder.text("fihris/history")?.contains("كيربي") == true)
    let second = try start()
    second.send("\u{1B}[A")
    try second.expectOnScreen("mentions \"كيربي\" | count")
    second.send("\r")
    try answer(second, "3\r\n")
    try leave(second)
  }

  @Test func `Tab completes keywords and live values`() throws {
    let terminal = try start()
    terminal.send("articles where source = ara\t")
    try terminal.expectOnScreen("source = arab48")
    terminal.send(" | cou\t")
    try terminal.expectOnScreen("| count")
    terminal.send("\r")
    try answer(terminal, "1\r\n")
    try leave(terminal)
  }

  @Test func `rows beyond the limit are told, and shown on request`() throws {
    let many = (1...50).map { #"{"id": "m\#($0)", "source": "s", "text": "نص \#($0)"}"# }
    let path = try folder.file("many.jsonl", many.joined(separator: "\n") + "\n")
    let terminal = try PseudoTerminal(
      spawn: program, arguments: [path], environment: ["XDG_STATE_HOME": folder.path],
      size: (rows: 100, columns: 100))
    try terminal.expect("fihris> ")
    terminal.send("articles\r")
    try terminal.expect("40 of 50 rows (set limit 0 shows all)")
    terminal.send("set limit 0\r")
    try terminal.expect("fihris> ")
    terminal.send("articles\r")
    try answer(terminal, "50 rows")
    try leave(terminal)
  }

  @Test func `a long load shows how far it is, and takes it away`() throws {
    let terminal = try PseudoTerminal(
      spawn: "/bin/sh",
      arguments: ["-c", "(sleep 0.8; cat '\(corpus)') | '\(program)' -e 'articles | count' -"])
    try terminal.expect("loading  3 articles")
    try terminal.expect("\u{1B}[K3\r\n")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.screen.text == "3")
  }

  @Test(arguments: ["exit", "quit"])
  func `a word leaves too`(word: String) throws {
    let terminal = try start()
    terminal.send(word + "\r")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func `it works with no locale and on a dumb terminal`() throws {
    for environment in [["LANG": nil], ["TERM": "dumb"]] as [[String: String?]] {
      let terminal = try start(environment: environment)
      terminal.send("ذكر \"كيربي\" | عد\r")
      try answer(terminal, "3\r\n")
      try leave(terminal)
    }
  }

  @Test func `spellings that are found more often are told of once, at the prompt alone`() throws {
    let names = try folder.file(
      "names.jsonl",
      """
      {"id": "a", "source": "s", "text": "زار شويجو موسكو. قال شويغو ثم عاد شويغو."}

      """)
    let terminal = try PseudoTerminal(
      spawn: program, arguments: ["--format", "tsv", names],
      environment: ["XDG_STATE_HOME": folder.path], size: (rows: 30, columns: 100))
    try terminal.expect("fihris> ")
    terminal.send("mentions \"شويجو\" | count\r")
    try answer(terminal, ": شويجو: 1 · like \"شويجو\": 3")
    terminal.send("ذكر \"شويجو\" | عد\r")
    try answer(terminal, "1\r\n")
    terminal.send("ذكر \"شويغو\" أو \"شويجو\" | عد\r")
    try answer(terminal, "3\r\n")
    try leave(terminal)
    #expect(terminal.screen.text.components(separatedBy: "like").count == 2)
    let run = try fihris("-e", "mentions \"شويجو\" | count", names)
    #expect(run.output == "1\n" && run.errors == "")
  }
}
