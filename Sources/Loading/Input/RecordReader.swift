// SPDX-License-Identifier: Apache-2.0
// Cuts a stream of bytes into records, lines or rows, holding one block and one record at a time.
import Glibc

/// Reads one record after another.
///
/// The buffer is one allocation that this class owns: `start ..< recordEnd` is the record handed
/// out, `start ..< filled` what is read and not yet given up, and `filled ≤ buffer.count` always.
final class RecordReader {
  /// What came next.
  enum Event: Equatable {
    /// A record that begins on this line, from 1. Its bytes are there until the next call.
    case record(line: Int)
    /// A row whose quotation never closes; only its first line is passed over.
    case unclosedQuotation(line: Int)
    /// A record longer than the limit. It is passed over; of a row, its first line.
    case tooLong(line: Int)
    case end
  }

  /// Bytes read so far from the source.
  private(set) var bytesRead = 0
  private let source: any ByteSource
  private let longest: Int
  private var scanner: any RecordScanner
  private var buffer: UnsafeMutableRawBufferPointer
  private var filled = 0
  private var start = 0
  private var recordEnd = 0
  /// Where the record after this one begins.
  private var next = 0
  private var line = 0
  private var nextLine = 1
  private var isAtEnd = false
  private let didRead: (Int) throws -> Void

  /// - Parameters:
  ///   - longest: records of more bytes are passed over.
  ///   - block: how many bytes are read at a time.
  ///   - didRead: called after each block with the bytes it had.
  init(
    _ source: any ByteSource, cutBy scanner: any RecordScanner,
    longest: Int = ArticleLoader.longestRecord, block: Int = 1 << 20,
    didRead: @escaping (Int) throws -> Void = { _ in }
  ) {
    self.source = source
    self.scanner = scanner
    self.longest = longest
    self.didRead = didRead
    buffer = .allocate(byteCount: max(block, 16), alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Goes to the next record.
  func advance() throws -> Event {
    if bytesRead == 0 { try skipByteOrderMark() }
    start = next
    line = nextLine
    scanner.begin()
    var scanned = start
    while true {
      if let end = scanner.end(in: bytes(scanned..<filled)) {
        if scanned + end - start > longest { return try passOver(.tooLong(line: line)) }
        finish(at: scanned + end)
        return .record(line: line)
      }
      let length = filled - start
      if length > longest { return try passOver(.tooLong(line: line)) }
      guard try fill() else { return try finishLast() }
      scanned = start + length
    }
  }

  /// Calls `body` with the bytes of the record, without the line feed that ends it.
  func withRecord<R>(_ body: (Span<UInt8>) throws -> R) rethrows -> R {
    try body(bytes(start..<recordEnd).span)
  }

  private func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(rebasing: buffer[range]).assumingMemoryBound(to: UInt8.self)
  }

  private func finish(at lineFeed: Int) {
    recordEnd = lineFeed
    next = lineFeed + 1
    nextLine = line + 1 + scanner.innerLines
  }

  /// What is left when the source has no more.
  private func finishLast() throws -> Event {
    if start == filled { return .end }
    if scanner.isInQuotation { return try passOver(.unclosedQuotation(line: line)) }
    recordEnd = filled
    next = filled
    return .record(line: line)
  }

  /// Gives up the first line of the record and returns `event`.
  private func passOver(_ event: Event) throws -> Event {
    nextLine = line + 1
    while true {
      if let end = bytes(start..<filled).firstIndex(of: UInt8(ascii: "\n")) {
        next = start + end + 1
        break
      }
      start = filled
      if try !fill() {
        next = filled
        break
      }
    }
    recordEnd = start
    return event
  }

  /// Reads a block behind what is there, which moves to the front of the buffer; false at the end.
  private func fill() throws -> Bool {
    if isAtEnd { return false }
    if start > 0 { moveToFront() }
    if filled == buffer.count { grow() }
    let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
    isAtEnd = count == 0
    filled += count
    bytesRead += count
    try didRead(count)
    return count > 0
  }

  private func moveToFront() {
    let kept = filled - start
    if kept > 0, let base = buffer.baseAddress { memmove(base, base + start, kept) }
    (filled, start, recordEnd, next) = (kept, 0, 0, 0)
  }

  private func grow() {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: buffer.count * 2, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    buffer.deallocate()
    buffer = larger
  }

  private func skipByteOrderMark() throws {
    while filled < 3, try fill() {}
    if filled >= 3, bytes(0..<3).elementsEqual([0xEF, 0xBB, 0xBF]) { next = 3 }
  }
}

/// Finds where a record ends, block by block.
protocol RecordScanner {
  /// Forgets the record before.
  mutating func begin()
  /// The index of the line feed that ends the record, or nil when more bytes are needed. Each call
  /// gets the bytes behind those of the call before.
  mutating func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int?
  /// Line feeds inside the record so far.
  var innerLines: Int { get }
  /// Whether the record as far as it was seen ends inside a quotation.
  var isInQuotation: Bool { get }
}

/// Every line is a record.
struct LineScanner: RecordScanner {
  var innerLines: Int { 0 }
  var isInQuotation: Bool { false }
  mutating func begin() {}

  mutating func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress,
      let found = memchr(base, Int32(UInt8(ascii: "\n")), bytes.count)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}

/// A record is a row of cells, which may hold line feeds inside quotation marks (RFC 4180).
struct RowScanner: RecordScanner {
  private enum State { case cellStart, plain, quoted, quoteInQuoted }

  private let separator: UInt8
  private var state = State.cellStart
  private(set) var innerLines = 0

  init(separator: UInt8) { self.separator = separator }

  var isInQuotation: Bool { state == .quoted }

  mutating func begin() {
    state = .cellStart
    innerLines = 0
  }

  mutating func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n"), state != .quoted { return index }
      step(byte)
    }
    return nil
  }

  private mutating func step(_ byte: UInt8) {
    let isQuote = byte == UInt8(ascii: "\"")
    switch state {
    case .quoted:
      if isQuote { state = .quoteInQuoted }
      if byte == UInt8(ascii: "\n") { innerLines += 1 }
    case .quoteInQuoted where isQuote, .cellStart where isQuote: state = .quoted
    case .plain, .quoteInQuoted, .cellStart: state = byte == separator ? .cellStart : .plain
    }
  }
}
