// SPDX-License-Identifier: Apache-2.0
// The hot loop: bytes to folded words.

extension TokenizedText {
  /// Fills `starts`, `ends`, `foldedBytes` and `foldedEnds`.
  mutating func cutWords(_ bytes: UnsafeBufferPointer<UInt8>) {
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    foldedEnds.removeAll(keepingCapacity: true)
    foldedBytes.removeAll(keepingCapacity: true)
    foldedBytes.append(contentsOf: repeatElement(0, count: Self.roomForFolded(bytes)))

    // The cutter owns the arrays meanwhile: appending through `self` costs an access check each.
    var cutter = WordCutter()
    swap(&cutter.starts, &starts)
    swap(&cutter.ends, &ends)
    swap(&cutter.foldedEnds, &foldedEnds)
    let written = foldedBytes.withUnsafeMutableBufferPointer { output in
      cutter.cut(bytes, into: output, by: FoldingTable.shared)
    }
    swap(&cutter.starts, &starts)
    swap(&cutter.ends, &ends)
    swap(&cutter.foldedEnds, &foldedEnds)
    foldedBytes.removeLast(foldedBytes.count - written)
  }

  /// An upper bound on the bytes of all folded words, with room for a write of eight at the end.
  /// Only three-byte sequences from 0xEF on, the presentation forms, fold to more bytes (to 8).
  private static func roomForFolded(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var forms = 0
    for byte in bytes { forms &+= byte == 0xEF ? 1 : 0 }
    return bytes.count + 5 * forms + 8
  }
}

/// Cuts words and folds them in one pass.
private struct WordCutter {
  var starts: [UInt32] = []
  var ends: [UInt32] = []
  var foldedEnds: [UInt32] = []

  /// Writes the folded words to `output` and returns how many bytes they are. `output` must hold
  /// `roomForFolded` bytes.
  mutating func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>,
    by table: FoldingTable
  ) -> Int {
    table.entries.withUnsafeBufferPointer { entries in
      var index = 0
      var written = 0
      var start = -1  // Of the word under way; -1 between words.
      var end = 0
      while index < bytes.count {
        let (kind, length, wrote) = Self.fold(bytes, at: index, by: table, entries) {
          output[written + $0] = $1
        }
        switch kind {
        case .letter:
          if start < 0 { start = index }
          end = index + length
          written += wrote
        case .separator:
          if start >= 0 { append(start, end, written) }
          start = -1
        case .mark: if end == index { end += length }
        case .control: break
        }
        index += length
      }
      if start >= 0 { append(start, end, written) }
      return written
    }
  }

  private mutating func append(_ start: Int, _ end: Int, _ written: Int) {
    starts.append(UInt32(truncatingIfNeeded: start))
    ends.append(UInt32(truncatingIfNeeded: end))
    foldedEnds.append(UInt32(truncatingIfNeeded: written))
  }

  /// Folds the scalar at `index`: what it is, its length, and how many bytes it folds to, which
  /// are given to `write` with their positions (and up to three bytes of no meaning after them).
  @inline(__always)
  private static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, by table: FoldingTable,
    _ entries: UnsafeBufferPointer<UInt32>, write: (Int, UInt8) -> Void
  ) -> (kind: FoldedScalar.Kind, length: Int, wrote: Int) {
    let byte = bytes[index]
    let entry: UInt32
    let length: Int
    if byte < 0x80 {
      (entry, length) = (entries[Int(byte)], 1)
    } else if byte >= 0xC2, byte < 0xE0, index + 1 < bytes.count, bytes[index + 1] & 0xC0 == 0x80 {
      (entry, length) = (entries[Int(byte & 0x1F) << 6 | Int(bytes[index + 1] & 0x3F)], 2)
    } else {
      return foldLong(bytes, at: index, by: table, write: write)
    }
    // No scalar below U+0800 folds to more than three bytes.
    write(0, UInt8(truncatingIfNeeded: entry))
    write(1, UInt8(truncatingIfNeeded: entry >> 8))
    write(2, UInt8(truncatingIfNeeded: entry >> 16))
    switch entry >> 24 {
    case FoldingTable.Tag.separator: return (.separator, length, 0)
    case FoldingTable.Tag.mark: return (.mark, length, 0)
    case FoldingTable.Tag.control: return (.control, length, 0)
    case let count: return (.letter, length, Int(count))
    }
  }

  /// The same for three and four bytes, and for bytes that are no UTF-8.
  private static func foldLong(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, by table: FoldingTable,
    write: (Int, UInt8) -> Void
  ) -> (kind: FoldedScalar.Kind, length: Int, wrote: Int) {
    let (scalar, length) = UTF8Scalar.decode(bytes, at: index)
    let folded = table.folded(scalar)
    for position in 0..<folded.count {
      write(position, UInt8(truncatingIfNeeded: folded.bytes >> UInt64(8 * position)))
    }
    return (folded.kind, length, folded.count)
  }
}
