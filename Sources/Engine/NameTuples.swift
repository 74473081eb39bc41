// SPDX-License-Identifier: Apache-2.0
// Names of several words, each of which is spelled nearly like its word of the query, and which
// together are the same name: كيم يونج أون.

import ArabicText
import Indexing
import Planning

/// Words in a row that together spell a name of several words.
struct NameTuple {
  /// Letters of each word, the first without its particles.
  var words: [[UInt8]]
  /// Of all joined.
  var score: Float
}

extension Expander {
  /// How far below the threshold a word of a name may be, where the others make up for it. Kerry
  /// is further from Kirby than this.
  private static let slack: Float = 1
  /// Words of a name that is judged as a whole, and spellings of each of them, at most.
  private static let mostWords = 4
  private static let mostSpellings = 64
  private static let mostTuples = 24

  /// The tuples that stand in the index and that no word by itself would give, best first.
  func tuples(of words: [String]) throws -> [NameTuple] {
    guard (2...Self.mostWords).contains(words.count), let query = SpellingQuery(words.joined())
    else { return [] }
    let spellings = words.map { nearSpellings(of: $0) }
    guard spellings.contains(where: { $0.contains { !$0.isAccepted } }) else { return [] }
    var letters: [[WordID: NearSpelling]] = []
    var places: [PhraseElement] = []
    for (place, near) in spellings.enumerated() {
      var found: [WordID: NearSpelling] = [:]
      for spelling in near {
        let members = place == 0 ? self.members(spelling: spelling.letters) : []
        let bare = index.word(spelling.letters).map { [$0] } ?? []
        for word in members.map(\.word) + bare where found[word] == nil { found[word] = spelling }
      }
      letters.append(found)
      places.append(.words(WordSet(found.keys.map { .init(word: $0, rule: .spelling) })))
    }
    return accepted(try rows(of: places, letters), query)
  }

  /// A spelling of one word that may do in a longer name.
  private struct NearSpelling: Hashable {
    var letters: [UInt8]
    /// Whether it is the word or a spelling of it by itself.
    var isAccepted: Bool
  }

  private func nearSpellings(of word: String) -> [NearSpelling] {
    let own = Array(Folding.fold(word).utf8)
    let search = self.search(word, margin: Self.slack)
    let accepted = ([own] + search.accepted.map(\.letters)).map {
      NearSpelling(letters: $0, isAccepted: true)
    }
    let near = search.leftOut.map { NearSpelling(letters: $0.letters, isAccepted: false) }
    return Array((accepted + near).prefix(Self.mostSpellings))
  }

  /// The different rows of words that stand at the places of a phrase.
  private func rows(
    of places: [PhraseElement], _ letters: [[WordID: NearSpelling]]
  ) throws -> [[NearSpelling]] {
    let evaluator = SpanEvaluator(index, checkpoint: checkpoint)
    var seen = Set<[WordID]>()
    var rows: [[NearSpelling]] = []
    for span in try evaluator.spans(of: .phrase(places)) {
      let words = (span.start..<span.end).map { index.word(at: $0) }
      guard seen.insert(words).inserted else { continue }
      rows.append(zip(words, letters).compactMap { $1[$0] })
    }
    return rows
  }

  private func accepted(_ rows: [[NearSpelling]], _ query: SpellingQuery) -> [NameTuple] {
    var seen = Set<[[UInt8]]>()
    let tuples = rows.compactMap { row -> NameTuple? in
      let words = row.map(\.letters)
      guard row.contains(where: { !$0.isAccepted }), seen.insert(words).inserted else { return nil }
      let score = Array(words.joined()).withUnsafeBufferPointer { query.score($0) }
      return score >= query.threshold ? NameTuple(words: words, score: score) : nil
    }
    return Array(
      tuples.sorted { a, b in
        if a.score != b.score { return a.score > b.score }
        return Array(a.words.joined()).lexicographicallyPrecedes(Array(b.words.joined()))
      }.prefix(Self.mostTuples))
  }

  /// The places of a phrase that a tuple fills.
  func places(of tuple: NameTuple) -> [PhraseElement] {
    tuple.words.enumerated().map { place, letters in
      if place == 0 { return .words(WordSet(members(spelling: letters))) }
      let word = index.word(letters).map { WordSet.Member(word: $0, rule: .spelling) }
      return .words(WordSet(word.map { [$0] } ?? []))
    }
  }
}
