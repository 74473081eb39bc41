// SPDX-License-Identifier: Apache-2.0
// collocates and keywords as their formulas have them: every place of every article is looked at.

import Foundation
import Syntax

/// Counts the words of places that are chosen one by one.
struct OracleStatistics {
  let corpus: OracleCorpus

  /// How often each folded word stands in the sample and in all.
  private struct Counts {
    var sample: [String: Double] = [:]
    var all: [String: Double] = [:]
    var sampleWords: Double { sample.values.reduce(0, +) }
    var words: Double { all.values.reduce(0, +) }
  }

  /// The words around matches.
  func collocates(_ mentions: [(article: Int, span: OracleSpan)], within reach: Int)
    -> [[OracleValue]]
  {
    let spans = Dictionary(grouping: mentions, by: \.article).mapValues { $0.map(\.span) }
    let counts = counts { article, place in
      let own = spans[article] ?? []
      if own.contains(where: { $0.start <= place && place < $0.end }) { return nil }
      let text = corpus.texts[article]
      return own.contains { span in
        let distance = place < span.start ? span.start - place : place - span.end + 1
        return distance <= reach && text.part(of: place) == text.part(of: span.start)
      }
    }
    return rows(counts) { count, total, _, _ in
      14 + log2(2 * count / (Double(mentions.count) + total))
    }
  }

  /// The words of articles against those of others.
  func keywords(_ articles: Set<Int>, against others: Set<Int>) -> [[OracleValue]] {
    let counts = counts { article, _ in
      articles.contains(article) ? true : (others.contains(article) ? false : nil)
    }
    if counts.words == counts.sampleWords { return [] }
    return rows(counts) { count, total, sample, words in
      let rest = total == count ? 0.5 : total - count
      return log2((count / sample) / (rest / (words - sample)))
    }
  }

  /// - Parameter isInSample: nil for places that do not count at all.
  private func counts(_ isInSample: (Int, Int) -> Bool?) -> Counts {
    var sample = [Double](repeating: 0, count: corpus.forms.printed.count)
    var all = sample
    for (article, text) in corpus.texts.enumerated() {
      for (place, form) in text.forms.enumerated() {
        guard let isIn = isInSample(article, place) else { continue }
        all[form] += 1
        if isIn { sample[form] += 1 }
      }
    }
    var counts = Counts()
    for form in all.indices where all[form] > 0 {
      counts.all[corpus.forms.folded[form], default: 0] += all[form]
      counts.sample[corpus.forms.folded[form], default: 0] += sample[form]
    }
    return counts
  }

  /// A row for each word of the sample: word, count, expected, log-likelihood, effect.
  private func rows(
    _ counts: Counts, effect: (Double, Double, Double, Double) -> Double
  ) -> [[OracleValue]] {
    let (sample, words) = (counts.sampleWords, counts.words)
    var found: [(folded: String, count: Double, likelihood: Double, row: [OracleValue])] = []
    for (folded, count) in counts.sample where count > 0 {
      let total = counts.all[folded] ?? 0
      let table = [[count, sample - count], [total - count, words - sample - total + count]]
      var likelihood = 0.0
      for (row, cells) in table.enumerated() {
        for (column, observed) in cells.enumerated() where observed > 0 {
          let rowSum = table[row].reduce(0, +)
          let columnSum = table[0][column] + table[1][column]
          likelihood += observed * log(observed / (rowSum * columnSum / words))
        }
      }
      let expected = sample * total / words
      likelihood = 2 * max(0, likelihood) * (count < expected ? -1 : 1)
      let word = corpus.value(.word(corpus.place(of: folded)), "word", .sentence)
      found.append(
        (
          folded, count, likelihood,
          [
            word, .number(count), .number(expected), .number(likelihood),
            .number(effect(count, total, sample, words)),
          ]
        ))
    }
    return found.sorted { a, b in
      if a.likelihood != b.likelihood { return a.likelihood > b.likelihood }
      if a.count != b.count { return a.count > b.count }
      return a.folded.utf8.lexicographicallyPrecedes(b.folded.utf8)
    }.map(\.row)
  }
}

extension OracleCorpus {
  /// The place of a folded word in the vocabulary.
  fileprivate func place(of folded: String) -> Int {
    vocabulary.partitioningIndex { !$0.utf8.lexicographicallyPrecedes(folded.utf8) }
  }
}

extension [String] {
  /// The first index for which a condition that stays true becomes so.
  fileprivate func partitioningIndex(where holds: (String) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
