// SPDX-License-Identifier: Apache-2.0
/// Here are articles that hold a word: where in each does the word stand?

/// Goes through a posting list from article to article, of which all are known to be in it.
struct SkipReader {
  private let list: PostingList
  /// Those asked for, ascending, and how many of them were read.
  private let wanted: UnsafeBufferPointer<UInt32>
  private var read = 0
  private let articles: UnsafeMutablePointer<UInt32>
  /// How many of the word's positions come before each article of a block, and before its end.
  private let ordinals: UnsafeMutablePointer<UInt32>
  private var positions: PositionReader
  private var block = 0
  /// The slots in the block of the articles wanted next, and how many of these the block has.
  private let slots: UnsafeMutablePointer<UInt32>
  private var slot = 0
  private var slotCount = 0

  /// Numbers that the memory of a reader holds.
  static var memorySize: Int { 5 * PostingList.blockSize + 1 }

  /// `memory` and the articles outlive the reader.
  init(
    _ list: PostingList, _ articles: UnsafeBufferPointer<UInt32>,
    memory: UnsafeMutablePointer<UInt32>
  ) {
    let size = PostingList.blockSize
    self.list = list
    wanted = articles
    self.articles = memory
    positions = PositionReader(list, looks: articles.count, memory: memory + size)
    slots = memory + 3 * size
    ordinals = memory + 4 * size
  }

  /// The skips of the word's positions in the next article, as `PostingList` has them; valid until the
  /// next call.
  /// - Precondition: there is one.
  @inline(__always)
  mutating func next() -> UnsafeBufferPointer<UInt32> {
    if slot == slotCount { enter() }
    let place = Int(slots[slot])
    slot &+= 1
    return positions.skips(
      Range(uncheckedBounds: (Int(ordinals[place]), Int(ordinals[place &+ 1]))))
  }

  /// Unpacks the block of the next article, and finds there all that are wanted of it: together, as one
  /// search need not wait for the other.
  private mutating func enter() {
    block = list.gallop(to: wanted[read], from: block)
    let end = block + 1 < list.blockCount ? list.firstArticle(ofBlock: block + 1) : .max
    let count = list.articleCount(ofBlock: block)
    unpack(count)
    (slot, slotCount) = (0, 0)
    repeat {
      slots[slotCount] = UInt32(truncatingIfNeeded: place(of: wanted[read]))
      slotCount &+= 1
      read &+= 1
    } while read < wanted.count && wanted[read] < end && slotCount < PostingList.blockSize
  }

  private func unpack(_ count: Int) {
    list.decodeArticles(ofBlock: block, count: count, into: articles)
    let unused = PostingList.blockSize - count
    (articles + count).update(repeating: .max, count: unused)
    var ordinal = UInt32(truncatingIfNeeded: list.ordinal(ofBlock: block))
    list.decodeFrequencies(ofBlock: block, count: count, into: ordinals)
    for slot in 0..<count {
      let frequency = ordinals[slot]
      ordinals[slot] = ordinal
      ordinal &+= frequency
    }
    (ordinals + count).update(repeating: ordinal, count: unused + 1)
  }

  /// The first place of the block whose article is not below one. No branch depends on what is there.
  @inline(__always)
  private func place(of article: UInt32) -> Int {
    var place = 0
    @inline(__always)
    func step(_ shift: Int) {
      let isBefore = articles[place &+ 1 &<< shift &- 1] < article
      place &+= (isBefore ? 1 : 0) &<< shift
    }
    step(6)
    step(5)
    step(4)
    step(3)
    step(2)
    step(1)
    step(0)
    return place
  }
}
