// SPDX-License-Identifier: Apache-2.0
// From counted units to a model without judgements: units of both kinds and the backgrounds.

import ArabicText
import Foundation

/// Models by what they have not seen, each learned once.
final class ModelLearning {
  private let names: Names
  private let units: UnitLearning
  private var models: [Set<Int>: SpellingModel] = [:]

  init(_ names: Names) {
    self.names = names
    units = UnitLearning(names)
  }

  /// The model of all names but those of some parts, whose judgements are not learned yet.
  func model(without parts: Set<Int>) -> SpellingModel {
    if let known = models[parts] { return known }
    let counts = units.counts(without: parts)
    let nothing = SpellingJudgement(
      weights: [Float](repeating: 0, count: SpellingFeature.count), threshold: 0)
    let seen = names.pairs.filter { !parts.contains($0.part) }
    let model = SpellingModel(
      arabic: SpellingUnits(
        rows: .arabic, columns: .arabic, SpellingModel.mirrored(Self.composed(counts))),
      latin: SpellingUnits(rows: .latin, columns: .arabic, Self.smoothed(counts)),
      arabicBackground: Self.background(Set(seen.map(\.arabic)), .arabic),
      latinBackground: Self.background(Set(seen.map(\.latin)), .latin),
      arabicJudgement: nothing, latinJudgement: nothing)
    models[parts] = model
    return model
  }

  private typealias Counts = [(row: Int, column: Int, count: Double)]

  /// Hundredths of nats are all that the table keeps; learning sees what it will keep.
  private static func rounded(_ probability: Double) -> Float {
    exp(Float((log(probability) * 100).rounded()) * 0.01)
  }

  /// Latin units, each with its share of all.
  private static func smoothed(_ counts: Counts) -> [SpellingModel.Unit] {
    let sum = counts.reduce(0) { $0 + $1.count }
    var units: [Int: [Int: Double]] = [:]
    for unit in counts { units[unit.row, default: [:]][unit.column] = unit.count / sum }
    return SpellingUnits.completed(listed(units), rows: .latin)
  }

  /// Two Arabic spellings by way of the Latin letters between them: the sum over Latin grams of
  /// P(gram) P(one | gram) P(other | gram).
  private static func composed(_ counts: Counts) -> [SpellingModel.Unit] {
    var rows: [Int: [(column: Int, count: Double)]] = [:]
    for unit in counts where unit.row > 0 {
      rows[unit.row, default: []].append((unit.column, unit.count))
    }
    var units: [Int: [Int: Double]] = [:]
    var sum = 0.0
    for row in rows.keys.sorted() {
      let all = rows[row] ?? []
      let whole = all.reduce(0) { $0 + $1.count }
      for one in all {
        for other in all where one.column > 0 || other.column > 0 {
          let share = one.count * other.count / whole
          sum += share
          if one.column <= other.column {
            units[one.column, default: [:]][other.column, default: 0] += share
          }
        }
      }
    }
    for row in units.keys { units[row] = units[row]?.mapValues { $0 / sum } }
    units = units.mapValues { $0.filter { $0.value >= 3e-6 } }
    return SpellingUnits.completed(listed(units), rows: .arabic)
  }

  private static func listed(_ units: [Int: [Int: Double]]) -> [SpellingModel.Unit] {
    units.keys.sorted().flatMap { row in
      (units[row] ?? [:]).sorted { $0.key < $1.key }.map { (row, $0.key, rounded($0.value)) }
    }
  }

  /// Letters after one another, each pair smoothed by the letter's own share.
  private static func background(_ words: Set<[UInt8]>, _ script: SpellingScript)
    -> LetterBackground
  {
    let side = (script == .arabic ? 36 : 26) + 1
    var singles = [Double](repeating: 0.5, count: side)
    var pairs = [Double](repeating: 0, count: side * side)
    for word in words {
      let letters = word.withUnsafeBufferPointer { SpelledWord(folded: $0)?.letters ?? [] }
      var last = 0
      for letter in letters.map(Int.init) + [0] {
        singles[letter] += 1
        pairs[last * side + letter] += 1
        last = letter
      }
    }
    let sum = singles.reduce(0, +)
    var logs = [Float]()
    for before in 0..<side {
      let whole = pairs[(before * side)..<((before + 1) * side)].reduce(0, +)
      for letter in 0..<side {
        let share = (pairs[before * side + letter] + 5 * singles[letter] / sum) / (whole + 5)
        logs.append(Float((log(share) * 100).rounded()) * 0.01)
      }
    }
    return LetterBackground(of: script, logs: logs)
  }
}
