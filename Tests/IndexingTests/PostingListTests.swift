// SPDX-License-Identifier: Apache-2.0
// A posting list gives back what was packed, and what it says of its blocks is so.
import Loading
import Testing

@testable import Indexing

@Suite struct PostingListTests {
  /// 3,000 articles: "ب" stands in each, i mod 7 + 1 times; "ت" in every 11th; "ج" in every third,
  /// once; "ث" in one, twice; "خ" once; "د" in each, once but for every 40th, where it stands 21
  /// times and more; "ذ" so in the first hundred.
  static let index: InvertedIndex? = try? makeIndex(
    (0..<3_000).map { number in
      let text =
        String(repeating: "ب ", count: number % 7 + 1) + (number % 11 == 0 ? "ت " : "")
        + (number % 3 == 0 ? "ج " : "") + (number == 1_234 ? "ث ب ث خ " : "")
        + String(repeating: "د ", count: number % 40 == 9 ? 20 + number : 1)
        + String(repeating: "ذ ", count: number >= 100 ? 0 : number % 40 == 9 ? 20 : 1)
      return article("a\(number)", text: text)
    }, batchSize: 2_000)

  static let words = ["ب", "ت", "ج", "ث", "خ", "د", "ذ"]

  private func list(_ text: String) throws -> (InvertedIndex, PostingList, UInt32) {
    let index = try #require(Self.index)
    let word = try #require(index.word(Array(text.utf8)))
    return (index, index.postings.list(of: word.rawValue), word.rawValue)
  }

  /// Where a printed form stands, by going through all texts.
  private func places(_ text: String, _ index: InvertedIndex) -> [UInt32] {
    (0..<UInt32(index.positionCount)).filter { index.printed(index.surface(at: $0)) == text }
  }

  @Test(arguments: words)
  func `articles, frequencies and positions come back`(_ text: String) throws {
    let (index, list, word) = try list(text)
    let expected = places(text, index)
    var positions: [UInt32] = []
    index.postings.positions(of: word, into: &positions)
    #expect(positions == expected && list.count == expected.count)
    var articles: [UInt32] = []
    var total = 0
    list.forEachArticle { article, frequency in
      articles.append(article)
      total += Int(frequency)
    }
    #expect(total == expected.count)
    #expect(articles == Array(Set(expected.map { index.article(at: $0).rawValue })).sorted())
    #expect(articles == index.postings.list(word) && articles.count == list.articleCount)
    #expect(index.postings.articleCount(of: word) == list.articleCount)
  }

  @Test(arguments: words)
  func `each frequency is found alone`(_ text: String) throws {
    let (_, list, _) = try list(text)
    var frequencies: [UInt32] = []
    list.forEachArticle { frequencies.append($1) }
    for block in list.blockRange {
      let count = list.articleCount(ofBlock: block)
      for slot in 0..<count {
        let frequency = list.frequency(ofBlock: block, slot: slot, count: count)
        #expect(frequency == frequencies[block * PostingList.blockSize + slot])
      }
    }
  }

  @Test(arguments: words)
  func `positions of a few articles are those of all`(_ text: String) throws {
    let (_, list, _) = try list(text)
    let memory = GrowingArray<UInt32>(zeros: 4 * PostingList.blockSize)
    var all = PositionReader(list, memory: memory.base)
    var few = PositionReader(list, looks: 0, memory: memory.base + 2 * PostingList.blockSize)
    var start = 0
    list.forEachArticle { article, frequency in
      let ordinals = start..<start + Int(frequency)
      start = ordinals.upperBound
      #expect(few.skips(ordinals).elementsEqual(all.skips(ordinals)))
      if article % 5 == 0 {
        #expect(few.positions(ordinals, of: 7).elementsEqual(all.positions(ordinals, of: 7)))
      }
    }
    #expect(start == list.count)
  }

  @Test func `a bit set with other than a block of bits, or without the first, is none`() {
    let articles = (0..<128).map { UInt32(3 * $0 + 5) }
    var bytes = GrowingArray<UInt8>()
    bytes.append(PostingList.bitSetMark | 6)
    bytes.append(0)
    articles.withUnsafeBufferPointer { BlockBits.pack($0, wordCount: 6, into: &bytes) }
    func isFull() -> Bool { BlockBits(bytes.base).isFull }
    #expect(isFull() && BlockBits(bytes.base).lastBit == 381)
    bytes[2 + 47] |= 0x40
    #expect(!isFull() && BlockBits(bytes.base).lastBit == 382)
    bytes[2] &= 0xFE
    #expect(!isFull())
    bytes[2 + 47] = 0
    #expect(!isFull() && BlockBits(bytes.base).lastBit == 375)
  }

  @Test(arguments: words)
  func `marks are the articles, dense or not`(_ text: String) throws {
    let (index, list, word) = try list(text)
    let isDense = list.bits(ofBlock: 0, count: list.articleCount(ofBlock: 0)) != nil
    #expect(isDense == ["ب", "ج", "د"].contains(text))
    ArticleMarks.with(index.articleCount) { marks in
      index.postings.mark(articlesOf: word, in: marks)
      #expect(marks.list() == index.postings.list(word))
    }
  }

  @Test(arguments: words, [UInt64(1), 2, 3])
  func `seeking finds what both lists have`(_ text: String, _ seed: UInt64) throws {
    let (index, list, word) = try list(text)
    var generator = SeededGenerator(seed: seed)
    let all = index.postings.list(word)
    let step = UInt32([3, 90, 700][Int(seed) - 1])
    var wanted: [UInt32] = []
    var next = UInt32.random(in: 0...step, using: &generator)
    while next < 3_000 {
      wanted.append(next)
      next += UInt32.random(in: 1...step, using: &generator)
    }
    var found: [UInt32] = []
    list.seek(wanted) { place, block, slot in
      found.append(wanted[place])
      #expect(all[block * PostingList.blockSize + slot] == wanted[place])
    }
    #expect(found == wanted.filter(all.contains))
  }

  @Test(arguments: words)
  func `no article of a block exceeds its bound, which is close`(_ text: String) throws {
    let (index, list, _) = try list(text)
    let bm25 = BM25(index)
    var ratios: [Double] = []
    list.forEachArticle { article, frequency in
      let length = UInt32(index.length(of: ArticleID(rawValue: article)))
      ratios.append(bm25.ratio(frequency: frequency, length: length))
    }
    guard list.count > 1 else { return }
    for block in list.blockRange {
      let start = block * PostingList.blockSize
      let best = try #require(
        ratios[start..<start + list.articleCount(ofBlock: block)].max())
      let bound = list.bound(ofBlock: block)
      #expect(bound >= best && bound * (1 - 0x1p-7) <= best)
    }
  }
}
