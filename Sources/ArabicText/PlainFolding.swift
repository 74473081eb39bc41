// SPDX-License-Identifier: Apache-2.0
// Folding of words that hold nothing but Arabic letters, as nearly all do.

/// Folds words that need no cutting.
package enum PlainFolding {
  /// Folds `piece` into `output`, which must have room for as many bytes.
  ///
  /// - Returns: whether all of it are letters of the Arabic block, of two bytes before and after, so
  ///   that it is one word; if not, what `output` holds means nothing.
  package static func fold(
    _ piece: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    guard piece.count % 2 == 0 else { return false }
    return FoldingTable.shared.entries.withUnsafeBufferPointer { entries in
      for index in stride(from: 0, to: piece.count, by: 2) {
        let (first, second) = (piece[index], piece[index + 1])
        guard first & 0xFC == 0xD8, second & 0xC0 == 0x80 else { return false }
        let entry = entries[Int(first & 0x1F) << 6 | Int(second & 0x3F)]
        guard entry >> 24 == 2 else { return false }
        output[index] = UInt8(truncatingIfNeeded: entry)
        output[index + 1] = UInt8(truncatingIfNeeded: entry >> 8)
      }
      return true
    }
  }
}
