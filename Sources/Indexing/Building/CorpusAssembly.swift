// SPDX-License-Identifier: Apache-2.0
/// Puts the words of all batches one behind the other.

/// The growing sequence of words, gaps and sentences, in the order of the articles.
struct CorpusAssembly: ~Copyable {
  /// Numbers of the tokenisers until `resolve` puts the final ones in their place.
  private var surfaces = GrowingArray<UInt32>()
  private var gaps = GrowingArray<UInt8>()
  private var rareGaps = GrowingArray<UInt32>()
  private var rareGapPositions = GrowingArray<UInt32>()
  private var tails = GrowingArray<UInt32>()
  private var articlePositions = GrowingArray<UInt32>()
  private var articleBodies = GrowingArray<UInt32>()
  private var articleSentences = GrowingArray<UInt32>()
  private var sentencePositions = GrowingArray<UInt32>()
  private var sentenceByteStarts = GrowingArray<UInt32>()
  private var sentenceByteEnds = GrowingArray<UInt32>()
  private var sentenceParagraphs = GrowingArray<UInt32>()
  private var quotes = QuoteAssembly()
  /// Where the words and parts of each batch end, and whose numbers they have.
  private var batches: [(end: Int, tails: Int, tokenizer: Int)] = []

  init() {
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
    addSentences(of: batch)
    addArticles(of: batch)
    try quotes.absorb(batch.words.quotes, firstWord: surfaces.count)
    for (word, gap) in batch.words.rareGaps {
      rareGapPositions.append(UInt32(surfaces.count + word))
      rareGaps.append(gap)
    }
    surfaces.append(contentsOf: batch.words.surfaces.elements)
    gaps.append(contentsOf: batch.words.gaps.elements)
    tails.append(contentsOf: batch.words.tails.elements)
    batches.append((surfaces.count, tails.count, batch.tokenizer))
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

  /// Replaces the tokenisers' numbers of printed forms and gaps by the final ones.
  ///
  /// - Parameters:
  ///   - numbers: for each tokeniser, the final number of each of its forms.
  ///   - gapNumbers: the same of its gaps.
  mutating func resolve(_ numbers: [[UInt32]], gaps gapNumbers: [[UInt32]]) {
    var word = 0
    var part = 0
    for (end, lastPart, tokenizer) in batches {
      numbers[tokenizer].withUnsafeBufferPointer { final in
        for word in word..<end { surfaces[word] = final[Int(surfaces[word])] }
      }
      word = end
      for part in part..<lastPart { tails[part] = gapNumbers[tokenizer][Int(tails[part])] }
      part = lastPart
    }
    resolveGaps(gapNumbers)
  }

  /// A gap that is rare among its tokeniser's numbers may be common in the end, and the reverse.
  private mutating func resolveGaps(_ numbers: [[UInt32]]) {
    var rare = GrowingArray<UInt32>()
    var positions = GrowingArray<UInt32>()
    var next = 0
    var word = 0
    for (end, _, tokenizer) in batches {
      numbers[tokenizer].withUnsafeBufferPointer { final in
        while word < end {
          var gap = UInt32(gaps[word])
          if gap == UInt32(ForwardList.rareGap) {
            gap = rareGaps[next]
            next += 1
          }
          gap = final[Int(gap)]
          gaps[word] = UInt8(clamping: gap)
          if gap >= UInt32(ForwardList.rareGap) {
            rare.append(gap)
            positions.append(UInt32(word))
          }
          word += 1
        }
      }
    }
    rareGaps = rare
    rareGapPositions = positions
  }

  /// How often each of `count` printed forms stands there.
  borrowing func surfaceCounts(_ count: Int) -> GrowingArray<UInt32> {
    var counts = GrowingArray<UInt32>(zeros: count)
    for word in 0..<surfaces.count { counts[Int(surfaces[word])] += 1 }
    return counts
  }

  /// Hands everything over to `storage`.
  mutating func seal(
    into storage: SectionStorage, surfaceLengths: borrowing BytePoolBuilder,
    gapLengths: borrowing BytePoolBuilder
  ) {
    addAnchors(to: storage, surfaceLengths, gapLengths)
    sentencePositions.append(UInt32(surfaces.count))
    storage.adopt(.forwardSurfaces, &surfaces)
    storage.adopt(.forwardGaps, &gaps)
    storage.adopt(.forwardRareGaps, &rareGaps)
    storage.adopt(.forwardRareGapPositions, &rareGapPositions)
    storage.adopt(.partTails, &tails)
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
    to storage: SectionStorage, _ lengths: borrowing BytePoolBuilder,
    _ gapLengths: borrowing BytePoolBuilder
  ) {
    let spacing = Int(ForwardList.anchorSpacing)
    var bytes = GrowingArray<UInt32>(capacity: surfaces.count / spacing + 1)
    var articles = GrowingArray<UInt32>(capacity: surfaces.count / spacing + 1)
    var rare = 0
    for article in 0..<articleBodies.count {
      let range = Int(articlePositions[article])..<Int(articlePositions[article + 1])
      var byte = 0
      for position in range {
        if position == Int(articleBodies[article]) { byte = 0 }
        var gap = Int(gaps[position])
        if gap == Int(ForwardList.rareGap) {
          gap = Int(rareGaps[rare])
          rare += 1
        }
        byte += gapLengths.length(gap)
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
