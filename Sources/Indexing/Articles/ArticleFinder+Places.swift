// SPDX-License-Identifier: Apache-2.0
/// Articles that hold words in a row or near each other: led by the rarest word, whose neighbours
/// are looked at in the forward list, unless to read the positions of all words costs less.

extension ArticleFinder {
  /// The articles that hold what is looked for, and how often.
  /// - Parameter query: as `ArticleQuery.term` makes it, no words.
  func occurrences(of query: ArticleQuery) throws -> ArticleCounts {
    switch query {
    case .row(let row): return try occurrences(of: row, within: nil, firstOnly: false)
    case .near(let pair): return try occurrences(of: pair, within: nil, firstOnly: false)
    case .spans(let pattern):
      let spans = try SpanEvaluator(index, checkpoint: checkpoint).spans(of: pattern)
      return ArticleCounts(spans, in: index)
    default: return ArticleCounts(try articles(query))
    }
  }

  /// The articles that hold a row of words, and how often; 1 for each with `firstOnly`.
  /// - Parameter marks: only these articles; nil for all.
  func occurrences(
    of row: WordRow, within marks: ArticleMarks?, firstOnly: Bool
  ) throws -> ArticleCounts {
    if let found = joined(row, within: marks, firstOnly: firstOnly) { return found }
    let lead = row.places[0]
    let others = Array(row.places.dropFirst())
    let before = UInt32(lead.offset)
    let after = UInt32(row.length - lead.offset)
    let surfaces = index.forward.surfaces
    let end = UInt32(surfaces.count)
    let rarest = UInt32(others.first?.offset ?? lead.offset) &- before
    // Where words are one range of forms, the batch has told already.
    let unproven = others.filter { !$0.test.isOneRange }
    func isRow(_ position: UInt32, _ article: UInt32) -> Bool {
      guard position >= before, end - position >= after else { return false }
      for place in unproven
      where !place.test.holds(surfaces[position - before + UInt32(place.offset)]) { return false }
      return index.isOnePart(position - before..<position + after, of: article)
    }
    let partner = others.min { $0.test.articleSum < $1.test.articleSum }
    return try narrowing(marks, lead.test, by: partner?.test) { marks in
      try collect(lead.test, within: marks, firstOnly: firstOnly) {
        surfaces.prefetch($0 &+ rarest)
      } narrowing: { batch in
        for place in others where batch.count > 0 {
          batch.keep(place.test, at: UInt32(place.offset) &- before, in: surfaces)
        }
      } counting: { article, positions, isLimited in
        var found: UInt32 = 0
        for position in positions where isRow(position, article) {
          if isLimited, !lead.test.holds(surfaces[position]) { continue }
          found += 1
          if firstOnly { break }
        }
        return found
      }
    }
  }

  /// The articles in which two words stand near each other, and how many shortest spans hold both;
  /// 1 for each with `firstOnly`.
  ///
  /// A span is shortest where no other of the words stands inside it, so that from each word the
  /// nearest of either kind on its side decides.
  func occurrences(
    of pair: WordPair, within marks: ArticleMarks?, firstOnly: Bool
  ) throws -> ArticleCounts {
    if let found = joined(pair, within: marks, firstOnly: firstOnly) { return found }
    return try narrowing(marks, pair.lead, by: pair.other) { marks in
      try PairView.with(pair, in: index) { view in
        try collect(pair.lead, within: marks, firstOnly: firstOnly) {
          view.prefetch($0)
        } narrowing: {
          view.narrow(&$0)
        } counting: {
          view.count($1, in: index.parts(of: $0), isLimited: $2, firstOnly: firstOnly)
        }
      }
    }
  }

  /// Marks the articles that may hold a partner of the lead first, where that spares more looks at the
  /// forward list than it costs.
  private func narrowing(
    _ marks: ArticleMarks?, _ lead: WordTest, by partner: WordTest?,
    _ body: (ArticleMarks?) throws -> ArticleCounts
  ) throws -> ArticleCounts {
    guard marks == nil, let partner else { return try body(marks) }
    let partners = partner.articleSum
    let spared = Double(lead.positionSum) * (1 - Self.share(of: partners, index))
    // A look at the forward list costs about as much as five articles of a list.
    guard Double(partners) < 5 * spared else {
      return try body(nil)
    }
    return try ArticleMarks.with(index.articleCount) { own in
      for (number, member) in partner.members.enumerated() {
        if number & 0xFF == 0 { try checkpoint() }
        // All of its printed forms: which of them count is told by the looks.
        index.postings.mark(articlesOf: member.word.rawValue, in: own)
      }
      return try body(own)
    }
  }

