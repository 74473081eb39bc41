// SPDX-License-Identifier: Apache-2.0
// README and manual run: their programs, their sessions, their links.

import Fihris
import Foundation
import Testing

private let pages = ["README.md", "docs/manual.md", "examples/README.md"]

@Test(arguments: pages)
func `programs of a page run, or fail with the code that stands behind their fence`(
  _ path: String
) throws {
  for block in MarkdownPage(try Tree.text(path)).blocks where block.language == "fihris" {
    let place: Comment = "\(path):\(block.line)"
    if let code = block.remarks.first {
      try checkFailure(of: block.text, with: code, place)
    } else {
      checkSuccess(of: block.text, place)
    }
  }
}

/// Runs a program: no statement may fail, and none may find nothing.
private func checkSuccess(of program: String, _ place: Comment) {
  do {
    for result in try Session(corpus: .example).evaluate(program) {
      #expect(!result.notes.map(\.code).contains("nothing-found"), place)
    }
  } catch let errors as ScriptErrors {
    Issue.record("\(place): \(errors.reports.map(\.message))")
  } catch {
    Issue.record("\(place): \(error)")
  }
}

/// Runs a program: every statement that is no `let` must fail with this code.
private func checkFailure(of program: String, with code: String, _ place: Comment) throws {
  var failures = 0
  try Session(corpus: .example).run(program) { outcome in
    switch outcome {
    case .result(let result): #expect(result.kind == .let, place)
    case .failure(let report):
      #expect(report.code == code, place)
      failures += 1
    }
  }
  #expect(failures > 0, place)
}

@Test(arguments: pages)
func `sessions of a page print what stands under their commands`(_ path: String) throws {
  let page = MarkdownPage(try Tree.text(path))
  let recorded = try page.text { block in
    guard block.language == "console" else { return block.text }
    let commands = block.text.split(separator: "\n").filter { $0.hasPrefix("$ ") }
    #expect(!commands.isEmpty, "\(path):\(block.line) has no command")
    let answers = try commands.map { command in
      #expect(command.hasPrefix("$ fihris "))
      return try "\(command)\n" + printed(by: String(command.dropFirst(2)))
    }
    return answers.joined(separator: "\n")
  }
  #expect(!recorded.contains(/"elapsed_ms": [0-9]|[0-9] ms$/.anchorsMatchLineEndings()))
  try Tree.check(recorded, against: path)
}

@Test func `the first session of the README is a step of the tour`() throws {
  let session = MarkdownPage(try Tree.text("README.md")).blocks.first { $0.language == "console" }
  let text = try #require(session?.text)
  let match = try #require(try /\$ fihris run (examples\/[^ ]*)\.fihris\n/.prefixMatch(in: text))
  let expected = try Tree.text(match.1 + ".expected")
  #expect(text[match.range.upperBound...].hasPrefix(expected))
}

@Test(arguments: pages + ["docs/errors.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"])
func `links of a page lead to files and headings that are there`(_ path: String) throws {
  let folder = Tree.root.appending(path: path).deletingLastPathComponent()
  let page = MarkdownPage(try Tree.text(path))
  for line in page.prose {
    for link in line.matches(of: /\]\(([^)#:]*)(#[^)]*)?\)/) {
      let file = folder.appending(path: String(link.1))
      #expect(link.1.isEmpty || FileManager.default.fileExists(atPath: file.path()), "\(link.0)")
      guard let anchor = link.2, link.1.isEmpty else { continue }
      #expect(page.anchors.contains(String(anchor.dropFirst())), "\(path): \(link.0)")
    }
  }
}

extension MarkdownPage {
  /// The anchors of the headings, as GitHub makes them.
  fileprivate var anchors: Set<String> {
    Set(
      prose.filter { $0.hasPrefix("#") }.map { heading in
        heading.drop { $0 == "#" || $0 == " " }.lowercased()
          .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
          .replacing(" ", with: "-")
      })
  }
}
