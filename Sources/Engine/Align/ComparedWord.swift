// SPDX-License-Identifier: Apache-2.0
// A word of a wording, as it is compared with those of another.

import ArabicText
import Indexing
import Quotes

/// A word and what it is compared by.
struct ComparedWord {
  let position: UInt32
  /// The number of its stem; below 0 for none.
  let stem: Int32
  /// 0 for words that hold others together.
  let weight: Float
  /// The folded letters and their skeleton; nil for words that do not look like foreign names, which
  /// alone are spelled in many ways.
  private let name: (folded: [UInt8], skeleton: UInt32)?

  init(_ position: UInt32, stem: Int32, weight: Float, _ index: InvertedIndex) {
    self.position = position
    self.stem = stem
    self.weight = weight
    guard weight > 0 else {
      name = nil
      return
    }
    let folded = index.foldedBytes(index.word(at: position))
    let isForeign = folded.withUnsafeBufferPointer { NameLetters.shared.evidence($0) > 0 }
    name = isForeign ? (folded, NameSkeleton.hash(of: folded)) : nil
  }

  /// Whether both are of one stem, or spellings of one name.
  func isSame(as other: ComparedWord) -> Bool {
    if stem == other.stem { return stem >= 0 }
    guard let name, let others = other.name, name.skeleton == others.skeleton else { return false }
    return name.folded.withUnsafeBufferPointer { own in
      others.folded.withUnsafeBufferPointer { SpellingQuery.areSpellings(own, $0) }
    }
  }
}
