// SPDX-License-Identifier: Apache-2.0
/// Ranks the articles of one term of several words, of whose longest list most blocks need no look.

/// Ranks the articles that hold any of some words.
///
/// The ratio of an article is the sum of what each word gives. Of the word with the most articles,
/// the lead, the skip data tell what a block gives at most; what all others give together is
/// counted. So the lead is unpacked only where it can give enough by itself, or together with what
/// an article has from the others. Turtle and Flood, "Query evaluation: strategies and
/// optimizations", 1995 (MaxScore), within a term.
struct SetRanker {
  private let index: InvertedIndex
  private let bm25: BM25
  private let lead: PostingList
  private let rest: [WordSet.Member]

  /// Nil where no word has so many blocks that some can be passed over.
  init?(_ index: InvertedIndex, _ members: [WordSet.Member], limit: Int) {
    var lead = -1
    var most = 0
    for place in members.indices where members[place].surfaces == nil {
      let articles = index.articleCount(of: members[place].word)
      if articles > most { (lead, most) = (place, articles) }
    }
    // A number is kept for each article of the corpus, which few articles are not worth.
    guard lead >= 0, most / PostingList.blockSize >= limit, most >= index.articleCount / 64
    else { return nil }
    self.index = index
    bm25 = BM25(index)
    self.lead = index.postings.list(of: members[lead].word.rawValue)
    rest = Array(members[..<lead] + members[(lead + 1)...])
  }

  /// The best articles, the best first.
  /// - Throws: what `checkpoint` throws, which is called now and then.
  func best(_ limit: Int, checkpoint: () throws -> Void) throws -> [RankedArticle] {
    try OtherCounts.with(index) { others in
      for (number, member) in rest.enumerated() {
        if number & 0xFF == 0 { try checkpoint() }
        others.add(member, in: index)
      }
      var scan = LeadScan(
        index: index, bm25: bm25, lead: lead, limit: limit, others: others,
        articleCount: others.articleCount(with: lead, in: index))
      return scan.ranked()
    }
  }
}

/// How often words but the lead stand in each article. A view of memory that the caller has.
struct OtherCounts {
  let marks: ArticleMarks
  /// For each article of the corpus.
  let counts: UnsafeMutablePointer<UInt32>

  static func with<Result>(
    _ index: InvertedIndex, _ body: (OtherCounts) throws -> Result
  ) rethrows -> Result {
    try ArticleMarks.with(index.articleCount) { marks in
      try withUnsafeTemporaryAllocation(of: UInt32.self, capacity: index.articleCount + 1) {
        buffer in
        buffer.initialize(repeating: 0)
        // There is one number or more.
        guard let counts = buffer.baseAddress else { fatalError("no memory for counts") }
        return try body(OtherCounts(marks: marks, counts: counts))
      }
    }
  }

  func add(_ member: WordSet.Member, in index: InvertedIndex) {
    guard let surfaces = member.surfaces else {
      addAll(index.postings.list(of: member.word.rawValue))
      return
    }
    let printed = index.forward.surfaces
    surfaces.withUnsafeBufferPointer { forms in
      OccurrenceReader(index.postings, word: member.word.rawValue).read(within: nil) {
        article, positions in
        for position in positions where forms.holds(printed[position]) {
          counts[Int(article)] &+= 1
          marks.insert(article)
        }
      }
    }
  }

  private func addAll(_ list: PostingList) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * PostingList.blockSize) { buffer in
      guard let articles = buffer.baseAddress else { return }
      let frequencies = articles + PostingList.blockSize
      for block in list.blockRange {
        let count = list.articleCount(ofBlock: block)
        list.decodeArticles(ofBlock: block, count: count, into: articles)
        list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
        marks.insert(articles, count: count)
        for slot in 0..<count { counts[Int(articles[slot])] &+= frequencies[slot] }
      }
    }
  }

  /// How many articles hold one of the words or the lead.
  func articleCount(with lead: PostingList, in index: InvertedIndex) -> Int {
    ArticleMarks.with(index.articleCount) { all in
      all.formUnion(marks)
      lead.mark(in: all)
      return all.count
    }
  }
}
