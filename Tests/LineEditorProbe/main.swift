// SPDX-License-Identifier: Apache-2.0
// A program around the line editor, for tests that type to it: says what it has read.
//
// usage: line-editor-probe [--history FILE] [--colour]
// The line `busy` runs until Ctrl-C, as a query would; `quit` leaves.

import Glibc
import LineEditor

/// Scalars beyond ASCII as `\u{…}`, so that a test sees exactly what was read.
func escaped(_ text: String) -> String {
  text.unicodeScalars.map { scalar in
    (0x20..<0x7f).contains(scalar.value)
      ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
  }.joined()
}

/// Completes the word before the cursor.
func complete(_ line: String, at cursor: Int) -> Completions {
  let words = [
    ("mentions ", "rows"), ("mention", "rows"), ("count by ", "stage"), ("الجزيرة", "outlet"),
    ("الجزائر", "outlet"), ("كِيربي", "name"),
  ]
  let before = Array(line.utf8.prefix(cursor))
  let start = before.lastIndex(of: UInt8(ascii: " ")).map { $0 + 1 } ?? 0
  let typed = Array(before[start...])
  let many = (1...100).map { ("many\($0)", "") }
  return Completions(
    replaceRange: start..<cursor,
    candidates: (words + many).filter { $0.0.utf8.starts(with: typed) }.map {
      Candidate(text: $0.0, note: $0.1)
    })
}

/// Quoted text green, the rest plain.
func colours(of line: String) -> [HighlightSpan] {
  let quotes = line.utf8.enumerated().filter { $0.element == UInt8(ascii: "\"") }.map(\.offset)
  return stride(from: 0, to: quotes.count, by: 2).map { index in
    let end = index + 1 < quotes.count ? quotes[index + 1] + 1 : line.utf8.count
    return HighlightSpan(range: quotes[index]..<end, style: "32")
  }
}

func pretendToQuery() {
  InterruptFlag.beginQuery()
  defer { InterruptFlag.endQuery() }
  print("running")
  fflush(nil)
  for _ in 0..<2_000 where !InterruptFlag.isInterrupted { usleep(5_000) }
  print(InterruptFlag.isInterrupted ? "query stopped" : "query ended")
}

let arguments = CommandLine.arguments
let path = arguments.firstIndex(of: "--history").flatMap {
  $0 + 1 < arguments.count ? arguments[$0 + 1] : nil
}
let editor = LineEditor(program: "fihris", historyPath: path)
editor.completer = complete
if arguments.contains("--colour") { editor.highlighter = colours }

var isReading = true
while isReading {
  switch editor.readLine(prompt: "فهرس> ") {
  case .line("busy"): pretendToQuery()
  case .line("quit"): isReading = false
  case .line(let line):
    print("got: <\(escaped(line))>")
    editor.addHistory(line)
  case .interrupted: print("dropped")
  case .endOfInput:
    print("end")
    isReading = false
  }
  fflush(nil)
}
do {
  try editor.saveHistory()
} catch {
  print("history: \(error)")
}
