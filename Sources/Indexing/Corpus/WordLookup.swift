// SPDX-License-Identifier: Apache-2.0
/// Looks up the many words that one expansion asks for, of which most are not there and others are
/// asked for again and again.
import Glibc

/// The dictionary of an index, with a memory of the words that were searched for. For one thread.
package final class WordLookup {
  private let index: InvertedIndex
  /// The last word searched for in each slot, which the highest bits of its hash name: its length, 0
  /// for none, its bytes, and its number if it is there.
  private let lengths: UnsafeMutablePointer<UInt8>
  private let bytes: UnsafeMutableRawPointer
  private let numbers: UnsafeMutablePointer<UInt32?>
  private static let slotBits = 7
  private static let slotCount = 1 << slotBits
  /// Words that are longer are searched for each time.
  private static let longest = 32

  package init(_ index: InvertedIndex) {
    self.index = index
    lengths = .allocate(capacity: Self.slotCount)
    lengths.initialize(repeating: 0, count: Self.slotCount)
    bytes = .allocate(byteCount: Self.slotCount * Self.longest, alignment: 8)
    numbers = .allocate(capacity: Self.slotCount)
  }

  deinit {
    lengths.deallocate()
    bytes.deallocate()
    numbers.deallocate()
  }

  /// Which of up to 64 words may be there, a bit for each, the first lowest; the others are not.
  package func mayHold(_ words: [UnsafeBufferPointer<UInt8>]) -> UInt64 {
    index.lexicon.filter.mayHold(words)
  }

  /// How often the word whose folded form is `bytes` stands in the corpus; 0 if it does not.
  package func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    number(of: bytes).map { Int(index.lexicon.wordCounts[$0]) } ?? 0
  }

  /// The word whose folded form is `bytes`.
  package func word(_ bytes: UnsafeBufferPointer<UInt8>) -> WordID? {
    number(of: bytes).map { WordID(rawValue: $0) }
  }

  @inline(__always)
  private func number(of word: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let hash = index.lexicon.filter.hash(word)
    guard index.lexicon.filter.mayHold(hash: hash) else { return nil }
    guard let start = word.baseAddress, !word.isEmpty, word.count <= Self.longest else {
      return index.lexicon.words.number(of: word)
    }
    let slot = Int(hash >> UInt64(64 - Self.slotBits))
    let known = bytes + slot &* Self.longest
    if Int(lengths[slot]) == word.count, memcmp(known, start, word.count) == 0 {
      return numbers[slot]
    }
    let number = index.lexicon.words.number(of: word)
    known.copyMemory(from: start, byteCount: word.count)
    lengths[slot] = UInt8(word.count)
    numbers[slot] = number
    return number
  }
}
