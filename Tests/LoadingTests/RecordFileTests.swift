// SPDX-License-Identifier: Apache-2.0
// JSON lines, CSV, TSV, gzip and streams: what makes an article of a record.
import Glibc
import Testing

@testable import Loading

@Test(arguments: [
  ("text", "title", "source", "date", "author", "url", "id", "language"),
  ("maintext", "headline", "sitename", "date_publish", "authors", "link", "_id", "lang"),
  ("content", "title", "source_domain", "published", "byline", "url", "id", "language"),
  ("body", "title", "hostname", "publishedAt", "author", "url", "id", "lang"),
  ("raw_text", "headline", "outlet", "pubDate", "author", "url", "id", "lang"),
  ("Text", "TITLE", "Outlet", "PUBDATE", "Author", "URL", "ID", "Lang"),
])
func `the names that scrapers use are understood`(
  text: String, title: String, source: String, date: String, author: String, url: String,
  id: String, language: String
) throws {
  let json = """
    {"\(id)": 12, "\(source)": "cnn", "\(date)": "2023-09-05T10:00:00Z", "\(title)": "T",
    "\(author)": ["A", "B"], "\(url)": "u", "\(language)": "ar", "\(text)": "body", "desk": "w"}
    """.replacing("\n", with: " ")
  let header = [text, title, source, date, author, url, id, language, "desk"]
  let csv = header.joined(separator: ",") + "\nbody,T,cnn,05/09/2023,\"A, B\",u,12,ar,w\n"
  for loaded in [try Loaded("a.jsonl", json), try Loaded("a.csv", csv)] {
    let article = try #require(loaded.articles.first)
    #expect(loaded.texts == ["body"] && loaded.titles == ["T"] && loaded.ids == ["12"])
    #expect(article.source == "cnn" && article.date?.iso == "2023-09-05")
    #expect(article.author == "A, B" && article.url == "u" && article.language == "ar")
    #expect(loaded.fields() == ["desk=w"])
    #expect(loaded.report.badRecords == 0)
  }
}

