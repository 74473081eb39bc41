// SPDX-License-Identifier: Apache-2.0
// Which names of speakers are spellings of one person, over all articles.

import ArabicText

/// Joins names as articles resolve them: سيرجي شويجو and سيرغي شويغو, and شويغو alone where no
/// other Shoigu speaks.
///
/// Two names are one when their words are equal, folded, or each word is a spelling of the other's
/// by the comparison of the level `like`. A shorter name of a person is the longer one whose last
/// word it is, or whose beginning, if all longer ones it could be are one person.
package enum SpeakerIdentity {
  /// For each name the place of the name that the person goes by: the commonest one of two words or
  /// more, else the commonest; of equals the longest, then the first.
  ///
  /// - Parameters:
  ///   - names: each once.
  ///   - counts: how many utterances each has.
  /// - Complexity: near-linear; names of one skeleton are compared with a bounded number
  ///   of others.
  package static func persons(of names: [String], counts: [Int]) -> [Int] {
    var vocabulary = NameVocabulary()
    let words = names.map { vocabulary.words(of: $0) }
    var joined = JoinedNames(count: names.count)
    let (first, equals) = joinEqual(words, &joined)
    joinSpellings(words, vocabulary, &joined)
    joinShorter(words, first, equals, vocabulary, &joined)
    return representatives(words, counts, &joined)
  }

  /// Names of one skeleton that each further one is compared with, at most.
  private static let bucketLimit = 48

  /// Joins names whose words are equal, folded.
  ///
  /// - Returns: the first name of the same words, by words and for each name.
  private static func joinEqual(
    _ words: [NameWords], _ joined: inout JoinedNames
  ) -> (first: [NameWords: Int], equals: [Int]) {
    var equals = Array(words.indices)
    var first: [NameWords: Int] = [:]
    first.reserveCapacity(words.count)
    for (name, words) in words.enumerated() where !words.isEmpty {
      let same = first[words, default: name]
      equals[name] = same
      if same == name { first[words] = name } else { joined.join(name, with: same) }
    }
    return (first, equals)
  }

  /// Names of as many words, two or more, each a spelling of the other's.
  private static func joinSpellings(
    _ words: [NameWords], _ vocabulary: NameVocabulary, _ joined: inout JoinedNames
  ) {
    let names = words.indices.filter { words[$0].count > 1 && joined.root(of: $0) == $0 }
    let common = CommonNameWords(names.map { words[$0] }, vocabulary)
    var filed: [[UInt32]: [Int]] = [:]
    for name in names {
      let skeleton = words[name].map { vocabulary[$0].skeleton }
      let others = filed[skeleton, default: []]
      if let other = others.first(where: { common.areSpellings(words[name], words[$0]) }) {
        joined.join(name, with: other)
      }
      if others.count < bucketLimit { filed[skeleton, default: []].append(name) }
    }
  }

  /// Shorter names of persons, the longest first, so that each step finds longer ones joined already.
  ///
  /// - Parameters:
  ///   - first: the first name of the same words.
  ///   - equals: the same for each name.
  private static func joinShorter(
    _ words: [NameWords], _ first: [NameWords: Int], _ equals: [Int],
    _ vocabulary: NameVocabulary, _ joined: inout JoinedNames
  ) {
    // By the first name with the shorter one's words; most shorter forms are nobody's name.
    var longer: [Int: [Int]] = [:]
    for (name, own) in words.enumerated() {
      for part in vocabulary.shorterForms(of: own) {
        if let shorter = first[part] { longer[shorter, default: []].append(name) }
      }
    }
    let order = words.indices.filter { longer[equals[$0]] != nil }.sorted {
      (words[$1].count, $0) < (words[$0].count, $1)
    }
    for name in order {
      if words[name].count == 1, !vocabulary[words[name][0]].mayBeFamily { continue }
      guard let candidates = longer[equals[name]], let any = candidates.first else { continue }
      let person = joined.root(of: any)
      if candidates.allSatisfy({ joined.root(of: $0) == person }) {
        joined.join(name, with: person)
      }
    }
  }

  private static func representatives(
    _ words: [NameWords], _ counts: [Int], _ joined: inout JoinedNames
  ) -> [Int] {
    let roots = words.indices.map { joined.root(of: $0) }
    // A root is the first of its names.
    var best = Array(words.indices)
    for (name, root) in roots.enumerated() {
      let current = best[root]
      let (own, others) = (words[name].count, words[current].count)
      let isBetter =
        (own > 1 ? 1 : 0, counts[name], own) > (others > 1 ? 1 : 0, counts[current], others)
      if isBetter { best[root] = name }
    }
    return roots.map { best[$0] }
  }
}

/// Names in sets that are joined two by two; a set goes by its first name.
private struct JoinedNames {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of name: Int) -> Int {
    var root = name
    while parents[root] != root { root = parents[root] }
    var step = name
    while parents[step] != root { (step, parents[step]) = (parents[step], root) }
    return root
  }

  mutating func join(_ a: Int, with b: Int) {
    let (first, second) = (root(of: a), root(of: b))
    parents[max(first, second)] = min(first, second)
  }
}
