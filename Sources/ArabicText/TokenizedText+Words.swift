// SPDX-License-Identifier: Apache-2.0
// The hot loop: bytes to folded words.

extension TokenizedText {
  /// Replaces the words alone, which are all that is valid then: `starts`, `ends`, `foldedBytes` and
  /// `foldedEnds`.
  package mutating func cutWords(_ bytes: UnsafeBufferPointer<UInt8>) {
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    foldedEnds.removeAll(keepingCapacity: true)
    foldedBytes.removeAll(keepingCapacity: true)
    foldedBytes.append(contentsOf: repeatElement(0, count: Self.roomForFolded(bytes)))

    let written = foldedBytes.withUnsafeMutableBytes { output in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: WordBatch.bufferSize) { buffer in
        var words = WordBatch(buffer: buffer)
        // The batch owns the arrays meanwhile.
        swap(&words.starts, &starts)
        swap(&words.ends, &ends)
        swap(&words.foldedEnds, &foldedEnds)
        let cutter = WordCutter(bytes: bytes, table: FoldingTable.shared)
        let written = output.baseAddress.map { cutter.cut(into: $0, &words) } ?? 0
        words.flush()
        swap(&words.starts, &starts)
        swap(&words.ends, &ends)
        swap(&words.foldedEnds, &foldedEnds)
        return written
      }
    }
    foldedBytes.removeLast(foldedBytes.count - written)
  }

  /// An upper bound on the bytes of all folded words, with room for a write of eight at the end.
  /// Only three-byte sequences from 0xEF on, the presentation forms, fold to more bytes (to 8).
  private static func roomForFolded(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var forms = 0
    var from = 0
    while let found = bytes.firstIndex(of: 0xEF, from: from) {
      forms += 1
      from = found + 1
    }
    return bytes.count + 5 * forms + 8
  }
}

/// Cuts words and folds them in one pass.
private struct WordCutter {
  let bytes: UnsafeBufferPointer<UInt8>
  let table: FoldingTable

  /// Writes the folded words to `output`, which must hold `roomForFolded` bytes, gives the bounds
  /// of each to `words`, and returns how many bytes were written.
  func cut(into output: UnsafeMutableRawPointer, _ words: inout WordBatch) -> Int {
    table.entries.withUnsafeBufferPointer { entries in
      var index = 0
      var written = 0
      var start = -1  // Of the word under way; -1 between words.
      var end = 0
      while index < bytes.count {
        let letters = foldArabic(from: index, into: output + written, entries)
        if letters > 0 {
          if start < 0 { start = index }
          index += letters
          written += letters
          end = index
          if index == bytes.count { break }
        }
        let byte = bytes[index]
        var entry: UInt32
        var length = 1
        if byte >= 0xC2, byte < 0xE0, index + 1 < bytes.count, bytes[index + 1] & 0xC0 == 0x80 {
          entry = entries[Int(byte & 0x1F) << 6 | Int(bytes[index + 1] & 0x3F)]
          length = 2
        } else if byte < 0x80 {
          entry = entries[Int(byte)]
        } else {
          (entry, length) = foldLong(at: index, into: output + written)
        }
        let tag = entry >> 24
        if tag == FoldingTable.Tag.separator {
          if start >= 0 { words.append(start, end, written) }
          start = -1
        } else if tag <= 8 {
          if start < 0 { start = index }
          end = index + length
          // No scalar of one or two bytes folds to more than three; the fourth is overwritten.
          if length < 3 {
            output.storeBytes(of: entry.littleEndian, toByteOffset: written, as: UInt32.self)
          }
          written += Int(tag)
        } else if tag == FoldingTable.Tag.mark, end == index {
          end += length
        }
        index += length
      }
      if start >= 0 { words.append(start, end, written) }
      return written
    }
  }

  /// Folds the letters of the Arabic block that follow each other from `index` on, of two bytes
  /// before and after, as most are; returns how many bytes they are.
  @inline(never)  // It is called once for a word, and needs few registers.
  private func foldArabic(
    from index: Int, into output: UnsafeMutableRawPointer, _ entries: UnsafeBufferPointer<UInt32>
  ) -> Int {
    guard let base = bytes.baseAddress, let entries = entries.baseAddress else { return 0 }
    let letters = UnsafeRawPointer(base + index)
    let arabic = entries + 0x600
    let count = bytes.count - index
    var done = 0
    while done + 2 <= count {
      let pair = UInt16(littleEndian: letters.loadUnaligned(fromByteOffset: done, as: UInt16.self))
      guard pair & 0xC0FC == 0x80D8 else { break }
      let entry = arabic[Int(pair & 0x3) << 6 | Int(pair >> 8 & 0x3F)]
      guard entry >> 24 == 2 else { break }
      let folded = UInt16(truncatingIfNeeded: entry).littleEndian
      output.storeBytes(of: folded, toByteOffset: done, as: UInt16.self)
      done += 2
    }
    return done
  }

  /// Folds a scalar of three or four bytes (or bytes that are no UTF-8) into `output`, up to eight
  /// bytes; returns an entry with its tag, or the number of bytes written instead of one.
  @inline(never)  // Inlined, it takes the registers of the loop.
  private func foldLong(
    at index: Int, into output: UnsafeMutableRawPointer
  ) -> (entry: UInt32, length: Int) {
    let (scalar, length) = UTF8Scalar.decode(bytes, at: index)
    let folded = table.folded(scalar)
    switch folded.kind {
    case .separator: return (FoldingTable.Tag.separator << 24, length)
    case .mark: return (FoldingTable.Tag.mark << 24, length)
    case .control: return (FoldingTable.Tag.control << 24, length)
    case .letter:
      output.storeBytes(of: folded.bytes.littleEndian, as: UInt64.self)
      return (UInt32(folded.count) << 24, length)
    }
  }
}

/// The bounds of some words, kept until there are enough to append to the arrays at once: an
/// append costs a check of uniqueness each time.
private struct WordBatch {
  var starts: [UInt32] = []
  var ends: [UInt32] = []
  var foldedEnds: [UInt32] = []
  private let buffer: UnsafeMutableBufferPointer<UInt32>
  private var count = 0

  /// So few that the buffer is on the stack.
  private static let capacity = 80
  /// How many `UInt32` the buffer must hold.
  static let bufferSize = 3 * capacity

  init(buffer: UnsafeMutableBufferPointer<UInt32>) { self.buffer = buffer }

  mutating func append(_ start: Int, _ end: Int, _ written: Int) {
    if count == Self.capacity { flush() }
    buffer[count] = UInt32(truncatingIfNeeded: start)
    buffer[count + Self.capacity] = UInt32(truncatingIfNeeded: end)
    buffer[count + 2 * Self.capacity] = UInt32(truncatingIfNeeded: written)
    count += 1
  }

  mutating func flush() {
    func part(_ number: Int) -> Slice<UnsafeMutableBufferPointer<UInt32>> {
      buffer[number * Self.capacity..<number * Self.capacity + count]
    }
    starts.append(contentsOf: part(0))
    ends.append(contentsOf: part(1))
    foldedEnds.append(contentsOf: part(2))
    count = 0
  }
}
