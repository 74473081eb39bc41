// SPDX-License-Identifier: Apache-2.0
// Learning of units from pairs of Latin and Arabic spellings, by expectation maximization.

import ArabicText
import Foundation

/// The joint multigram model of Deligne and Bimbot (1995): a pair of spellings is a row of units,
/// each drawn by itself; how pairs are cut into units is not given and summed over.
struct UnitLearning {
  /// Rounds, and what is taken off each expected count from the third on, so that units that
  /// explain less than one name go.
  private static let rounds = 10
  private static let discount = 0.6

  /// A step through the lattice of a pair.
  private struct Step {
    var from: UInt16
    var to: UInt16
    var unit: Int32
  }

  private struct Lattice {
    var steps: [Step]
    var cells: Int
    var part: Int
  }

  private var numbers: [UInt64: Int32] = [:]
  private var units: [(row: Int, column: Int)] = []
  private var shapes: [Double] = []
  private var lattices: [Lattice] = []

  init(_ names: Names) {
    for pair in names.pairs { add(pair) }
  }

  /// The prior weight of a unit of so many letters: short ones first, or the whole of a name would
  /// be one unit.
  private static func prior(_ rows: Int, _ columns: Int) -> Double {
    switch (rows, columns) {
    case (0, 1): 0.02
    case (1, 0): 0.15
    case (2, 0): 0.01
    case (1, 1): 1
    case (1, 2): 0.05
    case (2, 1): 0.1
    case (2, 2): 0.02
    case (3, 0), (3, 1): 0.005
    case (3, 2): 0.003
    default: 0
    }
  }

  private mutating func add(_ pair: NamePair) {
    let (latin, arabic) = (word(pair.latin), word(pair.arabic))
    var lattice = Lattice(
      steps: [], cells: (latin.count + 1) * (arabic.count + 1), part: pair.part)
    let width = arabic.count + 1
    for i in 0...latin.count {
      for j in 0...arabic.count {
        for rows in 0...min(3, latin.count - i) {
          for columns in 0...min(2, arabic.count - j) where Self.prior(rows, columns) > 0 {
            let unit = number(latin[i..<(i + rows)], arabic[j..<(j + columns)])
            lattice.steps.append(
              Step(
                from: UInt16(i * width + j), to: UInt16((i + rows) * width + j + columns),
                unit: unit))
          }
        }
      }
    }
    lattices.append(lattice)
  }

  private func word(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { SpelledWord(folded: $0)?.letters ?? [] }
  }

  private mutating func number(_ row: ArraySlice<UInt8>, _ column: ArraySlice<UInt8>) -> Int32 {
    let r = SpellingGram.number(row, of: .latin)
    let c = SpellingGram.number(column, of: .arabic)
    let key = UInt64(r) << 32 | UInt64(c)
    if let known = numbers[key] { return known }
    let number = Int32(units.count)
    numbers[key] = number
    units.append((r, c))
    let alphabet = pow(26, Double(row.count)) * pow(36, Double(column.count))
    shapes.append(Self.prior(row.count, column.count) / alphabet)
    return number
  }

  /// Expected counts of units over the names of all parts but some, by row and column.
  func counts(without parts: Set<Int>) -> [(row: Int, column: Int, count: Double)] {
    var chosen = lattices.filter { !parts.contains($0.part) }
    var weights = shapes
    var counts = weights
    for round in 0..<Self.rounds {
      counts = [Double](repeating: 0, count: units.count)
      for lattice in chosen { Self.expect(lattice, weights, &counts) }
      if round >= 2 {
        let discount = Self.discount * min(1, Double(round - 1) / 3)
        for unit in counts.indices { counts[unit] = max(counts[unit] - discount, 0) }
      }
      let sum = counts.reduce(0, +)
      weights = counts.map { $0 / sum }
      if round == 2 || round == 5 {
        for index in chosen.indices {
          chosen[index].steps.removeAll { weights[Int($0.unit)] == 0 }
        }
      }
    }
    return units.indices.filter { counts[$0] > 0 }
      .map { (units[$0].row, units[$0].column, counts[$0]) }
      .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  /// Adds the expected counts of the units of one pair.
  private static func expect(_ lattice: Lattice, _ weights: [Double], _ counts: inout [Double]) {
    var forward = [Double](repeating: 0, count: lattice.cells)
    var backward = forward
    forward[0] = 1
    backward[lattice.cells - 1] = 1
    for step in lattice.steps {
      forward[Int(step.to)] += forward[Int(step.from)] * weights[Int(step.unit)]
    }
    let whole = forward[lattice.cells - 1]
    guard whole > 0 else { return }
    for step in lattice.steps.reversed() {
      let on = weights[Int(step.unit)] * backward[Int(step.to)]
      backward[Int(step.from)] += on
      counts[Int(step.unit)] += forward[Int(step.from)] * on / whole
    }
  }
}
