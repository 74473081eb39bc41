// SPDX-License-Identifier: Apache-2.0
/// Articles that hold some words, with the positions of each, read side by side.

/// Walks the posting lists of two words or more together.
///
/// To look at the neighbours of a word in the forward list is to jump about in it: where that is
/// large, each look waits for memory. Positions are read in their order instead.
struct PositionJoin {
  private let index: InvertedIndex
  private let words: [UInt32]

  /// - Parameter words: the one with the fewest articles first.
  init(_ index: InvertedIndex, _ words: [UInt32]) {
    self.index = index
    self.words = words
  }

  /// The words if each place asks for one, in all its printed forms; nil if not.
  static func words(of tests: [WordTest]) -> [UInt32]? {
    var words: [UInt32] = []
    for test in tests {
      guard test.members.count == 1, test.members[0].surfaces == nil else { return nil }
      words.append(test.members[0].word.rawValue)
    }
    return words
  }

  /// Calls `body` with each article that holds all the words, and the positions of each word there,
  /// which are valid during the call.
  /// - Parameter marks: only these articles; nil for all.
  func forEachArticle(
    within marks: ArticleMarks?, _ body: (UInt32, [UnsafeBufferPointer<UInt32>]) -> Void
  ) {
    let size = PositionCursor.memorySize
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: size * words.count) { buffer in
      guard let memory = buffer.baseAddress else { return }
      var cursors = words.enumerated().map { place, word in
        PositionCursor(index.postings, word: word, memory: memory + size * place)
      }
      var positions = [UnsafeBufferPointer<UInt32>](
        repeating: UnsafeBufferPointer(start: nil, count: 0), count: words.count)
      while let article = Self.shared(&cursors) {
        if marks?.contains(article) ?? true {
          for place in cursors.indices { positions[place] = cursors[place].positionsHere() }
          body(article, positions)
        }
        cursors[0].seek(article + 1)
      }
    }
  }

  /// Moves all cursors to the next article that all stand on; nil if there is none.
  @inline(__always)
  private static func shared(_ cursors: inout [PositionCursor]) -> UInt32? {
    var target = cursors[0].article
    var place = 1
    while target != PositionCursor.end {
      if place == cursors.count { return target }
      cursors[place].seek(target)
      if cursors[place].article == target {
        place += 1
      } else {
        target = cursors[place].article
        guard target != PositionCursor.end else { return nil }
        cursors[0].seek(target)
        target = cursors[0].article
        place = 1
      }
    }
    return nil
  }
}

// MARK: - Which way is cheaper

extension PositionJoin {
  /// Whether to read the positions of all the words costs less than to read those of the first and
  /// to look at their neighbours in the forward list.
  ///
  /// In nanoseconds, as measured: a position or an article read costs about one, a block entered
  /// two hundred; a look 12 while the forward list fits in a cache, 80 where it does not.
  /// - Parameter looks: how many neighbours are looked at together.
  func isCheaper(thanLooks looks: Int) -> Bool {
    let lead = WordID(rawValue: words[0])
    let others = words.dropFirst().map { WordID(rawValue: $0) }
    let cost = others.reduce(0) { sum, word in
      sum
        + min(
          index.articleCount(of: word) + index.count(of: word), 200 * index.articleCount(of: lead))
    }
    let shared = others.reduce(1.0) { share, word in
      min(share, 3 * Double(index.articleCount(of: word)) / Double(max(1, index.articleCount)))
    }
    let isLarge = index.forward.surfaces.count > Self.cachedPositions
    return Double(cost) < shared * Double(index.count(of: lead) * (isLarge ? 80 : 12 + looks))
  }

  /// Positions of a forward list of 64 MiB.
  private static let cachedPositions = 1 << 24
}
