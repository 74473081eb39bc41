// SPDX-License-Identifier: Apache-2.0
/// Ranks articles that have been found already.

/// Scores each article of a list.
struct ListRanker {
  private let index: InvertedIndex
  private let bm25: BM25
  /// Ascending.
  private let articles: [UInt32]

  init(_ index: InvertedIndex, _ articles: [UInt32]) {
    self.index = index
    bm25 = BM25(index)
    self.articles = articles
  }

  /// The best of the articles, the best first.
  func best(_ limit: Int?, _ terms: [RankTerm]) -> [RankedArticle] {
    var scores = [Double](repeating: 0, count: articles.count)
    if terms.count == 1 {
      add(terms[0], to: &scores, nil)
    } else {
      ArticlePlaces.with(articles, of: index.articleCount) { places in
        for term in terms { add(term, to: &scores, places) }
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

  private func add(_ term: RankTerm, to scores: inout [Double], _ places: ArticlePlaces?) {
    let weight = bm25.weight(articles: term.articleCount)
    func score(_ place: Int, _ frequency: UInt32) -> Double {
      let length = index.wordCount(ofArticle: articles[place])
      return weight * bm25.saturation(frequency: frequency, length: length)
    }
    if term.counted == nil, term.words.count == 1 {
      let list = index.postings.list(of: term.words[0].rawValue)
      if let places, list.articleCount < articles.count {
        list.forEachArticle { article, frequency in
          if let place = places.place(of: article) { scores[place] += score(place, frequency) }
        }
        return
      }
      list.seek(articles) { place, block, slot in
        let count = list.articleCount(ofBlock: block)
        scores[place] += score(
          place, list.frequency(ofBlock: block, slot: slot, count: count))
      }
      return
    }
    let frequencies = frequencies(of: term)
    for place in articles.indices where frequencies[place] > 0 {
      scores[place] += score(place, frequencies[place])
    }
  }

  /// How often the term stands in each of the articles.
  private func frequencies(of term: RankTerm) -> [UInt32] {
    if let counted = term.counted, term.words.isEmpty, counted.articles.count == articles.count {
      // They are the same articles, for all of them hold the term or none was left out.
      if counted.articles == articles { return counted.counts }
    }
    var frequencies = [UInt32](repeating: 0, count: articles.count)
    for word in term.words {
      let list = index.postings.list(of: word.rawValue)
      list.seek(articles) { place, block, slot in
        let count = list.articleCount(ofBlock: block)
        frequencies[place] &+= list.frequency(ofBlock: block, slot: slot, count: count)
      }
    }
    guard let counted = term.counted else { return frequencies }
    var place = 0
    for (article, count) in zip(counted.articles, counted.counts) {
      while place < articles.count, articles[place] < article { place += 1 }
      if place == articles.count { break }
      if articles[place] == article { frequencies[place] &+= count }
    }
    return frequencies
  }
}

/// Where articles stand in a list.
private struct ArticlePlaces {
  private let marks: ArticleMarks
  /// For each word of marks how many articles are marked before it.
  private let before: UnsafeMutablePointer<UInt32>

  /// Calls `body` with the places of a list, ascending, of the articles of a corpus.
  static func with(
    _ list: [UInt32], of articleCount: Int, _ body: (ArticlePlaces) -> Void
  ) {
    ArticleMarks.with(articleCount) { marks in
      marks.insert(list)
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: marks.wordCount) { buffer in
        guard let before = buffer.baseAddress else { return }
        var sum = 0
        for word in 0..<marks.wordCount {
          before[word] = UInt32(sum)
          sum += marks.words[word].nonzeroBitCount
        }
        body(ArticlePlaces(marks: marks, before: before))
      }
    }
  }

  /// Where an article stands; nil if it is not in the list.
  @inline(__always)
  func place(of article: UInt32) -> Int? {
    let word = Int(article >> 6)
    let bit = UInt64(1) << UInt64(article & 63)
    guard marks.words[word] & bit != 0 else { return nil }
    return Int(before[word]) + (marks.words[word] & (bit &- 1)).nonzeroBitCount
  }
}
