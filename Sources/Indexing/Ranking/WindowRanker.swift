// SPDX-License-Identifier: Apache-2.0
/// Ranks by going through the corpus in windows, of which most need no look at their articles.

/// Ranks the articles that hold any of some terms, or one of each clause.
///
/// The corpus is gone through in windows that end where the next block of any list begins. What a
/// window can score at most follows from the greatest frequencies and the least lengths of its
/// blocks; when that does not exceed the worst of the best articles so far, none of it is unpacked.
/// Ding and Suel, "Faster Top-k Document Retrieval Using Block-Max Indexes", 2011.
struct WindowRanker {
  private let index: InvertedIndex
  private let bm25: BM25
  private var terms: [Term] = []
  private let clauseCount: Int
  private let memory: UnsafeMutableBufferPointer<UInt32>
  private let owner: RankMemory
  /// Windows whose articles had to be scored.
  private(set) var scoredWindows = 0

  private struct Term {
    var cursors: [RankCursor]
    var weight: Double
    var clauses: [Int]
  }

  /// - Throws: what `checkpoint` throws, which is called now and then.
  init(
    _ index: InvertedIndex, terms: [RankTerm], clauseCount: Int,
    checkpoint: @escaping () throws -> Void
  ) throws {
    self.index = index
    bm25 = BM25(index)
    self.clauseCount = clauseCount
    let lists = try terms.map { try RankLists($0, in: index, checkpoint: checkpoint) }
    let size = lists.reduce(0) {
      $0 + $1.words.count * 2 * PostingList.blockSize + 2 * ($1.counted?.articles.count ?? 0)
    }
    owner = RankMemory(size)
    memory = owner.buffer
    var used = 0
    for (term, lists) in zip(terms, lists) where lists.articleCount > 0 {
      guard let base = memory.baseAddress else { break }
      var cursors = lists.words.map { word in
        defer { used += 2 * PostingList.blockSize }
        return RankCursor(index.postings.articleList(of: word.rawValue), memory: base + used)
      }
      if let counted = lists.counted, !counted.articles.isEmpty {
        cursors.append(RankCursor(counted, in: index, bm25, memory: base + used))
        used += 2 * counted.articles.count
      }
      self.terms.append(
        Term(
          cursors: cursors, weight: bm25.weight(articles: lists.articleCount),
          clauses: term.clauses))
    }
  }

  /// The best articles, as `Ranker` says.
  mutating func best(
    _ limit: Int?, accepts: ((ArticleID) -> Bool)?, checkpoint: () throws -> Void
  ) throws -> [RankedArticle] {
    var best = BestArticles(limit: limit)
    let window = RankWindow(clauseCount: clauseCount)
    let end = UInt32(index.articleCount)
    var start: UInt32 = 0
    var number = 0
    while start < end {
      if number & 0xFF == 0 { try checkpoint() }
      number += 1
      let limit = nextWindow(from: start, end)
      if isWorthwhile(start..<limit, best.threshold) {
        score(start..<limit, window, &best, accepts)
      }
      start = limit
    }
    return best.sorted()
  }

  /// Moves all lists to `start`, and finds where the window that begins there ends.
  private mutating func nextWindow(from start: UInt32, _ end: UInt32) -> UInt32 {
    var limit = min(end, start + UInt32(RankWindow.size))
    for term in terms.indices {
      for cursor in terms[term].cursors.indices {
        terms[term].cursors[cursor].seek(start)
        if let next = terms[term].cursors[cursor].nextBlockStart, next > start {
          limit = min(limit, next)
        }
      }
    }
    return limit
  }

  /// Whether an article of the window may score more than the threshold. First the skip data say
  /// so, then whether there are articles at all.
  private mutating func isWorthwhile(_ window: Range<UInt32>, _ threshold: Double) -> Bool {
    guard mayExceed(threshold, window) else { return false }
    for term in terms.indices {
      for cursor in terms[term].cursors.indices {
        terms[term].cursors[cursor].settle(from: window.lowerBound, before: window.upperBound)
      }
    }
    return mayExceed(threshold, window)
  }

  private func mayExceed(_ threshold: Double, _ window: Range<UInt32>) -> Bool {
    var sum = 0.0
    var clauses: UInt64 = 0
    for term in terms {
      var ratio = 0.0
      for cursor in term.cursors {
        ratio += cursor.greatest(before: window.upperBound) ?? 0
      }
      guard ratio > 0 else { continue }
      sum += term.weight * ratio / (1 + ratio)
      for clause in term.clauses { clauses |= 1 << UInt64(clause & 63) }
    }
    let needed = clauseCount >= 64 ? 0 : (UInt64(1) << UInt64(clauseCount)) - 1
    // Scores are rounded; one that is the bound itself must not be lost to that.
    return clauses & needed == needed && sum > 0 && sum * (1 + 1e-9) + 1e-11 > threshold
  }

  private mutating func score(
    _ range: Range<UInt32>, _ window: RankWindow, _ best: inout BestArticles,
    _ accepts: ((ArticleID) -> Bool)?
  ) {
    scoredWindows += 1
    window.begin(range)
    for term in terms.indices {
      for cursor in terms[term].cursors.indices {
        while let found = terms[term].cursors[cursor].next(before: range.upperBound) {
          window.add(found.articles, found.frequencies, count: found.count)
        }
      }
      window.scoreTerm(
        weight: terms[term].weight, clauses: terms[term].clauses,
        lengths: index.articleTable.positions, bm25)
    }
    window.finish { article, score in
      guard score > best.threshold else { return }
      let article = ArticleID(rawValue: article)
      if accepts?(article) ?? true { best.insert(RankedArticle(article: article, score: score)) }
    }
  }
}

/// The memory of all cursors of a ranker.
private final class RankMemory {
  let buffer: UnsafeMutableBufferPointer<UInt32>

  init(_ count: Int) {
    buffer = .allocate(capacity: max(1, count))
    buffer.initialize(repeating: 0)
  }

  deinit { buffer.deallocate() }
}
