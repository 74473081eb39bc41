// SPDX-License-Identifier: Apache-2.0
/// Walks the articles of one word, passing over whole blocks where it can.

/// A place in the posting list of one word: on an article, or past the last one.
///
/// A new cursor stands on the first article. Past the end `article` is nil, `frequency` is 0, and
/// moving on changes nothing.
package struct PostingsCursor {
  private let index: InvertedIndex
  private let store: PostingStore
  private let word: UInt32
  private let blocks: Range<UInt32>
  private var block: UInt32
  private var slot = 0
  private var count = 0
  private var articles: [UInt32]
  private var frequencies: [UInt32]
  /// Frequencies are unpacked only when asked for.
  private var hasFrequencies = false
  private var positionBlock: UInt32?
  private var positions: [UInt32] = []

  /// Stands on the first article of `word`. O(1).
  package init(index: InvertedIndex, word: WordID) {
    self.index = index
    store = index.postings
    self.word = word.rawValue
    blocks = store.blocks.range(at: word.rawValue)
    block = blocks.lowerBound
    let largest = min(Int(store.wordArticleCounts[word.rawValue]), PostingStore.blockSize)
    articles = [UInt32](repeating: 0, count: largest)
    frequencies = articles
    enterBlock()
  }

  /// The article the cursor stands on; nil past the last one.
  package var article: ArticleID? {
    slot < count ? ArticleID(rawValue: articles[slot]) : nil
  }

  /// How often the word stands in `article`, 1 or more; 0 past the last one.
  package var frequency: Int {
    mutating get {
      guard slot < count else { return 0 }
      unpackFrequencies()
      return Int(frequencies[slot])
    }
  }

  /// Moves to the next article.
  package mutating func next() {
    guard slot < count else { return }
    slot += 1
    if slot == count {
      block += 1
      enterBlock()
    }
  }

  /// Moves to the first article not before `target`; never back. O(log blocks + 128).
  package mutating func advance(to target: ArticleID) {
    guard slot < count, articles[slot] < target.rawValue else { return }
    let skipped = store.firstArticles.lastIndex(
      notAbove: target.rawValue, in: Int(block)..<Int(blocks.upperBound))
    if skipped > Int(block) {
      block = UInt32(skipped)
      enterBlock()
    }
    while slot < count, articles[slot] < target.rawValue { slot += 1 }
    if slot == count {
      block += 1
      enterBlock()
    }
  }

  /// Appends the word's positions in `article`, ascending; nothing past the last article.
  package mutating func positions(into output: inout [UInt32]) {
    guard slot < count else { return }
    unpackFrequencies()
    var ordinal = Int(store.ordinals[block])
    for before in 0..<slot { ordinal += Int(frequencies[before]) }
    let end = min(ordinal + Int(frequencies[slot]), Int(store.wordCounts[word]))
    while ordinal < end {
      unpackPositions(holding: ordinal)
      let first = ordinal % PostingStore.blockSize
      let last = min(PostingStore.blockSize, first + end - ordinal)
      output.append(contentsOf: positions[first..<last])
      ordinal += last - first
    }
  }

  /// Unpacks the articles of `block` and stands on the first; past the last block there are none.
  private mutating func enterBlock() {
    slot = 0
    hasFrequencies = false
    guard block < blocks.upperBound else {
      block = blocks.upperBound
      count = 0
      return
    }
    count = store.articleCount(ofBlock: block, of: word)
    let (store, block, count) = (store, block, count)
    articles.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress {
        store.decodeArticles(ofBlock: block, count: count, into: base)
      }
    }
  }

  private mutating func unpackFrequencies() {
    guard !hasFrequencies else { return }
    hasFrequencies = true
    let (store, block, count) = (store, block, count)
    frequencies.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress {
        store.decodeFrequencies(ofBlock: block, count: count, into: base)
      }
    }
  }

  private mutating func unpackPositions(holding ordinal: Int) {
    let block = store.positionBlocks[word] + UInt32(ordinal / PostingStore.blockSize)
    guard positionBlock != block else { return }
    positionBlock = block
    if positions.isEmpty { positions = [UInt32](repeating: 0, count: PostingStore.blockSize) }
    let (store, count) = (store, store.positionCount(ofBlock: block, of: word))
    positions.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress {
        store.decodePositions(ofBlock: block, count: count, into: base)
      }
    }
  }
}
