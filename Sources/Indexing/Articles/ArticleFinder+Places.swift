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
    let rarest = others.first.map { ($0.test, UInt32($0.offset) &- before) }
    let rest = others.dropFirst()
    func isRow(_ position: UInt32, _ article: UInt32) -> Bool {
      guard position >= before, end - position >= after else { return false }
      if let (test, offset) = rarest, !test.holds(surfaces[position &+ offset]) { return false }
      for place in rest
      where !place.test.holds(surfaces[position - before + UInt32(place.offset)]) { return false }
      return index.isOnePart(position - before..<position + after, of: article)
    }
    let partner = others.min { index.articleSum($0.members) < index.articleSum($1.members) }
    return try narrowing(marks, lead.members, by: partner?.members ?? []) { marks in
      try collect(lead.test, within: marks, firstOnly: firstOnly) { article, positions, isLimited in
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
    let leadsLeft = pair.leadsLeft(in: index)
    let (lead, other) = leadsLeft ? (pair.left, pair.right) : (pair.right, pair.left)
    let looksAhead = leadsLeft || !pair.isOrdered
    let looksBack = !leadsLeft || !pair.isOrdered
    let reach = pair.reach
    let (behind, ahead) = (looksBack ? reach : 0, looksAhead ? reach : 0)
    return try narrowing(marks, lead.members, by: other.members) { marks in
      try lead.opened { leads in
        try other.opened { others in
          let view = PairView(
            leads: leads, others: others, behind: behind, ahead: ahead,
            surfaces: index.forward.surfaces)
          return try collect(lead, within: marks, firstOnly: firstOnly) {
            view.count($1, in: index.parts(of: $0), isLimited: $2, firstOnly: firstOnly)
          }
        }
      }
    }
  }

  /// Marks the articles that hold a partner of the lead first, where that spares more looks at the
  /// forward list than it costs.
  private func narrowing(
    _ marks: ArticleMarks?, _ lead: [WordSet.Member], by partner: [WordSet.Member],
    _ body: (ArticleMarks?) throws -> ArticleCounts
  ) throws -> ArticleCounts {
    let partners = index.articleSum(partner)
    let spared = Double(index.positionSum(lead)) * (1 - Self.share(of: partners, index))
    // A look at the forward list costs about as much as ten articles of a list.
    guard marks == nil, !partner.isEmpty, Double(partners) < 10 * spared else {
      return try body(marks)
    }
    return try ArticleMarks.with(index.articleCount) { own in
      try mark(partner, in: own)
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
  /// must ask `lead` of each position.
  @inline(__always)
  private func collect(
    _ lead: WordTest, within marks: ArticleMarks?, firstOnly: Bool,
    _ count: (UInt32, UnsafeBufferPointer<UInt32>, _ isLimited: Bool) -> UInt32
  ) throws -> ArticleCounts {
    if firstOnly, lead.members.count > 1 {
      return try ArticleMarks.with(index.articleCount) { done in
        try read(lead, within: marks, except: done) { article, positions, isLimited in
          if count(article, positions, isLimited) > 0 { done.insert(article) }
        }
        return ArticleCounts(done.list())
      }
    }
    var result = ArticleCounts()
    try read(lead, within: marks, except: nil) { article, positions, isLimited in
      let found = count(article, positions, isLimited)
      if found > 0 { result.append(article, count: found) }
    }
    return lead.members.count > 1 ? result.merged(index.articleCount) : result
  }

  /// Calls `body` with the articles and positions of each word of `lead`, one word after the other.
  @inline(__always)
  private func read(
    _ lead: WordTest, within marks: ArticleMarks?, except done: ArticleMarks?,
    _ body: (UInt32, UnsafeBufferPointer<UInt32>, _ isLimited: Bool) -> Void
  ) throws {
    for member in lead.members {
      try checkpoint()
      let isLimited = member.surfaces != nil
      OccurrenceReader(index.postings, word: member.word.rawValue).read(within: marks, except: done)
      {
        body($0, $1, isLimited)
      }
    }
  }
}

/// Looks from one word of a pair for the other.
private struct PairView {
  let leads: OpenWordTest
  let others: OpenWordTest
  /// How many words before and after a place may be the other one.
  let behind: UInt32
  let ahead: UInt32
  let surfaces: Section<UInt32>

  /// How many shortest spans begin or end at places of the lead; 1 at most with `firstOnly`.
  /// - Parameter parts: the title and the body of the article that the places lie in.
  @inline(__always)
  func count(
    _ places: UnsafeBufferPointer<UInt32>, in parts: (Range<UInt32>, Range<UInt32>),
    isLimited: Bool, firstOnly: Bool
  ) -> UInt32 {
    var found: UInt32 = 0
    for place in places {
      if isLimited, !leads.holds(surfaces[place]) { continue }
      let part = parts.0.contains(place) ? parts.0 : parts.1
      guard part.contains(place) else { continue }
      let start = place - min(behind, place - part.lowerBound)
      let end = place + min(ahead, part.upperBound - 1 - place)
      if firstOnly {
        // Where one of the lead stands between, it is nearer itself.
        if isOther(from: start, to: end) { return 1 }
      } else {
        if isOtherNext(after: place, upTo: end) { found += 1 }
        if isOtherNext(before: place, downTo: start) { found += 1 }
      }
    }
    return found
  }

  @inline(__always)
  private func isOther(from start: UInt32, to end: UInt32) -> Bool {
    var place = start
    while place <= end {
      if others.holds(surfaces[place]) { return true }
      place &+= 1
    }
    return false
  }

  /// Whether the other comes before one of the lead does.
  @inline(__always)
  private func isOtherNext(after place: UInt32, upTo end: UInt32) -> Bool {
    var place = place
    while place < end {
      place &+= 1
      let surface = surfaces[place]
      if others.holds(surface) { return true }
      if leads.holds(surface) { return false }
    }
    return false
  }

  @inline(__always)
  private func isOtherNext(before place: UInt32, downTo start: UInt32) -> Bool {
    var place = place
    while place > start {
      place &-= 1
      let surface = surfaces[place]
      if others.holds(surface) { return true }
      if leads.holds(surface) { return false }
    }
    return false
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
