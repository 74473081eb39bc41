// SPDX-License-Identifier: Apache-2.0
// Where letters stand, what Tab inserts, and how candidates are laid out.

import Glibc
import Testing

@testable import LineEditor

@Suite struct `Layout and completion` {
  init() {
    setlocale(LC_CTYPE, "C.UTF-8")
  }

  private func positions(_ text: String, start: Int = 0, columns: Int = 10) -> [[Int]] {
    LineLayout(Array(text.unicodeScalars), start: start, columns: columns).positions.map {
      [$0.row, $0.column]
    }
  }

  @Test func `marks take no cell`() {
    #expect(positions("عَم") == [[0, 0], [0, 1], [0, 1], [0, 2]])
  }

  @Test func `a full row goes on in the next`() {
    #expect(positions("abc", start: 8) == [[0, 8], [0, 9], [1, 0], [1, 1]])
    #expect(positions("ab", start: 8).last == [1, 0])
  }

  @Test func `line ends, tabs and controls take what libedit gives them`() {
    #expect(positions("a\nb") == [[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(positions("a\tb") == [[0, 0], [0, 1], [0, 8], [0, 9]])
    #expect(positions("\u{1}b") == [[0, 0], [0, 2], [0, 3]])
    #expect(positions("字字", columns: 3) == [[0, 0], [1, 0], [1, 2]])
  }

  @Test(arguments: [
    ("men", ["mentions", "mention"], Completions.Action.insert("mention")),
    ("mention", ["mentions", "mention"], .list), ("x", [], .nothing),
    ("co", ["count"], .insert("count")), ("count", ["count"], .nothing),
    ("", ["a", "b"], .list), ("الجزيره", ["الجزيرة"], .insert("الجزيرة")),
    ("كاتب", ["كاتبة", "كتاب"], .list), ("ك", ["كَتب", "كَلب"], .insert("كَ")),
  ])
  func `Tab inserts what all candidates share`(
    typed: String, candidates: [String], action: Completions.Action
  ) {
    let completions = Completions(
      replaceRange: 0..<0, candidates: candidates.map { Candidate(text: $0) })
    #expect(completions.action(typed: typed) == action)
  }

  @Test func `candidates stand in columns of equal width`() {
    let list = CandidateList(columns: 20, rows: 40) { "\($0) more" }
    let lines = list.render(["aa", "بَب", "c", "dddd"].map { Candidate(text: $0) })
    #expect(lines == ["aa    c     ", "\u{200E}بَب\u{200E}    dddd  "].map { $0 })
  }

  @Test func `a list has no more rows than allowed`() {
    let list = CandidateList(columns: 9, rows: 3) { "\($0) more" }
    let lines = list.render((0..<10).map { Candidate(text: "x\($0)") })
    #expect(lines == ["x0  x3  ", "x1  x4  ", "x2  x5  ", "4 more"])
  }

  @Test func `a candidate cannot steer the terminal`() {
    let list = CandidateList(columns: 40, rows: 3) { "\($0) more" }
    let lines = list.render([Candidate(text: "a\u{1B}[2J\n", note: "\u{202E}b")])
    #expect(lines.joined().filter { $0 == "\u{FFFD}" }.count == 3)
    #expect(!lines.joined().contains("\u{1B}[2J"))
  }

  @Test func `a candidate wider than the terminal is cut`() {
    let list = CandidateList(columns: 8, rows: 3) { "\($0) more" }
    let lines = list.render([Candidate(text: "abcdefghijkl", note: "note")])
    #expect(lines == ["abcdefg"])
  }
}
