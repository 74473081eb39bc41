// SPDX-License-Identifier: Apache-2.0
/// What articles are ranked for: a word with all its expansions, or the spans of a pattern.
import ArabicText

/// One term of a ranked query. All that a word stands for counts as one term: its frequency in an
/// article is that of all of them together, and the articles that hold any of them hold it.
package struct RankTerm: Sendable {
  /// Words whose posting lists are read block by block.
  let words: [WordID]
  /// The rest, counted already.
  let counted: ArticleCounts?
  /// In how many articles the term stands.
  package let articleCount: Int
  /// The clauses it is an alternative of; articles must hold a term of each clause.
  let clauses: [Int]

  /// Lists that are read block by block; more of them would cost more than they save.
  private static let listLimit = 6
  /// Lists of fewer articles are counted at once.
  private static let shortest = 1024

  /// The words of a set as one term.
  package init(_ set: WordSet, in index: InvertedIndex, clauses: [Int] = []) {
    self.clauses = clauses
    if set.members.count == 1, set.members[0].surfaces == nil {
      words = [set.members[0].word]
      counted = nil
      articleCount = index.articleCount(of: set.members[0].word)
      return
    }
    let long = set.members.filter { member in
      member.surfaces == nil
        && (set.members.count == 1 || index.articleCount(of: member.word) >= Self.shortest)
    }.sorted { index.articleCount(of: $0.word) > index.articleCount(of: $1.word) }
    words = long.prefix(Self.listLimit).map(\.word)
    let apart = Set(words)
    let rest = set.members.filter { !apart.contains($0.word) }
    if rest.isEmpty {
      counted = nil
    } else {
      var tally = ArticleTally(index)
      for member in rest { tally.add(member) }
      counted = tally.list()
    }
    articleCount = Self.articleCount(words, counted, in: index)
  }

  /// The spans of what is looked for as one term.
  /// - Parameter query: as `ArticleQuery.term` makes it.
  /// - Throws: what `checkpoint` throws, which is called now and then.
  package init(
    _ query: ArticleQuery, in index: InvertedIndex, clauses: [Int] = [],
    checkpoint: @escaping () throws -> Void = {}
  ) throws {
    switch query {
    case .words(let members): self.init(WordSet(members), in: index, clauses: clauses)
    default:
      let finder = ArticleFinder(index, checkpoint: checkpoint)
      self.init(try finder.occurrences(of: query), clauses: clauses)
    }
  }

  private init(_ counts: ArticleCounts, clauses: [Int]) {
    self.clauses = clauses
    words = []
    counted = counts
    articleCount = counts.articles.count
  }

  /// The articles that hold the term.
  var query: ArticleQuery {
    let members = words.map { WordSet.Member(word: $0, rule: .folded) }
    guard let counted else { return .words(members) }
    return .any(of: (members.isEmpty ? [] : [.words(members)]) + [.these(counted.articles)])
  }

  /// How many articles hold a word or are counted.
  private static func articleCount(
    _ words: [WordID], _ counted: ArticleCounts?, in index: InvertedIndex
  ) -> Int {
    if words.isEmpty { return counted?.articles.count ?? 0 }
    if words.count == 1, counted == nil { return index.articleCount(of: words[0]) }
    return ArticleMarks.with(index.articleCount) { marks in
      marks.insert(counted?.articles ?? [])
      for word in words { index.postings.mark(articlesOf: word.rawValue, in: marks) }
      return marks.count
    }
  }
}
