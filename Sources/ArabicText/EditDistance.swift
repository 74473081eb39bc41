// SPDX-License-Identifier: Apache-2.0
// Edit distance between words, for suggestions in diagnostics.

/// Damerau's distance in its optimal-string-alignment form: insertions, deletions, replacements
/// and swaps of neighbours each cost one, and no part is edited twice.
package enum EditDistance {
  /// The distance between two UTF-8 words in Unicode scalars, or nil where it is above `limit`.
  /// Time O(limit × length).
  package static func bounded(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
    bounded(scalars(a), scalars(b), limit: limit)
  }

  /// As above, of strings; nothing is folded.
  package static func bounded(_ a: String, _ b: String, limit: Int) -> Int? {
    bounded(a.unicodeScalars.map(\.value), b.unicodeScalars.map(\.value), limit: limit)
  }

  private static func scalars(_ bytes: [UInt8]) -> [UInt32] {
    bytes.withUnsafeBufferPointer { bytes in
      var scalars = [UInt32]()
      var index = 0
      while index < bytes.count {
        let (scalar, length) = UTF8Scalar.decode(bytes, at: index)
        scalars.append(scalar)
        index += length
      }
      return scalars
    }
  }

  private static func bounded(_ a: [UInt32], _ b: [UInt32], limit: Int) -> Int? {
    guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
    let limit = min(limit, max(a.count, b.count))
    let beyond = limit + 1
    var older = [Int](repeating: beyond, count: b.count + 1)
    var old = (0...b.count).map { min($0, beyond) }
    var new = older
    for i in a.indices {
      // Cells further than `limit` from the diagonal are beyond the limit anyhow.
      let low = max(0, i - limit)
      let high = min(b.count, i + limit + 1)
      guard low < high || b.isEmpty else { return nil }
      new[0] = min(i + 1, beyond)
      if low > 0 { new[low] = beyond }
      var best = new[low]
      for j in low..<high {
        let change = a[i] == b[j] ? 0 : 1
        var cost = min(old[j] + change, old[j + 1] + 1, new[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
        new[j + 1] = min(cost, beyond)
        best = min(best, new[j + 1])
      }
      if high < b.count { new[high + 1] = beyond }
      // A swap may still reach back one row.
      if best >= beyond, old.allSatisfy({ $0 >= beyond }) { return nil }
      (older, old, new) = (old, new, older)
    }
    return old[b.count] <= limit ? old[b.count] : nil
  }
}
