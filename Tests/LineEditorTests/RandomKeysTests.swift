// SPDX-License-Identifier: Apache-2.0
// Random keys, pastes and window sizes: the editor must live and read the next line right.

import Glibc
import PseudoTerminal
import Testing

/// Numbers that are the same in every run (SplitMix64).
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// No Ctrl-C, Ctrl-D, Ctrl-Z, Ctrl-\, Ctrl-S or Ctrl-Q: the first have tests of their own, the others
/// belong to the terminal.
private let keys: [String] =
  "abefhijlnoprtuvwxy".map { Key.control($0) }
  + ["\u{1B}", "\u{1B}b", "\u{1B}f", "\u{1B}d", "\u{1B}u", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C"]
  + ["\u{1B}[D", "\u{1B}[3~", "\u{1B}[1;5C", "\u{1B}[H", "\u{1B}[F", "\u{7F}", "\t", "\r", "\""]
  + [
    "x", "d", "c", "0", "$", "u", ".", "p", "i", "A", "w", " ", "men", "الج", "كَيْربي", "ّ", "字",
    "👨‍👩‍👧",
  ]
  + ["\u{200D}", Key.pasted("سطر\rآخرَ\tx"), Key.pasted(String(repeating: "طويل ", count: 30))]

@Suite(.serialized) struct `Random keys` {
  @Test(arguments: ["-e", "-v"], 1...3 as ClosedRange<UInt64>)
  func `the editor survives them`(mode: String, seed: UInt64) throws {
    let folder = TemporaryFolder()
    let settings = folder.write(Array("bind \(mode)\n".utf8), to: "editrc")
    let terminal = try startProbe(
      ["--colour", "--history", folder.path + "/history"], settings: settings, size: (6, 24))
    var random = SeededNumbers(state: seed)
    for _ in 0..<40 {
      terminal.send((0..<25).map { _ in keys.randomElement(using: &random) ?? "" }.joined())
      if Int.random(in: 0..<8, using: &random) == 0 {
        terminal.resize(
          rows: Int.random(in: 1...10, using: &random),
          columns: Int.random(in: 2...40, using: &random))
      }
      while terminal.readOutput(milliseconds: 5) {}
    }
    terminal.resize(rows: 12, columns: 60)
    terminal.settle()
    terminal.send(Key.control("c"))
    try terminal.expectAnswer("dropped")
    terminal.settle()
    terminal.send("ok" + Key.enter)
    try terminal.expectAnswer("got: <ok>")
    terminal.settle()
    terminal.send(Key.control("d"))
    #expect(try terminal.waitForExit() == 0)
  }
}