@Test func `of several names for one thing the first of the list counts`() throws {
  let loaded = try Loaded(
    "a.jsonl",
    #"{"body":"B","text":"T","TEXT":"U","hostname":"h","source":"s","Title":"no","title":"yes","#
      + #""date":"soon","published":"2023-09-05","headline":""}"#)
  #expect(loaded.texts == ["T"] && loaded.sources == ["s"] && loaded.titles == ["yes"])
  #expect(loaded.dates == ["2023-09-05"] && loaded.report.badRecords == 0)
  #expect(loaded.fields() == ["hostname=h", "Title=no", "published=2023-09-05"])
}

@Test func `empty and null values are missing, and no title is derived`() throws {
  let loaded = try Loaded(
    "a.ndjson",
    #"{"text":"one\n\ntwo","title":"","source":null,"date":"","author":" ","x":"","y":null}"#)
  let article = try #require(loaded.articles.first)
  #expect(loaded.titles == [nil] && loaded.dates == [nil] && article.author == nil)
  #expect(loaded.fields().isEmpty && loaded.texts == ["one\n\ntwo"])
  #expect(loaded.report.badRecords == 0)
}

@Test func `ids not given are file and line`() throws {
  let folder = try TemporaryFolder([
    "news.jsonl": "{\"text\":\"a\"}\n\n{\"text\":\"b\"}\n", "news.csv": "text\n\"a\nb\"\nc\n",
  ])
  #expect(try Loaded([folder["news.jsonl"]]).ids == ["news:1", "news:3"])
  #expect(try Loaded([folder["news.csv"]]).ids == ["news:2", "news:4"])
  let both = try Loaded([folder["news.jsonl"], folder["news.csv"]]).ids
  #expect(both == ["1", "3", "2", "4"].map { "\(folder.path)/news:\($0)" })
}

@Test(arguments: [
  ("https://www.CNN.com/a/b", "cnn.com"), ("http://u:p@arab48.com:80?x", "arab48.com"),
  ("https://www.", "news"), ("not an address", "news"), ("https://موقع.عرب/", "موقع.عرب"),
])
func `a source not given is the host, else the file`(url: String, source: String) throws {
  #expect(try Loaded("news.jsonl", #"{"text":"a","url":"\#(url)"}"#).sources == [source])
}

@Test func `an address as source is the url`() throws {
  let loaded = try Loaded(
    "a.jsonl", #"{"text":"a","source":"https://www.cnn.com/1","hostname":"cnn"}"#)
  #expect(loaded.sources == ["cnn"] && loaded.articles.first?.url == "https://www.cnn.com/1")
  #expect(loaded.fields().isEmpty)
}

@Test func `of equal names the last value counts`() throws {
  let loaded = try Loaded("a.jsonl", #"{"text":"a","x":"1","text":"b","y":"2","x":"3"}"#)
  #expect(loaded.texts == ["b"] && loaded.fields() == ["x=3", "y=2"])
}

@Test func `CSV holds quotes, doubled quotes, line feeds and CRLF`() throws {
  let csv =
    "\u{FEFF}id,title,text\r\n1,\"a, \"\"b\"\"\",\"one\r\ntwo\"\r\n\r\n2,,\"\"\"x\"\"\"\r\n"
    + "3,\"كيم\" يزور,t"
  let loaded = try Loaded("a.csv", csv)
  #expect(loaded.ids == ["1", "2", "3"])
  #expect(loaded.titles == ["a, \"b\"", nil, "\"كيم\" يزور"])
  #expect(loaded.texts == ["one\r\ntwo", "\"x\"", "t"])
  #expect(loaded.articles.map(\.origin.line) == [2, 5, 6])
}

@Test func `TSV is the same with tabs`() throws {
  let loaded = try Loaded("a.tsv", "id\ttext\n1\ta, b\n2\t\"c\td\ne\"\n3\tx \"y\" z\n")
  #expect(loaded.texts == ["a, b", "c\td\ne", "x \"y\" z"])
}

@Test func `rows that cannot be right are named`() throws {
  let loaded = try Loaded("a.csv", "id,text\n1,a,b\n2\n3,c,,\n4,\"never closed\n5,d\n")
  #expect(loaded.ids == ["3", "5"])
  #expect(loaded.reasons == [.brokenRow, .noText, .brokenRow])
  #expect(loaded.report.firstProblems.map(\.line) == [2, 3, 5])
}

@Test func `every file can be compressed, in one member or several`() throws {
  let folder = try TemporaryFolder()
  let line = "{\"text\":\"كيم\"}\n"
  try folder.writeGzip("a.jsonl.gz", members: [line, line + line, ""])
  try folder.writeGzip("b.csv.gz", members: ["text\none\n"])
  try folder.writeGzip("c.tsv.gz", members: ["text\tid\none\tx\n"])
  try folder.writeGzip("d-2023-09-05.txt.gz", members: ["T\n\nbo", "dy"])
  #expect(try Loaded([folder["a.jsonl.gz"]]).ids == ["a:1", "a:2", "a:3"])
  #expect(try Loaded([folder["b.csv.gz"]]).texts == ["one"])
  #expect(try Loaded([folder["c.tsv.gz"]]).ids == ["x"])
  let text = try Loaded([folder["d-2023-09-05.txt.gz"]])
  #expect(text.texts == ["body"] && text.titles == ["T"] && text.dates == ["2023-09-05"])
  #expect(text.ids == ["d-2023-09-05"])
}

@Test func `zeros behind gzip data are passed over`() throws {
  let folder = try TemporaryFolder()
  try folder.writeGzip("a.jsonl.gz", members: ["{\"text\":\"a\"}"])
  try folder.write("b.jsonl.gz", folder.read("a.jsonl.gz") + [UInt8](repeating: 0, count: 600))
  #expect(try Loaded([folder["b.jsonl.gz"]]).texts == ["a"])
}

@Test func `damaged gzip data is an error`() throws {
  let folder = try TemporaryFolder()
  try folder.writeGzip("a.jsonl.gz", members: ["{\"text\":\"a\"}"])
  let whole = try folder.read("a.jsonl.gz")
  try folder.write("cut.jsonl.gz", whole.dropLast(5))
  try folder.write("empty.jsonl.gz", [])
  try folder.write("plain.jsonl.gz", Array("{\"text\":\"a\"}".utf8))
  try folder.write("tail.jsonl.gz", whole + [1, 2, 3])
  for name in ["cut", "empty", "plain", "tail"] {
    guard
      case .corruptGzip(folder["\(name).jsonl.gz"], _)? = loadError([folder["\(name).jsonl.gz"]])
    else {
      Issue.record("\(name) was taken as gzip data")
      continue
    }
  }
}

@Test func `a pipe gives JSON lines`() throws {
  let folder = try TemporaryFolder()
  #expect(mkfifo(folder["pipe"], 0o644) == 0)
  // Opened for both, so that neither side waits for the other.
  let writer = open(folder["pipe"], O_RDWR)
  let line = Array("{\"text\":\"a\"}\n{\"text\":\"b\"}".utf8)
  #expect(write(writer, line, line.count) == line.count)
  let reader = try FileSource(FilePath(folder["pipe"]))
  close(writer)
  let records = RecordReader(reader, cutBy: LineScanner())
  #expect(try records.advance() == .record(line: 1))
  #expect(try records.advance() == .record(line: 2))
  #expect(try records.advance() == .end)
  #expect(try ArticleLoader.kind(of: folder["pipe"]) == .stream)
}

@Test func `standard input gives JSON lines`() throws {
  let folder = try TemporaryFolder(["in": "{\"text\":\"a\"}\n{\"text\":\"\"}\n{\"text\":\"b\"}\n"])
  let saved = dup(STDIN_FILENO)
  let file = open(folder["in"], O_RDONLY)
  dup2(file, STDIN_FILENO)
  defer {
    dup2(saved, STDIN_FILENO)
    close(saved)
    close(file)
  }
  var totals: Set<Int?> = []
  var ids: [String] = []
  let report = try ArticleLoader().load(["-"], progress: { totals.insert($0.bytesTotal) }) {
    ids.append($0.id)
  }
  #expect(ids == ["stdin:1", "stdin:3"] && totals == [nil])
  #expect(report.firstProblems.first?.description.hasPrefix("-:2: no text") == true)
}
