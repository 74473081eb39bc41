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
  private var anchorBytes = GrowingArray<UInt32>()
  private var anchorArticles = GrowingArray<UInt32>()
  private var quotes = QuoteAssembly()
  private var batches: [CorpusNumbering.Batch] = []

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
    let (firstArticle, firstTail) = (articleBodies.count, tails.count)
    let firstRareGap = rareGaps.count
    addSentences(of: batch)
    addArticles(of: batch)
    try quotes.absorb(batch.words.quotes, firstWord: surfaces.count)
    for (_, gap) in batch.words.rareGaps { rareGaps.append(gap) }
    surfaces.append(contentsOf: batch.words.surfaces.elements)
    gaps.append(contentsOf: batch.words.gaps.elements)
    tails.append(contentsOf: batch.words.tails.elements)
    batches.append(
      CorpusNumbering.Batch(
        articles: firstArticle..<articleBodies.count, tails: firstTail..<tails.count,
        rareGaps: firstRareGap..<rareGaps.count, tokenizer: batch.tokenizer))
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

  /// Cuts the batches of each tokeniser into shares, so many in all as threads can work on at once.
  ///
  /// - Parameter tokenizers: how many there are.
  borrowing func shares(of tokenizers: Int, among threads: Int) -> [NumberingShare] {
    var shares: [NumberingShare] = []
    for tokenizer in 0..<tokenizers {
      let own = batches.indices.filter { batches[$0].tokenizer == tokenizer }
      let parts = max(1, threads * own.count / max(1, batches.count))
      for part in 0..<parts {
        let batches = own[part * own.count / parts..<(part + 1) * own.count / parts]
        shares.append(NumberingShare(tokenizer: tokenizer, batches: Array(batches)))
      }
    }
    return shares
  }

  /// Replaces the tokenisers' numbers of printed forms and gaps by the final ones.
  ///
  /// - Parameter numbers: for each share those of its tokeniser.
  mutating func resolve(_ shares: [NumberingShare], _ numbers: [FinalNumbers], threads: Int) {
    let spacing = Int(ForwardList.anchorSpacing)
    let anchors = (surfaces.count + spacing - 1) / spacing
    let numbering = CorpusNumbering(
      surfaces: surfaces.base, gaps: gaps.base, tails: tails.base, rareGaps: rareGaps.base,
      articlePositions: articlePositions.base, articleBodies: articleBodies.base,
      anchorBytes: anchorBytes.appendUninitialized(anchors),
      anchorArticles: anchorArticles.appendUninitialized(anchors))
    let batches = batches
    let rare = batches.map { _ in RareGaps() }
    JoinableThread.share(shares.count, among: threads) { share in
      for batch in shares[share].batches {
        numbering.number(batches[batch], numbers[share], rare[batch])
      }
    }
    rareGaps.removeAll()
    for gaps in rare {
      rareGaps.append(contentsOf: gaps.numbers.elements)
      rareGapPositions.append(contentsOf: gaps.positions.elements)
    }
  }

  /// Begins to find out which names of speakers are one person's.
  borrowing func findPersons(beside: Bool) -> PersonSearch { quotes.findPersons(beside: beside) }

  /// Hands everything over to `storage`.
  mutating func seal(into storage: SectionStorage) {
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
    storage.adopt(.anchorBytes, &anchorBytes)
    storage.adopt(.anchorArticles, &anchorArticles)
    quotes.seal(into: storage)
  }
}
