// SPDX-License-Identifier: Apache-2.0
// What an expansion asks of the corpus over whose vocabulary it goes.

/// A corpus as a word's expansion sees it. Forms are folded, their bytes valid during a call only.
package struct FormCorpus {
  package typealias Form = UnsafeBufferPointer<UInt8>

  /// How many forms are asked about together, at most.
  package static let batchSize = 64

  /// How often a form occurs.
  let count: (Form) -> Int
  /// Which forms of a batch may occur, a bit for each, the first lowest. Most do not, and a corpus
  /// that can tell so fast is asked for the counts of few.
  let mayHold: ([Form]) -> UInt64

  /// - Parameters:
  ///   - count: How often a form occurs.
  ///   - mayHold: Which forms of a batch may occur; a form whose bit is 0 does not.
  package init(
    count: @escaping (Form) -> Int, mayHold: @escaping ([Form]) -> UInt64 = { _ in .max }
  ) {
    self.count = count
    self.mayHold = mayHold
  }
}

/// What a corpus says of folded forms, asked with forms put together from pieces.
struct FormCounts {
  let corpus: FormCorpus
  let room: FormRoom

  @inline(__always)
  func of(_ form: UnsafeBufferPointer<UInt8>) -> Int { corpus.count(form) }

  @inline(__always)
  func of(
    _ first: Affix, _ middle: UnsafeBufferPointer<UInt8>, _ last: Affix = .none
  ) -> Int { of(room.joined(first, middle, last)) }

  @inline(__always)
  func of(
    _ middle: UnsafeBufferPointer<UInt8>, _ last: Affix, _ further: Affix
  ) -> Int { of(room.joined(.none, middle, last, further)) }

  /// How often a word stands by itself or with the article.
  func attested(_ word: UnsafeBufferPointer<UInt8>, _ ending: Affix = .none) -> Int {
    of(.none, word, ending) + of(Letter.article, word, ending)
  }
}
