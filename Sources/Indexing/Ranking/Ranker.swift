// SPDX-License-Identifier: Apache-2.0
/// Here are terms: which articles answer them best?

/// Ranks the articles of one index by the sum of what each term scores in them.
///
/// One word is ranked by the best articles of its blocks, a term of several by counting them, in all
/// articles or in those of some outlets. Where articles must hold more than one thing they are found
/// first and scored then, for they are few. The rest is left to windows.
package struct Ranker {
  private let index: InvertedIndex
  private let terms: [RankTerm]
  private let clauseCount: Int
  private let filter: ArticleQuery?
  /// Windows whose articles had to be scored.
  private(set) var scoredWindows = 0

  /// - Parameter terms: those that name a clause are alternatives of it.
  /// - Parameter clauseCount: an article must hold a term of each clause; with none, any term.
  /// - Parameter filter: what articles must meet besides; nil for nothing.
  package init(
    _ index: InvertedIndex, terms: [RankTerm], clauseCount: Int = 0, filter: ArticleQuery? = nil
  ) {
    self.index = index
    self.terms = terms.contains { $0.isEmpty } ? terms.filter { !$0.isEmpty } : terms
    self.clauseCount = clauseCount
    self.filter = filter
  }

  /// The best articles, the best first, of equal ones the earlier in the corpus.
  /// - Parameter limit: how many; nil for all that hold what they must.
  /// - Parameter accepts: whether an article may be among them; asked only of those that would be.
  /// - Throws: what `checkpoint` throws, which is called now and then.
  package mutating func best(
    _ limit: Int?, accepts: ((ArticleID) -> Bool)? = nil,
    checkpoint: @escaping () throws -> Void = {}
  ) throws -> [RankedArticle] {
    if limit == 0 || terms.isEmpty { return [] }
    if accepts == nil, let limit, let term = onlyTerm,
      let best = try best(limit, of: term, checkpoint: checkpoint)
    {
      return best
    }
    let held = heldQuery
    if filter != nil || held.estimate(in: index) <= index.articleCount / 8 {
      var (articles, counts) = try found(held, ArticleFinder(index, checkpoint: checkpoint))
      if let accepts { articles = articles.filter { accepts(ArticleID(rawValue: $0)) } }
      return ListRanker(index, articles).best(limit, terms, articleCounts: counts)
    }
    var windows = try WindowRanker(
      index, terms: terms, clauseCount: clauseCount, checkpoint: checkpoint)
    defer { scoredWindows = windows.scoredWindows }
    return try windows.best(limit, accepts: accepts, checkpoint: checkpoint)
  }

  /// The best articles of the term that all is about; nil where there is no short way to them.
  private func best(
    _ limit: Int, of term: RankTerm, checkpoint: () throws -> Void
  ) throws -> [RankedArticle]? {
    switch filter {
    case nil:
      if let word = term.onlyWord { return WordRanker(index, word).best(limit) }
      return try SetRanker(index, term, limit: limit)?.best(limit, checkpoint: checkpoint)
    case .outlets(let outlets):
      if let word = term.onlyWord {
        return WordRanker(index, word, outlets: outlets).best(limit)
      }
      guard term.counted == nil else { return nil }
      let (counts, articleCount) = try OutletCounts.of(
        term.members, outlets: outlets, in: index, checkpoint: checkpoint)
      let counted = RankTerm(counts, clauses: term.clauses)
      return ListRanker(index, counts.articles)
        .best(limit, [counted], articleCounts: [articleCount])
    default: return nil
    }
  }

  /// The term that all is about; nil if there is more.
  private var onlyTerm: RankTerm? {
    guard terms.count == 1, clauseCount <= 1, clauseCount == 0 || terms[0].clauses.contains(0)
    else { return nil }
    return terms[0]
  }

  /// The articles that hold what they must, and how many articles of all hold each term.
  private func found(
    _ held: ArticleQuery, _ finder: ArticleFinder
  ) throws -> (articles: [UInt32], counts: [Int]) {
    if let counts = knownCounts {
      return (try finder.articles(filter.map { .all(of: [held, $0]) } ?? held), counts)
    }
    let (articles, counted) = try marked(finder)
    return (try filter.map { try finder.narrow(articles, to: $0) } ?? articles, counted)
  }

  /// The articles that hold a term of each clause, and how many hold each term. Each is marked once
  /// for both.
  private func marked(_ finder: ArticleFinder) throws -> (articles: [UInt32], counts: [Int]) {
    try ArticleMarks.with(index.articleCount, sets: 1 + max(1, clauseCount)) { sets in
      let (own, all) = (sets.set(0), sets.set(1))
      var counts: [Int] = []
      for term in terms {
        own.removeAll()
        if let counted = term.counted { own.insert(counted.articles) }
        try finder.mark(term.members, in: own)
        counts.append(own.count)
        for clause in clauseCount == 0 ? [0] : term.clauses { sets.set(1 + clause).formUnion(own) }
      }
      for clause in stride(from: 1, to: clauseCount, by: 1) {
        all.formIntersection(sets.set(1 + clause))
      }
      return (all.list(), counts)
    }
  }

  /// The articles that hold what they must, whatever the filter says.
  private var heldQuery: ArticleQuery {
    if clauseCount <= 1 { return anyTerm(of: clauseCount == 0 ? nil : 0) }
    return .all(of: (0..<clauseCount).map { anyTerm(of: $0) })
  }

  /// The articles that hold a term of a clause; of any term for nil.
  private func anyTerm(of clause: Int?) -> ArticleQuery {
    var members: [WordSet.Member] = []
    members.reserveCapacity(terms.count)
    var counted: [ArticleQuery] = []
    for place in terms.indices {
      if let clause, !terms[place].clauses.contains(clause) { continue }
      if let articles = terms[place].counted?.articles {
        counted.append(.these(articles))
      } else {
        members += terms[place].members
      }
    }
    if counted.isEmpty { return .words(members) }
    return .any(of: members.isEmpty ? counted : counted + [.words(members)])
  }

  /// How many articles hold each term, where all of that is known without looking.
  private var knownCounts: [Int]? {
    var counts: [Int] = []
    counts.reserveCapacity(terms.count)
    for place in terms.indices {
      guard let count = terms[place].knownArticleCount(in: index) else { return nil }
      counts.append(count)
    }
    return counts
  }
}
