// SPDX-License-Identifier: Apache-2.0
// Pipes, devices and links as the files of a command: used as they are, never replaced.

import Foundation
import Glibc
import PseudoTerminal
import Testing

@Suite struct SpecialFileTests {
  let folder: TemporaryFolder
  let corpus: String

  init() throws {
    folder = try TemporaryFolder()
    corpus = try folder.corpus()
  }

  private func isPipe(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  @Test(arguments: [
    "-e articles --format count --output", "-e 'articles | save \"{}/rows.csv\"' --output",
    "index --output",
  ])
  func `a pipe is written to and stays one`(command: String) throws {
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let words = command.replacing("{}", with: folder.path)
    let run = try runPiped(
      "/bin/bash",
      arguments: [
        "-c",
        "cat '\(pipe)' > '\(folder.path)/got' & '\(program)' \(words) '\(pipe)' '\(corpus)'; wait",
      ])
    #expect(run.status == 0)
    #expect(isPipe(pipe))
    let got = try Data(contentsOf: URL(filePath: folder.path + "/got"))
    #expect(!got.isEmpty)
  }

  @Test func `a disk that is full is 3, and the link to it stays`() throws {
    let full = folder.path + "/full.csv"
    #expect(symlink("/dev/full", full) == 0)
    let rows = try fihris("-e", "articles", "--output", full, corpus)
    #expect(rows.status == 3)
    #expect(rows.errors.contains("No space left"))
    let saved = try fihris("-e", "articles | save \"\(full)\"", corpus)
    #expect(saved.status == 3)
    let snapshot = try fihris("index", "-o", full, corpus)
    #expect(snapshot.status == 3)
    #expect(snapshot.errors.contains("No space left"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: full) == "/dev/full")
  }

  @Test(arguments: [["-e", "articles", "--output"], ["index", "--output"]])
  func `the file behind a link is replaced, the link is not`(command: [String]) throws {
    let file = try folder.file("real", "old")
    let link = folder.path + "/link"
    #expect(symlink("real", link) == 0)
    let run = try runPiped(program, arguments: command + [link, corpus])
    #expect(run.status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real")
    #expect(try Data(contentsOf: URL(filePath: file)) != Data("old".utf8))
  }

  @Test func `a folder that cannot be written is told by the name given`() throws {
    let run = try fihris("index", "-o", "/no/such/file", corpus)
    #expect(run.status == 3)
    #expect(run.errors.contains("/no/such/file: "))
  }

  @Test func `a named pipe is a corpus of JSON lines`() throws {
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let run = try runPiped(
      "/bin/bash",
      arguments: [
        "-c", "cat '\(corpus)' > '\(pipe)' & '\(program)' -e articles --format count '\(pipe)'",
      ], timeout: 20)
    #expect(run.status == 0)
    #expect(run.output == "3\n")
  }
}
