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

/// The letters that presentation forms show.
enum PresentationForms {
  private static let shown: [UInt32: [UInt32]] = {
    var shown = [UInt32: [UInt32]]()
    TableRows.forEach(in: presentationForms) { shown[$0] = $1 }
    return shown
  }()

  /// The letters of a presentation form, hamza seats kept; of anything else, itself.
  static func letters(of scalar: UInt32) -> [UInt32] {
    guard scalar >= 0xFB50 else { return [scalar] }
    return shown[scalar] ?? [scalar]
  }
}
