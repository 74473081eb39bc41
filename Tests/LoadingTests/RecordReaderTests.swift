// SPDX-License-Identifier: Apache-2.0
// Records across blocks, against cutting the whole text at once.
import Testing

@testable import Loading

/// Bytes that come in pieces of any size.
private final class ScatteredSource: ByteSource {
  private var rest: ArraySlice<UInt8>
  private var generator: SeededGenerator

  init(_ bytes: [UInt8], seed: UInt64) {
    rest = bytes[...]
    generator = SeededGenerator(state: seed)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    let count = min(Int.random(in: 1...9, using: &generator), buffer.count, rest.count)
    buffer.copyBytes(from: rest.prefix(count))
    rest = rest.dropFirst(count)
    return count
  }
}

private struct Cut: Equatable {
  var events: [RecordReader.Event] = []
  var records: [String] = []

  init(events: [RecordReader.Event], records: [String]) {
    self.events = events
    self.records = records
  }

  init(_ text: String, by scanner: any RecordScanner, longest: Int = 1 << 20, seed: UInt64) throws {
    let source = ScatteredSource(Array(text.utf8), seed: seed)
    let reader = RecordReader(source, cutBy: scanner, longest: longest, block: 16)
    while true {
      let event = try reader.advance()
      if event == .end { return }
      events.append(event)
      reader.withRecord { record in
        record.withUnsafeBufferPointer { records.append(String(decoding: $0, as: UTF8.self)) }
      }
    }
  }
}

@Test func `lines are the same however the bytes come`() throws {
  var generator = SeededGenerator(state: 1)
  for seed in 0..<300 as Range<UInt64> {
    let count = Int.random(in: 0...120, using: &generator)
    let text = String((0..<count).map { _ in "ab\n".randomElement(using: &generator) ?? "a" })
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    let expected = Cut(events: lines.indices.map { .record(line: $0 + 1) }, records: lines)
    #expect(try Cut(text, by: LineScanner(), seed: seed) == expected)
  }
}

@Test func `rows that are written are read again`() throws {
  var generator = SeededGenerator(state: 2)
  for seed in 0..<300 as Range<UInt64> {
    var rows: [[String]] = []
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      rows.append(
        (0..<3).map { _ in
          let count = Int.random(in: 0...8, using: &generator)
          return String(
            (0..<count).map { _ in "ab\"\",\nك".randomElement(using: &generator) ?? "a" })
        })
    }
    let text = rows.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }.joined(separator: "\n")
    let cut = try Cut(text, by: RowScanner(separator: UInt8(ascii: ",")), seed: seed)
    let cells = cut.records.map { record in
      Row.cells(Array(record.utf8).span, separator: UInt8(ascii: ",")).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    #expect(cells == rows)
    var line = 1
    for (event, row) in zip(cut.events, rows) {
      #expect(event == .record(line: line))
      line += 1 + row.joined().count { $0 == "\n" }
    }
  }
}

@Test func `a record too long is passed over, and the next one read`() throws {
  let text =
    "ab\n" + String(repeating: "x", count: 100) + "\ncd\n" + String(repeating: "y", count: 21)
  for seed in 0..<20 as Range<UInt64> {
    let cut = try Cut(text, by: LineScanner(), longest: 20, seed: seed)
    #expect(
      cut.events == [.record(line: 1), .tooLong(line: 2), .record(line: 3), .tooLong(line: 4)])
    #expect(cut.records == ["ab", "", "cd", ""])
  }
}

@Test func `a quotation that never closes costs one line`() throws {
  for seed in 0..<20 as Range<UInt64> {
    let rows = RowScanner(separator: UInt8(ascii: ","))
    let cut = try Cut("a,b\n\"c,d\ne,f\n\"g\"\"\n,h\n", by: rows, seed: seed)
    #expect(cut.events.first == .record(line: 1))
    #expect(cut.events.contains(.unclosedQuotation(line: 2)) == false)
    let open = try Cut("a,b\n\"c,d\ne,f\ng,h", by: rows, seed: seed)
    let rest: [RecordReader.Event] = [.record(line: 3), .record(line: 4)]
    #expect(open.events == [.record(line: 1), .unclosedQuotation(line: 2)] + rest)
    #expect(open.records == ["a,b", "", "e,f", "g,h"])
  }
}
