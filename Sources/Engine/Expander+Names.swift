// SPDX-License-Identifier: Apache-2.0
// Names of several words at the level `like`: word by word, joined, or split.

import ArabicText
import Indexing
import Planning

/// What the words of a phrase stand for at the level `like`, one by one, joined and split.
struct NameExpansion {
  /// For each element of the phrase; nil where it is no word.
  var words: [LikeExpansion?] = []
  /// For each element, two words in a row that spell it.
  var splits: [[SplitSpelling]] = []
  /// Elements of the phrase, two or more words, that one word spells.
  var joins: [Join] = []
  /// Words of the phrase in a row, and other rows of as many words that spell the same name.
  var tuples: [(elements: Range<Int>, found: [NameTuple])] = []

  struct Join {
    var elements: Range<Int>
    /// Best first; the words joined as they are have an infinite score.
    var spelled: [LikeExpansion.Spelled]
    var threshold: Float
  }

  /// Words of a query that may be written as one.
  static let mostJoined = 3
}

extension Expander {
  func names(_ phrase: PhrasePlan) throws -> NameExpansion {
    var names = NameExpansion()
    for element in phrase.elements {
      try checkpoint()
      guard case .word(let word) = element else {
        names.words.append(nil)
        names.splits.append([])
        continue
      }
      let expansion = like(word)
      names.words.append(expansion)
      names.splits.append(splits(of: expansion))
    }
    for start in phrase.elements.indices {
      for count in 2...NameExpansion.mostJoined {
        let words = phrase.elements.words(from: start, count: count)
        guard let words else { break }
        let join = joined(words, start..<start + count)
        if !join.spelled.isEmpty { names.joins.append(join) }
      }
    }
    for run in phrase.elements.runs {
      let words = phrase.elements.words(from: run.lowerBound, count: run.count) ?? []
      let found = try tuples(of: words)
      if !found.isEmpty { names.tuples.append((run, found)) }
    }
    return names
  }

  /// One word for several of the query.
  private func joined(_ words: [String], _ elements: Range<Int>) -> NameExpansion.Join {
    let name = words.joined()
    let search = self.search(name)
    let same = SpelledForm(letters: Array(Folding.fold(name).utf8), score: .infinity)
    let spelled = ([same] + search.accepted).flatMap { form in
      members(spelling: form.letters).map { LikeExpansion.Spelled(member: $0, score: form.score) }
    }
    return NameExpansion.Join(elements: elements, spelled: spelled, threshold: search.threshold)
  }

  /// Two words for one of the query, none of which spells it by itself.
  private func splits(of whole: LikeExpansion) -> [SplitSpelling] {
    guard let query = whole.query else { return [] }
    let known = Set(whole.members.map(\.word))
    return SplitSearch(query, in: index) { known.contains($0) || isOrdinary($0) }.accepted
  }

  /// The phrase as patterns of which any may stand there.
  func spelled(_ phrase: PhrasePlan) throws -> SpanPattern {
    let names = try names(phrase)
    var lattice = PhraseLattice(count: phrase.elements.count)
    for (place, element) in phrase.elements.enumerated() {
      let plain: PhraseElement
      if let word = names.words[place] {
        plain = .words(WordSet(word.members))
      } else {
        plain = try self.element(element, phrase.level, at: phrase.range)
      }
      lattice.add([plain], over: place..<place + 1)
      for (first, seconds) in grouped(names.splits[place]) {
        let set = WordSet(seconds.map { WordSet.Member(word: $0, rule: .spelling) })
        lattice.add(
          [.words(WordSet(members(spelling: first))), .words(set)], over: place..<place + 1)
      }
    }
    for join in names.joins {
      lattice.add([.words(WordSet(join.spelled.map(\.member)))], over: join.elements)
    }
    for (elements, found) in names.tuples {
      for tuple in found { lattice.add(places(of: tuple), over: elements) }
    }
    let paths = lattice.paths()
    return paths.count == 1 ? .phrase(paths[0]) : .alternatives(paths)
  }

  /// Pairs by their first words, in the order of the best.
  private func grouped(_ splits: [SplitSpelling]) -> [(first: [UInt8], seconds: [WordID])] {
    var groups: [(first: [UInt8], seconds: [WordID])] = []
    for split in splits {
      if let known = groups.firstIndex(where: { $0.first == split.first }) {
        groups[known].seconds.append(split.second)
      } else {
        groups.append((split.first, [split.second]))
      }
    }
    return groups
  }
}

extension [PhrasePlan.Element] {
  /// The places of words in a row, as many as there are.
  fileprivate var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    for (place, element) in enumerated() {
      guard case .word = element else { continue }
      if let last = runs.last, last.upperBound == place {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }

  /// So many words in a row; nil where something else stands among them.
  fileprivate func words(from start: Int, count: Int) -> [String]? {
    guard start + count <= self.count else { return nil }
    var words: [String] = []
    for element in self[start..<start + count] {
      guard case .word(let word) = element else { return nil }
      words.append(word)
    }
    return words
  }
}

/// The ways through a phrase, each of its places being passed one by one, joined or split.
struct PhraseLattice {
  private struct Step {
    var end: Int
    var elements: [PhraseElement]
  }

  /// Steps from each place, the plain one first.
  private var steps: [[Step]]

  /// Ways that are looked at, and steps of a way that are not plain: names are written as several
  /// words or one in few places.
  private static let mostPaths = 64
  private static let mostChanges = 2

  init(count: Int) { steps = Array(repeating: [], count: count) }

  mutating func add(_ elements: [PhraseElement], over places: Range<Int>) {
    steps[places.lowerBound].append(Step(end: places.upperBound, elements: elements))
  }

  /// The plain way, then those with one change, then with two.
  func paths() -> [[PhraseElement]] {
    var paths: [[PhraseElement]] = []
    for changes in 0...Self.mostChanges { extend([], from: 0, changes: changes, into: &paths) }
    return paths
  }

  /// Ends after so many places as the phrase has, which the parser bounds.
  private func extend(
    _ path: [PhraseElement], from place: Int, changes: Int, into paths: inout [[PhraseElement]]
  ) {
    var path = path
    var place = place
    while place < steps.count, paths.count < Self.mostPaths {
      if changes > 0 {
        for step in steps[place].dropFirst() {
          extend(path + step.elements, from: step.end, changes: changes - 1, into: &paths)
        }
      }
      path += steps[place][0].elements
      place += 1
    }
    if changes == 0, place == steps.count, paths.count < Self.mostPaths { paths.append(path) }
  }
}
