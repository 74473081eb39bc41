// SPDX-License-Identifier: Apache-2.0
/// Puts the words and texts of all batches one behind the other.

/// The growing sequence of words, sentences and texts, in the order of the articles.
struct CorpusAssembly: ~Copyable {
  private var text = GrowingArray<UInt8>()
  private var textStarts = GrowingArray<UInt64>()
  /// Numbers of the tokenisers until `resolve` puts the final ones in their place.
  private var surfaces = GrowingArray<UInt32>()
  private var gaps = GrowingArray<UInt8>()
  private var wideGaps = GrowingArray<UInt32>()
  private var wideGapPositions = GrowingArray<UInt32>()
  private var articlePositions = GrowingArray<UInt32>()
  private var articleBodies = GrowingArray<UInt32>()
  private var articleSentences = GrowingArray<UInt32>()
  private var sentencePositions = GrowingArray<UInt32>()
  private var sentenceByteStarts = GrowingArray<UInt32>()
  private var sentenceByteEnds = GrowingArray<UInt32>()
  private var sentenceParagraphs = GrowingArray<UInt32>()
  private var quotes = QuoteAssembly()
  /// Where the words of each batch end, and whose numbers they have.
  private var batches: [(end: Int, tokenizer: Int)] = []

  init() {
    textStarts.append(0)
    articlePositions.append(0)
    articleSentences.append(0)
  }

  /// Takes over a tokenised batch.
  ///
  /// - Throws: what went wrong in it, or `IndexError.tooLarge` past 2³² words.
  mutating func absorb(_ batch: TextBatch) throws(IndexError) {
    if let failure = batch.failure { throw failure }
    guard UInt32(exactly: surfaces.count + batch.words.surfaces.count) != nil else {
      throw .tooLarge(what: "words")
    }
    addTexts(of: batch)
    addSentences(of: batch)
    addArticles(of: batch)
    try quotes.absorb(batch.words.quotes, firstWord: surfaces.count)
    for (word, gap) in batch.words.wideGaps {
      wideGapPositions.append(UInt32(surfaces.count + word))
      wideGaps.append(gap)
    }
    surfaces.append(contentsOf: batch.words.surfaces.elements)
    gaps.append(contentsOf: batch.words.gaps.elements)
    batches.append((surfaces.count, batch.tokenizer))
  }

  private mutating func addTexts(of batch: TextBatch) {
    for end in batch.partEnds { textStarts.append(UInt64(text.count + end)) }
    text.append(contentsOf: batch.text.elements)
  }

  private mutating func addSentences(of batch: TextBatch) {
    for row in batch.words.sentences {
      sentencePositions.append(UInt32(surfaces.count + row.firstWord))
      sentenceByteStarts.append(UInt32(row.bytes.lowerBound))
      sentenceByteEnds.append(UInt32(row.bytes.upperBound))
      sentenceParagraphs.append(row.paragraph)
    }
  }

  private mutating func addArticles(of batch: TextBatch) {
    for row in batch.words.articles {
      let start = articlePositions[articlePositions.count - 1]
      let sentence = articleSentences[articleSentences.count - 1]
      articleBodies.append(start + UInt32(row.titleWords))
      articlePositions.append(start + UInt32(row.words))
      articleSentences.append(sentence + UInt32(row.sentences))
    }
  }

  /// Replaces the tokenisers' numbers of printed forms by the final ones.
  ///
  /// - Parameter numbers: for each tokeniser, the final number of each of its forms.
  mutating func resolve(_ numbers: [[UInt32]]) {
    var word = 0
    for (end, tokenizer) in batches {
      numbers[tokenizer].withUnsafeBufferPointer { final in
        while word < end {
          surfaces[word] = final[Int(surfaces[word])]
          word += 1
        }
      }
    }
  }

  /// How often each of `count` printed forms stands there.
  borrowing func surfaceCounts(_ count: Int) -> GrowingArray<UInt32> {
    var counts = GrowingArray<UInt32>(zeros: count)
    for word in 0..<surfaces.count { counts[Int(surfaces[word])] += 1 }
    return counts
  }

  /// Hands everything over to `storage`.
  mutating func seal(into storage: SectionStorage, surfaceLengths: borrowing BytePoolBuilder) {
    addAnchors(to: storage, surfaceLengths)
    sentencePositions.append(UInt32(surfaces.count))
    storage.adopt(.textBytes, &text)
    storage.adopt(.textStarts, &textStarts)
    storage.adopt(.forwardSurfaces, &surfaces)
    storage.adopt(.forwardGaps, &gaps)
    storage.adopt(.forwardWideGaps, &wideGaps)
    storage.adopt(.forwardWideGapPositions, &wideGapPositions)
    storage.adopt(.articlePositions, &articlePositions)
    storage.adopt(.articleBodies, &articleBodies)
    storage.adopt(.articleSentences, &articleSentences)
    storage.adopt(.sentencePositions, &sentencePositions)
    storage.adopt(.sentenceByteStarts, &sentenceByteStarts)
    storage.adopt(.sentenceByteEnds, &sentenceByteEnds)
    storage.adopt(.sentenceParagraphs, &sentenceParagraphs)
    quotes.seal(into: storage)
  }

  /// Notes article and byte offset of every 32nd position.
  private mutating func addAnchors(
    to storage: SectionStorage, _ lengths: borrowing BytePoolBuilder
  ) {
    let spacing = Int(ForwardList.anchorSpacing)
    var bytes = GrowingArray<UInt32>(capacity: surfaces.count / spacing + 1)
    var articles = GrowingArray<UInt32>(capacity: surfaces.count / spacing + 1)
    var wide = 0
    for article in 0..<articleBodies.count {
      let range = Int(articlePositions[article])..<Int(articlePositions[article + 1])
      var byte = 0
      for position in range {
        if position == Int(articleBodies[article]) { byte = 0 }
        if gaps[position] == ForwardList.wideGap {
          byte += Int(wideGaps[wide])
          wide += 1
        } else {
          byte += Int(gaps[position])
        }
        if position % spacing == 0 {
          bytes.append(UInt32(byte))
          articles.append(UInt32(article))
        }
        byte += lengths.length(Int(surfaces[position]))
      }
    }
    storage.adopt(.anchorBytes, &bytes)
    storage.adopt(.anchorArticles, &articles)
  }
}
