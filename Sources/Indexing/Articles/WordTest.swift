// SPDX-License-Identifier: Apache-2.0
/// Is what stands at a position one of some words? Told from the number of its printed form alone.

/// Words of which one is to stand at a place. Printed forms are numbered by word, so that each word
/// is a range of numbers, and several words a few ranges. A class, because tests are handed around
/// and are much to copy.
package final class WordTest: Sendable {
  let members: [WordSet.Member]
  /// The articles of the words added up, and their occurrences.
  let articleSum: Int
  let positionSum: Int
  /// Where there is more than one: disjoint ranges of printed forms, ascending. Where each begins, and
  /// after which it ends.
  private let lows: [UInt32]
  private let highs: [UInt32]
  /// The least form, and how far the greatest is from it.
  private let first: UInt32
  private let reach: UInt32
  /// Where there is more than one range: for each stretch of `1 << shift` forms of the index, 1 if one
  /// of the ranges touches it, else 0. Nearly all other words are told apart by it alone.
  private let stretches: [UInt8]
  private let shift: UInt32

  /// Stretches there are at most.
  private static let stretchLimit = 8192

  init(_ members: [WordSet.Member], in index: InvertedIndex) {
    self.members = members
    articleSum = index.articleSum(members)
    positionSum = index.positionSum(members)
    shift = Self.shift(forForms: index.surfaceCount)
    if let word = members.onlyWord {
      let range = index.surfaces(of: WordID(rawValue: word))
      (first, reach) = (range.lowerBound, range.upperBound - range.lowerBound)
      (lows, highs, stretches) = ([], [], [])
      return
    }
    var lows: [UInt32] = []
    var highs: [UInt32] = []
    func add(_ range: Range<UInt32>) {
      if let end = highs.last, end == range.lowerBound {
        highs[highs.count - 1] = range.upperBound
      } else if !range.isEmpty {
        lows.append(range.lowerBound)
        highs.append(range.upperBound)
      }
    }
    for member in members {
      if let surfaces = member.surfaces {
        for surface in surfaces { add(surface.rawValue..<surface.rawValue + 1) }
      } else {
        add(index.surfaces(of: member.word))
      }
    }
    first = lows.first ?? 0
    reach = (highs.last ?? 0) - first
    if lows.count < 2 {
      (self.lows, self.highs, stretches) = ([], [], [])
      return
    }
    self.lows = lows
    self.highs = highs
    stretches = Self.stretches(lows, highs, shift: shift, forms: index.surfaceCount)
  }

  /// How many forms, as a power of two, share a stretch so that there are not too many.
  private static func shift(forForms forms: Int) -> UInt32 {
    var shift: UInt32 = 0
    while forms >> Int(shift) >= stretchLimit { shift += 1 }
    return shift
  }

  private static func stretches(
    _ lows: [UInt32], _ highs: [UInt32], shift: UInt32, forms: Int
  ) -> [UInt8] {
    var touched = [UInt8](repeating: 0, count: forms >> Int(shift) + 1)
    for (low, high) in zip(lows, highs) {
      for stretch in low >> shift...(high - 1) >> shift { touched[Int(stretch)] = 1 }
    }
    return touched
  }

  /// Whether the words are one range of printed forms.
  var isOneRange: Bool { lows.isEmpty }

  /// The ranges, however many there are.
  private var ranges: [Range<UInt32>] {
    if reach == 0 { return [] }
    return lows.isEmpty ? [first..<first + reach] : zip(lows, highs).map { $0..<$1 }
  }

  /// Whether a printed form is of one of the words.
  @inline(__always)
  func holds(_ surface: UInt32) -> Bool { opened { $0.holds(surface) } }

  /// Calls `body` with the test laid open for loops; it is valid during the call.
  @inline(__always)
  func opened<Result>(_ body: (OpenWordTest) throws -> Result) rethrows -> Result {
    try stretches.withUnsafeBufferPointer { stretches in
      try lows.withUnsafeBufferPointer { lows in
        try highs.withUnsafeBufferPointer { highs in
          try body(
            OpenWordTest(
              first: first, reach: reach, shift: shift, stretches: stretches, lows: lows,
              highs: highs))
        }
      }
    }
  }

  /// Whether a word stands in both.
  func overlaps(_ other: WordTest) -> Bool {
    if isOneRange, other.isOneRange {
      return first < other.first + other.reach && other.first < first + reach
    }
    let (own, others) = (ranges, other.ranges)
    var a = 0
    var b = 0
    while a < own.count, b < others.count {
      if own[a].overlaps(others[b]) { return true }
      if own[a].upperBound <= others[b].upperBound { a += 1 } else { b += 1 }
    }
    return false
  }
}

