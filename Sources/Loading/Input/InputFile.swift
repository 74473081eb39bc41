// SPDX-License-Identifier: Apache-2.0
// Goes through the records of one file and mends, checks and hands over each.

/// A file of a load.
struct InputFile {
  private let path: FilePath
  private let isCompressed: Bool
  private let run: LoadRun

  init(_ path: FilePath, compressed: Bool, in run: LoadRun) {
    self.path = path
    isCompressed = compressed
    self.run = run
  }

  private func origin(_ line: Int) -> Origin { Origin(file: path.text, line: line) }

  private func reader(cutBy scanner: any RecordScanner) throws -> RecordReader {
    run.didOpenFile()
    let file = try path == FilePath("-") ? FileSource() : FileSource(path)
    file.interrupted = { [run] () throws(LoadError) in try run.didConsume(0) }
    let source: any ByteSource = isCompressed ? try GzipSource(file) : file
    var consumed = 0
    return RecordReader(source, cutBy: scanner) { [run] count in
      run.didRead(count)
      try run.didConsume(file.consumed - consumed)
      consumed = file.consumed
    }
  }

  /// Hands over the article of each line.
  func forEachLine(_ article: (_ line: Int, Span<UInt8>) -> Assembled) throws {
    let reader = try reader(cutBy: LineScanner())
    while let line = try nextRecord(reader) {
      let assembled = reader.withRecord { bytes in
        InputFile.mended(bytes) { article(line, $0) }
      }
      try run.take(assembled, at: origin(line))
    }
  }

  /// Hands over the article of each row; the header goes to `header` first.
  func forEachRow(
    _ separator: UInt8, header check: (Header) throws -> Void,
    row article: (_ line: Int, RawRecord) -> Assembled
  ) throws {
    let reader = try reader(cutBy: RowScanner(separator: separator))
    var header: Header?
    while let line = try nextRecord(reader) {
      if reader.withRecord(isBlank) { continue }
      guard let columns = header else {
        let found = reader.withRecord { Header($0, separator: separator) }
        try check(found)
        header = found
        continue
      }
      let assembled = reader.withRecord { bytes in
        InputFile.mended(bytes) { InputFile.row($0, columns, separator) { article(line, $0) } }
      }
      try run.take(assembled, at: origin(line))
    }
  }

  /// Hands over the article that is the whole file.
  func loadText(metadata: RawRecord?, at place: RecordPlace) throws {
    let reader = try reader(cutBy: WholeScanner())
    let name = path.name
    let assembled: Assembled
    switch try reader.advance() {
    case .record:
      assembled = reader.withRecord { bytes in
        InputFile.mended(bytes) { bytes in
          let text = bytes.withUnsafeBufferPointer { Array($0) }
          return TextFile(bytes: text, name: name, metadata: metadata).article(at: place)
        }
      }
    case .end: assembled = Assembled(problems: [(.noText, "no text: the file is empty")])
    case .tooLong, .unclosedQuotation: assembled = InputFile.tooLong
    }
    try run.take(assembled, at: place.origin)
  }

  /// The line of the next record that can be read; the others are noted. Nil at the end.
  private func nextRecord(_ reader: RecordReader) throws -> Int? {
    while true {
      switch try reader.advance() {
      case .record(let line): return line
      case .end: return nil
      case .tooLong(let line): try run.take(InputFile.tooLong, at: origin(line))
      case .unclosedQuotation(let line):
        let problem = "a quotation mark is never closed"
        try run.take(Assembled(problems: [(.brokenRow, problem)]), at: origin(line))
      }
    }
  }

  private static var tooLong: Assembled {
    let limit = ArticleLoader.longestRecord >> 20
    return Assembled(problems: [(.tooLong, "the record is longer than \(limit) MB")])
  }

  /// The article of valid UTF-8, and that the bytes were not when they were not.
  private static func mended(
    _ bytes: Span<UInt8>, _ article: (Span<UInt8>) -> Assembled
  ) -> Assembled {
    guard let repaired = UTF8Repair.repaired(bytes) else { return article(bytes) }
    var assembled = article(repaired.span)
    assembled.problems.append((.invalidUTF8, "invalid UTF-8 became U+FFFD"))
    return assembled
  }

  private static func row(
    _ bytes: Span<UInt8>, _ header: Header, _ separator: UInt8, _ article: (RawRecord) -> Assembled
  ) -> Assembled {
    let cells = Row.cells(bytes, separator: separator)
    if let record = header.record(of: cells) { return article(record) }
    let problem = "\(cells.count) cells under \(header.names.count) columns"
    return Assembled(problems: [(.brokenRow, problem)])
  }
}

/// The column names of a CSV or TSV file.
struct Header {
  let names: [String]
  private let roles: [FieldRole?]

  init(_ bytes: Span<UInt8>, separator: UInt8) {
    names = Row.cells(bytes, separator: separator).map { String(decoding: $0, as: UTF8.self) }
    roles = names.map(FieldRole.of)
  }

  /// Whether a column can hold the text of an article.
  var hasText: Bool { roles.contains { $0?.field == .text } }

  /// The cells by name; cells that lack at the end are not given. Nil when there are more cells
  /// than names, unless they are blank: the row was then cut at the wrong places.
  func record(of cells: [[UInt8]]) -> RawRecord? {
    guard cells.dropFirst(names.count).allSatisfy({ isBlank($0.span) }) else { return nil }
    var record = RawRecord()
    for (index, cell) in cells.prefix(names.count).enumerated() {
      record.append(names[index], roles[index], cell)
    }
    return record
  }
}

/// All of a file is one record.
private struct WholeScanner: RecordScanner {
  var innerLines: Int { 0 }
  var isInQuotation: Bool { false }
  mutating func begin() {}
  mutating func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int? { nil }
}
