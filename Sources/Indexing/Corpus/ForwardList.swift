// SPDX-License-Identifier: Apache-2.0
/// Which printed form stands at each position, and at which bytes of its part.

/// The corpus as a sequence of printed forms.
///
/// A word's bytes are found from the gaps between words: the byte before each position says how
/// many bytes lie between the end of the previous word of the part (or its beginning) and this
/// word; 255 means that the number stands in a side table. To spare walking from the beginning of
/// the part, every 32nd position has its byte offset (and its article) in a table.
struct ForwardList: Sendable {
  /// Positions from one entry of the tables of anchors to the next.
  static let anchorSpacing: UInt32 = 32
  /// The gap that says "see the side table".
  static let wideGap: UInt8 = 255

  let surfaces: Section<UInt32>
  let gaps: Section<UInt8>
  let wideGaps: Section<UInt32>
  let wideGapPositions: Section<UInt32>
  let anchorBytes: Section<UInt32>
  let anchorArticles: Section<UInt32>

  init(
    _ storage: SectionStorage, surfaceCount: Int, articleCount: Int
  ) throws(SnapshotFault) {
    surfaces = try storage.section(.forwardSurfaces)
    gaps = try storage.section(.forwardGaps)
    wideGaps = try storage.section(.forwardWideGaps)
    wideGapPositions = try storage.section(.forwardWideGapPositions)
    anchorBytes = try storage.section(.anchorBytes)
    anchorArticles = try storage.section(.anchorArticles)
    guard surfaces.allBelow(surfaceCount) else {
      throw .inconsistent(SectionID.forwardSurfaces.name)
    }
    guard gaps.count == surfaces.count else { throw .inconsistent(SectionID.forwardGaps.name) }
    guard wideGaps.count == wideGapPositions.count, wideGapPositions.isAscending(1) else {
      throw .inconsistent(SectionID.forwardWideGaps.name)
    }
    let anchors = (surfaces.count + Int(Self.anchorSpacing) - 1) / Int(Self.anchorSpacing)
    guard anchorBytes.count == anchors else { throw .inconsistent(SectionID.anchorBytes.name) }
    guard anchorArticles.count == anchors, anchorArticles.isAscending(0),
      anchorArticles.allBelow(articleCount)
    else { throw .inconsistent(SectionID.anchorArticles.name) }
  }

  var count: Int { surfaces.count }

  /// The bytes between the word before `position` in its part and the word at it.
  @inline(__always)
  func gap(before position: Position) -> Int {
    let gap = gaps[position]
    return gap == Self.wideGap ? wideGap(before: position) : Int(gap)
  }

  private func wideGap(before position: Position) -> Int {
    let entry = wideGapPositions.lastIndex(notAbove: position, in: 0..<wideGapPositions.count)
    guard entry < wideGaps.count, wideGapPositions[entry] == position else { return 0 }
    return Int(wideGaps[entry])
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
      byte = gap(before: partStart)
    }
    while place < position {
      byte += lengths.length(surfaces[place])
      place += 1
      byte += gap(before: place)
    }
    return byte
  }
}
