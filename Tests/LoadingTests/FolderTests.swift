// SPDX-License-Identifier: Apache-2.0
// Folders of text files: ids, titles, sources, dates, front matter and metadata.csv.
import Glibc
import Testing

@testable import Loading

private func load(_ files: KeyValuePairs<String, String>) throws -> Loaded {
  try Loaded([TemporaryFolder(files).path])
}

@Test func `every text file below a folder is an article`() throws {
  let folder = try TemporaryFolder([
    "b.md": "two", "a.txt": "one", "cnn/x/C.TXT": "three", "cnn/a.txt": "four", "no.html": "no",
    "notes": "no", ".hidden.txt": "no", ".git/x.txt": "no", "c.jsonl": "no",
  ])
  let loaded = try Loaded([folder.path])
  #expect(loaded.ids == ["a", "b", "cnn/a", "cnn/x/C"])
  #expect(loaded.texts == ["one", "two", "four", "three"])
  #expect(loaded.articles[2].origin == Origin(file: folder["cnn/a.txt"], line: 0))
  #expect(loaded.report.articles == 4 && loaded.report.files == 4)
  #expect(loaded.report.badRecords == 0)
}

@Test func `the source is the name of the folder a file lies in`() throws {
  let folder = try TemporaryFolder(["main/a.txt": "one", "main/cnn/b.txt": "two"])
  #expect(try Loaded([folder["main"]]).sources == ["main", "cnn"])
  #expect(try Loaded([folder["main/"]]).sources == ["main", "cnn"])
  #expect(try Loaded([folder["main/cnn/.."]]).sources == ["main", "cnn"])
  #expect(try Loaded([folder["main/cnn/b.txt"]]).sources == ["cnn"])
}

@Test(arguments: [
  ("T\n\nbody\n", "T", "body\n"), ("T\r\n\r\nbody", "T", "body"), (" T \n \t\n\nbody", "T", "body"),
  ("\n\nT\n\nbody", "T", "body"), ("T\n\n  body", "T", "  body"),
  ("\u{FEFF}T\n\nbody", "T", "body"),
  ("one\ntwo\n\nthree", nil, "one\ntwo\n\nthree"), ("one\n", nil, "one\n"), ("one", nil, "one"),
  ("one\n\n", nil, "one\n\n"), ("\none\ntwo", nil, "\none\ntwo"), ("# T\n\nbody", "# T", "body"),
])
func `the first line is the title when a blank line follows`(
  file: String, title: String?, body: String
) throws {
  let loaded = try load(["a.txt": file])
  #expect(loaded.titles == [title])
  #expect(loaded.texts == [body])
}

@Test(arguments: [
  ("a-2023-09-05.txt", "2023-09-05"), ("2023-09-05.txt", "2023-09-05"),
  ("x2023-09-05y.txt", "2023-09-05"), ("12023-09-05.txt", nil), ("2023-09-051.txt", nil),
  ("2023-02-30.txt", nil), ("2023-00-05.txt", nil), ("2023-9-5.txt", nil),
  ("2023-13-01-2023-09-05.txt", "2023-09-05"), ("20230905.txt", nil),
])
func `a date in the file name dates the article`(name: String, date: String?) throws {
  #expect(try load([name: "text"]).dates == [date])
}

@Test func `a date in the name of a folder does not`() throws {
  #expect(try load(["2023-09-05/a.txt": "text"]).dates == [nil])
}

@Test func `front matter gives the fields`() throws {
  let loaded = try load([
    "2020-01-01.md": """
    ---
    title: "كيم: \\"زيارة\\""
    source: cnn
    date: 5 سبتمبر 2023
    authors: [A B, 'C']
    url: https://x.com/1
    lang: ar
    tags:
      - روسيا
      - كوريا
    geo: {country: RU, cities: [a, b]}
    empty:
    nothing: ~
    quoted: "null"
    many: |
      line one
      line two
    ---

    First

    body
    """
  ])
  let article = try #require(loaded.articles.first)
  #expect(loaded.titles == ["كيم: \"زيارة\""])
  #expect(loaded.texts == ["First\n\nbody"])
  #expect(article.source == "cnn" && article.date?.iso == "2023-09-05")
  #expect(article.author == "A B, C" && article.url == "https://x.com/1")
  #expect(article.language == "ar" && article.id == "2020-01-01")
  #expect(
    loaded.fields() == [
      "tags=روسيا, كوريا", "geo.country=RU", "geo.cities=a, b", "quoted=null",
      "many=line one\nline two\n",
    ])
  #expect(loaded.report.badRecords == 0)
}

@Test func `without a title in the front matter the first line is it`() throws {
  let loaded = try load(["a.md": "---\nsource: cnn\ntitle:\n---\nT\n\nbody"])
  #expect(loaded.titles == ["T"] && loaded.texts == ["body"])
}

@Test(arguments: [
  "---\nprose without a colon\n---\nbody", "---\nsource: cnn\nnever closed",
  "--- x\na: b\n---\nbody",
  "----\na: b\n----\nbody", "a\n---\nb: c\n---\n",
])
func `what is no front matter is text`(file: String) throws {
  let loaded = try load(["a.md": file])
  #expect(loaded.texts == [file])
  #expect(loaded.report.badRecords == 0)
}

