// SPDX-License-Identifier: Apache-2.0
/// The lists that a term is read from in windows: few, for each costs something in each window.
import ArabicText

/// A term cut into lists that say what their blocks can give at most, and the rest, counted.
struct RankLists {
  /// Words whose posting lists are read block by block.
  let words: [WordID]
  /// The rest.
  let counted: ArticleCounts?
  /// In how many articles the term stands.
  let articleCount: Int

  /// Lists that are read block by block; more of them would cost more than they save.
  private static let listLimit = 6
  /// Lists of fewer articles are counted at once.
  private static let shortest = 1024

  /// - Throws: what `checkpoint` throws, which is called now and then.
  init(_ term: RankTerm, in index: InvertedIndex, checkpoint: @escaping () throws -> Void) throws {
    if let word = term.onlyWord {
      words = [WordID(rawValue: word)]
    } else {
      words =
        term.members.filter {
          $0.surfaces == nil && index.articleCount(of: $0.word) >= Self.shortest
        }.sorted { index.articleCount(of: $0.word) > index.articleCount(of: $1.word) }
        .prefix(Self.listLimit).map(\.word)
    }
    let apart = Set(words)
    let rest = term.members.filter { !apart.contains($0.word) }
    if let counted = term.counted {
      self.counted = counted
      articleCount = counted.articles.count
    } else if rest.isEmpty, words.count == 1 {
      counted = nil
      articleCount = index.articleCount(of: words[0])
    } else {
      let finder = ArticleFinder(index, checkpoint: checkpoint)
      let words = words
      (counted, articleCount) = try ArticleMarks.with(index.articleCount) { marks in
        try finder.mark(rest, in: marks)
        let counts = ArticlePlaces.with(marks) { places in
          places.frequencies(of: rest, in: index, areMost: true)
        }
        let counted = ArticleCounts(marks.list(), counts: counts)
        for word in words { index.postings.mark(articlesOf: word.rawValue, in: marks) }
        return (counted.articles.isEmpty ? nil : counted, marks.count)
      }
    }
  }
}
