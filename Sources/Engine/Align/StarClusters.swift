// SPDX-License-Identifier: Apache-2.0
// From pairs that resemble each other to groups in which all resemble one.

/// Two utterances that resemble each other.
struct ResemblingPair {
  var a: Int
  var b: Int
  var resemblance: Float
}

/// Star clusters (Aslam, Pelekhov and Rus 2004): the utterance with the most and closest
/// neighbours is a centre, its neighbours are covered, and so on with what is left; each covered
/// one then goes to the centre it resembles most. So a chain of small steps from one statement to
/// another makes no claim.
struct StarClusters {
  private let neighbours: [(place: Int, resemblance: Float)]
  private let starts: [Int]
  private let closeness: [Float]

  init(count: Int, _ pairs: [ResemblingPair]) {
    var starts = [Int](repeating: 0, count: count + 1)
    var closeness = [Float](repeating: 0, count: count)
    for pair in pairs {
      for end in [pair.a, pair.b] {
        starts[end + 1] += 1
        closeness[end] += pair.resemblance
      }
    }
    for place in 0..<count { starts[place + 1] += starts[place] }
    var next = starts
    var neighbours = [(place: Int, resemblance: Float)](
      repeating: (0, 0), count: 2 * pairs.count)
    for pair in pairs {
      for (from, to) in [(pair.a, pair.b), (pair.b, pair.a)] {
        neighbours[next[from]] = (to, pair.resemblance)
        next[from] += 1
      }
    }
    (self.neighbours, self.starts, self.closeness) = (neighbours, starts, closeness)
  }

  /// For each utterance the centre of its cluster; its own place where it is one.
  /// - Complexity: O(n log n + pairs).
  func centers() -> [Int] {
    let order = closeness.indices.sorted { (closeness[$1], $0) < (closeness[$0], $1) }
    var isCovered = [Bool](repeating: false, count: order.count)
    var isCenter = isCovered
    for place in order where !isCovered[place] {
      isCenter[place] = true
      for other in beside(place) { isCovered[other.place] = true }
    }
    return order.indices.map { place in
      isCenter[place] ? place : closestCenter(to: place, isCenter)
    }
  }

  private func beside(_ place: Int) -> ArraySlice<(place: Int, resemblance: Float)> {
    neighbours[starts[place]..<starts[place + 1]]
  }

  private func closestCenter(to place: Int, _ isCenter: [Bool]) -> Int {
    var best = (place: place, resemblance: -Float.infinity)
    for other in beside(place) where isCenter[other.place] {
      let isCloser =
        other.resemblance > best.resemblance
        || other.resemblance == best.resemblance && other.place < best.place
      if isCloser { best = other }
    }
    return best.place
  }
}
