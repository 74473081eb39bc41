// SPDX-License-Identifier: Apache-2.0
// The tests' own terminal, tested with programs that are on every machine.

import Glibc
import PseudoTerminal
import Testing

@Suite struct `The pseudo-terminal` {
  @Test func `shows what a program writes and what is typed`() throws {
    let terminal = try PseudoTerminal(spawn: "/bin/cat")
    terminal.send("مرحبا\r")
    try terminal.expect("مرحبا\r\nمرحبا\r\n")
    #expect(terminal.screen.lines.prefix(3) == ["مرحبا", "مرحبا", ""])
    terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func `is the controlling terminal, so Ctrl-C interrupts`() throws {
    let terminal = try PseudoTerminal(spawn: "/bin/cat")
    terminal.send("a\r")
    try terminal.expect("a\r\na\r\n")
    terminal.send("\u{3}")
    #expect(try terminal.waitForExit() == 128 + SIGINT)
  }

  @Test func `knows its size and tells of a new one`() throws {
    let terminal = try PseudoTerminal(
      spawn: "/bin/sh", arguments: ["-c", "stty size; read x; stty size"], size: (30, 77))
    try terminal.expect("30 77")
    terminal.resize(rows: 10, columns: 40)
    terminal.send("\r")
    try terminal.expect("10 40")
  }

  @Test func `says what it waited for`() throws {
    let terminal = try PseudoTerminal(spawn: "/bin/cat")
    terminal.send("here\r")
    try terminal.expect("here")
    #expect(throws: PseudoTerminalError.self) {
      try terminal.expect("nowhere", timeout: 0.2)
    }
  }

  @Test func `a program with pipes gets its input and its end`() throws {
    let run = try runPiped(
      "/bin/sh", arguments: ["-c", "cat; echo no >&2; exit 7"], input: "سطر\n")
    #expect(run.output == "سطر\n")
    #expect(run.errors == "no\n")
    #expect(run.status == 7)
  }

  @Test(arguments: [
    ("abc\rX", ["Xbc"]), ("abc\u{8}\u{8}\u{1b}[K", ["a"]), ("abc\u{8}\u{8}\u{1b}[P", ["ac"]),
    ("abc\u{8}\u{8}\u{1b}[@Z", ["aZbc"]), ("abcdefghij", ["abcdefgh", "ij"]),
    ("عَم\u{8}\u{8}\u{1b}[2C.", ["عَم."]), ("a\r\nb\u{1b}[A.", ["a.", "b"]),
    ("a\r\nb\u{1b}[H\u{1b}[J.", ["."]), ("\u{1b}[1;31mred\u{1b}[0m", ["red"]),
  ]) func `the screen obeys control sequences`(output: String, lines: [String]) {
    var screen = Screen(rows: 3, columns: 8)
    screen.show(Array(output.utf8)[...])
    #expect(screen.text.split(separator: "\n").map(String.init) == lines)
  }
}
