// SPDX-License-Identifier: Apache-2.0
/// Ranks the articles of one term of several words by counting these in every article.

/// Ranks the articles that hold any of some words.
///
/// The ratio of an article is the sum of what each word gives. The words are counted by article, a
/// byte for each, and only articles with so many of them that they may be among the best are looked
/// at. The word with the most articles, the lead, if it has many blocks, tells from its skip data what
/// the best have at least. A lead that has most of all articles is not counted: it is unpacked only where it can give
/// enough by itself, or together with what an article has from the others. Turtle and Flood, "Query
/// evaluation: strategies and optimizations", 1995 (MaxScore), within a term.
struct SetRanker {
  private let index: InvertedIndex
  private let bm25: BM25
  private let lead: PostingList
  private let rest: [WordSet.Member]
  /// A lead with more than so many times the articles of the rest is not counted.
  private static let longLead = 4

  /// Nil where so few articles hold the words that a number for each of the corpus is not worth it.
  init?(_ index: InvertedIndex, _ members: [WordSet.Member], limit: Int) {
    var lead = -1
    var most = 0
    for place in members.indices where members[place].surfaces == nil {
      let articles = index.articleCount(of: members[place].word)
      if articles > most { (lead, most) = (place, articles) }
    }
    let few = index.articleCount / 64
    let leads = lead >= 0 && most / PostingList.blockSize >= limit && most >= few
    guard leads || members.count > 1 && index.articleSum(members) >= few else { return nil }
    self.index = index
    bm25 = BM25(index)
    self.lead = leads ? index.postings.articleList(of: members[lead].word.rawValue) : .empty
    rest = leads ? Array(members[..<lead] + members[(lead + 1)...]) : members
  }

  /// The best articles, the best first.
  /// - Throws: what `checkpoint` throws, which is called now and then.
  func best(_ limit: Int, checkpoint: () throws -> Void) throws -> [RankedArticle] {
    try ArticleTally.with(index.articleCount) { tally in
      for (number, member) in rest.enumerated() {
        if number & 0xFF == 0 { try checkpoint() }
        tally.add(member, in: index)
      }
      if lead.articleCount <= Self.longLead * tally.articleCount {
        tally.add(lead)
        var scan = LeadScan(
          index: index, bm25: bm25, lead: lead, limit: limit, tally: tally,
          articleCount: tally.articleCount)
        return scan.rankedByTally()
      }
      var scan = LeadScan(
        index: index, bm25: bm25, lead: lead, limit: limit, tally: tally,
        articleCount: tally.articleCount + tally.missing(of: lead))
      return scan.ranked()
    }
  }
}
