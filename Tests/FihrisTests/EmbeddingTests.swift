// SPDX-License-Identifier: Apache-2.0
// The host program of examples/embedding builds against the public façade alone, and runs.

import Foundation
import Testing

private let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

@Test func `the host program of the examples builds and answers`() throws {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [
    "swift", "run", "--package-path", root.appending(path: "examples/embedding").path(),
    "--scratch-path", root.appending(path: ".build/embedding").path(), "embedding", "كيربي",
  ]
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  #expect(process.terminationStatus == 0)
  let expected = root.appending(path: "examples/embedding/expected.txt")
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try text.write(to: expected, atomically: true, encoding: .utf8)
  }
  #expect(try text == String(contentsOf: expected, encoding: .utf8))
}
