// SPDX-License-Identifier: Apache-2.0
// Bad records, errors, progress and cancellation.
import Glibc
import Testing

@testable import Loading

@Test func `bad records are counted, named and survived`() throws {
  let folder = try TemporaryFolder()
  let lines: [[UInt8]] = [
    Array(#"{"id":1,"text":"a"}"#.utf8), Array(#"{"id":2,"text":""}"#.utf8),
    Array(#"{"id":3,"text":"b""#.utf8),
    Array("{\"id\":4,\"text\":\"c".utf8) + [0xFF] + Array("\"}".utf8),
    Array(#"{"id":5,"text":"d","date":"soon"}"#.utf8), Array(#"{"id":6,"text":"e\ud800"}"#.utf8),
    Array("{\"date\":\"?\",\"text\":\"f".utf8) + [0xD9] + Array("\"}".utf8),
  ]
  try folder.write("a.jsonl", Array(lines.joined(separator: [0x0A])))
  let loaded = try Loaded([folder["a.jsonl"]])
  #expect(loaded.ids == ["1", "4", "5", "6", "a:7"])
  #expect(loaded.texts == ["a", "c\u{FFFD}", "d", "e\u{FFFD}", "f\u{FFFD}"])
  #expect(loaded.dates == [nil, nil, nil, nil, nil])
  let report = loaded.report
  #expect(report.articles == 5 && report.badRecords == 6 && report.skipped == 2)
  #expect(report.repaired == 3 && report.undatable == 2)
  #expect(
    report.firstProblems.map(\.description) == [
      "\(folder["a.jsonl"]):2: no text: the names are id",
      "\(folder["a.jsonl"]):3: broken JSON: the line ends where a comma or } must stand (column 19)",
      "\(folder["a.jsonl"]):4: invalid UTF-8 became U+FFFD",
      "\(folder["a.jsonl"]):5: not a date: \"soon\"",
      "\(folder["a.jsonl"]):6: half a surrogate pair became U+FFFD",
      "\(folder["a.jsonl"]):7: not a date: \"?\"",
      "\(folder["a.jsonl"]):7: invalid UTF-8 became U+FFFD",
    ])
}

@Test func `only the first ten problems are named`() throws {
  let loaded = try Loaded("a.jsonl", String(repeating: "{}\n", count: 25))
  #expect(loaded.report.badRecords == 25 && loaded.report.firstProblems.count == 10)
  #expect(loaded.report.firstProblems.map(\.line) == Array(1...10))
}

@Test func `invalid UTF-8 is mended in every format`() throws {
  let bad: [UInt8] = [0xD9, 0x83, 0xD9, 0x20, 0xED, 0xA0, 0x80, 0xC0, 0xAF]
  for (name, start) in [("a.txt", ""), ("a.csv", "text\n"), ("a.tsv", "text\tid\n")] {
    let loaded = try Loaded(name, bytes: Array(start.utf8) + bad)
    // Each byte of a surrogate or an overlong form is a maximal invalid part of its own.
    #expect(loaded.texts == ["ك\u{FFFD} " + String(repeating: "\u{FFFD}", count: 5)], "\(name)")
    #expect(loaded.report.repaired == 1 && loaded.report.badRecords == 1)
  }
}

@Test func `blank text files are named`() throws {
  let folder = try TemporaryFolder([
    "a.txt": "", "b.txt": " \n\n", "c.txt": "---\ntitle: x\n---\n", "d.txt": "text",
  ])
  let loaded = try Loaded([folder.path])
  #expect(loaded.ids == ["d"] && loaded.reasons == [.noText, .noText, .noText])
}

@Test func `ids that repeat are an error that names both places`() throws {
  let folder = try TemporaryFolder([
    "a.jsonl": "{\"id\":\"x\",\"text\":\"a\"}\n", "b.csv": "id,text\ny,b\nx,c\n", "d/x.txt": "d",
    "e/x.md": "e", "f/x.txt": "f", "f/x.md": "f",
  ])
  let first = Origin(file: folder["a.jsonl"], line: 1)
  #expect(
    loadError([folder["a.jsonl"], folder["b.csv"]])
      == .duplicateID(id: "x", first: first, second: Origin(file: folder["b.csv"], line: 3)))
  #expect(
    loadError([folder["f"]])
      == .duplicateID(
        id: "x", first: Origin(file: folder["f/x.md"], line: 0),
        second: Origin(file: folder["f/x.txt"], line: 0)))
  #expect(loadError([folder["a.jsonl"], folder["a.jsonl"]]) != nil)
  #expect(loadError([folder["d"], folder["e"]])?.description.contains("e/x.md") == true)
}

