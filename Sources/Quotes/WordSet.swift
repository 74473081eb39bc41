// SPDX-License-Identifier: Apache-2.0
// A set of words of one article, a bit for each.

/// Numbers of words; takes no memory while it is empty.
struct WordSet {
  private var bits: [UInt64] = []

  var isEmpty: Bool { bits.isEmpty }

  func contains(_ word: Int) -> Bool {
    word >> 6 < bits.count && bits[word >> 6] & 1 << UInt64(word & 63) != 0
  }

  mutating func insert(_ word: Int) {
    if bits.count <= word >> 6 {
      bits.append(contentsOf: repeatElement(0, count: (word >> 6) + 1 - bits.count))
    }
    bits[word >> 6] |= 1 << UInt64(word & 63)
  }
}