  /// A guess at how many of another word's articles hold a word of so many articles: words that are
  /// asked for together stand together more often than chance has it.
  private static func share(of articles: Int, _ index: InvertedIndex) -> Double {
    min(1, 3 * Double(articles) / Double(max(1, index.articleCount)))
  }

  /// What `count` finds in each article that holds a word of `lead`, added up where words share one;
  /// 1 with `firstOnly`. It is told whether only some printed forms of the word count, so that it
  /// must ask `lead` of each position, and it is asked of the places alone that `narrow` leaves; of
  /// what these look at `fetch` asks memory ahead.
  @inline(__always)
  private func collect(
    _ lead: WordTest, within marks: ArticleMarks?, firstOnly: Bool,
    fetching fetch: (UInt32) -> Void, narrowing narrow: (inout PlaceBatch) -> Void,
    counting count: (UInt32, UnsafeBufferPointer<UInt32>, _ isLimited: Bool) -> UInt32
  ) throws -> ArticleCounts {
    if firstOnly, lead.members.count > 1 {
      return try ArticleMarks.with(index.articleCount) { done in
        try read(lead, within: marks, fetch, narrow) { article, positions, isLimited in
          if !done.contains(article), count(article, positions, isLimited) > 0 {
            done.insert(article)
          }
        }
        return ArticleCounts(done.list())
      }
    }
    var result = RunningCounts(firstOnly: firstOnly)
    try read(lead, within: marks, fetch, narrow) { article, positions, isLimited in
      if firstOnly, result.article == article { return }
      result.add(count(article, positions, isLimited), of: article)
    }
    let counts = result.finished()
    return lead.members.count > 1 ? counts.merged(index.articleCount) : counts
  }

  /// Calls `body` with the articles and positions of each word of `lead`, one word after the other;
  /// an article with many may come more than once.
  @inline(__always)
  private func read(
    _ lead: WordTest, within marks: ArticleMarks?, _ fetch: (UInt32) -> Void,
    _ narrow: (inout PlaceBatch) -> Void,
    _ body: (UInt32, UnsafeBufferPointer<UInt32>, _ isLimited: Bool) -> Void
  ) throws {
    for member in lead.members {
      try checkpoint()
      let isLimited = member.surfaces != nil
      let reader = OccurrenceReader(index.postings, word: member.word.rawValue)
      func look(_ batch: inout PlaceBatch) {
        narrow(&batch)
        batch.forEachArticle { body($0, $1, isLimited) }
      }
      if let marks {
        reader.readBatches(within: marks, fetching: fetch) { look(&$0) }
      } else {
        reader.readBatches(fetching: fetch) {
          look(&$0)
          return true
        }
      }
    }
  }
}

/// Counts that come article by article, in pieces.
private struct RunningCounts {
  private let firstOnly: Bool
  private var counts = ArticleCounts()
  /// The last article in which something was found.
  private(set) var article = UInt32.max
  private var found: UInt32 = 0

  /// - Parameter firstOnly: whether an article counts as 1.
  init(firstOnly: Bool) { self.firstOnly = firstOnly }

  @inline(__always)
  mutating func add(_ more: UInt32, of article: UInt32) {
    if more == 0 { return }
    if article != self.article {
      flush()
      self.article = article
    }
    found = firstOnly ? 1 : found &+ more
  }

  private mutating func flush() {
    if found > 0 { counts.append(article, count: found) }
    found = 0
  }

  mutating func finished() -> ArticleCounts {
    flush()
    return counts
  }
}

extension InvertedIndex {
  /// The positions of the title and of the body of an article.
  @inline(__always)
  func parts(of article: UInt32) -> (Range<UInt32>, Range<UInt32>) {
    let all = articleTable.positions.range(at: article)
    let body = articleTable.body(of: article)
    return (all.lowerBound..<body, body..<all.upperBound)
  }

  /// Whether positions, of which one lies in `article`, lie in one part of it.
  @inline(__always)
  func isOnePart(_ positions: Range<UInt32>, of article: UInt32) -> Bool {
    let all = articleTable.positions.range(at: article)
    guard positions.lowerBound >= all.lowerBound, positions.upperBound <= all.upperBound else {
      return false
    }
    let body = articleTable.body(of: article)
    return positions.lowerBound >= body || positions.upperBound <= body
  }
}
