// SPDX-License-Identifier: Apache-2.0
// A word of a wording, as it is compared with those of another.

import ArabicText
import Indexing

/// A word and what it is compared by.
struct ComparedWord {
  let position: UInt32
  /// The number of its stem; below 0 for none.
  let stem: Int32
  /// 0 for words that hold others together.
  let weight: Float
  /// Nil for words that do not look like foreign names, which alone are spelled in many ways.
  private let name: SpelledName?

  private struct SpelledName {
    var folded: [UInt8]
    /// The key it is filed under, and what its spellings are looked for with.
    var key: UInt32
    var query: SpellingQuery
  }

  init(_ position: UInt32, stem: Int32, weight: Float, _ index: InvertedIndex) {
    self.position = position
    self.stem = stem
    self.weight = weight
    let folded = weight > 0 ? index.foldedBytes(index.word(at: position)) : []
    var keys: [UInt32] = []
    let isForeign = folded.withUnsafeBufferPointer { word in
      SpellingKeys.keys(of: word, into: &keys)
      return NameLetters.shared.evidence(word) > 0
    }
    guard isForeign, let key = keys.first,
      let query = SpellingQuery(String(decoding: folded, as: UTF8.self))
    else {
      name = nil
      return
    }
    name = SpelledName(folded: folded, key: key, query: query)
  }

  /// Whether both are of one stem, or spellings of one name.
  func isSame(as other: ComparedWord) -> Bool {
    if stem == other.stem { return stem >= 0 }
    guard let name, let others = other.name, name.query.keys.contains(others.key) else {
      return false
    }
    return others.folded.withUnsafeBufferPointer { name.query.score($0) >= name.query.threshold }
  }
}
