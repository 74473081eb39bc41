// SPDX-License-Identifier: Apache-2.0
// `fihris index`: snapshots that grow, are checked, and are refused when they are damaged.

import Foundation
import PseudoTerminal
import Testing

@Suite struct SnapshotTests {
  let folder: TemporaryFolder
  let snapshot: String

  init() throws {
    folder = try TemporaryFolder()
    snapshot = folder.path + "/news.fihris"
  }

  private func records(_ name: String, _ lines: [String]) throws -> String {
    try folder.file(name, lines.joined(separator: "\n") + "\n")
  }

  private func record(_ id: String, _ text: String) -> String {
    "{\"id\": \"\(id)\", \"source\": \"قناة\", \"text\": \"\(text)\"}"
  }

  @Test func `a snapshot grows by new articles, and a known id is replaced`() throws {
    let old = try records("old.jsonl", [record("a", "قال كيربي"), record("b", "وصل لافروف")])
    let new = try records("new.jsonl", [record("b", "غادر لافروف"), record("c", "عاد كيربي")])
    #expect(try fihris("index", "-o", snapshot, old).status == 0)
    let added = try fihris("index", "--add", "-o", snapshot, new)
    #expect(added.status == 0)
    #expect(added.errors.contains("3 articles"))
    let rows = try fihris("-e", "articles | show id, text", "--format", "csv", snapshot)
    #expect(rows.output == "id,text\na,قال كيربي\nb,غادر لافروف\nc,عاد كيربي\n")
    let whole = try records(
      "all.jsonl",
      [
        record("a", "قال كيربي"), record("b", "غادر لافروف"), record("c", "عاد كيربي"),
      ])
    let rebuilt = folder.path + "/rebuilt.fihris"
    #expect(try fihris("index", "-o", rebuilt, whole).status == 0)
    #expect(
      try Data(contentsOf: URL(filePath: snapshot)) == Data(contentsOf: URL(filePath: rebuilt)))
  }

  @Test func `there must be a snapshot to add to`() throws {
    let new = try records("new.jsonl", [record("a", "قال كيربي")])
    let run = try fihris("index", "--add", "-o", snapshot, new)
    #expect(run.status == 3)
    #expect(run.errors.contains("no snapshot to add to"))
    #expect(!FileManager.default.fileExists(atPath: snapshot))
  }

  @Test func `a sound snapshot is told from a damaged one and from none`() throws {
    let articles = try records("a.jsonl", [record("a", "قال كيربي")])
    #expect(try fihris("index", "-o", snapshot, articles).status == 0)
    let sound = try fihris("index", "--check", snapshot)
    #expect(sound.status == 0)
    #expect(sound.errors.contains("sound"))
    var bytes = try Data(contentsOf: URL(filePath: snapshot))
    bytes[bytes.count - 20] ^= 1
    try bytes.write(to: URL(filePath: snapshot))
    for run in [
      try fihris("index", "--check", snapshot), try fihris("-e", "articles", snapshot),
      try fihris("index", "--add", "-o", snapshot, articles),
    ] {
      #expect(run.status == 3)
      #expect(run.errors.contains("damaged"))
    }
    #expect(try fihris("index", "--check", articles).status == 3)
  }

  @Test func `what is to be done must be said once`() throws {
    #expect(try fihris("index", snapshot).status == 2)
    #expect(try fihris("index", "--check", "-o", snapshot, snapshot).status == 2)
    #expect(try fihris("index", "--check", "--add", snapshot).status == 2)
  }
}
