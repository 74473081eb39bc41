// SPDX-License-Identifier: Apache-2.0
/// Where articles stand in a list, and how often words stand in the articles of the list.

/// Finds the places of marked articles among all that are marked. A view: it is valid as long as the
/// memory it was made over.
struct ArticlePlaces {
  let marks: ArticleMarks
  /// For each word of marks how many articles are marked before it.
  private let before: UnsafeMutablePointer<UInt32>
  /// How many articles are marked.
  let count: Int

  /// Calls `body` with the places of the articles marked, which must stay as they are.
  static func with<Result>(
    _ marks: ArticleMarks, _ body: (ArticlePlaces) throws -> Result
  ) rethrows -> Result {
    try withUnsafeTemporaryAllocation(of: UInt32.self, capacity: marks.wordCount) { buffer in
      // Marks have one word or more.
      guard let before = buffer.baseAddress else { fatalError("no memory for places") }
      var sum = 0
      for word in 0..<marks.wordCount {
        before[word] = UInt32(truncatingIfNeeded: sum)
        // Bits are counted step by step where the processor is not known to do it.
        if marks.words[word] != 0 { sum &+= marks.words[word].nonzeroBitCount }
      }
      return try body(ArticlePlaces(marks: marks, before: before, count: sum))
    }
  }

  /// Where an article stands that is marked.
  @inline(__always)
  subscript(article: UInt32) -> Int {
    let word = Int(article >> 6)
    let lower = (UInt64(1) << UInt64(article & 63)) &- 1
    return Int(before[word]) &+ (marks.words[word] & lower).nonzeroBitCount
  }
}

extension ArticlePlaces {
  /// How often any of some words stands in each of the articles.
  /// - Parameter areMost: whether these are most of the articles that hold them.
  func frequencies(
    of members: [WordSet.Member], in index: InvertedIndex, areMost: Bool
  ) -> [UInt32] {
    var frequencies = [UInt32](repeating: 0, count: count)
    frequencies.withUnsafeMutableBufferPointer { buffer in
      guard let output = buffer.baseAddress else { return }
      for member in members {
        if let surfaces = member.surfaces {
          add(surfaces, of: member.word, in: index, to: output)
        } else if areMost {
          addAll(index.postings.articleList(of: member.word.rawValue), to: output)
        } else {
          addSome(index.postings.articleList(of: member.word.rawValue), to: output)
        }
      }
    }
    return frequencies
  }

  /// Adds the frequencies of a word, unpacking all of them.
  private func addAll(_ list: PostingList, to output: UnsafeMutablePointer<UInt32>) {
    list.forEachArticle { article, frequency in
      if marks.contains(article) { output[self[article]] &+= frequency }
    }
  }

  /// Adds the frequencies of a word, looking up those of the articles that are marked.
  private func addSome(_ list: PostingList, to output: UnsafeMutablePointer<UInt32>) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: PostingList.blockSize) { buffer in
      guard let articles = buffer.baseAddress else { return }
      for block in list.blockRange {
        let count = list.articleCount(ofBlock: block)
        list.decodeArticles(ofBlock: block, count: count, into: articles)
        for slot in 0..<count where marks.contains(articles[slot]) {
          output[self[articles[slot]]] &+= list.frequency(
            ofBlock: block, slot: slot, count: count)
        }
      }
    }
  }

  /// Adds how often some printed forms of a word stand there.
  private func add(
    _ surfaces: [SurfaceID], of word: WordID, in index: InvertedIndex,
    to output: UnsafeMutablePointer<UInt32>
  ) {
    surfaces.withUnsafeBufferPointer { forms in
      FormReader(forms, of: word, in: index).read(within: marks) { article, count in
        output[self[article]] &+= count
      }
    }
  }
}
