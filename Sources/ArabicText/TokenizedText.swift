// SPDX-License-Identifier: Apache-2.0
// The words, sentences and paragraphs of one text, as parallel arrays that are used again.

/// The words of one text in order, with the sentences and paragraphs they form.
///
/// A word is a maximal run of letters and digits (Unicode L and N); tashkeel, tatweel, accents,
/// bidi controls and joiners inside it are passed over, `_` and the rest part words. Offsets are
/// bytes of the UTF-8 text. Every array is replaced by `tokenize(_:)` and keeps its storage, so a
/// value serves many texts without allocating. A text without words has no sentences.
package struct TokenizedText: Sendable {
  /// Where each word begins: its first letter.
  package internal(set) var starts: [UInt32] = []
  /// Where each word ends, exclusive; tashkeel and tatweel after its last letter are within.
  package internal(set) var ends: [UInt32] = []
  /// The folded words, one after the other; none is empty.
  package internal(set) var foldedBytes: [UInt8] = []
  /// Where each folded word ends in `foldedBytes`; it begins where the one before ends.
  package internal(set) var foldedEnds: [UInt32] = []
  /// The words before which stands something else than one space; ascending.
  package internal(set) var wideGaps: [UInt32] = []
  /// The first word of each sentence, ascending, from 0.
  package internal(set) var sentenceStarts: [UInt32] = []
  /// The first word of each paragraph, ascending, from 0; each is a first word of a sentence too.
  package internal(set) var paragraphStarts: [UInt32] = []
  /// Where each sentence begins and ends in the text: see `sentenceByteRange(_:)`.
  var sentenceByteStarts: [UInt32] = []
  var sentenceByteEnds: [UInt32] = []

  package init() {}

  /// The number of words.
  package var count: Int { starts.count }

  /// The number of sentences.
  package var sentenceCount: Int { sentenceStarts.count }

  /// The number of paragraphs.
  package var paragraphCount: Int { paragraphStarts.count }

  /// Replaces the content by that of `text`. Bytes that are no UTF-8 part words. A text must be
  /// shorter than 4 GiB; what is beyond is not read. Time O(bytes).
  package mutating func tokenize(_ text: Span<UInt8>) {
    text.withUnsafeBufferPointer { bytes in
      let read = UnsafeBufferPointer(rebasing: bytes.prefix(Int(UInt32.max) - 8))
      cutWords(read)
      findWideGaps(read)
      cutSentences(read)
    }
  }

  /// Replaces the content by words of `text` that are known, without their folded letters, and
  /// divides them into sentences. Time O(words and what stands between them).
  ///
  /// - Parameter words: where they stand; it gets other content.
  package mutating func setWords(of text: UnsafeBufferPointer<UInt8>, to words: inout TextPieces) {
    swap(&starts, &words.starts)
    swap(&ends, &words.ends)
    foldedBytes.removeAll(keepingCapacity: true)
    foldedEnds.removeAll(keepingCapacity: true)
    findWideGaps(text)
    cutSentences(text)
  }

  /// The bytes of a sentence: its words with the quotation marks and brackets around them and its
  /// final stop, without white space. `index` must be below `sentenceCount`.
  package func sentenceByteRange(_ index: Int) -> Range<Int> {
    Int(sentenceByteStarts[index])..<Int(sentenceByteEnds[index])
  }

  /// The bytes of a word, `index` below `count`.
  package func wordByteRange(_ index: Int) -> Range<Int> {
    Int(starts[index])..<Int(ends[index])
  }

  /// The words of a sentence, `index` below `sentenceCount`.
  package func words(ofSentence index: Int) -> Range<Int> {
    let next = index + 1 < sentenceStarts.count ? Int(sentenceStarts[index + 1]) : count
    return Int(sentenceStarts[index])..<next
  }

  /// The bytes of a folded word in `foldedBytes`, `index` below `count`.
  package func foldedByteRange(_ index: Int) -> Range<Int> {
    let start = index == 0 ? 0 : Int(foldedEnds[index - 1])
    return start..<Int(foldedEnds[index])
  }

  /// A folded word, `index` below `count`. Allocates: not for hot loops.
  package func folded(_ index: Int) -> [UInt8] {
    Array(foldedBytes[foldedByteRange(index)])
  }
}
