// SPDX-License-Identifier: Apache-2.0
/// Finds the articles that a query asks for, beginning with what is rarest.

/// Evaluates article queries over one index.
package struct ArticleFinder {
  let index: InvertedIndex
  /// Called now and then during long work; throws to stop it.
  let checkpoint: () throws -> Void

  package init(_ index: InvertedIndex, checkpoint: @escaping () throws -> Void = {}) {
    self.index = index
    self.checkpoint = checkpoint
  }

  /// How many articles there are. O(1) for one word, O(members) for what a common word stands for.
  /// - Throws: what `checkpoint` throws.
  package func count(_ query: ArticleQuery) throws -> Int {
    switch query {
    case .all: return index.articleCount
    case .words(let members):
      if members.isEmpty { return 0 }
      if let word = members.onlyWord { return index.postings.articleCount(of: word) }
      if let known = index.knownCounts.articleCount(of: members) { return known }
      return try marked(query) { $0.count }
    case .outlets: return query.estimate(in: index)
    case .these(let articles): return articles.count
    case .and(let parts): return try countMarked(parts) ?? articles(query).count
    default: return try articles(query).count
    }
  }

  /// How many articles hold words of each part, where all parts ask for several words: their marks
  /// are joined and none is listed. Nil for other parts.
  private func countMarked(_ parts: [ArticleQuery]) throws -> Int? {
    let areWords = parts.allSatisfy { part in
      switch part {
      case .words(let members): members.count > 1
      default: false
      }
    }
    guard areWords else { return nil }
    return try ArticleMarks.with(index.articleCount, sets: 2) { rows in
      let (all, own) = (rows.set(0), rows.set(1))
      for (number, part) in parts.enumerated() {
        own.removeAll()
        try mark(part, in: number == 0 ? all : own)
        if number > 0 { all.formIntersection(own) }
      }
      return all.count
    }
  }

  /// What `body` gives of the marks of the articles that a query asks for.
  private func marked<Result>(
    _ query: ArticleQuery, _ body: (ArticleMarks) throws -> Result
  ) throws -> Result {
    try ArticleMarks.with(index.articleCount) { marks in
      try mark(query, in: marks)
      return try body(marks)
    }
  }

  private func mark(_ query: ArticleQuery, in marks: ArticleMarks) throws {
    switch query {
    case .words(let members): try mark(members, in: marks)
    default: marks.insert(try articles(query))
    }
  }

  /// The articles, ascending.
  /// - Throws: what `checkpoint` throws.
  package func articles(_ query: ArticleQuery) throws -> [UInt32] {
    try checkpoint()
    switch query {
    case .all: return Array(0..<UInt32(index.articleCount))
    case .these(let articles): return articles
    case .words(let members):
      if members.isEmpty { return [] }
      if let word = members.onlyWord { return index.postings.list(word) }
      return try marked(query) { $0.list() }
    case .row(let row): return try occurrences(of: row, within: nil, firstOnly: true).articles
    case .near(let pair): return try occurrences(of: pair, within: nil, firstOnly: true).articles
    case .spans(let pattern):
      let spans = try SpanEvaluator(index, checkpoint: checkpoint).spans(of: pattern)
      return ArticleCounts(spans, in: index).articles
    case .outlets(let marks):
      return (0..<UInt32(index.articleCount)).filter { marks[index.outlet(of: $0)] }
    case .and(let parts): return try all(of: parts)
    case .or(let parts):
      return try ArticleMarks.with(index.articleCount) { marks in
        for part in parts { try mark(part, in: marks) }
        return marks.list()
      }
    case .andNot(let left, let right):
      return try removing(right, from: try articles(left))
    }
  }

  /// The articles of a list that a query asks for too.
  package func narrow(_ articles: [UInt32], to query: ArticleQuery) throws -> [UInt32] {
    if articles.isEmpty { return [] }
    switch query {
    case .all: return articles
    case .words(let members):
      if let word = members.onlyWord { return intersection(of: articles, with: word) }
      return try marked(query) { articles.kept(by: $0) }
    case .row(let row):
      return try within(articles) { try occurrences(of: row, within: $0, firstOnly: true).articles }
    case .near(let pair):
      return try within(articles) {
        try occurrences(of: pair, within: $0, firstOnly: true).articles
      }
    case .outlets(let marks): return articles.filter { marks[index.outlet(of: $0)] }
    case .and(let parts):
      return try inOrder(parts).reduce(articles) { try narrow($0, to: $1) }
    case .andNot(let left, let right): return try removing(right, from: narrow(articles, to: left))
    case .spans, .these, .or: return try marked(query) { articles.kept(by: $0) }
    }
  }

  /// How many of the articles each outlet has, and which of them is its first; nil for none.
  package func outlets(
    of articles: [UInt32]
  ) -> (counts: [Int], firsts: [UInt32?]) {
    var counts = [Int](repeating: 0, count: index.sources.count)
    for article in articles { counts[index.outlet(of: article)] += 1 }
    var firsts = [UInt32?](repeating: nil, count: counts.count)
    var missing = counts.count { $0 > 0 }
    for article in articles where missing > 0 {
      let outlet = index.outlet(of: article)
      if firsts[outlet] == nil {
        firsts[outlet] = article
        missing -= 1
      }
    }
    return (counts, firsts)
  }

  private func all(of parts: [ArticleQuery]) throws -> [UInt32] {
    let ordered = inOrder(parts)
    guard let first = ordered.first else { return try articles(.all) }
    let found = try articles(first, before: ordered.dropFirst().first)
    return try ordered.dropFirst().reduce(found) { try narrow($0, to: $1) }
  }

  /// The articles of a query, of which some that the next one does not ask for may be left out.
  private func articles(_ query: ArticleQuery, before next: ArticleQuery?) throws -> [UInt32] {
    guard case .words(let members) = query, let word = members.onlyWord,
      case .outlets(let outlets) = next
    else { return try articles(query) }
    return index.postings.list(word, in: index.stretches(of: outlets))
  }

  /// Parts with the fewest articles first, and last those that look at positions. Outlets are asked
  /// of articles found by another part, for to list theirs is to go through all articles.
  private func inOrder(_ parts: [ArticleQuery]) -> [ArticleQuery] {
    let costs = parts.map { part -> (Int, Int) in
      switch part {
      case .row, .near: (1, part.estimate(in: index))
      case .spans: (2, 0)
      default: (0, part.estimate(in: index))
      }
    }
    let sorted = parts.indices.sorted { a, b in
      (costs[a].0, costs[a].1, a) < (costs[b].0, costs[b].1, b)
    }
    let outlets = sorted.filter { if case .outlets = parts[$0] { true } else { false } }
    let others = sorted.filter { !outlets.contains($0) }
    return (others.prefix(1) + outlets + others.dropFirst()).map { parts[$0] }
  }

  private func removing(_ query: ArticleQuery, from articles: [UInt32]) throws -> [UInt32] {
    let removed = try narrow(articles, to: query)
    if removed.isEmpty { return articles }
    return ArticleMarks.with(index.articleCount) { marks in
      marks.insert(removed)
      return articles.filter { !marks.contains($0) }
    }
  }

  private func within<Result>(
    _ articles: [UInt32], _ body: (ArticleMarks) throws -> Result
  ) rethrows -> Result {
    try ArticleMarks.with(index.articleCount) { marks in
      marks.insert(articles)
      return try body(marks)
    }
  }
}

extension InvertedIndex {
  /// The outlet of an article, a place in `sources`.
  @inline(__always)
  func outlet(of article: UInt32) -> Int { Int(articleTable.sources[article]) }
}

extension [UInt32] {
  /// Those that are marked.
  func kept(by marks: ArticleMarks) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: count) { output, kept in
      guard let output = output.baseAddress else { return }
      for article in self {
        output[kept] = article
        kept += marks.bit(article)
      }
    }
  }
}
