// SPDX-License-Identifier: Apache-2.0
// Reading of the tables' rows: code points in a row, each with the scalars it stands for.

enum TableRows {
  /// Scalars of the longest entry, and some.
  private static let longest = 32

  /// Calls `body` with each code point and the scalars of its entry (none where it is `-`), which are
  /// valid during the call only.
  static func forEach(
    in rows: [(first: UInt32, entries: StaticString)],
    _ body: (UInt32, UnsafeBufferPointer<UInt32>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: longest) { letters in
      for row in rows {
        row.entries.withUTF8Buffer { forEach(in: $0, from: row.first, letters, body) }
      }
    }
  }

  private static func forEach(
    in row: UnsafeBufferPointer<UInt8>, from first: UInt32,
    _ letters: UnsafeMutableBufferPointer<UInt32>,
    _ body: (UInt32, UnsafeBufferPointer<UInt32>) -> Void
  ) {
    var (codePoint, count, index) = (first, 0, 0)
    while index < row.count {
      let (scalar, length) = UTF8Scalar.decode(row, at: index)
      index += length
      if scalar == 0x20 {
        body(codePoint, UnsafeBufferPointer(rebasing: letters[..<count]))
        count = 0
        codePoint += 1
      } else if scalar != 0x2D {
        letters[count] = scalar
        count += 1
      }
    }
    body(codePoint, UnsafeBufferPointer(rebasing: letters[..<count]))
  }
}

extension TableRows {
  /// Calls `body` with each scalar where another kind begins, ascending, and that kind.
  static func forEachKind(_ body: (UInt32, FoldedScalar.Kind) -> Void) {
    scalarKinds.withUTF8Buffer { bytes in
      var scalar: UInt32 = 0
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): scalar = scalar << 4 | UInt32(byte - 0x30)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): scalar = scalar << 4 | UInt32(byte - 0x37)
        case UInt8(ascii: "l"): body(scalar, .letter)
        case UInt8(ascii: "m"): body(scalar, .mark)
        case UInt8(ascii: "c"): body(scalar, .control)
        case UInt8(ascii: "s"): body(scalar, .separator)
        default: scalar = 0
        }
      }
    }
  }
}

/// The letters that presentation forms show.
enum PresentationForms {
  private static let shown: [UInt32: [UInt32]] = {
    var shown = [UInt32: [UInt32]]()
    TableRows.forEach(in: presentationForms) { shown[$0] = Array($1) }
    return shown
  }()

  /// The letters of a presentation form, hamza seats kept; of anything else, itself.
  static func letters(of scalar: UInt32) -> [UInt32] {
    guard scalar >= 0xFB50 else { return [scalar] }
    return shown[scalar] ?? [scalar]
  }
}
