// SPDX-License-Identifier: Apache-2.0
// Every program of docs/errors.md fails with the message that stands under it.

import Fihris
import Foundation
import PseudoTerminal
import Rendering
import Testing

@Test func `programs that make mistakes print the messages under them`() throws {
  let page = MarkdownPage(try Tree.text("docs/errors.md"))
  var programs: [CodeBlock] = []
  var codes: Set<String> = []
  let recorded = try page.text { block in
    if ["fihris", "names"].contains(block.language) { programs.append(block) }
    guard block.language == "text" else { return block.text }
    defer { programs = [] }
    let messages = try messages(of: programs)
    let found = messages.matches(of: #/^[^ ]+\[([a-z-]+)\]: /#.anchorsMatchLineEndings())
    codes.formUnion(found.map { String($0.1) })
    return messages
  }
  let headings = page.prose.filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
  #expect(codes == Set(headings).subtracting(["script-too-long"]))
  try Tree.check(recorded, against: "docs/errors.md")
}

/// What the last of some programs prints to standard error; those before and lists of names are
/// files beside it.
private func messages(of programs: [CodeBlock]) throws -> String {
  let last = try #require(programs.last)
  if let options = limits(last.remarks) { return messages(of: last.text, options) }
  let folder = FileManager.default.temporaryDirectory.appending(path: "fihris-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  var arguments = ["-e", last.text]
  for program in programs {
    for remark in program.remarks where remark.hasPrefix("file=") {
      let name = String(remark.dropFirst("file=".count))
      try program.text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      if program.language == "fihris" { arguments = ["run", name] }
    }
  }
  if last.remarks.contains("safe") { arguments.append("--safe") }
  return try runPiped(
    "/bin/sh",
    arguments: ["-c", "cd \"$0\" && exec \"$@\"", folder.path(), builtExecutable("fihris")]
      + arguments
  ).errors
}

/// The options of a host program that a block names; nil where it names none.
private func limits(_ remarks: [String]) -> SessionOptions? {
  var options = SessionOptions()
  var found = false
  for remark in remarks {
    let parts = remark.split(separator: "=").map(String.init)
    switch (parts[0], parts.last.flatMap(Int.init)) {
    case ("rows", let rows?): options.rowLimit = rows
    case ("bytes", let bytes?): options.memoryLimit = bytes
    case ("seconds", let seconds?): options.timeLimit = Double(seconds)
    case ("stop", _): options.shouldStop = { true }
    default: continue
    }
    found = true
  }
  return found ? options : nil
}

/// The messages of a program that a host program runs.
private func messages(of program: String, _ options: SessionOptions) -> String {
  var bytes: [UInt8] = []
  let renderer = Renderer(
    settings: RenderSettings(), output: OutputBuffer { _ in },
    messages: OutputBuffer { bytes += $0 })
  do {
    try Session(corpus: .example, options: options).run(program) { outcome in
      if case .failure(let report) = outcome { try renderer.render(report) }
    }
  } catch {
    Issue.record("\(error)")
  }
  return String(decoding: bytes, as: UTF8.self)
}
