// SPDX-License-Identifier: Apache-2.0
// Here is a name: which two words in a row spell it?

import ArabicText
import Indexing

/// Two words that stand side by side in the index and together spell one name.
struct SplitSpelling {
  /// Letters of the first word without its particles.
  var first: [UInt8]
  var second: WordID
  /// Of both joined.
  var score: Float
}

/// Looks for a name that is written as two words: بيونغ يانغ for بيونغيانغ and Pyongyang.
///
/// The name is cut in two everywhere; the keys of both parts lead to words, and those that stand
/// side by side are scored joined.
struct SplitSearch {
  /// Best first, each pair once.
  private(set) var accepted: [SplitSpelling] = []

  /// Letters of the shortest name that is cut, and of the shortest part.
  private static let shortestName = 5
  private static let shortestPart = 2
  /// Words behind the keys of a part, and places walked for one cut, at most: beyond them are
  /// syllables of ordinary words.
  private static let mostCandidates = 4_000
  private static let mostPlaces = 20_000

  private let index: InvertedIndex
  private let query: SpellingQuery
  private let isExcluded: (SpelledName) -> Bool
  private var seen = Set<Pair>()

  private struct Pair: Hashable {
    var first: SpelledName
    var second: WordID
  }

  /// - Parameters:
  ///   - name: a word of a query.
  ///   - isExcluded: whether a word can be no part of the name: it spells all of it, or is an
  ///     ordinary word.
  init?(
    _ name: String, in index: InvertedIndex, excluding isExcluded: @escaping (SpelledName) -> Bool
  ) {
    let letters = Array(Folding.fold(name).unicodeScalars)
    guard letters.count >= Self.shortestName, let query = SpellingQuery(name) else { return nil }
    self.index = index
    self.query = query
    self.isExcluded = isExcluded
    var keys = Set<[[UInt32]]>()
    for cut in Self.shortestPart...(letters.count - Self.shortestPart) {
      let parts = [letters[..<cut], letters[cut...]].compactMap { part in
        SpellingQuery(String(String.UnicodeScalarView(part)))?.keys
      }
      // A cut between vowels asks for the same words again.
      guard parts.count == 2, keys.insert(parts).inserted else { continue }
      search(parts[0], parts[1], lengths: (cut, letters.count - cut))
    }
    accepted.sort { a, b in
      if a.score != b.score { return a.score > b.score }
      if a.first != b.first { return a.first.lexicographicallyPrecedes(b.first) }
      return a.second < b.second
    }
  }

  private mutating func search(_ a: [UInt32], _ b: [UInt32], lengths: (Int, Int)) {
    let firsts = candidates(a, length: lengths.0)
    let seconds = candidates(b, length: lengths.1).filter { $0.attached == 0 }
    guard !firsts.isEmpty, !seconds.isEmpty else { return }
    if places(of: firsts) <= places(of: seconds) {
      walk(firsts, beside: seconds, forward: true)
    } else {
      walk(seconds, beside: firsts, forward: false)
    }
  }

  /// Words behind the keys that may be a part of so many letters, in the order of the dictionary.
  private func candidates(_ keys: [UInt32], length: Int) -> [SpelledName] {
    let all = SpellingSearch.candidates(keys, in: index)
    guard all.count <= Self.mostCandidates else { return [] }
    return all.filter { name in
      let letters = index.withName(name) { bytes in
        bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
      }
      return letters >= Self.shortestPart && letters <= length + 2 && 2 * letters >= length
        && !isExcluded(name)
    }
  }

  private func places(of names: [SpelledName]) -> Int {
    names.reduce(0) { $0 + index.count(of: $1.word) }
  }

  /// Looks at what stands beside each place of some words, the rarest words first.
  private mutating func walk(
    _ names: [SpelledName], beside others: [SpelledName], forward: Bool
  ) {
    var left = Self.mostPlaces
    var positions: [UInt32] = []
    let rarest = names.sorted { a, b in
      (index.count(of: a.word), a.word) < (index.count(of: b.word), b.word)
    }
    for name in rarest {
      left -= index.count(of: name.word)
      if left < 0 { return }
      positions.removeAll(keepingCapacity: true)
      index.positions(of: name.word, into: &positions)
      for position in positions {
        guard let beside = neighbour(of: position, forward: forward) else { continue }
        for other in others.range(of: index.word(at: beside)) {
          consider(forward ? name : others[other], forward ? others[other] : name)
        }
      }
    }
  }

  /// The next position, or the one before, in the same part of the article.
  private func neighbour(of position: UInt32, forward: Bool) -> UInt32? {
    let bounds = index.partRange(at: position)
    if forward { return position + 1 < bounds.upperBound ? position + 1 : nil }
    return position > bounds.lowerBound ? position - 1 : nil
  }

  private mutating func consider(_ first: SpelledName, _ second: SpelledName) {
    guard seen.insert(Pair(first: first, second: second.word)).inserted else { return }
    let letters = index.withName(first) { Array($0) }
    let joined = letters + index.foldedBytes(second.word)
    let score = joined.withUnsafeBufferPointer { query.score($0) }
    guard score >= query.threshold else { return }
    accepted.append(SplitSpelling(first: letters, second: second.word, score: score))
  }
}

extension [SpelledName] {
  /// Where a word stands in a list in the order of the dictionary; empty if it does not.
  fileprivate func range(of word: WordID) -> Range<Int> {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].word < word { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < count, self[end].word == word { end += 1 }
    return low..<end
  }
}
