// SPDX-License-Identifier: Apache-2.0
/// Articles that hold words: posting lists marked, listed and intersected block by block.
import ArabicText

extension ArticleFinder {
  func mark(_ members: [WordSet.Member], in marks: ArticleMarks) throws {
    for number in members.indices {
      if number & 0xFF == 0xFF { try checkpoint() }
      index.mark(members[number], in: marks)
    }
  }

  /// The articles of a list, ascending, that hold a word.
  func intersection(of articles: [UInt32], with word: UInt32) -> [UInt32] {
    let other = index.postings.articleCount(of: word)
    // With few articles for each block, blocks are sought; else all of them are unpacked.
    if articles.count * 16 < other { return index.postings.sought(articles, in: word) }
    return ArticleMarks.with(index.articleCount) { marks in
      // Of dense blocks marking is next to nothing, of others it costs as much as asking.
      index.postings.mark(articlesOf: word, in: marks)
      return articles.kept(by: marks)
    }
  }
}

extension InvertedIndex {
  /// Marks the articles that hold a word, or one of those of its printed forms that count.
  @inline(__always)
  func mark(_ member: WordSet.Member, in marks: ArticleMarks) {
    guard let surfaces = member.surfaces else {
      postings.mark(articlesOf: member.word.rawValue, in: marks)
      return
    }
    surfaces.withUnsafeBufferPointer { forms in
      FormReader(forms, of: member.word, in: self).readBatches { marks.insert($0, count: $1) }
    }
  }
}

extension PostingStore {
  /// Sets the mark of each article that holds `word`. O(articles that do).
  func mark(articlesOf word: UInt32, in marks: ArticleMarks) {
    articleList(of: word).mark(in: marks)
  }

  /// All articles that hold `word`, ascending.
  /// - Parameter stretches: blocks of which no article may stand in them are left out; nil for none.
  func list(_ word: UInt32, in stretches: ArticleStretches? = nil) -> [UInt32] {
    let list = articleList(of: word)
    // Blocks are unpacked whole, the last one into room of its own.
    let room = list.blockCount * PostingList.blockSize
    return [UInt32](unsafeUninitializedCapacity: room) { output, written in
      guard let output = output.baseAddress else { return }
      for block in list.blockRange {
        if let stretches, !stretches.touch(reach(of: list, block)) { continue }
        let count = list.articleCount(ofBlock: block)
        list.decodeArticles(ofBlock: block, count: count, into: output + written)
        written += count
      }
    }
  }

  /// The articles that a block may have.
  func reach(of list: PostingList, _ block: Int) -> ClosedRange<UInt32> {
    let first = list.firstArticle(ofBlock: block)
    let isLast = block + 1 == list.blockCount
    let end = isLast ? UInt32(boundaries.articleCount) : list.firstArticle(ofBlock: block + 1)
    return first...max(first, end - 1)
  }

  /// The articles of a list, ascending, that hold `word`; of its blocks only those are unpacked that
  /// may hold one. O(articles · log blocks).
  func sought(_ wanted: [UInt32], in word: UInt32) -> [UInt32] {
    var found: [UInt32] = []
    articleList(of: word).seek(wanted) { place, _, _ in found.append(wanted[place]) }
    return found
  }
}

extension PostingList {
  /// Sets the mark of each article. O(articles), of dense blocks O(articles / 64).
  func mark(in marks: ArticleMarks) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.blockSize) { buffer in
      guard let articles = buffer.baseAddress else { return }
      for block in blockRange {
        let count = articleCount(ofBlock: block)
        if let bits = bits(ofBlock: block, count: count) {
          bits.mark(from: firstArticle(ofBlock: block), in: marks)
          continue
        }
        decodeArticles(ofBlock: block, count: count, into: articles)
        marks.insert(articles, count: count)
      }
    }
  }

  /// Calls `body` for each article of another list, ascending, that this one has: its place in the
  /// other, the block, and the slot in it.
  @inline(__always)
  func seek(_ wanted: [UInt32], _ body: (_ place: Int, _ block: Int, _ slot: Int) -> Void) {
    let end = blockCount
    var block = 0
    var place = 0
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.blockSize) { buffer in
      guard let articles = buffer.baseAddress else { return }
      while place < wanted.count, block < end {
        block = gallop(to: wanted[place], from: block)
        let limit = block + 1 < end ? firstArticle(ofBlock: block + 1) : .max
        let count = articleCount(ofBlock: block)
        decodeArticles(ofBlock: block, count: count, into: articles)
        var slot = 0
        while place < wanted.count, wanted[place] < limit {
          let target = wanted[place]
          while slot < count, articles[slot] < target { slot += 1 }
          if slot == count { break }
          if articles[slot] == target { body(place, block, slot) }
          place += 1
        }
        while place < wanted.count, wanted[place] < limit { place += 1 }
        block += 1
      }
    }
  }
}
