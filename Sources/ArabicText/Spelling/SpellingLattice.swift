// SPDX-License-Identifier: Apache-2.0
// The probability of two spellings together, over all ways to cut them into units.

import Glibc

/// One spelling with the rows of its grams laid out for quick comparison with Arabic ones.
struct SpellingLattice: Sendable {
  private let letters: [UInt8]
  private let script: SpellingScript
  private let longestRow: Int
  /// For each place of the word and each length of a gram that begins there, the gram's row in
  /// `table`; row 0 is that of the empty gram.
  private let rows: [Int32]
  /// Probabilities by row, then Arabic gram; each `scale` times as much for every letter of it, so
  /// that the products of long words stay in reach.
  private let table: [Float]

  private static let scale: Float = 20
  private static let columns = SpellingGram.count(of: .arabic)

  /// - Parameter units: their columns are of Arabic script, their rows of the word's.
  init(_ word: SpelledWord, _ units: SpellingUnits) {
    letters = word.letters
    script = word.script
    longestRow = SpellingGram.longest(of: word.script)
    let (longest, stride) = (longestRow, longestRow + 1)
    var rowOf = [Int32](repeating: 0, count: letters.count * stride)
    var grams = [0]
    letters.withUnsafeBufferPointer { letters in
      for place in letters.indices {
        for length in 1...longest where place + length <= letters.count {
          let gram = SpellingGram.number(letters, at: place, count: length, of: word.script)
          let known = grams.firstIndex(of: gram)
          rowOf[place * stride + length] = Int32(known ?? grams.count)
          if known == nil { grams.append(gram) }
        }
      }
    }
    var table = [Float](repeating: 0, count: grams.count * Self.columns)
    for (row, gram) in grams.enumerated() {
      for entry in units[gram] {
        let column = Int(entry.column)
        let letters = column == 0 ? 0 : column <= ArabicSpelling.letterCount ? 1 : 2
        let scale = letters == 0 ? 1 : letters == 1 ? Self.scale : Self.scale * Self.scale
        table[row * Self.columns + column] = entry.probability * scale
      }
    }
    rows = rowOf
    self.table = table
  }

  /// Whether a word of so many Arabic letters may be another spelling at all: vowels left out make
  /// a difference of a few letters, Latin letters are up to three for one.
  func mayMatch(letters count: Int) -> Bool {
    switch script {
    case .arabic: abs(count - letters.count) <= 2 + min(count, letters.count) / 6
    case .latin: count <= letters.count + 1 && 3 * count >= letters.count
    }
  }

  /// The places of the other word that may face a place of this one: further off the two would be
  /// shifted by more letters than `mayMatch` allows.
  private func facing(_ place: Int, width: Int) -> Range<Int> {
    let (low, high) =
      script == .arabic ? (place - 4, place + 5) : (place / 3 - 1, place + 3)
    return min(max(0, low), width)..<max(0, min(width, high))
  }

  /// The logarithm of the probability that units make both words; -infinity if none do.
  /// O(letters × letters).
  func logProbability(of other: UnsafeBufferPointer<UInt8>) -> Float {
    let (height, width) = (letters.count + 1, other.count + 1)
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: height * width) { sums in
      sums.initialize(repeating: 0)
      sums[0] = 1
      table.withUnsafeBufferPointer { table in
        for place in 0..<height { spread(place, over: other, table, into: sums) }
      }
      return log(sums[height * width - 1]) - Float(other.count) * log(Self.scale)
    }
  }

  /// Carries the sums of one row of the lattice on by every unit that begins in it.
  private func spread(
    _ place: Int, over other: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<Float>,
    into sums: UnsafeMutableBufferPointer<Float>
  ) {
    let width = other.count + 1
    let (here, facing) = (place * width, facing(place, width: width))
    // The empty gram first: what it adds stays in this row.
    for length in 0...longestRow where place + length <= letters.count {
      let row = length == 0 ? 0 : Int(rows[place * (longestRow + 1) + length]) * Self.columns
      let there = here + length * width
      for j in facing where sums[here + j] > 0 {
        let sum = sums[here + j]
        if length > 0 { sums[there + j] += sum * table[row] }
        guard j + 1 < width else { continue }
        let one = Int(other[j])
        sums[there + j + 1] += sum * table[row + one]
        guard j + 2 < width else { continue }
        let two = one * ArabicSpelling.letterCount + Int(other[j + 1])
        sums[there + j + 2] += sum * table[row + two]
      }
    }
  }
}
