// SPDX-License-Identifier: Apache-2.0
/// Places of a word, many at a time, so that looks at the forward list wait for memory together.

/// Positions, ascending, and the article of each. A view of memory that the caller has.
///
/// A look at the forward list is a look anywhere in it: where that is large, it waits for memory, and
/// a branch on what was seen makes the next look wait as well. So all places of a batch are looked at
/// first, none waiting for another, and sorted out afterwards.
struct PlaceBatch {
  /// Places a batch has at most.
  static let capacity = PostingList.blockSize
  /// Numbers that its memory holds.
  static let memorySize = 3 * capacity

  let positions: UnsafeMutablePointer<UInt32>
  let articles: UnsafeMutablePointer<UInt32>
  /// What was seen at each place.
  private let seen: UnsafeMutablePointer<UInt32>
  var count = 0

  init(memory: UnsafeMutablePointer<UInt32>) {
    positions = memory
    articles = memory + Self.capacity
    seen = memory + 2 * Self.capacity
  }

  /// - Precondition: there are fewer than `capacity`.
  @inline(__always)
  mutating func append(_ position: UInt32, _ article: UInt32) {
    positions[count] = position
    articles[count] = article
    count &+= 1
  }

  /// Keeps the places that may have one of the words of a test so many positions on, and that may
  /// be told apart only later.
  ///
  /// - Parameter offset: below 0 as its two's complement.
  /// - Precondition: `surfaces` has one position or more.
  mutating func keep(_ test: WordTest, at offset: UInt32, in surfaces: Section<UInt32>) {
    let last = UInt32(truncatingIfNeeded: surfaces.count &- 1)
    for place in 0..<count { seen[place] = surfaces[min(positions[place] &+ offset, last)] }
    test.opened { test in
      if test.isOneRange { keep { test.isInReach($0) } } else { keep { test.mayHold($0) } }
    }
  }

  /// Keeps the places that have one of the forms of their word.
  @inline(__always)
  mutating func keep(_ forms: FormTest, in surfaces: Section<UInt32>) {
    for place in 0..<count { seen[place] = surfaces[positions[place]] }
    keep { forms.bit($0) }
  }

  /// Keeps the places of which 1 is said of what was seen there, and not 0. No branch depends on it.
  @inline(__always)
  private mutating func keep(_ says: (UInt32) -> Int) {
    var kept = 0
    for place in 0..<count {
      let (position, article) = (positions[place], articles[place])
      positions[kept] = position
      articles[kept] = article
      kept &+= says(seen[place])
    }
    count = kept
  }

  /// Keeps the places around which one of the words of a test may stand.
  /// - Parameter behind: how many positions before a place are looked at; after it `ahead`.
  mutating func keep(
    _ test: OpenWordTest, behind: UInt32, ahead: UInt32, in surfaces: Section<UInt32>
  ) {
    let width = Int(behind &+ ahead) + 1
    if test.isOneRange {
      // Four side by side; what is looked at beyond is sorted out later.
      let fours = (width + 3) / 4
      keepWindows(4 * fours, behind: behind, in: surfaces) { window in
        var found = SIMD4<UInt32>.zero
        for four in 0..<fours {
          found |= test.inReach(
            UnsafeRawPointer(window).loadUnaligned(fromByteOffset: 16 * four, as: SIMD4.self))
        }
        return (found[0] | found[1] | found[2] | found[3]) >> 31
      }
    } else {
      keepWindows(width, behind: behind, in: surfaces) { window in
        var found = 0
        for place in 0..<width { found |= test.mayHold(window[place]) }
        return UInt32(truncatingIfNeeded: found)
      }
    }
  }

  /// Keeps the places of whose window 1 is said, and not 0.
  @inline(__always)
  private mutating func keepWindows(
    _ width: Int, behind: UInt32, in surfaces: Section<UInt32>,
    _ says: (UnsafePointer<UInt32>) -> UInt32
  ) {
    guard surfaces.count >= width else { return }
    let last = UInt32(truncatingIfNeeded: surfaces.count &- width)
    for place in 0..<count {
      let position = positions[place]
      let start = min(position &- min(behind, position), last)
      seen[place] = says(surfaces.stretch(Int(start), count: width))
    }
    keep { Int(truncatingIfNeeded: $0) }
  }

  /// Calls `body` with the places of each article in turn.
  @inline(__always)
  func forEachArticle(_ body: (UInt32, UnsafeBufferPointer<UInt32>) -> Void) {
    var start = 0
    while start < count {
      let article = articles[start]
      var end = start + 1
      while end < count, articles[end] == article { end += 1 }
      body(article, UnsafeBufferPointer(start: positions + start, count: end - start))
      start = end
    }
  }
}
