// SPDX-License-Identifier: Apache-2.0
/// Articles that hold two words, with the positions of both, read side by side.

/// Walks the posting lists of two words together.
///
/// To look at the neighbours of a word in the forward list is to jump about in it: where that is
/// large, each look waits for memory. Positions are read in their order instead.
struct PositionJoin {
  /// Where a word stands in an article: the skips of its positions, as `PostingList` has them. They
  /// count from where the article begins, which is looked up for what is found alone.
  typealias Skips = UnsafeBufferPointer<UInt32>

  private let index: InvertedIndex
  private let lead: UInt32
  private let other: UInt32

  /// Nil unless each side asks for one word in all its printed forms.
  init?(_ index: InvertedIndex, _ lead: WordTest, _ other: WordTest) {
    guard let lead = lead.members.onlyWord, let other = other.members.onlyWord else {
      return nil
    }
    self.index = index
    self.lead = lead
    self.other = other
  }

  private init(_ index: InvertedIndex, _ lead: UInt32, _ other: UInt32) {
    self.index = index
    self.lead = lead
    self.other = other
  }

  /// Joins of each word of one side with each of the other; none where there are too many.
  static func ofSets(
    _ index: InvertedIndex, _ lead: WordTest, _ other: WordTest
  ) -> [PositionJoin] {
    guard lead.members.count * other.members.count <= mostPairs else { return [] }
    return lead.members.flatMap { lead in
      other.members.map { PositionJoin(index, lead.word.rawValue, $0.word.rawValue) }
    }
  }

  private static let mostPairs = 1024

  /// Calls `body` with each article that holds both words, and where each stands there, which is
  /// valid during the call.
  /// - Parameter marks: only these articles; nil for all.
  @inline(__always)
  func forEachArticle(
    within marks: ArticleMarks?, _ body: (UInt32, _ lead: Skips, _ other: Skips) -> Void
  ) {
    let size = PositionCursor.memorySize
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * size) { buffer in
      guard let memory = buffer.baseAddress else { return }
      let leads = index.postings.articleList(of: lead)
      let others = index.postings.articleList(of: other)
      let looks = min(leads.articleCount, others.articleCount)
      var a = PositionCursor(leads, looks: looks, memory: memory)
      var b = PositionCursor(others, looks: looks, memory: memory + size)
      while a.article != PositionCursor.end {
        b.seek(a.article)
        if b.article == PositionCursor.end { return }
        if a.article == b.article {
          if marks?.contains(a.article) ?? true {
            body(a.article, a.skipsHere(), b.skipsHere())
          }
          a.advance()
        } else {
          a.seek(b.article)
        }
      }
    }
  }

  /// Whether to read the positions of both words costs less than to read those of the first and to
  /// look at their neighbours in the forward list.
  ///
  /// In nanoseconds, as measured: an article or a position read costs about one, a block entered two
  /// hundred, an article that holds both words 25 more; a look costs 6 while the forward list fits in a
  /// cache, 15 where it does not, though batches are fetched ahead, and a thousand in a file that was
  /// just opened.
  func isCheaperThanLooks() -> Bool {
    let lead = WordID(rawValue: lead)
    let articles = index.articleCount(of: lead)
    let isLarge = index.forward.isLarge
    let isFresh = index.storage.watch?.isFresh() ?? false
    let look = isFresh ? Self.freshLook : isLarge ? 15 : 6
    // What is spared if all articles of the one hold the other too.
    let spared = Double(index.count(of: lead) * look) - Double(25 * articles)
    guard reading < spared else { return false }
    let others = index.articleCount(of: WordID(rawValue: other))
    let guess = min(1, 3 * Double(others) / Double(max(1, index.articleCount)))
    // Words that come together much more seldom than is guessed are rare.
    if 4 * reading < guess * spared { return true }
    return reading < (sampledShare() ?? guess) * spared
  }

  /// What it costs to read the positions of both words, but for those of the first.
  private var reading: Double {
    let (lead, other) = (WordID(rawValue: lead), WordID(rawValue: other))
    let others = index.articleCount(of: other) + index.count(of: other)
    return Double(min(others, 200 * index.articleCount(of: lead)))
  }

  /// The same of the words of two sets. It does only in a file that was just opened, where a look is
  /// so dear.
  static func areCheaper(_ joins: [PositionJoin], thanLooksOf lead: WordTest) -> Bool {
    guard let index = joins.first?.index, index.storage.watch?.isFresh() ?? false else {
      return false
    }
    return joins.reduce(0) { $0 + $1.reading } < Double(lead.positionSum * freshLook)
  }

  static let freshLook = 1000

  /// How many of the articles of the lead hold the other word, told from some of its blocks; nil if it
  /// has but a few. السمو and نايف come together much oftener than chance would have it.
  private func sampledShare() -> Double? {
    let list = index.postings.articleList(of: lead)
    guard list.blockCount >= 2 * Self.sampledBlocks else { return nil }
    var sample = [UInt32](repeating: 0, count: Self.sampledBlocks * PostingList.blockSize)
    sample.withUnsafeMutableBufferPointer { sample in
      guard var output = sample.baseAddress else { return }
      for number in 0..<Self.sampledBlocks {
        // Never the last block, which may be shorter.
        let block = number * list.blockCount / Self.sampledBlocks
        list.decodeArticles(ofBlock: block, count: PostingList.blockSize, into: output)
        output += PostingList.blockSize
      }
    }
    return Double(index.postings.sought(sample, in: other).count) / Double(sample.count)
  }

  private static let sampledBlocks = 4
}