/// A test whose tables are at hand. A view of a `WordTest`.
struct OpenWordTest {
  fileprivate let first: UInt32
  fileprivate let reach: UInt32
  fileprivate let shift: UInt32
  fileprivate let stretches: UnsafeBufferPointer<UInt8>
  fileprivate let lows: UnsafeBufferPointer<UInt32>
  fileprivate let highs: UnsafeBufferPointer<UInt32>

  /// Whether the words are one range of printed forms.
  @inline(__always)
  var isOneRange: Bool { lows.isEmpty }

  /// 1 if a printed form lies between the least and the greatest, else 0; without a branch.
  @inline(__always)
  func isInReach(_ surface: UInt32) -> Int { surface &- first < reach ? 1 : 0 }

  /// The same of four, as the highest bit of each.
  ///
  /// Numbers without sign cannot be compared side by side by plain x86-64; the highest bit of a
  /// difference tells, as there are fewer forms than it says.
  @inline(__always)
  func inReach(_ surfaces: SIMD4<UInt32>) -> SIMD4<UInt32> {
    let distance = surfaces &- first
    return (distance &- reach) & ~distance
  }

  /// 1 if a printed form of the index may be of one of several ranges, as the stretches tell, else 0;
  /// without a branch.
  @inline(__always)
  func mayHold(_ surface: UInt32) -> Int { Int(stretches[Int(surface &>> shift)]) }

  /// Whether a printed form is of one of the words.
  @inline(__always)
  func holds(_ surface: UInt32) -> Bool {
    guard surface &- first < reach else { return false }
    return lows.isEmpty || mayHold(surface) != 0 && isInside(surface)
  }

  private func isInside(_ surface: UInt32) -> Bool {
    var low = 0
    var high = lows.count
    while low < high {
      let middle = (low + high) / 2
      if lows[middle] <= surface { low = middle + 1 } else { high = middle }
    }
    return low > 0 && surface < highs[low - 1]
  }
}

/// Words in a row without gaps: at each place some words, or any.
package struct WordRow: Sendable {
  struct Place: Sendable {
    /// From the start of the row.
    var offset: Int
    var test: WordTest
    var members: [WordSet.Member] { test.members }
  }

  /// The places that ask for words, those that occur least often first; never empty.
  let places: [Place]
  /// How many words the row has.
  let length: Int

  /// Nil where there are gaps, or any word will do everywhere.
  init?(_ elements: [PhraseElement], in index: InvertedIndex) {
    var places: [Place] = []
    places.reserveCapacity(elements.count)
    for (offset, element) in elements.enumerated() {
      switch element {
      case .gap: return nil
      case .anyWord: break
      case .words(let set):
        places.append(Place(offset: offset, test: WordTest(set.members, in: index)))
      }
    }
    if places.isEmpty { return nil }
    places.sort { ($0.test.positionSum, $0.offset) < ($1.test.positionSum, $1.offset) }
    self.places = places
    length = elements.count
  }
}

/// A word of each side with at most so many words between.
package struct WordPair: Sendable {
  let left: WordTest
  let right: WordTest
  let distance: Int
  /// Whether the left one is to come first.
  let isOrdered: Bool

  /// Nil where a side is no single word, or a word belongs to both.
  init?(
    _ left: SpanPattern, _ right: SpanPattern, distance: Int, isOrdered: Bool,
    in index: InvertedIndex
  ) {
    guard case .phrase(let a) = left, a.count == 1, case .words(let leftSet) = a[0],
      case .phrase(let b) = right, b.count == 1, case .words(let rightSet) = b[0]
    else { return nil }
    self.left = WordTest(leftSet.members, in: index)
    self.right = WordTest(rightSet.members, in: index)
    self.distance = max(0, distance)
    self.isOrdered = isOrdered
    if self.left.overlaps(self.right) { return nil }
  }

  /// How far the positions of the two may be apart.
  var reach: UInt32 { UInt32(clamping: distance) + (distance < Int(UInt32.max) ? 1 : 0) }

  /// Whether the left one occurs no oftener than the right one, and so leads.
  var leadsLeft: Bool { left.positionSum <= right.positionSum }

  var lead: WordTest { leadsLeft ? left : right }
  var other: WordTest { leadsLeft ? right : left }

  /// Whether the other word may come after the lead, and whether it may come before.
  var looksAhead: Bool { leadsLeft || !isOrdered }
  var looksBack: Bool { !leadsLeft || !isOrdered }
}
