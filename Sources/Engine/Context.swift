// SPDX-License-Identifier: Apache-2.0
// The text around a match: so many words, its sentence, or its paragraph; never past the part.

import Indexing
import Planning

extension InvertedIndex {
  /// The text of a span as printed, from its first word to its last.
  func printed(_ span: Span) -> String {
    let start = span.start
    if span.end - span.start == 1 { return printed(surface(at: start)) }
    return text(
      of: article(at: start), part: part(of: start), bytes: bytes(of: span.start..<span.end))
  }

  /// The text before and after a span, white space at the outer ends and beside the match dropped.
  func context(of span: Span, _ width: ContextPlan) -> (before: String, after: String) {
    let start = span.start
    let match = bytes(of: span.start..<span.end)
    let around = bytesAround(span, width)
    let article = article(at: start)
    let part = part(of: start)
    let before = text(
      of: article, part: part, bytes: min(around.lowerBound, match.lowerBound)..<match.lowerBound)
    let after = text(
      of: article, part: part, bytes: match.upperBound..<max(around.upperBound, match.upperBound))
    return (before.trimmed, after.trimmed)
  }

  private func bytesAround(_ span: Span, _ width: ContextPlan) -> Range<Int> {
    let first = span.start
    let last = span.end - 1
    switch width {
    case .words(let count):
      let words = span.start..<span.end
      return bytes(of: words.widened(by: UInt32(clamping: count), in: partRange(at: first)))
    case .sentence:
      let low = sentence(sentence(at: first)).bytes.lowerBound
      return low..<sentence(sentence(at: last)).bytes.upperBound
    case .paragraph:
      let low = paragraphPositions(at: first).lowerBound
      let high = paragraphPositions(at: last).upperBound - 1
      return sentence(sentence(at: low)).bytes
        .lowerBound..<sentence(sentence(at: high)).bytes.upperBound
    }
  }
}

extension Range<UInt32> {
  /// With so many positions more on either side, as far as the part goes in which they begin.
  func widened(by reach: UInt32, in part: Range<UInt32>) -> Range<UInt32> {
    let low = lowerBound - Swift.min(reach, lowerBound - part.lowerBound)
    // Only in a damaged file something ends outside the part in which it begins.
    let end = Swift.max(part.upperBound, upperBound)
    return low..<upperBound + Swift.min(reach, end - upperBound)
  }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
