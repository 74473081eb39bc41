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
  package static func persons(of names: SpeakerNames, counts: [Int]) -> [Int] {
    let words = NameWords(names)
    var joined = JoinedNames(count: words.count)
    let (first, equals) = joinEqual(words, &joined)
    joinSpellings(words, &joined)
    joinShorter(words, first, equals, &joined)
    return representatives(words, counts, &joined)
  }

  /// Names of one skeleton that each further one is compared with, at most.
  private static let bucketLimit = 48

  /// Joins names whose words are equal, folded.
  ///
  /// - Returns: the first name of the same words, by words and for each name.
  private static func joinEqual(
    _ words: borrowing NameWords, _ joined: inout JoinedNames
  ) -> (first: [NameKey: Int], equals: [Int]) {
    var equals = Array(0..<words.count)
    var first: [NameKey: Int] = [:]
    first.reserveCapacity(words.count)
    for name in 0..<words.count where !words[name].isEmpty {
      let same = first[NameKey(words[name]), default: name]
      equals[name] = same
      if same == name { first[NameKey(words[name])] = name } else { joined.join(name, with: same) }
    }
    return (first, equals)
  }

  /// Names of as many words, two or more, each a spelling of the other's.
  private static func joinSpellings(_ words: borrowing NameWords, _ joined: inout JoinedNames) {
    var names: [Int] = []
    for name in 0..<words.count where words[name].count > 1 && joined.root(of: name) == name {
      names.append(name)
    }
    let common = CommonNameWords(names, of: words)
    // The first name of each skeleton, and for each name the next one of the same.
    var first: [NameKey: Int] = [:]
    first.reserveCapacity(names.count)
    var next = [Int](repeating: -1, count: words.count)
    for name in names {
      let skeletons = NameKey(words.skeletons(of: name))
      var other = first[skeletons, default: name]
      if other == name {
        first[skeletons] = name
        continue
      }
      var (compared, isJoined) = (0, false)
      while true {
        compared += 1
        if !isJoined, common.areSpellings(words[name], words[other], words.vocabulary) {
          joined.join(name, with: other)
          isJoined = true
        }
        if next[other] < 0 { break }
        other = next[other]
      }
      if compared < bucketLimit { next[other] = name }
    }
  }

  /// Shorter names of persons, the longest first, so that each step finds longer ones joined already.
  ///
  /// - Parameters:
  ///   - first: the first name of the same words.
  ///   - equals: the same for each name.
  private static func joinShorter(
    _ words: borrowing NameWords, _ first: [NameKey: Int], _ equals: [Int],
    _ joined: inout JoinedNames
  ) {
    // By the first name with the shorter one's words; most shorter forms are nobody's name.
    var longer: [Int: [Int]] = [:]
    for name in 0..<words.count {
      words.forEachShorterForm(of: words[name]) { part in
        if let shorter = first[NameKey(part)] { longer[shorter, default: []].append(name) }
      }
    }
    var order: [(length: Int, name: Int)] = []
    for name in 0..<words.count where longer[equals[name]] != nil {
      order.append((words[name].count, name))
    }
    order.sort { ($1.length, $0.name) < ($0.length, $1.name) }
    for (length, name) in order {
      if length == 1, !words.vocabulary[words[name][0]].mayBeFamily { continue }
      guard let candidates = longer[equals[name]], let any = candidates.first else { continue }
      let person = joined.root(of: any)
      if candidates.allSatisfy({ joined.root(of: $0) == person }) {
        joined.join(name, with: person)
      }
    }
  }

  private static func representatives(
    _ words: borrowing NameWords, _ counts: [Int], _ joined: inout JoinedNames
  ) -> [Int] {
    // A root is the first of its names.
    var best = Array(0..<words.count)
    for name in 0..<words.count {
      let root = joined.root(of: name)
      let current = best[root]
      let (own, others) = (words[name].count, words[current].count)
      let isBetter =
        (own > 1 ? 1 : 0, counts[name], own) > (others > 1 ? 1 : 0, counts[current], others)
      if isBetter { best[root] = name }
    }
    return (0..<words.count).map { best[joined.root(of: $0)] }
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
