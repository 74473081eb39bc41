// SPDX-License-Identifier: Apache-2.0
// History, completion, pasting and vi mode, typed in a pseudo-terminal.

import Glibc
import PseudoTerminal
import Testing

@Suite(.serialized) struct `Recall, completion and paste` {
  @Test func `Up recalls the last session's statements`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/new/history"
    let first = try startProbe(["--history", path])
    first.send("mentions \"كِيربي\"" + Key.enter + "count" + Key.enter + Key.control("d"))
    #expect(try first.waitForExit() == 0)
    #expect(try folder.read("new/history") == "mentions \"كِيربي\"\ncount\n")

    let second = try startProbe(["--history", path])
    second.send(Key.up)
    try second.expectLine("count")
    second.send(Key.up)
    try second.expectLine("mentions \"كِيربي\"")
    second.send(Key.down)
    try second.expectLine("count")
    second.send(Key.up + Key.enter)
    try second.expect(#"got: <mentions "\u{643}\u{650}\u{64a}\u{631}\u{628}\u{64a}">"#)
  }

  @Test func `damaged lines of the history do not hide the others`() throws {
    let folder = TemporaryFolder()
    let path = folder.write(
      Array("أول\n".utf8) + [0xff, 0xfe, 0x0a] + Array("bad\\x\nثان\n\u{1B}[2J\n".utf8),
      to: "history")
    let terminal = try startProbe(["--history", path])
    terminal.send(Key.up)
    try terminal.expectLine("ثان")
    terminal.send(Key.up)
    try terminal.expectLine("أول")
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `the history is saved when the program is asked to end`(signal: Int32) throws {
    let folder = TemporaryFolder()
    let terminal = try startProbe(["--history", folder.path + "/history"])
    terminal.send("kept" + Key.enter)
    try terminal.expect("got: <kept>")
    terminal.settle()
    terminal.signal(signal)
    #expect(try terminal.waitForExit() == 0)
    #expect(try folder.read("history") == "kept\n")
  }

  @Test func `pasted lines are one entry that can be edited and recalled`() throws {
    let terminal = try startProbe()
    terminal.send(Key.pasted("mentions \"كَيربي\"\r| where source = cnn\n| count\r\r"))
    try terminal.expectScreen("three rows") {
      $0.text == "فهرس> mentions \"كَيربي\"\n| where source = cnn\n| count"
    }
    terminal.send(Key.up + "X" + Key.enter)
    let got =
      #"got: <mentions "\u{643}\u{64e}\u{64a}\u{631}\u{628}\u{64a}"\u{a}"#
      + #"| whereX source = cnn\u{a}| count>"#
    try terminal.expectAnswer(got)
    terminal.send("next" + Key.enter)
    try terminal.expectAnswer("got: <next>")
    terminal.send(Key.up + Key.up + Key.enter)
    try terminal.expect(got)
  }

  @Test func `an entry taller than the window can be edited`() throws {
    let terminal = try startProbe(size: (5, 20))
    terminal.send(Key.pasted((1...9).map { "سطر \($0)" }.joined(separator: "\r")))
    try terminal.expectOnScreen("سطر 9")
    terminal.send(Key.up + Key.up + "أ" + Key.control("e") + "بَ" + Key.control("c"))
    try terminal.expectAnswer("dropped")
    terminal.settle()
    terminal.send(Key.pasted("1\r2\r3\r4\r5\r6\r7") + Key.up + Key.left + "x" + Key.down + "yَ")
    terminal.send(Key.enter)
    try terminal.expect(#"got: <1\u{a}2\u{a}3\u{a}4\u{a}5\u{a}x6\u{a}7y\u{64e}>"#)
  }

  @Test func `control characters in a paste are left out`() throws {
    let terminal = try startProbe()
    terminal.send(Key.pasted("a\u{1B}]0;x\u{7}b\u{1}\u{9B}c") + Key.enter)
    try terminal.expect("got: <a]0;xbc>")
  }

  @Test func `Tab completes what is clear and lists what is not`() throws {
    let terminal = try startProbe()
    terminal.send("men" + Key.tab)
    try terminal.expectLine("mention")
    terminal.send(Key.tab)
    try terminal.expectOnScreen("mentions   rows  mention  rows")
    try terminal.expectLine("mention")
    terminal.send("s" + Key.tab + "x" + Key.enter)
    try terminal.expect("got: <mentions x>")
  }

  @Test func `Tab completes Arabic, within the line too`() throws {
    let terminal = try startProbe()
    terminal.send("\"الج\" ا" + Key.control("a") + Key.right)
    terminal.send(Key.control("k") + Key.control("h") + "ال" + Key.tab)
    try terminal.expectLine("الجز")
    terminal.send(Key.tab)
    try terminal.expectOnScreen("outlet")
    terminal.send("ي\t كِ" + "\t" + Key.enter)
    try terminal.expect(
      #"got: <\u{627}\u{644}\u{62c}\u{632}\u{64a}\u{631}\u{629} "#
        + #"\u{643}\u{650}\u{64a}\u{631}\u{628}\u{64a}>"#)
  }

  @Test func `a long list says how many it leaves out`() throws {
    let terminal = try startProbe(size: (12, 40))
    terminal.send("xmany" + Key.control("a") + Key.control("d") + Key.control("e") + Key.tab)
    try terminal.expectOnScreen("… 64 more")
    try terminal.expectLine("many")
  }

  @Test func `Ctrl-R finds an entry, and Backspace shortens what is sought`() throws {
    let terminal = try startProbe()
    for entry in ["source = cnn", "count by day"] {
      terminal.send(entry + Key.enter)
      try terminal.expectAnswer("got: <\(entry)>")
    }
    terminal.send(Key.control("r") + "soux" + Key.backspace + "r" + Key.enter)
    try terminal.expect("got: <source = cnn>")
  }

  @Test func `vi's command mode takes no Arabic for text`() throws {
    let folder = TemporaryFolder()
    let settings = folder.write(Array("fihris:bind -v\n".utf8), to: "editrc")
    let terminal = try startProbe(settings: settings)
    terminal.send("سَلام x" + Key.escape)
    try terminal.expectCursor(behindPrompt: 5)
    terminal.send("مَ" + "0fم" + "rن" + "Aا" + Key.enter)
    try terminal.expect(#"got: <\u{633}\u{64e}\u{644}\u{627}\u{646} x\u{627}>"#)
  }

  @Test func `bindings of the user's file hold`() throws {
    let folder = TemporaryFolder()
    let settings = folder.write(
      Array("other:bind -v\nfihris:bind -e\nfihris:bind ^G ed-move-to-beg\n".utf8), to: "editrc")
    let terminal = try startProbe(settings: settings)
    terminal.send("كَب" + Key.backspace + Key.backspace + "yz" + Key.control("g") + "x" + Key.enter)
    try terminal.expect("got: <xyz>")
  }
}
