// SPDX-License-Identifier: Apache-2.0
// Random and damaged bytes through every format: no crash, no hang, and articles that hold.
import Glibc
import Testing

@testable import Loading

/// How long, in seconds, the fuzz test runs; `FIHRIS_FUZZ_SECONDS` makes it longer.
private let seconds: Double =
  getenv("FIHRIS_FUZZ_SECONDS").flatMap { Double(String(cString: $0)) } ?? 2

/// What each format is made of, to be damaged.
private let seeds: [(name: String, pieces: [String])] = [
  (
    "a.jsonl",
    [
      #"{"id": "1", "text": "قال \"كيربي\"\n\u0643\ud83d\ude00", "date": "2023-09-05T10:00:00Z"}"#,
      #"{"maintext":["a","b"],"authors":[{"name":"x"}],"m":{"a":{"b":[1,-2.5e3,null,true]}}}"#,
      #"{"url":"https://www.cnn.com/x","content":"t","publishedAt":1693908000}"#, "\n", "[[[[", "{",
      #"{"text":"a"}"#, "\\", "\"", "\u{FEFF}",
    ]
  ),
  (
    "a.csv",
    [
      "id,title,text,date\n", "1,\"a, \"\"b\"\"\",\"one\ntwo\",05/09/2023\r\n",
      "2,,x,٥ أيلول ٢٠٢٣\n",
      "\"", "\"\"", ",", "\n", "\r\n", "كيم",
    ]
  ),
  ("a.tsv", ["id\ttext\n", "1\ta\n", "2\t\"b\tc\"\n", "\t", "\"", "\n"]),
  (
    "a.md",
    [
      "---\n", "title: \"x: y\"\n", "tags: [a, b]\n", "geo: {a: {b: c}}\n",
      "list:\n  - a\n  - b: c\n",
      "? [a]\n: b\n", "x: &y |\n  z\n", "k: *y\n", "!t %", "[", "{", "'", "T\n\nbody\n", "\n",
    ]
  ),
]

private func damaged(_ pieces: [String], by generator: inout SeededGenerator) -> [UInt8] {
  var bytes: [UInt8] = []
  for _ in 0..<Int.random(in: 0...12, using: &generator) {
    bytes += Array((pieces.randomElement(using: &generator) ?? "").utf8)
  }
  for _ in 0..<[0, 0, 1, 3, 20].randomElement(using: &generator)! where !bytes.isEmpty {
    let place = Int.random(in: bytes.indices, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 1: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
    case 2: bytes.remove(at: place)
    default: bytes.removeSubrange(place..<min(place + 7, bytes.count))
    }
  }
  return bytes
}

/// What every load of one file must hold to.
private func check(_ name: String, _ bytes: [UInt8], in folder: TemporaryFolder) throws {
  try folder.write(name, bytes)
  do {
    let loaded = try Loaded([folder[name]])
    let report = loaded.report
    #expect(report.articles == loaded.articles.count)
    #expect(report.skipped <= report.badRecords)
    #expect(report.firstProblems.count <= LoadReport.namedProblems)
    #expect((report.badRecords == 0) == report.firstProblems.isEmpty)
    for article in loaded.articles { check(article) }
  } catch let error as LoadError {
    #expect(!error.description.isEmpty)
  }
}

private func check(_ article: Article) {
  #expect(UTF8Repair.repaired(article.text.span) == nil && !isBlank(article.text.span))
  if let title = article.title {
    #expect(UTF8Repair.repaired(title.span) == nil && !isBlank(title.span))
  }
  #expect(!article.id.isEmpty && !article.source.isEmpty)
  #expect(Set(article.fields.map(\.name)).count == article.fields.count)
  #expect(article.fields.allSatisfy { !isBlank(Array($0.value.utf8).span) })
}

@Test func `damaged files of every format are survived`() throws {
  let folder = try TemporaryFolder()
  let clock = ContinuousClock()
  let end = clock.now + .seconds(seconds)
  var seed: UInt64 = 0
  while clock.now < end {
    var generator = SeededGenerator(state: seed)
    let format = seeds[Int(seed % UInt64(seeds.count))]
    try check(format.name, damaged(format.pieces, by: &generator), in: folder)
    let random = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
      UInt8.random(in: 0...255, using: &generator)
    }
    try check(format.name, random, in: folder)
    try check(format.name + ".gz", random, in: folder)
    seed += 1
  }
  #expect(seed > 10)
}

@Test func `damaged gzip data is survived`() throws {
  let folder = try TemporaryFolder()
  let line = #"{"text":"قال كيربي إن الصفقة"}"# + "\n"
  try folder.writeGzip("whole.jsonl.gz", members: [line, String(repeating: line, count: 50)])
  let whole = try folder.read("whole.jsonl.gz")
  var generator = SeededGenerator(state: 3)
  for _ in 0..<300 {
    var bytes = whole
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      bytes[Int.random(in: bytes.indices, using: &generator)] ^= UInt8.random(
        in: 1...255, using: &generator)
    }
    let cut = Int.random(in: 0...bytes.count, using: &generator)
    try check("a.jsonl.gz", Array(bytes[..<cut]), in: folder)
  }
}

@Test func `dates of any characters are read or none`() {
  var generator = SeededGenerator(state: 4)
  let pieces = [
    "2023", "09", "5", "٥", "۱۴۴۵", "/", "-", ".", " ", ":", "T", "Z", "سبتمبر", "أيلول", "صفر",
    "كانون",
    "الثاني", "ذو", "Sep", "هـ", "م", "(", ",", "،", "99999999999999999999999", "\u{202B}", "ـ", "",
  ]
  for _ in 0..<20_000 {
    let count = Int.random(in: 0...12, using: &generator)
    let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    guard let date = NewsDate.parse(text) else { continue }
    #expect(NewsDate(year: date.year, month: date.month, day: date.day) == date, "\(text)")
    #expect(date.firstDay <= date.lastDay)
  }
}
