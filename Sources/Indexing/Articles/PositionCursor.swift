// SPDX-License-Identifier: Apache-2.0
/// Moves through the articles of a word, and says where it stands in the one it came to.

/// A place in the posting list of a word: on an article, or past the last one.
struct PositionCursor {
  /// What `article` is past the last one.
  static let end = UInt32.max

  private let list: PostingList
  private let articles: UnsafeMutablePointer<UInt32>
  private let frequencies: UnsafeMutablePointer<UInt32>
  private var positions: PositionReader
  private var block = 0
  private var count = 0
  private var slot = 0
  private var hasFrequencies = false
  /// How many of the word's positions come before the article in `ordinalSlot`.
  private var ordinal = 0
  private var ordinalSlot = 0
  /// The article it stands on.
  private(set) var article = Self.end

  /// Numbers that the memory of a cursor holds.
  static var memorySize: Int { 4 * PostingList.blockSize }

  /// Stands on the first article. `memory` outlives the cursor.
  /// - Parameter looks: in how many articles it will be asked where the word stands.
  init(_ list: PostingList, looks: Int, memory: UnsafeMutablePointer<UInt32>) {
    self.list = list
    articles = memory
    frequencies = memory + PostingList.blockSize
    positions = PositionReader(list, looks: looks, memory: memory + 2 * PostingList.blockSize)
    enter(0)
  }

  /// Moves to the next article.
  @inline(__always)
  mutating func advance() {
    slot += 1
    if slot < count { article = articles[slot] } else { enter(block + 1) }
  }

  /// Moves to the first article not before `target`; never back.
  @inline(__always)
  mutating func seek(_ target: UInt32) {
    guard article < target else { return }
    if block + 1 < list.blockCount, list.firstArticle(ofBlock: block + 1) <= target {
      enter(list.gallop(to: target, from: block + 1))
    }
    while slot + 8 <= count, articles[slot + 7] < target { slot += 8 }
    while slot < count, articles[slot] < target { slot += 1 }
    if slot < count { article = articles[slot] } else { enter(block + 1) }
  }

  /// The skips of the word's positions in the article, as `PostingList` has them; valid until the next
  /// call.
  @inline(__always)
  mutating func skipsHere() -> UnsafeBufferPointer<UInt32> {
    if !hasFrequencies {
      list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
      hasFrequencies = true
    }
    while ordinalSlot < slot {
      ordinal &+= Int(frequencies[ordinalSlot])
      ordinalSlot += 1
    }
    return positions.skips(ordinal..<ordinal + Int(frequencies[slot]))
  }

  /// Stands on the first article of a block, past the last one if there is no such block.
  private mutating func enter(_ block: Int) {
    self.block = block
    slot = 0
    ordinalSlot = 0
    hasFrequencies = false
    guard block < list.blockCount else {
      count = 0
      article = Self.end
      return
    }
    count = list.articleCount(ofBlock: block)
    list.decodeArticles(ofBlock: block, count: count, into: articles)
    ordinal = list.ordinal(ofBlock: block)
    article = articles[0]
  }
}
