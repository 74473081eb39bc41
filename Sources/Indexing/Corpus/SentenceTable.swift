// SPDX-License-Identifier: Apache-2.0
/// Where sentences and paragraphs begin and end.

/// A sentence with one word at least.
package struct Sentence: Equatable, Sendable {
  package let article: ArticleID
  /// 0 for the title; from 1 in the body.
  package let number: Int
  package let part: Part
  /// 0 for the title; from 1 in the body.
  package let paragraph: Int
  /// Its words; never empty.
  package let positions: Range<UInt32>
  /// UTF-8 byte offsets in its part, quotation marks and stop included.
  package let bytes: Range<Int>
}

/// One row per sentence, in the order of the text.
struct SentenceTable: Sendable {
  let positions: Section<UInt32>
  let byteStarts: Section<UInt32>
  let byteEnds: Section<UInt32>
  let paragraphs: Section<UInt32>

  init(_ storage: SectionStorage, positionCount: Int) throws(SnapshotFault) {
    positions = try storage.section(.sentencePositions, .starts(upTo: positionCount))
    byteStarts = try storage.section(.sentenceByteStarts)
    byteEnds = try storage.section(.sentenceByteEnds)
    paragraphs = try storage.section(.sentenceParagraphs)
    guard positions.count > (positionCount > 0 ? 1 : 0) else {
      throw .inconsistent(SectionID.sentencePositions.name)
    }
    guard byteStarts.count == count, byteEnds.count == count else {
      throw .inconsistent(SectionID.sentenceByteStarts.name)
    }
    guard paragraphs.count == count else {
      throw .inconsistent(SectionID.sentenceParagraphs.name)
    }
  }

  func validate(positionCount: Int) throws(SnapshotFault) {
    guard positions.isTableOfStarts(entries: count, upTo: positionCount), positions.isAscending(1)
    else { throw .inconsistent(SectionID.sentencePositions.name) }
  }

  var count: Int { positions.count - 1 }

  /// The byte range of a sentence in its part.
  func bytes(_ sentence: UInt32) -> Range<Int> {
    let start = Int(byteStarts[sentence])
    return start..<max(start, Int(byteEnds[sentence]))
  }
}
