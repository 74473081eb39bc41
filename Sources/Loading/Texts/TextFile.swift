// SPDX-License-Identifier: Apache-2.0
// Makes an article of a text file, its front matter and what a `metadata.csv` says of it.

/// A text file that was read.
struct TextFile {
  /// The bytes of the file, valid UTF-8, a byte order mark left out.
  var bytes: [UInt8]
  /// The name of the file, for the date in it.
  var name: FilePath
  /// The row of `metadata.csv`, if there is one.
  var metadata: RawRecord?

  /// The article of the file. Front matter counts before `metadata.csv`, which counts before what
  /// the file itself tells: its first line, its folder, its name.
  func article(at place: RecordPlace) -> Assembled {
    var record = metadata ?? RawRecord()
    var body = bytes[...]
    var problems: [(reason: LoadProblem.Reason, text: String)] = []
    switch FrontMatter.find(in: bytes) {
    case .none: break
    case .broken(let reason):
      problems.append((.brokenFrontMatter, "the front matter is no YAML: \(reason)"))
    case .fields(let fields, let bodyStart):
      record.append(fields)
      body = TextFile.droppingBlankLines(bytes[bodyStart...])
    }
    var assembled = article(of: record, body, at: place)
    assembled.problems = problems + assembled.problems
    return assembled
  }

  private func article(
    of record: RawRecord, _ body: ArraySlice<UInt8>, at place: RecordPlace
  ) -> Assembled {
    if isBlank(body.span) {
      return Assembled(problems: [(.noText, "no text: the file is blank")])
    }
    let assembly = ArticleAssembly(record)
    let given = assembly.bytes(.title)
    let derived = given == nil ? TextFile.titleAndBody(body) : nil
    var assembled = assembly.article(
      Array(derived?.body ?? body), title: given ?? derived.map { Array($0.title) },
      source: place.source, at: place)
    if !assembly.has(.date) { assembled.article?.date = TextFile.date(in: name) }
    return assembled
  }

  /// The first line and what follows the blank lines behind it; nil when no blank line, or nothing
  /// but blank lines, follows.
  private static func titleAndBody(
    _ text: ArraySlice<UInt8>
  ) -> (title: ArraySlice<UInt8>, body: ArraySlice<UInt8>)? {
    let lines = droppingBlankLines(text)
    guard let end = lines.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let rest = lines[(end + 1)...]
    let body = droppingBlankLines(rest)
    guard body.startIndex > rest.startIndex, !body.isEmpty else { return nil }
    return (trimmed(lines[..<end]), body)
  }

  /// What follows the blank lines at the start.
  private static func droppingBlankLines(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = text.firstIndex(where: { !isASCIISpace($0) }) else { return [] }
    let lineFeed = text[..<first].lastIndex(of: UInt8(ascii: "\n"))
    return text[(lineFeed.map { $0 + 1 } ?? text.startIndex)...]
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = line.firstIndex { !isASCIISpace($0) } ?? line.endIndex
    let end = line.lastIndex { !isASCIISpace($0) }.map { $0 + 1 } ?? start
    return line[start..<max(start, end)]
  }

  /// The first `YYYY-MM-DD` in a name that is a date and no part of a longer number.
  static func date(in name: FilePath) -> NewsDate? {
    let bytes = name.bytes
    for start in bytes.indices where start + 10 <= bytes.count {
      let isPart =
        (start > 0 && isDigit(bytes[start - 1]))
        || (start + 10 < bytes.count && isDigit(bytes[start + 10]))
      if !isPart, let date = date(bytes[start..<start + 10]) { return date }
    }
    return nil
  }

  private static func date(_ text: ArraySlice<UInt8>) -> NewsDate? {
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.joined().allSatisfy(isDigit) else { return nil }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    guard numbers[1] > 0, numbers[2] > 0 else { return nil }
    return NewsDate(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
