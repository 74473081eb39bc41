// SPDX-License-Identifier: Apache-2.0
// What the tests of the documentation share: files of the source tree and the built program.

import Foundation
import PseudoTerminal
import Testing

/// Files of the source tree, by their paths below its root.
enum Tree {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether documentation is to be written anew (`RECORD=1`).
  static let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Compares with the file at a path, or writes it anew.
  static func check(
    _ text: String, against path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if isRecording {
      try text.write(to: root.appending(path: path), atomically: true, encoding: .utf8)
    } else {
      #expect(
        text == (try? Tree.text(path)), "differs from \(path)", sourceLocation: sourceLocation)
    }
  }

  /// The scripts of the tour, in their order.
  static let tour: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "examples").path())
    return (names ?? []).filter { $0.hasSuffix(".fihris") }.sorted()
  }()
}

/// What a shell command prints at the root of the source tree, messages among the results; the
/// program it calls `fihris` is the one under test.
func printed(by command: String) throws -> String {
  let program = builtExecutable("fihris")
  let folder = program.prefix { _ in true }.dropLast("/fihris".count)
  let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
  let run = try runPiped(
    "/bin/sh", arguments: ["-c", "cd \"$0\" && { \(command)\n} 2>&1", Tree.root.path()],
    environment: ["PATH": "\(folder):\(path)"])
  #expect(run.errors == "", "the shell complains of: \(command)")
  return run.output
}
