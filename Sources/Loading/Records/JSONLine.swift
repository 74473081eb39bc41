// SPDX-License-Identifier: Apache-2.0
// Makes an article of a line of JSON.

/// A line that holds one JSON object.
enum JSONLine {
  /// The article of valid UTF-8.
  static func article(
    _ bytes: Span<UInt8>, by reader: inout JSONReader, at place: RecordPlace
  ) -> Assembled {
    do {
      let record = try reader.readRecord(bytes)
      var assembled = ArticleAssembly(record).article(at: place)
      if reader.foundLoneSurrogate {
        assembled.problems.append((.invalidUTF8, "half a surrogate pair became U+FFFD"))
      }
      return assembled
    } catch {
      let column = column(of: error.offset, in: bytes)
      return Assembled(
        problems: [(.brokenJSON, "broken JSON: \(error.reason) (column \(column))")])
    }
  }

  /// The column of a byte, in characters from 1.
  private static func column(of offset: Int, in bytes: Span<UInt8>) -> Int {
    var column = 1
    for index in 0..<min(offset, bytes.count) where bytes[index] & 0xC0 != 0x80 { column += 1 }
    return column
  }
}
