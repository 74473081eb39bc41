// SPDX-License-Identifier: Apache-2.0
/// Ranks articles that have been found already.

/// Scores each article of a list.
struct ListRanker {
  private let index: InvertedIndex
  private let bm25: BM25
  /// Ascending.
  private let articles: [UInt32]
  /// Of each article, as terms have them in common.
  private let norms: [Double]

  init(_ index: InvertedIndex, _ articles: [UInt32]) {
    self.index = index
    let bm25 = BM25(index)
    self.bm25 = bm25
    self.articles = articles
    norms = articles.map { bm25.norm(length: index.wordCount(ofArticle: $0)) }
  }

  /// The best of the articles, the best first.
  /// - Parameter articleCounts: for each term the number of all articles that hold it.
  func best(_ limit: Int?, _ terms: [RankTerm], articleCounts: [Int]) -> [RankedArticle] {
    var scores = [Double](repeating: 0, count: articles.count)
    scores.withUnsafeMutableBufferPointer { scores in
      if terms.count == 1, terms[0].knownArticleCount(in: index) != nil {
        add(terms[0], articleCounts[0], to: scores, nil)
        return
      }
      ArticleMarks.with(index.articleCount) { marks in
        marks.insert(articles)
        ArticlePlaces.with(marks) { places in
          for place in terms.indices { add(terms[place], articleCounts[place], to: scores, places) }
        }
      }
    }
    var best = BestArticles(limit: limit)
    var threshold = best.threshold
    for place in articles.indices {
      // Rounding is dear, and most scores are too low to matter.
      guard scores[place] > threshold - 1e-11 else { continue }
      let score = BM25.rounded(scores[place])
      guard score > threshold else { continue }
      best.insert(RankedArticle(article: ArticleID(rawValue: articles[place]), score: score))
      threshold = best.threshold
    }
    return best.sorted()
  }

  /// Adds what a term scores.
  /// - Parameter articleCount: how many articles of all hold it.
  /// - Parameter places: of the articles; may be nil for one word or what has been counted.
  private func add(
    _ term: RankTerm, _ articleCount: Int, to scores: UnsafeMutableBufferPointer<Double>,
    _ places: ArticlePlaces?
  ) {
    let weight = bm25.weight(articles: articleCount)
    @inline(__always)
    func score(_ place: Int, _ frequency: UInt32) -> Double {
      weight * bm25.saturation(frequency: frequency, norm: norms[place])
    }
    if let word = term.onlyWord {
      let list = index.postings.articleList(of: word)
      if let places, articleCount < articles.count {
        list.forEachArticle { article, frequency in
          guard places.marks.contains(article) else { return }
          let place = places[article]
          scores[place] += score(place, frequency)
        }
        return
      }
      forEachFrequency(list) { place, frequency in scores[place] += score(place, frequency) }
      return
    }
    let frequencies: [UInt32]
    if let counted = term.counted {
      frequencies = aligned(counted)
    } else if let places {
      frequencies = places.frequencies(
        of: term.members, in: index, areMost: 2 * articles.count >= articleCount)
    } else {
      return
    }
    for place in articles.indices where frequencies[place] > 0 {
      scores[place] += score(place, frequencies[place])
    }
  }

  /// Calls `body` with the place of each article that a list has, and how often the word stands there.
  @inline(__always)
  private func forEachFrequency(_ list: PostingList, _ body: (Int, UInt32) -> Void) {
    guard articles.count >= Self.manyOfBlock * list.blockCount else {
      list.seek(articles) { place, block, slot in
        let count = list.articleCount(ofBlock: block)
        body(place, list.frequency(ofBlock: block, slot: slot, count: count))
      }
      return
    }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: PostingList.blockSize) { buffer in
      guard let frequencies = buffer.baseAddress else { return }
      var unpacked = -1
      list.seek(articles) { place, block, slot in
        if block != unpacked {
          let count = list.articleCount(ofBlock: block)
          list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
          unpacked = block
        }
        body(place, frequencies[slot])
      }
    }
  }

  /// To unpack the frequencies of a block costs as much as to look up those of so many articles.
  private static let manyOfBlock = 6

  /// How often a term that has been counted stands in each of the articles.
  private func aligned(_ counted: ArticleCounts) -> [UInt32] {
    // They are the same articles where all of them hold the term and none was left out.
    if counted.articles == articles { return counted.counts }
    var frequencies = [UInt32](repeating: 0, count: articles.count)
    var place = 0
    for (article, count) in zip(counted.articles, counted.counts) {
      while place < articles.count, articles[place] < article { place += 1 }
      if place == articles.count { break }
      if articles[place] == article { frequencies[place] &+= count }
    }
    return frequencies
  }
}