@Test func `what cannot be loaded at all is said with its path`() throws {
  let folder = try TemporaryFolder([
    "a.html": "x", "news.gz": "x", "s.jsonl": "FIHRIS and more", "c.csv": "id,title\n1,x\n",
    "empty/x.jsonl": "{}",
  ])
  #expect(loadError([folder["gone"]]) == .notFound(path: folder["gone"]))
  #expect(loadError([folder["a.html/x"]]) == .notFound(path: folder["a.html/x"]))
  #expect(loadError([""]) == .notFound(path: ""))
  #expect(loadError(["a\u{0}b"]) == .notFound(path: "a\u{0}b"))
  #expect(loadError([folder["a.html"]]) == .unknownFormat(path: folder["a.html"]))
  #expect(loadError([folder["news.gz"]]) == .unknownFormat(path: folder["news.gz"]))
  #expect(loadError([folder["s.jsonl"]]) == .snapshot(path: folder["s.jsonl"]))
  #expect(loadError([folder["empty"]]) == .noTexts(path: folder["empty"]))
  let columns = ["id", "title"]
  #expect(loadError([folder["c.csv"]]) == .noTextColumn(path: folder["c.csv"], columns: columns))
  let long = folder[String(repeating: "x", count: 5000)]
  #expect(loadError([long]) == .unreadable(path: long, reason: "File name too long"))
}

@Test func `a link that leads nowhere is an error where an article was to be found`() throws {
  let folder = try TemporaryFolder(["a.txt": "one"])
  #expect(symlink("gone", folder["b.txt"]) == 0)
  #expect(loadError([folder.path]) == .notFound(path: folder["b.txt"]))
}

@Test func `a missing path is found before anything is loaded`() throws {
  let folder = try TemporaryFolder(["a.txt": "one"])
  var count = 0
  #expect(throws: LoadError.notFound(path: "/gone")) {
    _ = try ArticleLoader().load([folder.path, "/gone"]) { _ in count += 1 }
  }
  #expect(count == 0)
}

@Test func `empty files give no articles and no problem`() throws {
  for name in ["a.jsonl", "a.csv", "a.tsv"] {
    let loaded = try Loaded(name, "")
    #expect(loaded.articles.isEmpty && loaded.report.badRecords == 0 && loaded.report.files == 1)
  }
}

@Test func `the kind of a path is told by name, kind of file and first bytes`() throws {
  let folder = try TemporaryFolder([
    "a.TXT": "x", "a.md": "x", "a.ndjson": "x", "a.csv.gz": "x", "a.tsv": "x",
    "snap": "FIHRIS\u{1}",
    "short.txt": "FIHRI",
  ])
  let kind = ArticleLoader.kind
  #expect(try kind(folder.path) == .folder)
  #expect(try kind("-") == .stream && kind("/dev/null") == .stream)
  #expect(try kind(folder["a.TXT"]) == .file(.text, compressed: false))
  #expect(try kind(folder["a.md"]) == .file(.text, compressed: false))
  #expect(try kind(folder["a.ndjson"]) == .file(.jsonLines, compressed: false))
  #expect(try kind(folder["a.csv.gz"]) == .file(.csv, compressed: true))
  #expect(try kind(folder["a.tsv"]) == .file(.tsv, compressed: false))
  #expect(try kind(folder["snap"]) == .snapshot)
  #expect(try kind(folder["short.txt"]) == .file(.text, compressed: false))
}

@Test func `progress rises to the size of all files`() throws {
  let line = "{\"text\":\"" + String(repeating: "كيم ", count: 1000) + "\"}\n"
  let folder = try TemporaryFolder(["a.jsonl": String(repeating: line, count: 400), "b.txt": "b"])
  var steps: [LoadProgress] = []
  _ = try ArticleLoader().load([folder["a.jsonl"], folder["b.txt"]]) {
    steps.append($0)
  } each: { _ in
  }
  #expect(steps.count >= 3)
  #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.bytesRead <= $1.bytesRead })
  #expect(steps.last?.bytesRead == steps.last?.bytesTotal && steps.last?.articles == 401)
}

@Test func `a load can be cancelled, and what each throws is thrown on`() throws {
  struct Stop: Error {}
  let folder = try TemporaryFolder(["a.jsonl": String(repeating: "{\"text\":\"a\"}\n", count: 9)])
  var count = 0
  #expect(throws: LoadError.cancelled) {
    _ = try ArticleLoader().load([folder["a.jsonl"]], isCancelled: { count >= 3 }) { _ in
      count += 1
    }
  }
  #expect(count == 3)
  #expect(throws: Stop.self) {
    _ = try ArticleLoader().load([folder["a.jsonl"]]) { _ in throw Stop() }
  }
}
