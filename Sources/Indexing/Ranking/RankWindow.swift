// SPDX-License-Identifier: Apache-2.0
/// The articles of a short stretch of the corpus while their scores are added up.

/// Scores, frequencies and marks of the articles from `start` on, `size` of them at most.
final class RankWindow {
  /// Articles a window has at most.
  static let size = 4096
  private static let words = size / 64

  private var start: UInt32 = 0
  /// Words of marks that the window has.
  private var used = 0
  private let scores: UnsafeMutablePointer<Double>
  private let frequencies: UnsafeMutablePointer<UInt32>
  /// The articles of the term in hand, of all terms, and of each clause.
  private let termMarks: UnsafeMutablePointer<UInt64>
  private let marks: UnsafeMutablePointer<UInt64>
  private let clauseMarks: UnsafeMutablePointer<UInt64>
  private let clauseCount: Int

  init(clauseCount: Int) {
    self.clauseCount = clauseCount
    scores = .allocate(capacity: Self.size)
    scores.initialize(repeating: 0, count: Self.size)
    frequencies = .allocate(capacity: Self.size)
    frequencies.initialize(repeating: 0, count: Self.size)
    termMarks = .allocate(capacity: Self.words * (2 + clauseCount))
    termMarks.initialize(repeating: 0, count: Self.words * (2 + clauseCount))
    marks = termMarks + Self.words
    clauseMarks = marks + Self.words
  }

  deinit {
    scores.deallocate()
    frequencies.deallocate()
    termMarks.deallocate()
  }

  /// Begins a window whose articles have no scores yet.
  ///
  /// - Precondition: `range` has at most `size` articles.
  func begin(_ range: Range<UInt32>) {
    start = range.lowerBound
    used = (range.count + 63) / 64
  }

  /// Adds what a list says of the term in hand. `articles` lie in the window.
  func add(
    _ articles: UnsafePointer<UInt32>, _ counts: UnsafePointer<UInt32>, count: Int
  ) {
    let (frequencies, termMarks, start) = (frequencies, termMarks, start)
    for index in 0..<count {
      let slot = Int(articles[index] &- start)
      frequencies[slot] &+= counts[index]
      termMarks[slot >> 6] |= 1 << UInt64(slot & 63)
    }
  }

  /// Turns the frequencies of the term in hand into scores; the next term can be added then.
  func scoreTerm(
    weight: Double, clauses: [Int], lengths: Section<UInt32>, _ bm25: BM25
  ) {
    for word in 0..<used where termMarks[word] != 0 {
      var bits = termMarks[word]
      termMarks[word] = 0
      marks[word] |= bits
      for clause in clauses { clauseMarks[clause * Self.words + word] |= bits }
      while bits != 0 {
        let slot = word << 6 + bits.trailingZeroBitCount
        let article = Int(start) + slot
        let length = lengths[article + 1] &- lengths[article]
        scores[slot] += weight * bm25.saturation(frequency: frequencies[slot], length: length)
        frequencies[slot] = 0
        bits &= bits - 1
      }
    }
  }

  /// Calls `body` with each article that all clauses hold and its score, in order, and clears
  /// the window.
  func finish(_ body: (UInt32, Double) -> Void) {
    for word in 0..<used where marks[word] != 0 {
      var all = marks[word]
      var held = all
      marks[word] = 0
      for clause in 0..<clauseCount {
        held &= clauseMarks[clause * Self.words + word]
        clauseMarks[clause * Self.words + word] = 0
      }
      while all != 0 {
        let slot = word << 6 + all.trailingZeroBitCount
        if held & (1 << UInt64(slot & 63)) != 0 {
          body(start + UInt32(slot), BM25.rounded(scores[slot]))
        }
        scores[slot] = 0
        all &= all - 1
      }
    }
  }
}
