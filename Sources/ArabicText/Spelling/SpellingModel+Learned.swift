// SPDX-License-Identifier: Apache-2.0
// Reading of the learned tables.

import Glibc

/// Tables are words parted by white space. Units: a gram with a colon, then grams and hundredths of
/// nats by turns; `-` is the empty gram. Numbers: by index, `index:` before a jump.
extension SpellingModel {
  /// The model of the generated tables; read once, in about a millisecond.
  package static let learned = SpellingModel(
    arabic: SpellingUnits(
      rows: .arabic, columns: .arabic,
      mirrored(
        SpellingUnits.completed(
          units(in: SpellingWeights.arabicUnits, rows: .arabic), rows: .arabic))),
    latin: SpellingUnits(
      rows: .latin, columns: .arabic,
      SpellingUnits.completed(units(in: SpellingWeights.latinUnits, rows: .latin), rows: .latin)),
    arabicBackground: LetterBackground(
      of: .arabic, logs: numbers(in: SpellingWeights.arabicBackground, scale: 0.01)),
    latinBackground: LetterBackground(
      of: .latin, logs: numbers(in: SpellingWeights.latinBackground, scale: 0.01)),
    arabicJudgement: judgement(
      SpellingWeights.arabicJudgement, threshold: SpellingWeights.arabicThreshold),
    latinJudgement: judgement(
      SpellingWeights.latinJudgement, threshold: SpellingWeights.latinThreshold))

  private static func judgement(_ table: StaticString, threshold: Int) -> SpellingJudgement {
    var weights = numbers(in: table, scale: 0.001)
    let missing = max(0, SpellingFeature.count - weights.count)
    weights += [Float](repeating: 0, count: missing)
    return SpellingJudgement(weights: weights, threshold: Float(threshold) * 0.001)
  }

  package typealias Unit = (row: Int, column: Int, probability: Float)

  /// Each unit of two different grams both ways.
  package static func mirrored(_ units: [Unit]) -> [Unit] {
    units + units.filter { $0.row != $0.column }.map { ($0.column, $0.row, $0.probability) }
  }

  private static func units(in table: StaticString, rows: SpellingScript) -> [Unit] {
    var (units, row, column): ([Unit], Int, Int?) = ([], 0, nil)
    forEachWord(in: table) { word in
      if word.last == 0x3A {
        row = gram(UnsafeBufferPointer(rebasing: word.dropLast()), rows)
      } else if let known = column {
        units.append((row, known, exp(Float(integer(word)) * 0.01)))
        column = nil
      } else {
        column = gram(word, .arabic)
      }
    }
    return units
  }

  private static func gram(_ word: UnsafeBufferPointer<UInt8>, _ script: SpellingScript) -> Int {
    guard word.first != 0x2D, let spelled = SpelledWord(folded: word) else { return 0 }
    return spelled.letters.withUnsafeBufferPointer {
      SpellingGram.number($0, at: 0, count: $0.count, of: script)
    }
  }

  private static func numbers(in table: StaticString, scale: Float) -> [Float] {
    var numbers: [Float] = []
    forEachWord(in: table) { word in
      if word.last == 0x3A {
        let index = integer(UnsafeBufferPointer(rebasing: word.dropLast()))
        while numbers.count < index { numbers.append(0) }
      } else {
        numbers.append(Float(integer(word)) * scale)
      }
    }
    return numbers
  }

  private static func forEachWord(
    in table: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    table.withUTF8Buffer { bytes in
      for word in bytes.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
        body(UnsafeBufferPointer(rebasing: word))
      }
    }
  }

  private static func integer(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    var value = 0
    for byte in word where byte != 0x2D { value = value &* 10 &+ Int(byte &- 0x30) }
    return word.first == 0x2D ? -value : value
  }
}
