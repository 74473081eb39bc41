// SPDX-License-Identifier: Apache-2.0
/// Here are terms: which articles answer them best?

/// Ranks the articles of one index by the sum of what each term scores in them.
///
/// One word is ranked by the best articles of its blocks. Where articles must hold more than one
/// thing they are found first and scored then, for they are few. The rest is left to windows.
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
    self.terms = terms.filter { $0.articleCount > 0 }
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
    if accepts == nil, filter == nil, let limit, let word = onlyWord {
      return WordRanker(index, word).best(limit)
    }
    let held = heldQuery
    if filter != nil || held.estimate(in: index) <= index.articleCount / 8 {
      let finder = ArticleFinder(index, checkpoint: checkpoint)
      var articles = try finder.articles(filter.map { .all(of: [held, $0]) } ?? held)
      if let accepts { articles = articles.filter { accepts(ArticleID(rawValue: $0)) } }
      return ListRanker(index, articles).best(limit, terms)
    }
    var windows = WindowRanker(index, terms: terms, clauseCount: clauseCount)
    defer { scoredWindows = windows.scoredWindows }
    return try windows.best(limit, accepts: accepts, checkpoint: checkpoint)
  }

  /// The word that all is about; nil if there is more.
  private var onlyWord: WordID? {
    guard terms.count == 1, clauseCount <= 1, terms[0].counted == nil, terms[0].words.count == 1,
      clauseCount == 0 || terms[0].clauses.contains(0)
    else { return nil }
    return terms[0].words[0]
  }

  /// The articles that hold what they must, whatever the filter says.
  private var heldQuery: ArticleQuery {
    if clauseCount == 0 { return .any(of: terms.map(\.query)) }
    return .all(
      of: (0..<clauseCount).map { clause in
        .any(of: terms.filter { $0.clauses.contains(clause) }.map(\.query))
      })
  }
}
