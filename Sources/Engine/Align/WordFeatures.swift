// SPDX-License-Identifier: Apache-2.0
// What words are compared by when utterances are: the number of their stem, and its weight.

import ArabicText
import Glibc
import Indexing

/// The stems of the words met, numbered in the order in which they are met, each with a weight:
/// the rarer a stem in the corpus, the more it says that two texts share it (Spärck Jones 1972).
struct WordFeatures {
  private let index: InvertedIndex
  /// For each word of the dictionary the number of its stem; -1 while not met.
  private var stems: [Int32]
  private var numbers: [[UInt8]: Int32] = [:]
  /// How often each stem stands in the corpus, as far as its words were met.
  private var counts: [Int] = []
  /// Whether a stem only holds others together.
  private(set) var isFunction: [Bool] = []
  /// Whether a stem has digits.
  private(set) var isNumber: [Bool] = []

  init(_ index: InvertedIndex) {
    self.index = index
    stems = [Int32](repeating: -1, count: index.wordCount)
  }

  var count: Int { counts.count }

  /// The number of the stem of a word.
  mutating func stem(of word: WordID) -> Int32 {
    let known = stems[Int(word.rawValue)]
    if known >= 0 { return known }
    let folded = index.foldedBytes(word)
    let stem = LightStem.of(folded) { form in
      index.word(form).map { index.count(of: $0) } ?? 0
    }
    let number = numbers[stem, default: Int32(counts.count)]
    if Int(number) == counts.count {
      numbers[stem] = number
      counts.append(0)
      isFunction.append(LightStem.isFunctionWord(folded))
      isNumber.append(stem.contains { (0x30...0x39).contains($0) })
    }
    counts[Int(number)] += index.count(of: word)
    stems[Int(word.rawValue)] = number
    return number
  }

  /// The number of the stem of a word that was met; nil for others.
  func known(_ word: WordID) -> Int32? {
    let stem = stems[Int(word.rawValue)]
    return stem < 0 ? nil : stem
  }

  /// The weight of each stem, in nats: the logarithm of how many sentences there are to one that
  /// has it. Words that hold others together weigh nothing. Some occurrences are added to every
  /// stem, so that a misprint does not outweigh all the rest.
  func weights() -> [Float] {
    let sentences = Double(max(1, index.sentenceCount))
    return counts.indices.map { stem in
      isFunction[stem] ? 0 : Float(log(1 + sentences / (Double(counts[stem]) + 4)))
    }
  }
}
