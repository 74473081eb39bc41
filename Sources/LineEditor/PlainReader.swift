// SPDX-License-Identifier: Apache-2.0
// Lines from a file, a pipe, or a terminal that can only print.

import CLineEditing
import Glibc

/// Reads lines as they come, without any editing of its own.
final class PlainReader {
  /// Whether the prompt is shown.
  private let prompts: Bool
  private var input = InputBytes()
  private var isAtEnd = false

  init(prompts: Bool) {
    self.prompts = prompts
  }

  /// The next line without its end (`\n` or `\r\n`); invalid UTF-8 becomes U+FFFD.
  func readLine(prompt: String) -> ReadOutcome {
    if prompts {
      cle_write(prompt, prompt.utf8.count)
    }
    var searched = 0
    while true {
      let waiting = input.waiting
      if let newline = waiting.dropFirst(searched).firstIndex(of: UInt8(ascii: "\n")) {
        let line = text(of: waiting[..<newline])
        input.discard(newline - waiting.startIndex + 1)
        return .line(line)
      }
      searched = waiting.count
      if isAtEnd { return lastLine() }
      switch input.fill() {
      case .bytes: break
      case .end: isAtEnd = true
      case .events:
        if SignalEvents.take().contains(.interrupt) { return interrupted() }
      }
    }
  }

  private func lastLine() -> ReadOutcome {
    guard !input.isEmpty else {
      // At a terminal Ctrl-D leaves the cursor behind the prompt; and it may be typed again.
      if prompts { cle_write("\n", 1) }
      isAtEnd = !prompts
      return .endOfInput
    }
    let line = text(of: input.waiting)
    input.discardAll()
    return .line(line)
  }

  private func interrupted() -> ReadOutcome {
    input.discardAll()
    cle_write("\n", 1)
    return .interrupted
  }

  private func text(of bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes, as: UTF8.self)
  }
}
