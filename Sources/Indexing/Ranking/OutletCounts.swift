// SPDX-License-Identifier: Apache-2.0
/// How often words stand in each article of some outlets, and how many articles of all hold them.

/// Counts words in the articles of some outlets; those of the others are only marked.
struct OutletCounts {
  private let index: InvertedIndex
  /// For each outlet of the index whether it is asked for.
  private let outlets: [Bool]
  private let marks: ArticleMarks
  /// As lists were read: in any order, some articles more than once.
  private var found = ArticleCounts()

  /// The articles of the outlets that hold any of the words, and how often; and the number of all
  /// articles that do.
  /// - Throws: what `checkpoint` throws, which is called now and then.
  static func of(
    _ members: [WordSet.Member], outlets: [Bool], in index: InvertedIndex,
    checkpoint: () throws -> Void
  ) rethrows -> (counts: ArticleCounts, articleCount: Int) {
    try ArticleMarks.with(index.articleCount) { marks in
      var counts = OutletCounts(index: index, outlets: outlets, marks: marks)
      for (number, member) in members.enumerated() {
        if number & 0xFF == 0 { try checkpoint() }
        if let surfaces = member.surfaces {
          counts.add(surfaces, of: member.word)
        } else {
          counts.add(index.postings.articleList(of: member.word.rawValue))
        }
      }
      return (counts.found.merged(index.articleCount), marks.count)
    }
  }

  private init(index: InvertedIndex, outlets: [Bool], marks: ArticleMarks) {
    self.index = index
    self.outlets = outlets
    self.marks = marks
  }

  private mutating func add(_ list: PostingList) {
    let size = PostingList.blockSize
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * size) { buffer in
      guard let articles = buffer.baseAddress else { return }
      let slots = articles + size
      for block in list.blockRange {
        let count = list.articleCount(ofBlock: block)
        list.decodeArticles(ofBlock: block, count: count, into: articles)
        marks.insert(articles, count: count)
        let kept = keep(articles, count: count, slots: slots)
        for place in 0..<kept {
          let slot = Int(slots[place])
          found.append(
            articles[slot], count: list.frequency(ofBlock: block, slot: slot, count: count))
        }
      }
    }
  }

  /// Adds how often some printed forms of a word stand there.
  private mutating func add(_ surfaces: [SurfaceID], of word: WordID) {
    surfaces.withUnsafeBufferPointer { forms in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: PlaceBatch.capacity) { buffer in
        guard let slots = buffer.baseAddress else { return }
        FormReader(forms, of: word, in: index).readBatches { articles, count in
          marks.insert(articles, count: count)
          let kept = keep(articles, count: count, slots: slots)
          for place in 0..<kept { found.append(articles[Int(slots[place])], count: 1) }
        }
      }
    }
  }

  /// Writes the places of the articles that are of the outlets, and says how many they are. No
  /// branch depends on it.
  @inline(__always)
  private func keep(
    _ articles: UnsafePointer<UInt32>, count: Int, slots: UnsafeMutablePointer<UInt32>
  ) -> Int {
    outlets.withUnsafeBufferPointer { outlets in
      var kept = 0
      for slot in 0..<count {
        slots[kept] = UInt32(truncatingIfNeeded: slot)
        kept &+= outlets[index.outlet(of: articles[slot])] ? 1 : 0
      }
      return kept
    }
  }
}
