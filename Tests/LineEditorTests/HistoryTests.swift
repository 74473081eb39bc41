// SPDX-License-Identifier: Apache-2.0
// The history and its file.

import Glibc
import PseudoTerminal
import Testing

@testable import LineEditor

@Suite struct `The history` {
  @Test(arguments: ["mentions \"كِيربي\"", "a\n| b\n", "\\n", "\\\\\n\\", "tab\there"])
  func `an entry comes back as it was written`(entry: String) {
    let line = HistoryFile.encode(entry)
    #expect(!line.contains(UInt8(ascii: "\n")))
    #expect(HistoryFile.decode(line[...]) == entry)
  }

  @Test(
    arguments: [
      [0xff], [0x61, 0x5c], [0x5c, 0x78], [0x1b, 0x5b], [0x61, 0x00], [], [0xed, 0xa0, 0x80],
    ] as [[UInt8]])
  func `a line that cannot be ours is no entry`(line: [UInt8]) {
    #expect(HistoryFile.decode(line[...]) == nil)
  }

  @Test func `random bytes never become an entry that is not valid`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let line = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
        [0x5c, 0x6e, 0x61, 0xd8, 0xa7, 0xff, 0x0a, 0x1b, 0x20][Int(random.next() % 9)] as UInt8
      }
      if let entry = HistoryFile.decode(line[...]) {
        #expect(HistoryFile.decode(HistoryFile.encode(entry)[...]) == entry)
      }
    }
  }

  @Test func `equal statements are kept once, at their last place`() {
    #expect(History.merged(["a", "b", "a", "c"], with: ["b"], limit: 10) == ["a", "c", "b"])
  }

  @Test func `only the newest statements are kept`() {
    let many = (0..<10_050).map { "s\($0)" }
    let kept = History.merged(many, with: ["last"], limit: 10_000)
    #expect(kept.count == 10_000)
    #expect(kept.first == "s51")
    #expect(kept.last == "last")
  }

  @Test func `adding says what has changed`() {
    let history = History(path: nil, limit: 3)
    #expect(history.add("  a\r\n") == .added("a"))
    #expect(history.add("a") == .ignored)
    #expect(history.add("b") == .added("b"))
    #expect(history.add("a") == .moved)
    #expect(history.add(" \n") == .ignored)
    #expect(history.add("\u{1B}[2J") == .ignored)
    #expect(history.entries == ["b", "a"])
  }

  @Test func `two sessions' statements are merged`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/deep/er/history"
    let first = History(path: path, limit: 10)
    let second = History(path: path, limit: 10)
    for entry in ["a", "both"] { _ = first.add(entry) }
    for entry in ["b", "both", "ب\nت"] { _ = second.add(entry) }
    try first.save()
    try second.save()
    #expect(History(path: path, limit: 10).entries == ["a", "b", "both", "ب\nت"])
    #expect(History(path: path, limit: 2).entries == ["both", "ب\nت"])
  }

  @Test func `sessions that save at once lose nothing`() async throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/history"
    try await withThrowingTaskGroup { group in
      for session in 0..<8 {
        group.addTask {
          for entry in 0..<5 {
            let history = History(path: path, limit: 1_000)
            _ = history.add("\(session) \(entry)")
            try history.save()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(History(path: path, limit: 1_000).entries.count == 40)
  }

  @Test func `a folder that cannot be written is an error, and nothing is lost`() throws {
    let history = History(path: "/proc/nowhere/history", limit: 5)
    _ = history.add("a")
    #expect(throws: HistoryError.self) { try history.save() }
    #expect(throws: HistoryError.self) { try history.save() }
    #expect(history.entries == ["a"])
  }
}
