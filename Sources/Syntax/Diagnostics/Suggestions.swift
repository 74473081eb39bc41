// SPDX-License-Identifier: Apache-2.0
// Near candidates for a word that was not known: typing slips, beginnings, the wrong keyboard.

/// The candidates that `word` may be meant as: all at the least distance, in the order given.
///
/// Distance is by letters left out, put in, changed or swapped (optimal string alignment), on
/// folded text, up to a bound that grows with the length of the word. A word typed with the other
/// keyboard layout is at no distance; a beginning or a part of a candidate counts as one slip.
package func nearCandidates(for word: String, among candidates: [String]) -> [String] {
  let folded = scalars(word)
  let switched = KeyboardLayout.switched(word).map(scalars)
  guard !folded.isEmpty, folded.count <= 64 else { return [] }
  var best: [String] = []
  var least = Int.max
  for candidate in candidates where !best.contains(candidate) {
    let other = scalars(candidate)
    guard let distance = distance(folded, switched, other), distance <= least else { continue }
    if distance < least { best.removeAll() }
    least = distance
    best.append(candidate)
  }
  return best
}

private func scalars(_ text: String) -> [UInt32] {
  KeywordFolding.fold(text).unicodeScalars.map(\.value)
}

/// Slips allowed in a word of so many letters.
private func bound(_ length: Int) -> Int {
  switch length {
  case ...2: 0
  case 3...5: 1
  case 6...9: 2
  default: 3
  }
}

private func distance(_ word: [UInt32], _ switched: [[UInt32]], _ other: [UInt32]) -> Int? {
  if word == other || switched.contains(other) { return 0 }
  let slips = bound(max(word.count, min(other.count, word.count + 1)))
  if abs(word.count - other.count) <= slips {
    let distance = alignmentDistance(word, other)
    if distance <= slips { return distance }
  }
  return isPart(word, of: other) ? 1 : nil
}

/// Whether `word` begins `other`, or is a good part of it.
private func isPart(_ word: [UInt32], of other: [UInt32]) -> Bool {
  guard word.count >= 2, word.count < other.count else { return false }
  if other.starts(with: word) { return true }
  guard word.count >= 3 else { return false }
  return (1...other.count - word.count).contains {
    other[$0..<$0 + word.count].elementsEqual(word)
  }
}

/// Damerau's distance with each part changed at most once, in three rows.
private func alignmentDistance(_ left: [UInt32], _ right: [UInt32]) -> Int {
  var before: [Int] = []
  var previous = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var cost = min(
        previous[column + 1] + 1, current[column] + 1, previous[column] + (letter == other ? 0 : 1))
      if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
        cost = min(cost, before[column - 1] + 1)
      }
      current.append(cost)
    }
    (before, previous) = (previous, current)
  }
  return previous[right.count]
}
