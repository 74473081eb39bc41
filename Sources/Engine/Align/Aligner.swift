// SPDX-License-Identifier: Apache-2.0
// align: from utterances to claims, near-linear in the number of utterances.

import Indexing
import Quotes

/// Groups utterances that say the same.
struct Aligner {
  let index: InvertedIndex
  let control: Control

  /// The claims of these utterances, in the order of their first utterance.
  /// - Throws: `EngineError` if the evaluation is to stop.
  func claims(of quotes: [UInt32]) throws -> ClaimTable {
    var features = WordFeatures(index)
    var sequences: [[Int32]] = []
    sequences.reserveCapacity(quotes.count)
    for (place, quote) in quotes.enumerated() {
      if place & 0xFFF == 0xFFF { try control.check() }
      sequences.append(stems(of: QuoteID(rawValue: quote), &features))
    }
    let weights = features.weights()
    let same = SameTexts(sequences, quotes.map(person), weights)
    let texts = ComparedTexts(
      same.sequences, persons: same.persons, weights: weights, isNumber: features.isNumber)
    let centers = StarClusters(count: texts.count, try resembling(texts)).centers()
    let groups = Self.groups(same.textOfQuote.map { centers[$0] })
    return ClaimTable(
      index, features, weights, groups.map { group in group.map { quotes[$0] } })
  }

  /// The stems of an utterance's content in order.
  private func stems(of quote: QuoteID, _ features: inout WordFeatures) -> [Int32] {
    var stems: [Int32] = []
    for words in index.content(of: quote) {
      for position in words { stems.append(features.stem(of: index.word(at: position))) }
    }
    return stems
  }

  private func person(of quote: UInt32) -> Int32 {
    let speaker = index.speaker(of: QuoteID(rawValue: quote))
    return speaker.map { Int32(index.person(of: $0).rawValue) } ?? -1
  }

  private func resembling(_ texts: ComparedTexts) throws -> [ResemblingPair] {
    let resemblance = Resemblance(texts: texts)
    var found: [ResemblingPair] = []
    let pairs = try CandidatePairs.pairs(of: texts, check: control.check)
    for (place, pair) in pairs.enumerated() {
      if place & 0xFFFF == 0xFFFF { try control.check() }
      let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      guard let value = resemblance.claim(a, b) else { continue }
      found.append(ResemblingPair(a: a, b: b, resemblance: value))
    }
    return found
  }

  /// Places with the same number, in order of first appearance.
  private static func groups(_ numbers: [Int]) -> [[Int]] {
    var groups: [[Int]] = []
    var groupOfNumber: [Int: Int] = [:]
    for (place, number) in numbers.enumerated() {
      let group = groupOfNumber[number, default: groups.count]
      if group == groups.count {
        groupOfNumber[number] = group
        groups.append([])
      }
      groups[group].append(place)
    }
    return groups
  }
}

/// Utterances of one speaker in the same words, which need no comparing.
private struct SameTexts {
  private(set) var sequences: [[Int32]] = []
  private(set) var persons: [Int32] = []
  /// For each utterance the place of its text.
  private(set) var textOfQuote: [Int] = []

  init(_ all: [[Int32]], _ speakers: [Int32], _ weights: [Float]) {
    var numbers: [[Int32]: Int] = [:]
    for (sequence, person) in zip(all, speakers) {
      let content = sequence.filter { weights[Int($0)] > 0 }
      // What says nothing by itself says the same as nothing else.
      let number = content.isEmpty ? nil : numbers[content + [-2 - person]]
      textOfQuote.append(number ?? sequences.count)
      guard number == nil else { continue }
      if !content.isEmpty { numbers[content + [-2 - person]] = sequences.count }
      sequences.append(content)
      persons.append(person)
    }
  }
}
