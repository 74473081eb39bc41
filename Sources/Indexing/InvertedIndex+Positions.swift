// SPDX-License-Identifier: Apache-2.0
/// Here is a position: what stands there, in which article, part, sentence, and at which bytes.

extension InvertedIndex {
  package func surface(at position: Position) -> SurfaceID {
    SurfaceID(rawValue: forward.surfaces[position])
  }

  package func word(at position: Position) -> WordID {
    WordID(rawValue: lexicon.surfaceWords[forward.surfaces[position]])
  }

  /// The article the position lies in. O(log of the articles between two anchors, mostly one).
  package func article(at position: Position) -> ArticleID {
    ArticleID(rawValue: boundaries.article(at: position))
  }

  /// The positions of an article, title first; empty if it has no words.
  package func positions(of article: ArticleID) -> Range<UInt32> {
    articleTable.positions.range(at: article.rawValue)
  }

  /// The positions of one part of an article; empty if it has no words.
  package func positions(of article: ArticleID, part: Part) -> Range<UInt32> {
    let all = positions(of: article)
    let body = articleTable.body(of: article.rawValue)
    return part == .title ? all.lowerBound..<body : body..<all.upperBound
  }

  package func part(of position: Position) -> Part {
    position < articleTable.body(of: article(at: position).rawValue) ? .title : .body
  }

  /// The positions of the part that `position` lies in.
  package func partRange(at position: Position) -> Range<UInt32> {
    let article = article(at: position)
    let isTitle = position < articleTable.body(of: article.rawValue)
    let part = positions(of: article, part: isTitle ? .title : .body)
    return range(part.lowerBound, part.upperBound, at: position)
  }

  /// A range that holds `position`, as all that is said of a position must, in a damaged file too.
  @inline(__always)
  func range(_ start: UInt32, _ end: UInt32, at position: Position) -> Range<UInt32> {
    start <= position && position < end ? start..<end : position..<position + 1
  }

  /// The UTF-8 bytes of the word at `position` in its part. O(32).
  package func bytes(of position: Position) -> Range<Int> {
    bytes(of: position, partStart: partRange(at: position).lowerBound)
  }

  /// From the start of the first word to the end of the last, in the part of the first.
  ///
  /// - Precondition: `positions` is not empty and lies in one part.
  package func bytes(of positions: Range<UInt32>) -> Range<Int> {
    let partStart = partRange(at: positions.lowerBound).lowerBound
    let first = bytes(of: positions.lowerBound, partStart: partStart)
    guard positions.count > 1 else { return first }
    let last = bytes(of: positions.upperBound - 1, partStart: partStart)
    return first.lowerBound..<max(first.upperBound, last.upperBound)
  }

  private func bytes(of position: Position, partStart: Position) -> Range<Int> {
    let start = forward.byteStart(
      of: position, partStart: partStart, lengths: lexicon.surfaces)
    return start..<start + lexicon.surfaces.length(forward.surfaces[position])
  }
}
