// SPDX-License-Identifier: Apache-2.0
// Reading of the tables' rows: code points in a row, each with the scalars it stands for.

enum TableRows {
  /// Calls `body` with each code point and the scalars of its entry (none where it is `-`).
  static func forEach(
    in rows: [(first: UInt32, entries: StaticString)], _ body: (UInt32, [UInt32]) -> Void
  ) {
    for row in rows {
      var codePoint = row.first
      row.entries.withUTF8Buffer { bytes in
        var index = 0
        var letters = [UInt32]()
        while index < bytes.count {
          let (scalar, length) = UTF8Scalar.decode(bytes, at: index)
          index += length
          if scalar == 0x20 {
            body(codePoint, letters)
            letters.removeAll(keepingCapacity: true)
            codePoint += 1
          } else if scalar != 0x2D {
            letters.append(scalar)
          }
        }
        body(codePoint, letters)
      }
    }
  }
}
