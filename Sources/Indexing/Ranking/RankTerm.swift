// SPDX-License-Identifier: Apache-2.0
/// What articles are ranked for: a word with all its expansions, or the spans of a pattern.
import ArabicText

/// One term of a ranked query. All that a word stands for counts as one term: its frequency in an
/// article is that of all of them together, and the articles that hold any of them hold it.
package struct RankTerm: Sendable {
  /// The words it stands for; none where it is counted already.
  let members: [WordSet.Member]
  /// The articles that hold it, if they were counted.
  let counted: ArticleCounts?
  /// The clauses it is an alternative of; articles must hold a term of each clause.
  let clauses: [Int]

  /// The list of each member, if they were looked up ahead; else none.
  private(set) var lists: [PostingList] = []

  /// The words of a set as one term.
  package init(_ set: WordSet, clauses: [Int] = []) {
    members = set.members
    counted = nil
    self.clauses = clauses
  }

  /// The term with the lists of its words looked up, for being ranked often.
  package func prepared(in index: InvertedIndex) -> RankTerm {
    var prepared = self
    prepared.lists = members.map { index.postings.articleList(of: $0.word.rawValue) }
    return prepared
  }

  /// The spans of what is looked for as one term.
  /// - Parameter query: as `ArticleQuery.term` makes it.
  /// - Throws: what `checkpoint` throws, which is called now and then.
  package init(
    _ query: ArticleQuery, in index: InvertedIndex, clauses: [Int] = [],
    checkpoint: @escaping () throws -> Void = {}
  ) throws {
    self.clauses = clauses
    if case .words(let members) = query {
      self.members = members
      counted = nil
    } else {
      members = []
      counted = try ArticleFinder(index, checkpoint: checkpoint).occurrences(of: query)
    }
  }

  /// A term that has been counted.
  init(_ counted: ArticleCounts, clauses: [Int]) {
    members = []
    self.counted = counted
    self.clauses = clauses
  }

  /// Whether no article holds it, as far as can be told without looking.
  var isEmpty: Bool { counted?.articles.isEmpty ?? members.isEmpty }

  /// The one word that it is, all forms of it; nil if it is more or less.
  var onlyWord: UInt32? { members.onlyWord }

  /// In how many articles it stands, where that is known without looking.
  func knownArticleCount(in index: InvertedIndex) -> Int? {
    onlyWord.map { index.postings.articleCount(of: $0) } ?? counted?.articles.count
  }

  /// The articles that hold the term.
  var query: ArticleQuery { counted.map { .these($0.articles) } ?? .words(members) }
}
