// SPDX-License-Identifier: Apache-2.0
// The subcommands: run, check, fmt, index, analyze.

import Foundation
import PseudoTerminal
import Testing

@Suite struct ScriptTests {
  let folder: TemporaryFolder
  let corpus: String

  init() throws {
    folder = try TemporaryFolder()
    corpus = try folder.corpus()
  }

  @Test func `a saved script with parameters`() throws {
    let script = try folder.file(
      "s.fihris", "param who = \"موسكو\"\nmentions $who | count\n")
    #expect(try fihris("run", script, corpus).output == "1\n")
    #expect(try fihris("run", "--set", "who=كيربي", script, corpus).output == "3\n")
    #expect(try fihris("run", script, corpus, "--set", "who=كيربي").output == "3\n")
  }

  @Test func `a script on standard input`() throws {
    #expect(try fihris("run", "-", corpus, input: "articles | count").output == "3\n")
  }

  @Test func `a script says by its first line what runs it`() throws {
    let script = try folder.file(
      "s", "#!/usr/bin/env -S fihris run\nexpect some mentions \"كيربي\"\nprint \"ok\"\n")
    chmod(script, 0o755)
    let bin = URL(filePath: program).deletingLastPathComponent().path
    let run = try runPiped(script, environment: ["PATH": bin + ":/usr/bin:/bin"])
    #expect(run.output == "ok\n")
    #expect(run.status == 0)
  }

  @Test func `files that a script names lie beside it`() throws {
    _ = try folder.file("names.fihris", "let spokesman = \"كيربي\"\n")
    let script = try folder.file("s.fihris", "use \"names.fihris\"\nmentions spokesman | count\n")
    #expect(try fihris("run", script, corpus).output == "3\n")
    let safe = try fihris("run", "--safe", script, corpus)
    #expect(safe.status == 2)
    #expect(safe.output.isEmpty)
  }

  @Test func `an error names file, line and column`() throws {
    let script = try folder.file("s.fihris", "articles\narticles where sorce = cnn\n")
    let run = try fihris("run", script, corpus)
    #expect(run.status == 2)
    #expect(run.errors.contains("s.fihris:2:16"))
    #expect(run.errors.contains("source"))
  }

  @Test func `check runs nothing`() throws {
    let good = try folder.file("good.fihris", "print \"ran\"\nmentions \"كيربي\" | count\n")
    let bad = try folder.file("bad.fihris", "articles |\n| limit\nmentions \"\"\n")
    let run = try fihris("check", good)
    #expect(run.status == 0)
    #expect(run.output.isEmpty && run.errors.isEmpty)
    let both = try fihris("check", good, bad)
    #expect(both.status == 2)
    #expect(both.errors.contains("bad.fihris:"))
    let outlet = try folder.file("outlet.fihris", "articles where source = cnm\n")
    #expect(try fihris("check", outlet).status == 0)
    #expect(try fihris("check", outlet, "--corpus", corpus).errors.contains("cnn"))
  }

  @Test func `fmt writes the canonical layout`() throws {
    let script = try folder.file("s.fihris", "mentions   \"كيربي\"|count   by source\n")
    let run = try fihris("fmt", script)
    #expect(run.status == 0)
    #expect(run.output == "mentions \"كيربي\" | count by source\n")
    let arabic = try fihris("fmt", "--keywords", "ar", script)
    #expect(arabic.output.contains("ذكر \"كيربي\""))
    #expect(try fihris("fmt", "--keywords", "en", "-", input: arabic.output).output == run.output)
    #expect(try fihris("fmt", "--keywords", "fr", script).status == 2)
    #expect(try fihris("fmt", "-", input: "articles where").status == 2)
  }

  @Test func `a snapshot opens as the corpus`() throws {
    let snapshot = folder.path + "/corpus.fihris-index"
    let written = try fihris("index", "-o", snapshot, corpus)
    #expect(written.status == 0)
    let query = #"mentions "كيربي""#
    let fromSnapshot = try fihris("-e", query, "--format", "jsonl", snapshot)
    #expect(fromSnapshot.output == (try fihris("-e", query, "--format", "jsonl", corpus)).output)
    #expect(fromSnapshot.output.split(separator: "\n").count == 3)
    #expect(try fihris("index", "-o", folder.path + "/no/such/file", corpus).status == 3)
  }

  @Test func `analyze shows words as JSON`() throws {
    let run = try fihris("analyze", "وقال كيربي: تعهّدا.")
    #expect(run.status == 0)
    let words = try objects(run.output)
    #expect(words.count == 3)
    #expect(words.last?["word"] as? String == "تعهّدا")
    #expect(words.last?["folded"] as? String == "تعهدا")
    #expect(try fihris("analyze", input: "وقال كيربي: تعهّدا.").output == run.output)
  }
}
