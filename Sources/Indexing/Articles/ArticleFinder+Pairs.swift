// SPDX-License-Identifier: Apache-2.0
/// Articles in which two words stand near each other, where those that hold both are found first.

extension ArticleFinder {
  /// What `occurrences(of:within:firstOnly:)` gives of a pair; nil where all places of its rarer word
  /// are to be looked from.
  /// - Parameter way: how to go about it, whatever it costs; nil for the cheapest.
  func joined(
    _ pair: WordPair, within marks: ArticleMarks?, firstOnly: Bool, by way: PairJoin.Way? = nil
  ) -> ArticleCounts? {
    let looks = Int(2 * min(pair.reach, 20))
    guard pair.reach <= Self.widestJoin, let join = PairJoin(index, pair),
      way != nil || join.isWorthwhile(thanLooks: looks)
    else { return nil }
    let articles = join.shared(within: marks)
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: articles.count + 1) { buffer in
      buffer.initialize(repeating: 0)
      guard let counts = buffer.baseAddress else { return ArticleCounts() }
      switch way ?? join.way(looks: looks, in: articles, firstOnly: firstOnly) {
      case .positions:
        join.read(articles, spacing: pair.reach) {
          $0.addMeetings(
            reach: pair.reach, leadFirst: pair.looksAhead, otherFirst: pair.looksBack, to: counts)
        }
      case .looks:
        look(from: join, pair, in: articles, firstOnly: firstOnly, to: counts)
      }
      return ArticleCounts(articles, counts: counts, firstOnly: firstOnly)
    }
  }

  /// Parts are not put further apart than this, so that positions stay numbers of 32 bits.
  private static let widestJoin: UInt32 = 1 << 16

  /// Adds to the count of each article what is found near places of the lead.
  private func look(
    from join: PairJoin, _ pair: WordPair, in articles: [UInt32], firstOnly: Bool,
    to counts: UnsafeMutablePointer<UInt32>
  ) {
    PairView.with(pair, in: index) { view in
      join.readLeads(articles) { batch in
        for place in 0..<batch.count { view.prefetch(batch.positions[place]) }
        view.narrow(&batch)
        batch.forEachArticle { number, positions in
          counts[Int(number)] &+= view.count(
            positions, in: index.parts(of: articles[Int(number)]), isLimited: false,
            firstOnly: firstOnly)
        }
      }
    }
  }
}
