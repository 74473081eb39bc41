// SPDX-License-Identifier: Apache-2.0
// Waiting until a program at the pseudo-terminal has written or shows something.

import Glibc

extension PseudoTerminal {
  /// Waits until the program has written `text` after the place where the last `expect` found its
  /// own; the raw bytes count, control sequences included.
  ///
  /// - Throws: `PseudoTerminalError.timeout`, with the screen, after `timeout` seconds.
  package func expect(_ text: String, timeout: Double = 20) throws {
    let wanted = Array(text.utf8)
    try wait(for: text.debugDescription, timeout: timeout) { terminal in
      guard let end = terminal.transcript.firstEnd(of: wanted, from: terminal.searchStart) else {
        return false
      }
      terminal.searchStart = end
      return true
    }
  }

  /// Waits until some row of the screen contains `text`.
  ///
  /// - Throws: `PseudoTerminalError.timeout`, with the screen, after `timeout` seconds.
  package func expectOnScreen(_ text: String, timeout: Double = 20) throws {
    let wanted = Array(text.utf8)
    try wait(for: "\(text.debugDescription) on the screen", timeout: timeout) { terminal in
      terminal.screen.lines.contains { Array($0.utf8).firstEnd(of: wanted, from: 0) != nil }
    }
  }

  /// Waits until `condition` holds of the screen; `what` names it in the error.
  ///
  /// - Throws: `PseudoTerminalError.timeout`, with the screen, after `timeout` seconds.
  package func expectScreen(
    _ what: String, timeout: Double = 20, where condition: (Screen) -> Bool
  ) throws {
    try wait(for: what, timeout: timeout) { condition($0.screen) }
  }

  /// Reads until nothing has come for `quiet` milliseconds.
  package func settle(quiet: Int32 = 150) {
    while readOutput(milliseconds: quiet) {}
  }

  func failure(_ what: String) -> PseudoTerminalError {
    .timeout(
      waitedFor: what, screen: screen.text,
      tail: String(decoding: transcript.suffix(300), as: UTF8.self).debugDescription)
  }

  private func wait(
    for what: String, timeout: Double, until condition: (PseudoTerminal) -> Bool
  ) throws {
    let deadline = now() + timeout
    while !condition(self) {
      guard now() < deadline else { throw failure(what) }
      readOutput(milliseconds: 50)
    }
  }
}

/// Seconds on a clock that only goes forward.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

extension Array where Element == UInt8 {
  /// The offset after the first occurrence of `pattern` at or behind `start`.
  func firstEnd(of pattern: [UInt8], from start: Int) -> Int? {
    guard !pattern.isEmpty else { return start }
    var index = start
    while index + pattern.count <= count {
      if self[index..<index + pattern.count].elementsEqual(pattern) { return index + pattern.count }
      index += 1
    }
    return nil
  }
}
