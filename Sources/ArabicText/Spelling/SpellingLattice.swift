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
  /// Probabilities by Arabic gram, then row, so that what one letter asks for stands together; each
  /// `scale` times as much for every letter of the gram, so that the products of long words stay in
  /// reach.
  private let table: [Float]
  private let rowCount: Int

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
        table[column * grams.count + row] = entry.probability * scale
      }
    }
    rows = rowOf
    rowCount = grams.count
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

  /// The places of the other word that may face a place of this one. Between Arabic spellings two
  /// letters more on one side than the lengths ask for: what is further off adds next to nothing.
  private func facing(_ place: Int, width: Int) -> Range<Int> {
    let difference = width - 1 - letters.count
    let (low, high) =
      script == .arabic
      ? (place - 2 + min(0, difference), place + 3 + max(0, difference))
      : (place / 3 - 1, place + 3)
    return min(max(0, low), width)..<max(0, min(width, high))
  }

  /// The logarithm of the probability that units make both words; -infinity if none do.
  /// O(letters × letters).
  func logProbability(of other: UnsafeBufferPointer<UInt8>) -> Float {
    let height = letters.count + 1
    let sum = withUnsafeTemporaryAllocation(
      of: Float.self, capacity: height * (other.count + 3)
    ) { floats in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * (other.count + 1)) { columns in
        let sums = Sums(floats, columns, of: other, rowCount: rowCount)
        return table.withUnsafeBufferPointer { table in
          for place in 0..<height { fill(place, of: sums, table) }
          return sums.floats[height * sums.stride - 1]
        }
      }
    }
    return log(sum) - Float(other.count) * log(Self.scale)
  }

  /// What the beginnings of both words come to together, by place in this and in the other.
  private struct Sums {
    /// Rows of `stride`, of which the first two are 0: no letter stands there.
    let floats: UnsafeMutableBufferPointer<Float>
    let stride: Int
    let width: Int
    /// By place in the other word, where the table has the one and the two letters before it.
    let columns: UnsafeMutableBufferPointer<Int>

    init(
      _ floats: UnsafeMutableBufferPointer<Float>, _ columns: UnsafeMutableBufferPointer<Int>,
      of other: UnsafeBufferPointer<UInt8>, rowCount: Int
    ) {
      width = other.count + 1
      stride = width + 2
      floats.initialize(repeating: 0)
      columns.initialize(repeating: 0)
      for j in 1..<width {
        columns[2 * j] = Int(other[j - 1]) * rowCount
        if j == 1 { continue }
        let two = Int(other[j - 2]) * ArabicSpelling.letterCount + Int(other[j - 1])
        columns[2 * j + 1] = two * rowCount
      }
      (self.floats, self.columns) = (floats, columns)
    }
  }

  /// Adds up what every unit that ends at a place brings.
  private func fill(_ place: Int, of sums: Sums, _ table: UnsafeBufferPointer<Float>) {
    guard let base = sums.floats.baseAddress, let columns = sums.columns.baseAddress else { return }
    let here = base + (place * sums.stride + 2)
    let facing = facing(place, width: sums.width)
    for j in facing {
      let (one, two) = (columns[2 &* j], columns[2 &* j &+ 1])
      var sum: Float = place == 0 && j == 0 ? 1 : 0
      for length in 1...longestRow where length <= place {
        let there = here - length &* sums.stride
        let row = Int(rows[(place &- length) &* (longestRow &+ 1) &+ length])
        let pairs = there[j &- 1] * table[one &+ row] + there[j &- 2] * table[two &+ row]
        sum += there[j] * table[row] + pairs
      }
      // Units of the empty gram last, for they wait for the sum before.
      sum += here[j &- 2] * table[two]
      sum += here[j &- 1] * table[one]
      here[j] = sum
    }
  }
}
