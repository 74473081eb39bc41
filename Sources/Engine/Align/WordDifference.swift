// SPDX-License-Identifier: Apache-2.0
// Two wordings of a claim side by side: what both have, what one has and the other has not.

/// A wording against another one, word by word.
struct WordDifference {
  /// What a run of words is, seen from the wording. Words are counted from 0, in each on its own.
  enum Part: Equatable {
    /// Words of the wording that the other one has too.
    case shared(Range<Int>)
    /// Words of the wording alone.
    case own(Range<Int>)
    /// Words of the other one alone, where they would stand: before the wording's own.
    case omitted(Range<Int>)
  }

  /// From the first word to the last.
  let parts: [Part]

  /// Words beyond these are not compared but taken for one's own: a wording is a statement.
  private static let longest = 1_000

  /// - Complexity: O(words of one times words of the other).
  init(_ wording: [ComparedWord], against other: [ComparedWord]) {
    let common = CommonWords(
      Array(wording.prefix(Self.longest)), Array(other.prefix(Self.longest)))
    var runs = Runs()
    for step in common.stepsWithMoves { runs.add(step) }
    for word in common.others.count..<other.count { runs.add(.omitted(word)) }
    for word in common.own.count..<wording.count { runs.add(.own(word)) }
    parts = runs.finished()
  }
}

/// The heaviest common subsequence of two wordings.
private struct CommonWords {
  enum Step {
    case shared(Int)
    case own(Int)
    case omitted(Int)
  }

  let own: [ComparedWord]
  let others: [ComparedWord]
  /// The weight of what is common from a word of each on, row by row of the wording's own.
  private var table: [Float]
  private var isSame: [Bool]

  /// What a word that holds others together counts for, so that it is matched where it can be.
  private static let leastWeight: Float = 0.05

  init(_ own: [ComparedWord], _ others: [ComparedWord]) {
    self.own = own
    self.others = others
    let columns = others.count + 1
    table = [Float](repeating: 0, count: (own.count + 1) * columns)
    isSame = [Bool](repeating: false, count: own.count * others.count)
    for i in own.indices.reversed() {
      let weight = max(own[i].weight, Self.leastWeight)
      for j in others.indices.reversed() {
        var best = max(table[(i + 1) * columns + j], table[i * columns + j + 1])
        if own[i].isSame(as: others[j]) {
          isSame[i * others.count + j] = true
          best = max(best, table[(i + 1) * columns + j + 1] + weight)
        }
        table[i * columns + j] = best
      }
    }
  }

  /// The words of both, from the first to the last.
  var steps: [Step] {
    var steps: [Step] = []
    var (i, j) = (0, 0)
    while i < own.count || j < others.count {
      if isShared(i, j) {
        steps.append(.shared(i))
        (i, j) = (i + 1, j + 1)
      } else if j < others.count, i == own.count || value(i, j) == value(i, j + 1) {
        steps.append(.omitted(j))
        j += 1
      } else {
        steps.append(.own(i))
        i += 1
      }
    }
    return steps
  }

  /// The words of both, those that only stand elsewhere counted as shared and told once.
  var stepsWithMoves: [Step] {
    let steps = steps
    var left = steps.compactMap { if case .omitted(let word) = $0 { word } else { nil } }
    var moved = Set<Int>()
    var movedHere = Set<Int>()
    for case .own(let i) in steps where own[i].weight > 0 {
      guard let place = left.firstIndex(where: { isSame[i * others.count + $0] }) else { continue }
      moved.insert(left.remove(at: place))
      movedHere.insert(i)
    }
    return steps.compactMap { step in
      switch step {
      case .own(let word) where movedHere.contains(word): .shared(word)
      case .omitted(let word) where moved.contains(word): nil
      default: step
      }
    }
  }

  private func value(_ i: Int, _ j: Int) -> Float { table[i * (others.count + 1) + j] }

  /// Whether two words are matched on the heaviest way.
  private func isShared(_ i: Int, _ j: Int) -> Bool {
    guard i < own.count, j < others.count, isSame[i * others.count + j] else { return false }
    return value(i, j) == value(i + 1, j + 1) + max(own[i].weight, Self.leastWeight)
  }
}

/// Puts steps together to runs; in a gap between shared words, what is omitted comes first.
private struct Runs {
  private var parts: [WordDifference.Part] = []
  private var omitted = 0..<0
  private var own = 0..<0

  mutating func add(_ step: CommonWords.Step) {
    switch step {
    case .omitted(let word):
      // A word that moved away parts what was left out.
      if !omitted.isEmpty, omitted.upperBound < word { closeGap() }
      omitted = omitted.isEmpty ? word..<word + 1 : omitted.extended(word)
    case .own(let word): own = own.isEmpty ? word..<word + 1 : own.extended(word)
    case .shared(let word):
      closeGap()
      if case .shared(let run) = parts.last {
        parts[parts.count - 1] = .shared(run.extended(word))
      } else {
        parts.append(.shared(word..<word + 1))
      }
    }
  }

  private mutating func closeGap() {
    if !omitted.isEmpty { parts.append(.omitted(omitted)) }
    if !own.isEmpty { parts.append(.own(own)) }
    (omitted, own) = (0..<0, 0..<0)
  }

  mutating func finished() -> [WordDifference.Part] {
    closeGap()
    return parts
  }
}

extension Range<Int> {
  fileprivate func extended(_ word: Int) -> Self { lowerBound..<word + 1 }
}
