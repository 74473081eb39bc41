// SPDX-License-Identifier: Apache-2.0
/// Cuts the texts of a batch into words and numbers their printed forms.
import ArabicText

/// Tokenises batches, one at a time, and remembers every printed form it met.
final class BatchTokenizer: @unchecked Sendable {
  private var tokens = TokenizedText()
  /// Printed forms in the order in which this tokeniser met them.
  var surfaces = ByteInterner("printed words")
  /// The folded form of each of them.
  var folded = BytePoolBuilder("words")

  /// Fills in what the batch says of its words; a failure is noted in the batch.
  func tokenize(_ batch: TextBatch) {
    do throws(IndexError) {
      var start = 0
      for article in 0..<batch.partEnds.count / 2 {
        let titleEnd = batch.partEnds[2 * article]
        let bodyEnd = batch.partEnds[2 * article + 1]
        let firstWord = batch.surfaces.count
        let firstSentence = batch.sentences.count
        try addWords(of: start..<titleEnd, to: batch)
        if tokens.count > 0 { addTitleSentence(to: batch) }
        let titleWords = tokens.count
        try addWords(of: titleEnd..<bodyEnd, to: batch)
        addBodySentences(to: batch)
        batch.articles.append(
          TextBatch.ArticleRow(
            titleWords: titleWords, words: batch.surfaces.count - firstWord,
            sentences: batch.sentences.count - firstSentence))
        start = bodyEnd
      }
    } catch {
      batch.failure = error
    }
  }

  /// Tokenises one part and adds its words.
  private func addWords(of range: Range<Int>, to batch: TextBatch) throws(IndexError) {
    let text = UnsafeBufferPointer(rebasing: batch.text.elements[range])
    tokens.tokenize(text.span)
    let (starts, ends) = (tokens.starts, tokens.ends)
    let (foldedBytes, foldedEnds) = (tokens.foldedBytes, tokens.foldedEnds)
    var end = 0
    var foldedStart = 0
    for word in 0..<tokens.count {
      let start = Int(starts[word])
      addGap(start - end, to: batch)
      end = Int(ends[word])
      let foldedEnd = Int(foldedEnds[word])
      let printed = UnsafeBufferPointer(rebasing: text[start..<end])
      let (number, isNew) = try surfaces.intern(printed)
      batch.surfaces.append(number)
      if isNew {
        try foldedBytes.withUnsafeBufferPointer { bytes throws(IndexError) in
          try folded.append(UnsafeBufferPointer(rebasing: bytes[foldedStart..<foldedEnd]))
        }
      }
      foldedStart = foldedEnd
    }
  }

  @inline(__always)
  private func addGap(_ gap: Int, to batch: TextBatch) {
    if gap < Int(ForwardList.wideGap) {
      batch.gaps.append(UInt8(truncatingIfNeeded: gap))
    } else {
      batch.wideGaps.append((batch.gaps.count, UInt32(truncatingIfNeeded: gap)))
      batch.gaps.append(ForwardList.wideGap)
    }
  }

  /// A title is one sentence and one paragraph, however it is punctuated.
  private func addTitleSentence(to batch: TextBatch) {
    let last = tokens.sentenceStarts.count - 1
    let start = tokens.sentenceByteRange(0).lowerBound
    batch.sentences.append(
      TextBatch.SentenceRow(
        firstWord: batch.surfaces.count - tokens.count,
        bytes: start..<max(start, tokens.sentenceByteRange(last).upperBound), paragraph: 0))
  }

  private func addBodySentences(to batch: TextBatch) {
    let firstWord = batch.surfaces.count - tokens.count
    let starts = tokens.sentenceStarts
    let paragraphs = tokens.paragraphStarts
    var paragraph = 0
    for sentence in 0..<starts.count {
      let start = Int(starts[sentence])
      let end = sentence + 1 < starts.count ? Int(starts[sentence + 1]) : tokens.count
      guard start < end else { continue }
      while paragraph < paragraphs.count, Int(paragraphs[paragraph]) <= start { paragraph += 1 }
      batch.sentences.append(
        TextBatch.SentenceRow(
          firstWord: firstWord + start, bytes: tokens.sentenceByteRange(sentence),
          paragraph: UInt32(max(paragraph, 1))))
    }
  }
}
