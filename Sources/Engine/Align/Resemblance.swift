// SPDX-License-Identifier: Apache-2.0
// Do two utterances say the same? Weighted overlap of stems, their order, numbers, and who spoke.

/// How far two utterances resemble each other, 0...1, and how far they must to be one claim.
///
/// Translations of one statement keep its names, numbers and rare words, and mostly their order;
/// they differ in length, for one outlet cuts what another gives whole. So the measure is half
/// the share of the shorter text that the longer one has, half the share of both that both have.
struct Resemblance {
  let texts: ComparedTexts

  /// The value from which two utterances are one claim.
  private enum Threshold {
    static let samePerson: Float = 0.46
    static let oneUnknown: Float = 0.56
    static let otherPerson: Float = 0.66
  }
  /// Different stems that two utterances must share; of one person fewer will do where there is
  /// nothing else.
  private static let leastShared = 4
  private static let leastSharedOfOne = 2

  /// The resemblance of two utterances; nil if they are not one claim.
  func claim(_ a: Int, _ b: Int) -> Float? {
    let threshold = threshold(a, b)
    let overlap = overlap(a, b)
    let least = min(texts.totals[a], texts.totals[b])
    let both = texts.totals[a] + texts.totals[b]
    guard overlap.count > 0, least > 0 else { return nil }
    let dice = 2 * overlap.weight / both
    let value = (overlap.weight / least + dice) / 2 * overlap.numberFactor
    let isOne = threshold == Threshold.samePerson
    guard value >= threshold, isEnough(overlap, dice, isOne: isOne) else { return nil }
    let ordered = value * (0.75 + 0.25 * order(a, b, overlap.weight))
    return ordered >= threshold ? ordered : nil
  }

  private func threshold(_ a: Int, _ b: Int) -> Float {
    let (left, right) = (texts.persons[a], texts.persons[b])
    if left < 0 || right < 0 { return Threshold.oneUnknown }
    return left == right ? Threshold.samePerson : Threshold.otherPerson
  }

  /// What two utterances share.
  private struct Overlap {
    var weight: Float = 0
    /// Different stems in both.
    var count = 0
    var sharedNumbers: Float = 0
    var numbersOnlyLeft: Float = 0
    var numbersOnlyRight: Float = 0

    /// Below 1 where each has a number that the other has not: 15 dead are not 20 dead.
    var numberFactor: Float {
      let conflicts = min(numbersOnlyLeft, numbersOnlyRight)
      return conflicts == 0 ? 1 : 0.4 + 0.6 * sharedNumbers / (sharedNumbers + conflicts)
    }
  }

  private func overlap(_ a: Int, _ b: Int) -> Overlap {
    let (left, right) = (texts.different(a), texts.different(b))
    var overlap = Overlap()
    var (i, j) = (left.startIndex, right.startIndex)
    while i < left.endIndex || j < right.endIndex {
      if j == right.endIndex || i < left.endIndex && left[i] < right[j] {
        if texts.isNumber[Int(left[i])] { overlap.numbersOnlyLeft += 1 }
        i += 1
      } else if i == left.endIndex || right[j] < left[i] {
        if texts.isNumber[Int(right[j])] { overlap.numbersOnlyRight += 1 }
        j += 1
      } else {
        overlap.weight += texts.weights[Int(left[i])]
        overlap.count += 1
        if texts.isNumber[Int(left[i])] { overlap.sharedNumbers += 1 }
        i += 1
        j += 1
      }
    }
    return overlap
  }

  /// Few words in common prove something only where there are few.
  private func isEnough(_ overlap: Overlap, _ dice: Float, isOne: Bool) -> Bool {
    if overlap.count >= Self.leastShared { return true }
    return isOne && overlap.count >= Self.leastSharedOfOne && dice >= 0.8
  }

  /// The share of what two utterances have in common that stands in the same order in both.
  private func order(_ a: Int, _ b: Int, _ shared: Float) -> Float {
    let (left, right) = (texts.stems(a), texts.stems(b))
    // The heaviest common subsequence, row by row.
    var row = [Float](repeating: 0, count: right.count + 1)
    for stem in left {
      var diagonal: Float = 0
      for (place, other) in right.enumerated() {
        let above = row[place + 1]
        row[place + 1] =
          stem == other
          ? diagonal + texts.weights[Int(stem)] : max(above, row[place])
        diagonal = above
      }
    }
    return min(1, row[right.count] / shared)
  }
}
