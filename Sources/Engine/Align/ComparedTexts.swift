// SPDX-License-Identifier: Apache-2.0
// Utterances as sequences of stems: what is compared when utterances are aligned.

import Indexing

/// The stems of many utterances, one behind the other. Utterances are known by their place.
struct ComparedTexts {
  /// The weight of each stem; 0 for words that hold others together.
  let weights: [Float]
  let isNumber: [Bool]
  /// The stems of each utterance that weigh something, in the order of the text.
  private let stems: [Int32]
  /// The same, each once, ascending.
  private let sorted: [Int32]
  private let starts: [Int]
  private let sortedStarts: [Int]
  /// The weight of each utterance's different stems.
  let totals: [Float]
  /// Who spoke, over all articles; -1 where nobody was found.
  let persons: [Int32]

  /// - Parameters:
  ///   - sequences: the stems of each utterance in order.
  ///   - persons: who spoke, for each.
  init(_ sequences: [[Int32]], persons: [Int32], weights: [Float], isNumber: [Bool]) {
    var (stems, sorted): ([Int32], [Int32]) = ([], [])
    var (starts, sortedStarts) = ([0], [0])
    var totals: [Float] = []
    for sequence in sequences {
      stems += sequence.lazy.filter { weights[Int($0)] > 0 }
      let first = sorted.count
      for stem in stems[starts[starts.count - 1]...].sorted()
      where sorted.count == first || sorted[sorted.count - 1] != stem {
        sorted.append(stem)
      }
      starts.append(stems.count)
      sortedStarts.append(sorted.count)
      totals.append(sorted[first...].reduce(0) { $0 + weights[Int($1)] })
    }
    self.weights = weights
    self.isNumber = isNumber
    (self.stems, self.sorted) = (stems, sorted)
    (self.starts, self.sortedStarts) = (starts, sortedStarts)
    self.totals = totals
    self.persons = persons
  }

  var count: Int { totals.count }

  /// The stems of an utterance in order.
  func stems(_ text: Int) -> ArraySlice<Int32> { stems[starts[text]..<starts[text + 1]] }

  /// The different stems of an utterance, ascending.
  func different(_ text: Int) -> ArraySlice<Int32> {
    sorted[sortedStarts[text]..<sortedStarts[text + 1]]
  }
}
