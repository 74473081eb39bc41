// SPDX-License-Identifier: Apache-2.0
/// Where two words stand in some articles, side by side.

/// Positions of two words in articles that hold both, as a `PartLayout` counts them. A view: it is valid
/// during the call that gives it.
struct JoinedPositions {
  /// Ascending, one or more.
  let leads: UnsafeBufferPointer<UInt32>
  let others: UnsafeBufferPointer<UInt32>
  /// For each of `leads` which of the articles shared it lies in.
  let numbers: UnsafeBufferPointer<UInt32>

  /// Adds to the count of each article how often a word of each side come one after the other within
  /// reach, with none of either side between them. No branch depends on which comes next.
  /// - Precondition: parts are further apart than `reach`.
  func addMeetings(
    reach: UInt32, leadFirst: Bool, otherFirst: Bool, to counts: UnsafeMutablePointer<UInt32>
  ) {
    guard leads.count > 0, others.count > 0 else { return }
    // Whether one of the lead may come first, and one of the other.
    let (leadFirst, otherFirst): (UInt32, UInt32) = (leadFirst ? 1 : 0, otherFirst ? 1 : 0)
    var (i, j) = (0, 0)
    // The last position passed, whether it was one of the lead, and the number of the last lead.
    var last: UInt32 = 0
    var lastIsLead: UInt32 = leads[0] < others[0] ? 1 : 0
    var number = numbers[0]
    @inline(__always)
    func pass(_ position: UInt32, _ isLead: UInt32) {
      let isAllowed = lastIsLead != 0 ? leadFirst : otherFirst
      let isNear: UInt32 = position &- last <= reach ? 1 : 0
      counts[Int(number)] &+= (isLead ^ lastIsLead) & isNear & isAllowed
      (last, lastIsLead) = (position, isLead)
    }
    while i < leads.count, j < others.count {
      let (lead, other) = (leads[i], others[j])
      let isLead: UInt32 = lead < other ? 1 : 0
      number = isLead != 0 ? numbers[i] : number
      pass(isLead != 0 ? lead : other, isLead)
      i &+= Int(isLead)
      j &+= Int(1 &- isLead)
    }
    // The first one that is left may still be near the last one of the other side.
    if i < leads.count {
      number = numbers[i]
      pass(leads[i], 1)
    } else {
      pass(others[j], 0)
    }
  }
}

/// Gathers positions article by article.
struct JoinedPositionsBuilder: ~Copyable {
  private var leads = GrowingArray<UInt32>(capacity: 2 * usualCount)
  private var others = GrowingArray<UInt32>(capacity: 2 * usualCount)
  private var numbers = GrowingArray<UInt32>(capacity: 2 * usualCount)

  /// Positions that are looked at together, so that they stay in the nearest cache.
  private static var usualCount: Int { 1024 }

  var isFull: Bool { leads.count + others.count >= Self.usualCount }

  var positions: JoinedPositions {
    JoinedPositions(leads: leads.elements, others: others.elements, numbers: numbers.elements)
  }

  mutating func removeAll() {
    leads.removeAll()
    others.removeAll()
    numbers.removeAll()
  }

  /// - Parameter skips: as `PostingList` has them.
  @inline(__always)
  mutating func append(
    leads skips: UnsafeBufferPointer<UInt32>, ofArticle number: Int, _ layout: PartLayout
  ) {
    leads.reserve(skips.count + 3)
    layout.place(skips, at: leads.appendUninitialized(skips.count))
    numbers.reserve(skips.count + 3)
    let numbers = numbers.appendUninitialized(skips.count)
    var first = 0
    while first < skips.count {
      for place in first..<first &+ 4 { numbers[place] = UInt32(truncatingIfNeeded: number) }
      first &+= 4
    }
  }

  @inline(__always)
  mutating func append(others skips: UnsafeBufferPointer<UInt32>, _ layout: PartLayout) {
    others.reserve(skips.count + 3)
    layout.place(skips, at: others.appendUninitialized(skips.count))
  }
}

/// Says what position each word of an article is given: articles and their parts are put apart, so that
/// nothing in one is near what is in another.
struct PartLayout {
  private let table: ArticleTable
  /// How far parts are put apart.
  private let spacing: UInt32
  /// Where the article begins, how many words its title has, and where the next article begins.
  private var start: UInt32 = 0
  private var title: UInt32 = 0
  private var next: UInt32 = 0

  init(_ table: ArticleTable, spacing: UInt32) {
    self.table = table
    self.spacing = spacing
  }

  /// Begins at 0 again.
  mutating func restart() { next = 0 }

  @inline(__always)
  mutating func enter(_ article: UInt32) {
    let all = table.positions.range(at: article)
    title = table.titleWords(of: article)
    start = next
    next = start &+ (all.upperBound &- all.lowerBound) &+ 2 &* spacing
  }

  /// Four at a time, needed or not, as few words stand in an article more often and how often cannot be
  /// foreseen.
  /// - Precondition: three numbers after the skips may be read, and three after the output written to.
  @inline(__always)
  func place(_ skips: UnsafeBufferPointer<UInt32>, at output: UnsafeMutablePointer<UInt32>) {
    let count = skips.count
    guard let skips = skips.baseAddress else { return }
    var offset: UInt32 = 0
    var first = 0
    while first < count {
      for place in first..<first &+ 4 {
        offset &+= skips[place]
        output[place] = start &+ offset &+ (offset >= title ? spacing : 0)
        offset &+= 1
      }
      first &+= 4
    }
  }
}
