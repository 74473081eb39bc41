// SPDX-License-Identifier: Apache-2.0
/// Articles that hold two words, and where the words stand there.

/// Goes through the articles that hold two words, the lead and the other, and counts what is found
/// there: by the positions of both, or by looking from those of the lead.
///
/// To look at the neighbours of a word in the forward list is to jump about in it: where that is
/// large, each look waits for memory. Positions are read in their order instead, if that costs less.
struct PairJoin {
  /// What tells whether an article holds what is looked for.
  enum Way: CaseIterable {
    /// The positions of both words.
    case positions
    /// What stands around those of the lead.
    case looks
  }

  private let index: InvertedIndex
  private let lead: UInt32
  private let other: UInt32
  private let leads: PostingList
  private let others: PostingList

  /// Nil unless each side asks for one word in all its printed forms.
  init?(_ index: InvertedIndex, _ pair: WordPair) {
    guard let lead = pair.lead.members.onlyWord, let other = pair.other.members.onlyWord else {
      return nil
    }
    self.index = index
    self.lead = lead
    self.other = other
    leads = index.postings.articleList(of: lead)
    others = index.postings.articleList(of: other)
  }

  /// The articles that hold both words, ascending.
  /// - Parameter marks: only these articles; nil for all.
  func shared(within marks: ArticleMarks?) -> [UInt32] {
    let finder = ArticleFinder(index)
    let leadIsRarer = leads.articleCount <= others.articleCount
    let (few, many) = leadIsRarer ? (lead, other) : (other, lead)
    let shared = finder.intersection(of: index.postings.list(few), with: many)
    return marks.map { shared.kept(by: $0) } ?? shared
  }

  // MARK: Positions of both

  /// Calls `body` with the positions of both words in articles that hold both, some articles at a time.
  /// - Parameter spacing: how far positions are put apart that lie in different parts.
  @inline(never)
  func read(_ articles: [UInt32], spacing: UInt32, _ body: (JoinedPositions) -> Void) {
    let size = SkipReader.memorySize
    withMemory(2 * size, articles) { memory, articles in
      var leads = SkipReader(leads, articles, memory: memory)
      var others = SkipReader(others, articles, memory: memory + size)
      var builder = JoinedPositionsBuilder()
      var layout = PartLayout(index.articleTable, spacing: spacing)
      for (number, article) in articles.enumerated() {
        layout.enter(article)
        builder.append(leads: leads.next(), ofArticle: number, layout)
        builder.append(others: others.next(), layout)
        guard builder.isFull || number + 1 == articles.count else { continue }
        body(builder.positions)
        builder.removeAll()
        layout.restart()
      }
    }
  }

  // MARK: Positions of the lead

  /// Calls `body` with the positions of the lead in articles that hold both, a batch at a time. In place
  /// of their articles the batch has the numbers of these among all.
  @inline(never)
  func readLeads(_ articles: [UInt32], _ body: (inout PlaceBatch) -> Void) {
    let size = SkipReader.memorySize
    withMemory(size + PlaceBatch.memorySize, articles) { memory, articles in
      // Positions that lead into the forward list must be proven.
      var leads = SkipReader(index.postings.list(of: lead), articles, memory: memory)
      var batch = PlaceBatch(memory: memory + size)
      for (number, article) in articles.enumerated() {
        var position = index.articleTable.positions[article]
        for skip in leads.next() {
          position &+= skip
          if batch.count == PlaceBatch.capacity {
            body(&batch)
            batch.count = 0
          }
          batch.append(position, UInt32(truncatingIfNeeded: number))
          position &+= 1
        }
      }
      if batch.count > 0 { body(&batch) }
    }
  }

  @inline(__always)
  private func withMemory(
    _ size: Int, _ articles: [UInt32],
    _ body: (UnsafeMutablePointer<UInt32>, UnsafeBufferPointer<UInt32>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: size) { buffer in
      guard let memory = buffer.baseAddress else { return }
      articles.withUnsafeBufferPointer { body(memory, $0) }
    }
  }

  // MARK: Costs

  /// Whether to find the articles that hold both words costs less than the looks from the lead that it
  /// spares.
  /// - Parameter looks: how many neighbours are looked at together.
  func isWorthwhile(thanLooks looks: Int) -> Bool {
    let (few, many) = (
      min(leads.articleCount, others.articleCount), max(leads.articleCount, others.articleCount)
    )
    let finding = Double(5 * few + min(many, 128 * few) / 2)
    let share = min(1, 3 * Double(others.articleCount) / Double(max(1, index.articleCount)))
    return finding < (1 - share) * Double(leads.count * look(looks))
  }

  /// Whether it costs less to read the positions of the other word too or to look from those of the lead.
  ///
  /// In nanoseconds, as measured: a block entered costs 150, one of positions 50, an article 25, a
  /// position 3; a look as `look` says, and 40 more where it finds something, or 10 if the first thing
  /// found is enough. How often that is, is guessed by how many of its articles the rarer word shares.
  /// - Parameter looks: how many neighbours are looked at together.
  func way(looks: Int, in articles: [UInt32], firstOnly: Bool) -> Way {
    func occurrences(_ list: PostingList) -> Int {
      list.count * articles.count / max(1, list.articleCount)
    }
    let blocks = min(articles.count, others.blockCount)
    let positionBlocks = min(articles.count, others.positionBlockCount)
    let looked = occurrences(leads)
    let reading =
      150 * blocks + 50 * positionBlocks + 25 * articles.count + 3 * (looked + occurrences(others))
    let found = looked * articles.count / max(1, min(leads.articleCount, others.articleCount))
    let looking = looked * look(looks) + (firstOnly ? 10 : 40) * found
    return reading < looking ? .positions : .looks
  }

  /// What a look from a position costs: one and one for each neighbour while the forward list fits in
  /// a cache, 10 and six where it does not, though batches are fetched ahead, and a thousand in a file
  /// that was just opened.
  private func look(_ looks: Int) -> Int {
    let isFresh = index.storage.watch?.isFresh() ?? false
    return isFresh ? PositionJoin.freshLook : index.forward.isLarge ? 10 + 6 * looks : 1 + looks
  }
}
