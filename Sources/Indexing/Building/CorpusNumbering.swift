// SPDX-License-Identifier: Apache-2.0
/// Gives every position of the corpus its final numbers, in one walk over it.

/// What a number of one tokeniser stands for in the end.
struct FinalNumber {
  let number: UInt32
  /// In bytes.
  let length: UInt32
  /// How often it came.
  var count: UInt32 = 0
}

/// Batches of one tokeniser that are given their final numbers one after the other.
struct NumberingShare {
  let tokenizer: Int
  /// Their places among all batches.
  let batches: [Int]
}

/// The final numbers of what one tokeniser met; one thread at a time uses them.
final class FinalNumbers: @unchecked Sendable {
  fileprivate var surfaces = GrowingArray<FinalNumber>()
  fileprivate var gaps = GrowingArray<FinalNumber>()

  /// - Parameters:
  ///   - surfaces: the final number of each printed form of the tokeniser.
  ///   - gaps: the same of its gaps.
  init(
    surfaces: [UInt32], _ surfaceTexts: borrowing BytePoolBuilder,
    gaps: [UInt32], _ gapTexts: borrowing BytePoolBuilder
  ) {
    Self.fill(&self.surfaces, surfaces, surfaceTexts)
    Self.fill(&self.gaps, gaps, gapTexts)
  }

  private static func fill(
    _ all: inout GrowingArray<FinalNumber>, _ numbers: [UInt32],
    _ texts: borrowing BytePoolBuilder
  ) {
    all.reserve(numbers.count)
    for number in numbers {
      all.append(FinalNumber(number: number, length: UInt32(texts.length(Int(number)))))
    }
  }

  /// Adds how often each printed form came to the counts by final number.
  func addCounts(to counts: inout GrowingArray<UInt32>) {
    for form in surfaces.elements { counts[Int(form.number)] += form.count }
  }
}

/// Gaps whose number takes more than a byte, and where they stand.
final class RareGaps: @unchecked Sendable {
  fileprivate(set) var numbers = GrowingArray<UInt32>()
  fileprivate(set) var positions = GrowingArray<UInt32>()
}

/// The arrays of a corpus, of which each thread writes what belongs to batches of its own.
struct CorpusNumbering: @unchecked Sendable {
  /// Where the words of a batch stand, and whose numbers they have.
  struct Batch {
    let articles: Range<Int>
    let tails: Range<Int>
    let rareGaps: Range<Int>
    let tokenizer: Int
  }

  let surfaces: UnsafeMutablePointer<UInt32>
  let gaps: UnsafeMutablePointer<UInt8>
  let tails: UnsafeMutablePointer<UInt32>
  let rareGaps: UnsafePointer<UInt32>
  let articlePositions: UnsafePointer<UInt32>
  let articleBodies: UnsafePointer<UInt32>
  /// Byte offset and article of every 32nd position.
  let anchorBytes: UnsafeMutablePointer<UInt32>
  let anchorArticles: UnsafeMutablePointer<UInt32>

  /// Replaces the tokeniser's numbers in a batch, counts its printed forms and notes its anchors.
  ///
  /// - Parameter rare: takes the rare gaps, for one that is rare among the tokeniser's numbers may
  ///   be common in the end, and the reverse.
  func number(_ batch: Batch, _ final: FinalNumbers, _ rare: RareGaps) {
    var nextRare = rareGaps + batch.rareGaps.lowerBound
    for article in batch.articles {
      let (start, body) = (Int(articlePositions[article]), Int(articleBodies[article]))
      let end = Int(articlePositions[article + 1])
      number(start..<body, of: UInt32(article), final, &nextRare, rare)
      number(body..<end, of: UInt32(article), final, &nextRare, rare)
    }
    for tail in batch.tails { tails[tail] = final.gaps[Int(tails[tail])].number }
  }

  /// - Parameter part: the words of a title or body.
  private func number(
    _ part: Range<Int>, of article: UInt32, _ final: FinalNumbers,
    _ nextRare: inout UnsafePointer<UInt32>, _ rare: RareGaps
  ) {
    let (finalSurfaces, finalGaps) = (final.surfaces.base, final.gaps.base)
    let spacing = Int(ForwardList.anchorSpacing)
    var byte: UInt32 = 0
    for position in part {
      var gap = UInt32(gaps[position])
      if gap == UInt32(ForwardList.rareGap) {
        gap = nextRare.pointee
        nextRare += 1
      }
      let finalGap = finalGaps[Int(gap)]
      gaps[position] = UInt8(clamping: finalGap.number)
      if finalGap.number >= UInt32(ForwardList.rareGap) {
        rare.numbers.append(finalGap.number)
        rare.positions.append(UInt32(position))
      }
      byte &+= finalGap.length
      if position % spacing == 0 {
        anchorBytes[position / spacing] = byte
        anchorArticles[position / spacing] = article
      }
      let form = Int(surfaces[position])
      finalSurfaces[form].count &+= 1
      surfaces[position] = finalSurfaces[form].number
      byte &+= finalSurfaces[form].length
    }
  }
}
