// SPDX-License-Identifier: Apache-2.0
/// Which printed form stands at each position, what stands before it, and at which bytes.

/// The corpus as a sequence of printed forms and of what stands between them: together the texts.
///
/// What stands before a word, from the end of the previous word of its part or from the part's
/// beginning, is its gap. Gaps are numbered, the commonest first. A byte for each position is the
/// number; 255 says that it stands in a side table. What stands after the last word of a part is its
/// tail. To spare walking from the beginning of the part, every 32nd position has its byte offset
/// (and its article) in a table.
struct ForwardList: Sendable {
  /// Positions from one entry of the tables of anchors to the next.
  static let anchorSpacing: UInt32 = 32
  /// The gap that says "see the side table".
  static let rareGap: UInt8 = 255

  let surfaces: Section<UInt32>
  let gaps: Section<UInt8>
  let rareGaps: Section<UInt32>
  let rareGapPositions: Section<UInt32>
  /// The gaps, each once.
  let gapTexts: BytePool
  /// The number of the gap after the last word of each part, title and body of each article in turn.
  let tails: Section<UInt32>
  let anchorBytes: Section<UInt32>
  let anchorArticles: Section<UInt32>

  init(
    _ storage: SectionStorage, surfaceCount: Int, articleCount: Int
  ) throws(SnapshotFault) {
    surfaces = try storage.section(.forwardSurfaces, .below(surfaceCount))
    gaps = try storage.section(.forwardGaps, count: surfaces.count)
    gapTexts = try BytePool(storage, bytes: .gapBytes, starts: .gapStarts)
    rareGaps = try storage.section(.forwardRareGaps, .below(gapTexts.count))
    rareGapPositions = try storage.section(.forwardRareGapPositions)
    tails = try storage.section(
      .partTails, .below(gapTexts.count), count: 2 * articleCount)
    let spacing = Int(Self.anchorSpacing)
    let anchors = (surfaces.count + spacing - 1) / spacing
    anchorBytes = try storage.section(.anchorBytes, count: anchors)
    anchorArticles = try storage.section(
      .anchorArticles, .below(max(1, articleCount)), count: anchors)
    guard rareGaps.count == rareGapPositions.count else {
      throw .inconsistent(SectionID.forwardRareGaps.name)
    }
    guard gapTexts.count > 0 || tails.count == 0 else {
      throw .inconsistent(SectionID.gapStarts.name)
    }
  }

  /// Whether it does not fit in a cache, so that looks at it wait for memory: more than 64 MiB.
  var isLarge: Bool { surfaces.count > 1 << 24 }

  func validate(surfaceCount: Int, articleCount: Int) throws(SnapshotFault) {
    guard surfaces.allBelow(surfaceCount) else {
      throw .inconsistent(SectionID.forwardSurfaces.name)
    }
    try gapTexts.validate()
    guard gaps.all.allSatisfy({ $0 == Self.rareGap || Int($0) < gapTexts.count }) else {
      throw .inconsistent(SectionID.forwardGaps.name)
    }
    guard rareGaps.allBelow(gapTexts.count), rareGapPositions.isAscending(1) else {
      throw .inconsistent(SectionID.forwardRareGaps.name)
    }
    guard tails.allBelow(gapTexts.count) else { throw .inconsistent(SectionID.partTails.name) }
    guard anchorArticles.isAscending(0), anchorArticles.allBelow(articleCount) else {
      throw .inconsistent(SectionID.anchorArticles.name)
    }
  }

  var count: Int { surfaces.count }

  /// The number of what stands between the word before `position` in its part and the word at it.
  @inline(__always)
  func gapNumber(before position: Position) -> UInt32 {
    let gap = gaps[position]
    // Beyond the last number there is none but in a damaged file.
    return gap == Self.rareGap || gap >= gapTexts.count
      ? rareGapNumber(before: position) : UInt32(gap)
  }

  /// Its bytes.
  @inline(__always)
  func gap(before position: Position) -> UnsafeBufferPointer<UInt8> {
    gapTexts[gapNumber(before: position)]
  }

  /// How many they are.
  @inline(__always)
  func gapLength(before position: Position) -> Int {
    gapTexts.length(gapNumber(before: position))
  }

  /// The entries of the side table for some positions.
  func rareGaps(in positions: Range<UInt32>) -> Range<Int> {
    let first = rareGapPositions.firstIndex(notBelow: positions.lowerBound)
    var end = first
    // Behind the last position there are others but in a damaged file.
    while end < rareGapPositions.count, positions.contains(rareGapPositions[end]) { end += 1 }
    return first..<end
  }

  /// How often each gap stands in the corpus, as a gap or as a tail. O(positions).
  var gapCounts: [Int] {
    var byByte = [Int](repeating: 0, count: Int(UInt8.max) + 1)
    for byte in gaps.all { byByte[Int(byte)] += 1 }
    var counts = [Int](repeating: 0, count: gapTexts.count)
    for gap in 0..<min(counts.count, Int(Self.rareGap)) { counts[gap] = byByte[gap] }
    for gap in rareGaps.all { counts[Int(gap)] += 1 }
    for tail in tails.all { counts[Int(tail)] += 1 }
    return counts
  }

  /// As the side table has it; the first in a damaged file that has it not.
  private func rareGapNumber(before position: Position) -> UInt32 {
    let entry = rareGapPositions.lastIndex(notAbove: position, in: 0..<rareGapPositions.count)
    guard entry < rareGaps.count, rareGapPositions[entry] == position else { return 0 }
    return rareGaps[entry]
  }

  /// Where the word at `position` starts in its part, whose first word is at `partStart`.
  func byteStart(
    of position: Position, partStart: Position, lengths: BytePool
  ) -> Int {
    let anchor = position / Self.anchorSpacing
    var place = anchor * Self.anchorSpacing
    var byte: Int
    if place >= partStart {
      byte = Int(anchorBytes[anchor])
    } else {
      place = partStart
      byte = gapLength(before: partStart)
    }
    while place < position {
      byte += lengths.length(surfaces[place])
      place += 1
      byte += gapLength(before: place)
    }
    return byte
  }
}