@Test func `front matter that is no YAML is named and stays in the text`() throws {
  let file = "---\nsource: [cnn\n---\nbody"
  let loaded = try load(["a.md": file, "b.md": "fine"])
  #expect(loaded.texts == [file, "fine"])
  #expect(loaded.reasons == [.brokenFrontMatter])
  #expect(loaded.report.badRecords == 1 && loaded.report.skipped == 0)
}

@Test func `front matter with complex keys, aliases and deep nesting is survived`() throws {
  let loaded = try load([
    "a.md": "---\n? [a, b]\n: c\nd: &x {e: {f: {g: h}}}\ni: *x\nj: k\n---\nbody"
  ])
  #expect(loaded.texts == ["body"])
  #expect(loaded.fields().contains("j=k") && loaded.fields().contains("d.e=h"))
}

@Test func `metadata.csv gives fields and leaves the text whole`() throws {
  let loaded = try load([
    "metadata.csv": """
    file,source,date,title,desk
    a.txt,cnn,2023-09-04,العنوان,"شرق, آسيا"
    ./sub/b.txt,ap,,,
    c,newsweek,05/09/2023,,world
    """,
    "a.txt": "First\n\nbody", "sub/b.txt": "First\n\nbody", "c.md": "---\nsource: x\n---\nbody",
    "d.txt": "alone",
  ])
  #expect(loaded.ids == ["a", "c", "d", "sub/b"])
  #expect(loaded.titles == ["العنوان", nil, nil, "First"])
  #expect(loaded.texts == ["First\n\nbody", "body", "alone", "body"])
  #expect(loaded.sources[0] == "cnn" && loaded.sources[1] == "x" && loaded.sources[3] == "ap")
  #expect(loaded.dates == ["2023-09-04", "2023-09-05", nil, nil])
  #expect(loaded.fields() == ["desk=شرق, آسيا"])
  #expect(loaded.report.badRecords == 0)
}

@Test func `metadata.csv in an inner folder speaks of its own files and is heard last`() throws {
  let loaded = try load([
    "metadata.csv": "File,source\na/x.txt,outer\na/y.txt,outer\n",
    "a/metadata.csv": "file,source\nx.txt,inner\n", "a/x.txt": "one", "a/y.txt": "two",
  ])
  #expect(loaded.sources == ["inner", "outer"])
  #expect(loaded.report.badRecords == 0)
}

@Test func `rows of metadata.csv that are of no file are named`() throws {
  let folder = try TemporaryFolder([
    "metadata.csv": "file,source\ngone.txt,x\n,y\na.txt,first\na.txt,second\n", "a.txt": "one",
  ])
  let loaded = try Loaded([folder.path])
  #expect(loaded.sources == ["second"])
  #expect(loaded.reasons == [.unknownFile, .unknownFile, .unknownFile])
  #expect(loaded.report.firstProblems.map(\.line) == [3, 5, 2])
  #expect(loaded.report.firstProblems[0].file == folder["metadata.csv"])
  #expect(loaded.report.skipped == 3)
}

@Test func `metadata.csv without a column file is named and changes nothing`() throws {
  let loaded = try load(["metadata.csv": "name,source\na.txt,x\n", "a.txt": "one"])
  #expect(loaded.texts == ["one"])
  #expect(loaded.reasons == [.unknownFile])
}

@Test func `an id given counts`() throws {
  let loaded = try load(["a.txt": "---\nid: 7\n---\nbody"])
  #expect(loaded.ids == ["7"])
}

@Test func `links in a circle end, and links to folders are followed once`() throws {
  let folder = try TemporaryFolder(["x/a/1.txt": "one", "y/2.txt": "two"])
  for (target, name) in [("..", "x/a/up"), ("../y", "x/y"), ("a", "x/b"), ("nowhere", "x/gone")] {
    #expect(symlink(target, folder[name]) == 0)
  }
  #expect(try Loaded([folder["x"]]).ids == ["a/1", "y/2"])
}

@Test func `a file whose name is no UTF-8 is read`() throws {
  let folder = try TemporaryFolder(["a.txt": "one"])
  let path = FilePath(folder.path).appending([0xFF, 0xFE] + Array(".txt".utf8))
  #expect(rename(folder["a.txt"], path.withCString { strdup($0) }) == 0)
  #expect(try Loaded([folder.path]).ids == ["\u{FFFD}\u{FFFD}"])
}

@Test func `a pipe in a folder does not hold up the load`() throws {
  let folder = try TemporaryFolder(["a.txt": "one"])
  #expect(mkfifo(folder["b.txt"], 0o644) == 0)
  #expect(try Loaded([folder.path]).ids == ["a"])
}

@Test(.enabled(if: Shared.has("corpora/seeds"), "needs the seeds beside the repository"))
func `the seeds load with what their metadata.csv says`() throws {
  let loaded = try Loaded([Shared.path + "/corpora/seeds"])
  #expect(loaded.sources == ["cnn", "arab48", "newsweek", "alqahera-news", "ap"])
  #expect(loaded.dates.first == "2023-09-04")
  #expect(loaded.titles.map { $0 != nil } == [false, true, false, true, false])
  #expect(loaded.report.badRecords == 0)
}
