// SPDX-License-Identifier: Apache-2.0
// Starts the probe in a terminal, and names the keys.

import Glibc
import PseudoTerminal

enum Key {
  static let enter = "\r"
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let right = "\u{1B}[C"
  static let left = "\u{1B}[D"
  static let backspace = "\u{7F}"
  static let tab = "\t"
  static let escape = "\u{1B}"

  static func control(_ letter: Character) -> String {
    letter.asciiValue.map { String(Unicode.Scalar($0 & 0x1f)) } ?? ""
  }

  static func pasted(_ text: String) -> String {
    "\u{1B}[200~\(text)\u{1B}[201~"
  }
}

let probe = builtExecutable("line-editor-probe")

/// The probe at its first prompt; no `.editrc` but `settings`.
func startProbe(
  _ arguments: [String] = [], settings: String = "/dev/null",
  environment: [String: String?] = [:], size: (rows: Int, columns: Int) = (12, 60)
) throws -> PseudoTerminal {
  let terminal = try PseudoTerminal(
    spawn: probe, arguments: arguments,
    environment: ["EDITRC": settings, "SWIFT_BACKTRACE": "interactive=no"].merging(environment) {
      $1
    }, size: size)
  try terminal.expectScreen("the prompt") { $0.lastLine.hasPrefix("فهرس>") }
  return terminal
}

extension PseudoTerminal {
  /// Waits for what the probe says of a line, and for its next prompt: keys that come between the
  /// two are the terminal's, which takes some for its own.
  func expectAnswer(_ text: String) throws {
    try expect(text)
    try expect("فهرس> ")
  }

  /// Waits until the line that is edited shows `text` behind the prompt.
  func expectLine(_ text: String) throws {
    try expectScreen("the line \(text.debugDescription)") {
      $0.lastLine == (text.isEmpty ? "فهرس>" : "فهرس> \(text)")
    }
  }

  /// Waits until the cursor stands `columns` behind the prompt.
  func expectCursor(behindPrompt columns: Int) throws {
    try expectScreen("the cursor in column \(6 + columns)") { $0.cursor.column == 6 + columns }
  }
}

/// A folder that goes with the value.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/fihris-test-XXXXXX".utf8CString)
    mkdtemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    _ = try? runPiped("/bin/rm", arguments: ["-rf", path])
  }

  func write(_ bytes: [UInt8], to name: String) -> String {
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    _ = Glibc.write(file, bytes, bytes.count)
    close(file)
    return "\(path)/\(name)"
  }

  func read(_ name: String) throws -> String {
    try runPiped("/bin/cat", arguments: ["\(path)/\(name)"]).output
  }
}
