// SPDX-License-Identifier: Apache-2.0
// Folding of words that hold nothing but letters that stay as long as they are, as nearly all do.

/// Folds words that need no cutting.
package enum PlainFolding {
  /// Folds `piece` into `output`, which must have room for as many bytes.
  ///
  /// - Returns: whether all of it are ASCII letters and digits, and letters of the Arabic block of two
  ///   bytes before and after, so that it is one word of as many bytes; if not, what `output` holds
  ///   means nothing.
  package static func fold(
    _ piece: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    FoldingTable.shared.entries.withUnsafeBufferPointer { entries in
      var index = 0
      while index < piece.count {
        let first = piece[index]
        if first < 0x80 {
          let entry = entries[Int(first)]
          guard entry >> 24 == 1 else { return false }
          output[index] = UInt8(truncatingIfNeeded: entry)
          index += 1
          continue
        }
        guard first & 0xFC == 0xD8, index + 1 < piece.count else { return false }
        let second = piece[index + 1]
        let entry = entries[Int(first & 0x1F) << 6 | Int(second & 0x3F)]
        guard second & 0xC0 == 0x80, entry >> 24 == 2 else { return false }
        output[index] = UInt8(truncatingIfNeeded: entry)
        output[index + 1] = UInt8(truncatingIfNeeded: entry >> 8)
        index += 2
      }
      return true
    }
  }
}
