// SPDX-License-Identifier: Apache-2.0
/// Finds the article that a position lies in.

/// The first position of each article, with a shortcut for every 32nd position.
struct ArticleBoundaries: Sendable {
  let starts: Section<UInt32>
  let anchors: Section<UInt32>
  let positionCount: Int

  init(_ storage: SectionStorage) throws(SnapshotFault) {
    let positions = try storage.section(.forwardGaps, of: UInt8.self).count
    starts = try storage.section(.articlePositions, .starts(upTo: positions))
    guard starts.count > 0 else { throw .inconsistent(SectionID.articlePositions.name) }
    anchors = try storage.section(.anchorArticles, .below(max(1, starts.count - 1)))
    positionCount = positions
  }

  var articleCount: Int { starts.count - 1 }

  /// The article of `position`. O(log of the articles between two anchors), mostly one.
  @inline(__always)
  func article(at position: Position) -> UInt32 {
    let anchor = min(Int(position / ForwardList.anchorSpacing), anchors.count - 1)
    let first = Int(anchors[anchor])
    let last = anchor + 1 == anchors.count ? starts.count - 2 : Int(anchors[anchor + 1])
    return UInt32(starts.lastIndex(notAbove: position, in: first..<max(first, last) + 1))
  }
}
