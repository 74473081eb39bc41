// SPDX-License-Identifier: Apache-2.0
// Learning what to make of ratios and edits: logistic regression over judged pairs.

import ArabicText
import Foundation

/// A pair of words, its features, and whether they spell one name.
struct Example {
  var features: [(number: Int32, amount: Float)]
  var isSame: Bool
  /// How much it counts; less than 1 where two names sound alike, so that either answer may do.
  var weight: Float
}

/// Pairs of the names that a model was not learned from.
struct ExampleGathering {
  private let names: Names
  private let learning: ModelLearning
  private let dictionary: NameDictionary
  /// Of the names with one spelling, every so many asks too.
  private static let every = 12
  private static let alikeWeight: Float = 0.3

  init(_ names: Names, _ learning: ModelLearning) {
    self.names = names
    self.learning = learning
    dictionary = NameDictionary(
      names.byArabic.keys.sorted { $0.lexicographicallyPrecedes($1) })
  }

  /// Examples of both kinds from all parts but one. A pair is seen by a model that knows neither
  /// its own part nor the one left out.
  func examples(without left: Int?) -> (arabic: [Example], latin: [Example]) {
    var (arabic, latin): ([Example], [Example]) = ([], [])
    for part in 0..<Names.parts where part != left {
      let model = learning.model(without: Set([part] + (left.map { [$0] } ?? [])))
      var number = 0
      var last: [UInt8] = []
      for pair in names.pairs where pair.part == part {
        guard pair.latin != last else { continue }
        last = pair.latin
        number += 1
        let spellings = (names.byLatin[pair.latin] ?? []).sorted {
          $0.lexicographicallyPrecedes($1)
        }
        guard spellings.count > 1 || number % Self.every == 0 else { continue }
        latin += examples(of: pair.latin, [pair.latin], model)
        for spelling in spellings {
          let latins = names.byArabic[spelling] ?? []
          // A spelling that the part left out has too is not learned from.
          if let left, latins.contains(where: { Names.part(of: $0) == left }) { continue }
          arabic += examples(of: spelling, latins, model)
        }
      }
    }
    return (arabic, latin)
  }

  private func examples(
    of word: [UInt8], _ latins: Set<[UInt8]>, _ model: SpellingModel
  ) -> [Example] {
    guard let query = SpellingQuery(String(decoding: word, as: UTF8.self), model: model) else {
      return []
    }
    let outlines = Set(latins.map(soundOutline))
    return dictionary.candidates(query).compactMap { place in
      let other = dictionary.names[place]
      guard other != word else { return nil }
      var features: [(number: Int32, amount: Float)] = []
      let isNear = other.withUnsafeBufferPointer {
        query.visitFeatures($0) { number, amount, _ in features.append((Int32(number), amount)) }
      }
      guard isNear else { return nil }
      let its = names.byArabic[other] ?? []
      let isSame = !its.isDisjoint(with: latins)
      let isAlike = its.contains { outlines.contains(soundOutline($0)) }
      return Example(
        features: features, isSame: isSame,
        weight: !isSame && isAlike ? Self.alikeWeight : 1)
    }
  }
}

/// Logistic regression with weights drawn to 0, by gradient descent with Adam's step sizes.
enum JudgementLearning {
  private static let rounds = 250
  /// How strongly weights are drawn to 0: of edits and counts, and of ratios.
  private static let pull: Float = 1
  private static let pullOfRatios: Float = 0.01

  static func learn(_ examples: [Example]) -> SpellingJudgement {
    let count = SpellingFeature.count
    var weights = [Float](repeating: 0, count: count)
    var (mean, square) = (weights, weights)
    for round in 1...rounds {
      var gradient = weights.indices.map {
        weights[$0] * (SpellingFeature.isSparse($0) ? pull : pullOfRatios)
      }
      for example in examples {
        let error = (probability(example, weights) - (example.isSame ? 1 : 0)) * example.weight
        for feature in example.features { gradient[Int(feature.number)] += error * feature.amount }
      }
      let step: Float = 0.1 * (1 - Float(round - 1) / Float(rounds))
      for index in 0..<count {
        mean[index] = 0.9 * mean[index] + 0.1 * gradient[index]
        square[index] = 0.99 * square[index] + 0.01 * gradient[index] * gradient[index]
        let unbiased = mean[index] / (1 - pow(0.9, Float(round)))
        let size = (square[index] / (1 - pow(0.99, Float(round)))).squareRoot()
        weights[index] -= step * unbiased / (size + 1e-6)
      }
    }
    return SpellingJudgement(weights: drawingLines(examples, weights), threshold: 0)
  }

  /// Lengths of the shorter word that have a line of their own, 5 standing for 5 and more; and how
  /// much recall counts beside precision at each: less for short names, which have many near.
  private static let lines: [(lengths: ClosedRange<Int>, beta: Double)] = [
    (1...3, 0.35), (4...4, 0.5), (5...5, 0.7), (6...SpellingFeature.longestLength, 0.8),
  ]

  /// The weights with the line of each length taken off, so that 0 is the line of all, in the
  /// thousandths that the table keeps.
  private static func drawingLines(_ examples: [Example], _ weights: [Float]) -> [Float] {
    var drawn = weights
    for line in lines {
      let features = Set(line.lengths.map { Int32(SpellingFeature.length($0)) })
      let its = examples.filter { example in
        example.features.contains { features.contains($0.number) }
      }
      let threshold = threshold(its, weights, beta: line.beta)
      for feature in features { drawn[Int(feature)] -= threshold }
    }
    return drawn.map { ($0 * 1000).rounded() * 0.001 }
  }

  private static func score(_ example: Example, _ weights: [Float]) -> Float {
    example.features.reduce(0) { $0 + weights[Int($1.number)] * $1.amount }
  }

  private static func probability(_ example: Example, _ weights: [Float]) -> Float {
    1 / (1 + exp(-score(example, weights)))
  }

  /// The threshold of the best F measure over the examples that one answer is right for.
  private static func threshold(
    _ examples: [Example], _ weights: [Float], beta: Double
  ) -> Float {
    let judged = examples.filter { $0.weight == 1 }
      .map { (score: score($0, weights), isSame: $0.isSame) }
      .sorted { $0.score != $1.score ? $0.score > $1.score : $0.isSame && !$1.isSame }
    let wanted = judged.reduce(0) { $0 + ($1.isSame ? 1 : 0) }
    var (right, best, threshold) = (0, 0.0, Float(0))
    for (found, pair) in judged.enumerated() {
      if pair.isSame { right += 1 }
      let whole = Double(found + 1) + beta * beta * Double(wanted)
      let f = (1 + beta * beta) * Double(right) / whole
      if f > best { (best, threshold) = (f, pair.score) }
    }
    return threshold
  }
}
