// SPDX-License-Identifier: Apache-2.0
// What must be changed to make one Arabic spelling the other, as features that weights are learned
// for.

/// The cheapest alignment of two Arabic words, letter by letter, and what it says.
enum SpellingEdits {
  typealias Letters = UnsafeBufferPointer<UInt8>

  /// Calls `body` with the number (below `SpellingFeature.count`) and the amount of each feature;
  /// one may come several times. The order of the words does not matter.
  static func visit(_ a: Letters, _ b: Letters, _ body: (Int, Float) -> Void) {
    let isOrdered = a.count != b.count ? a.count < b.count : !b.lexicographicallyPrecedes(a)
    let (a, b) = isOrdered ? (a, b) : (b, a)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: (a.count + 1) * (b.count + 1)) {
      costs in
      fill(costs, a, b)
      var walk = Walk(a: a, b: b, costs: costs)
      walk.run(body)
      walk.visitCounts(body)
    }
  }

  /// The cost of aligning each beginning of one word with each of the other.
  private static func fill(_ costs: UnsafeMutableBufferPointer<Float>, _ a: Letters, _ b: Letters) {
    let width = b.count + 1
    costs[0] = 0
    for j in b.indices { costs[j + 1] = costs[j] + LetterCosts.alone(b[j]) }
    for i in a.indices {
      let (above, here) = (i * width, (i + 1) * width)
      let alone = LetterCosts.alone(a[i])
      costs[here] = costs[above] + alone
      for j in b.indices {
        let change = costs[above + j] + LetterCosts.change(a[i], b[j])
        let single = min(costs[above + j + 1] + alone, costs[here + j] + LetterCosts.alone(b[j]))
        costs[here + j + 1] = min(change, single)
      }
    }
  }

  /// The way back through the table of costs, and what was met on it.
  private struct Walk {
    let a: Letters
    let b: Letters
    let costs: UnsafeMutableBufferPointer<Float>
    var equal = 0
    var runs = 0
    var vowelsAlone = 0
    var vowelsChanged = 0
    var weak = 0
    var consonantsAlone = 0
    var consonantsChanged = 0
    /// The last four changes, 16 bits each.
    var changes: UInt64 = 0

    mutating func run(_ body: (Int, Float) -> Void) {
      var (i, j, wasEdit) = (a.count, b.count, false)
      let width = b.count + 1
      while i > 0 || j > 0 {
        let cost = costs[i * width + j]
        var isEdit = true
        if i > 0, j > 0,
          cost == costs[(i - 1) * width + j - 1] + LetterCosts.change(a[i - 1], b[j - 1])
        {
          (i, j) = (i - 1, j - 1)
          isEdit = a[i] != b[j]
          if isEdit { change(i, j, body) } else { equal += 1 }
        } else if i > 0, cost == costs[(i - 1) * width + j] + LetterCosts.alone(a[i - 1]) {
          i -= 1
          alone(a, i, body)
        } else {
          j -= 1
          alone(b, j, body)
        }
        if isEdit, !wasEdit { runs += 1 }
        wasEdit = isEdit
      }
    }

    /// A letter stands for another.
    private mutating func change(_ i: Int, _ j: Int, _ body: (Int, Float) -> Void) {
      let (x, y) = (LetterKind(a[i]), LetterKind(b[j]))
      body(SpellingFeature.change(a[i], b[j]), 1)
      if isRepeated(a[i], b[j]) { body(SpellingFeature.repeated, 1) }
      let isConsonant = x == .consonant || y == .consonant
      if isConsonant {
        consonantsChanged += 1
      } else if x == .vowel, y == .vowel {
        vowelsChanged += 1
      } else {
        weak += 1
      }
      if i == 0, j == 0 { body(SpellingFeature.first, 1) }
      if i == 0, j == 0, isConsonant { body(SpellingFeature.firstConsonant, 1) }
      if i == a.count - 1, j == b.count - 1 { body(SpellingFeature.last, 1) }
    }

    /// Whether the letters have stood for one another already: غ ج in غريغسون and جريجسون.
    private mutating func isRepeated(_ x: UInt8, _ y: UInt8) -> Bool {
      let pair = UInt64(x) << 8 | UInt64(y)
      let known = (0..<4).contains { changes >> UInt64(16 * $0) & 0xFFFF == pair }
      changes = changes << 16 | pair
      return known
    }

    /// A letter is in one word only.
    private mutating func alone(_ word: Letters, _ place: Int, _ body: (Int, Float) -> Void) {
      let letter = word[place]
      let isLast = place + 1 == word.count
      let before = place == 0 ? 0 : LetterKind(word[place - 1]) == .vowel ? 1 : 2
      let after = isLast ? 0 : LetterKind(word[place + 1]) == .vowel ? 1 : 2
      body(SpellingFeature.alone(letter, before: before, after: after), 1)
      body(SpellingFeature.alone(letter), 1)
      if place == 0 { body(SpellingFeature.first, 1) }
      if isLast { body(SpellingFeature.last, 1) }
      switch LetterKind(letter) {
      case .vowel: vowelsAlone += 1
      case .weak: weak += 1
      case .consonant:
        consonantsAlone += 1
        if place == 0 { body(SpellingFeature.firstConsonant, 1) }
        if isLast { body(SpellingFeature.lastConsonant, 1) }
        let next = isLast ? 0 : word[place + 1]
        if next == letter || place > 0 && word[place - 1] == letter {
          body(SpellingFeature.doubled, 1)
        }
        if let sibilant = SpellingFeature.before(sibilant: next) { body(sibilant, 1) }
      }
    }

    func visitCounts(_ body: (Int, Float) -> Void) {
      let consonants = consonantsAlone + consonantsChanged
      let vowels = vowelsAlone + vowelsChanged
      let total = vowels + weak + consonants
      let length = Float(min(a.count, b.count))
      body(SpellingFeature.vowelsAlone + min(vowelsAlone, 4), 1)
      body(SpellingFeature.vowelsChanged + min(vowelsChanged, 4), 1)
      body(SpellingFeature.consonantsAlone + min(consonantsAlone, 3), 1)
      body(SpellingFeature.consonantsChanged + min(consonantsChanged, 3), 1)
      body(SpellingFeature.weak + min(weak, 3), 1)
      body(SpellingFeature.total + min(total, 6), 1)
      body(SpellingFeature.totalShare, Float(total) / length)
      body(SpellingFeature.runShare, Float(runs) / length)
      body(SpellingFeature.lengthDifference, Float(abs(a.count - b.count)))
      if vowels > 0, consonants > 0 { body(SpellingFeature.mixed, 1) }
      body(SpellingFeature.consonantShare, Float(consonants) / length)
      body(SpellingFeature.equal, Float(equal) / 10)
    }
  }
}
