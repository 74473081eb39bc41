// SPDX-License-Identifier: Apache-2.0
/// Ranks the articles of one term of several words by counting these in every article.

/// Ranks the articles that hold any of some words.
///
/// The ratio of an article is the sum of what each word gives. The words are counted by article, a
/// byte for each, and only articles with so many of them that they may be among the best are looked
/// at. The word with the most articles, the lead, if it has many blocks, tells from its skip data what
/// the best have at least. A lead that has most of all articles is not counted: it is unpacked only
/// where it can give enough by itself, or together with what an article has from the others. Turtle and
/// Flood, "Query evaluation: strategies and optimizations", 1995 (MaxScore), within a term.
struct SetRanker {
  private let index: InvertedIndex
  private let bm25: BM25
  private let members: [WordSet.Member]
  /// The list of each member.
  private let lists: [PostingList]
  /// Which member is the lead; nil if none is.
  private let lead: Int?
  /// A lead with more than so many times the articles of the rest is not counted.
  private static let longLead = 16

  /// Nil where so few articles hold the words that a number for each of the corpus is not worth it.
  /// - Parameter term: not counted.
  init?(_ index: InvertedIndex, _ term: RankTerm, limit: Int) {
    let members = term.members
    lists = term.lists.isEmpty ? term.prepared(in: index).lists : term.lists
    var (lead, most, sum) = (0, 0, 0)
    for place in lists.indices {
      let articles = lists[place].articleCount
      sum += articles
      if articles > most, members[place].surfaces == nil { (lead, most) = (place, articles) }
    }
    let few = index.articleCount / 64
    let leads = most > 0 && most / PostingList.blockSize >= limit && most >= few
    guard leads || members.count > 1 && sum >= few else { return nil }
    self.index = index
    bm25 = BM25(index)
    self.members = members
    self.lead = leads ? lead : nil
  }

  /// The best articles, the best first.
  /// - Throws: what `checkpoint` throws, which is called now and then.
  func best(_ limit: Int, checkpoint: () throws -> Void) throws -> [RankedArticle] {
    let lead = lead.map { lists[$0] } ?? .empty
    return try ArticleTally.with(index.articleCount) { tally in
      for place in members.indices where place != self.lead {
        if place & 0xFF == 0 { try checkpoint() }
        if let surfaces = members[place].surfaces {
          tally.add(surfaces, of: members[place].word, in: index)
        } else {
          tally.add(lists[place])
        }
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
