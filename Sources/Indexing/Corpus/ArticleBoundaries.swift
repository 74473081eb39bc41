// SPDX-License-Identifier: Apache-2.0
/// Finds the article that a position lies in.

/// The first position of each article, with a shortcut for every 32nd position.
struct ArticleBoundaries: Sendable {
  let starts: Section<UInt32>
  let anchors: Section<UInt32>

  init(_ storage: SectionStorage) throws(SnapshotFault) {
    starts = try storage.section(.articlePositions)
    anchors = try storage.section(.anchorArticles)
  }

  var articleCount: Int { starts.count - 1 }
  var positionCount: Int { Int(starts[starts.count - 1]) }

  /// The article of `position`. O(log of the articles between two anchors), mostly one.
  @inline(__always)
  func article(at position: Position) -> UInt32 {
    let anchor = Int(position / ForwardList.anchorSpacing)
    let first = Int(anchors[anchor])
    let last = anchor + 1 == anchors.count ? starts.count - 2 : Int(anchors[anchor + 1])
    return UInt32(starts.lastIndex(notAbove: position, in: first..<last + 1))
  }
}
