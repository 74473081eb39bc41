// SPDX-License-Identifier: Apache-2.0
// Typing into the line editor in a pseudo-terminal.

import Glibc
import PseudoTerminal
import Testing

@Suite(.serialized) struct `Editing at a terminal` {
  @Test func `Arabic is read as it is typed`() throws {
    let terminal = try startProbe()
    terminal.send("mentions \"كيربي\"")
    try terminal.expectLine("mentions \"كيربي\"")
    terminal.send(Key.enter)
    try terminal.expect(#"got: <mentions "\u{643}\u{64a}\u{631}\u{628}\u{64a}">"#)
  }

  @Test(
    arguments: [
      ["LANG": nil], ["LANG": "C"], ["LANG": "xx_YY.UTF-8"], ["LC_ALL": "POSIX"],
      ["TERM": "screen"], ["TERM": "vt100"], ["TERM": "linux"],
    ] as [[String: String?]])
  func `Arabic works in any locale and terminal`(environment: [String: String?]) throws {
    let terminal = try startProbe(environment: environment)
    terminal.send("عَمَّان" + Key.enter)
    try terminal.expect(#"got: <\u{639}\u{64e}\u{645}\u{64e}\u{651}\u{627}\u{646}>"#)
  }

  @Test func `tashkeel takes no column and is shown`() throws {
    let terminal = try startProbe()
    terminal.send("كَتَبَ")
    try terminal.expectLine("كَتَبَ")
    try terminal.expectCursor(behindPrompt: 3)
    terminal.send(Key.control("a") + "x")
    try terminal.expectLine("xكَتَبَ")
  }

  @Test func `Backspace removes a letter with its tashkeel`() throws {
    let terminal = try startProbe()
    terminal.send("عمَّ" + Key.backspace)
    try terminal.expectLine("ع")
    terminal.send(Key.enter)
    try terminal.expect(#"got: <\u{639}>"#)
  }

  @Test func `the cursor moves by letters`() throws {
    let terminal = try startProbe()
    terminal.send("كَيْف" + Key.left + Key.left)
    try terminal.expectCursor(behindPrompt: 1)
    terminal.send("A" + Key.right + "B" + Key.enter)
    try terminal.expect(#"got: <\u{643}\u{64e}A\u{64a}\u{652}B\u{641}>"#)
  }

  @Test func `Delete and Ctrl-D remove the next letter with its tashkeel`() throws {
    let terminal = try startProbe()
    terminal.send("كَيْفَ" + Key.control("a") + Key.control("d") + "\u{1B}[3~" + Key.enter)
    try terminal.expect(#"got: <\u{641}\u{64e}>"#)
  }

  @Test func `Ctrl-C drops the line`() throws {
    let terminal = try startProbe()
    terminal.send("نصف")
    try terminal.expectLine("نصف")
    terminal.send(Key.left)
    try terminal.expectCursor(behindPrompt: 2)
    terminal.send(Key.control("c"))
    try terminal.expectOnScreen("نصف^C")
    try terminal.expectAnswer("dropped")
    terminal.send("كامل" + Key.enter)
    try terminal.expect(#"got: <\u{643}\u{627}\u{645}\u{644}>"#)
  }

  @Test func `Ctrl-D leaves, on an empty line only`() throws {
    let terminal = try startProbe()
    terminal.send("a" + Key.control("d"))
    try terminal.expectLine("a")
    terminal.send(Key.backspace + Key.control("d"))
    try terminal.expect("end")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func `keys nobody bound leave no text behind`() throws {
    let terminal = try startProbe()
    terminal.send("a\u{1B}[15~\u{1B}[1;5P\u{1B}[5~\u{1B}[2;3~b\u{1B}[1;5Dc" + Key.enter)
    try terminal.expect("got: <cab>")
  }

  @Test func `bytes that are no UTF-8 are passed over`() throws {
    let terminal = try startProbe()
    terminal.send(bytes: Array("ا".utf8) + [0xff, 0xd9, 0x41, 0xc0, 0x80] + Array("ب\r".utf8))
    try terminal.expect(#"got: <\u{627}A\u{628}>"#)
  }

  @Test func `a long line wraps, in colour, and is painted where it stands`() throws {
    let terminal = try startProbe(["--colour"], size: (12, 30))
    terminal.send("sentences \"قال المُتحدّث باسم البيت الأبيض\" where")
    try terminal.expectScreen("two rows") {
      $0.text == "فهرس> sentences \"قال المُتحدّث ب\nاسم البيت الأبيض\" where"
    }
    #expect(String(decoding: terminal.transcript, as: UTF8.self).contains("\u{1B}[0;32m\"قال"))
    terminal.send(Key.control("a"))
    try terminal.expectScreen("the cursor behind the prompt") { $0.cursor == (0, 6) }
  }

  @Test func `a change of the window draws the line anew`() throws {
    let terminal = try startProbe(size: (12, 60))
    terminal.send("abcdefghij")
    try terminal.expectLine("abcdefghij")
    terminal.settle()
    terminal.resize(rows: 12, columns: 12)
    try terminal.expectScreen("two rows") { $0.text == "فهرس> abcdef\nghij" }
    terminal.send("k" + Key.enter)
    try terminal.expect("got: <abcdefghijk>")
  }

  @Test func `the line comes back after a stop`() throws {
    let terminal = try startProbe()
    terminal.send("abc")
    try terminal.expectLine("abc")
    terminal.settle()
    let before = terminal.transcript.count
    terminal.signal(SIGCONT)
    try terminal.expectScreen("new output") { _ in terminal.transcript.count > before }
    terminal.settle()
    #expect(terminal.screen.lastLine == "فهرس> abc")
    terminal.send("d" + Key.enter)
    try terminal.expect("got: <abcd>")
  }

  @Test func `Ctrl-C stops a query and not the session`() throws {
    let terminal = try startProbe()
    terminal.send("busy" + Key.enter)
    try terminal.expect("running")
    terminal.send(Key.control("c"))
    try terminal.expectAnswer("query stopped")
    terminal.send("ok" + Key.enter)
    try terminal.expect("got: <ok>")
  }

  @Test func `with TERM=dumb lines are read without editing`() throws {
    let terminal = try startProbe(environment: ["TERM": "dumb"])
    terminal.send("مرحبا" + Key.enter)
    try terminal.expectAnswer(#"got: <\u{645}\u{631}\u{62d}\u{628}\u{627}>"#)
    terminal.send("x" + Key.control("c"))
    try terminal.expectAnswer("dropped")
    terminal.send(Key.control("d"))
    try terminal.expect("end")
    #expect(!terminal.transcript.contains(0x1b))
  }

  @Test func `without a terminal lines are read and no prompt is printed`() throws {
    let run = try runPiped(probe, input: "mentions \"كيربي\"\r\n\nآخر")
    #expect(
      run.output == #"""
        got: <mentions "\u{643}\u{64a}\u{631}\u{628}\u{64a}">
        got: <>
        got: <\u{622}\u{62e}\u{631}>
        end

        """#)
    #expect(run.errors.isEmpty)
    #expect(run.status == 0)
  }
}
