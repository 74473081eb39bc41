// SPDX-License-Identifier: Apache-2.0
/// The posting list of one word: in which articles it stands, how often, and where in each.

/// A view of the bytes of one list, which is valid as long as the `PostingStore` it comes from.
///
/// The articles of a word stand in blocks of 128, the last one shorter, and so do its positions. A
/// list is, in this order:
///
/// - of a word that stands in the corpus once, its position in as few bytes as positions need;
/// - else the number of its articles (seven bits a byte, the least first);
/// - with one block of articles, the first article (likewise) and the block's bound (2 bytes); with
///   more, a row of 14 bytes for each: first article, where the block's bytes begin, how many
///   positions come before the block (4 bytes each), and the bound;
/// - with more than one block of positions, where the bytes of each begin (4 bytes);
/// - the blocks of articles: two widths in bits, the steps between articles less 1, the frequencies
///   less 1, which may have `Patches`. A block of one article has no bytes. A full block whose first width has `bitSetMark`
///   has, in place of steps, a bit for each article from the first on, in so many words of 64 bits;
/// - the blocks of positions: a width in bits, and for each position its skip: how many words of the
///   article come before it, those up to the word's position before it in the article not counted.
///
/// A bound is what no article of the block exceeds in the ratio of `BM25`: the upper half of a
/// `Float`, rounded up. All numbers of several bytes are little-endian, offsets count from the
/// beginning of the list, and full blocks are packed as `BlockPacking` says.
struct PostingList: @unchecked Sendable {
  /// Entries of a full block.
  static let blockSize = 128
  /// Bytes of a block's row.
  static let rowSize = 14
  /// In place of a width: the words of a bit set follow, their number in the lower bits.
  static let bitSetMark: UInt8 = 0x40

  /// What the best article of a block has of its bound at least, as that is rounded up to eight bits.
  static let leastOfBound = 1 - 0x1p-7

  /// The bound of a word that stands once, which has none: it is found as fast as a bound is read.
  private static let noBound = UInt16(Float.greatestFiniteMagnitude.bitPattern >> 16)

  /// How often the word stands in the corpus.
  let count: Int
  /// In how many articles.
  let articleCount: Int
  /// Where the list begins, and how many bytes it has.
  let base: UnsafeRawPointer
  let byteCount: Int
  /// Where rows, offsets of positions, and the blocks of articles begin.
  let rows: Int
  let positionRows: Int
  let blocks: Int
  private let first: UInt32
  private let firstBound: UInt16

  /// The list of no word.
  static var empty: PostingList { PostingList(bytes: "") }

  private init(bytes: StaticString) {
    count = 0
    articleCount = 0
    base = UnsafeRawPointer(bytes.utf8Start)
    byteCount = 0
    rows = 0
    positionRows = 0
    blocks = 0
    first = 0
    firstBound = 0
  }

  /// A word that stands at one position.
  init(position: UInt32, article: UInt32, offset: UInt32, base: UnsafeRawPointer, byteCount: Int) {
    count = 1
    articleCount = 1
    self.base = base
    self.byteCount = byteCount
    rows = 0
    positionRows = 0
    blocks = Int(offset)
    first = article
    firstBound = Self.noBound
  }

  /// Reads what comes before the rows.
  ///
  /// - Parameter count: how often the word stands in the corpus, 2 or more.
  /// - Precondition: 16 bytes from `base` on may be read.
  init(count: Int, base: UnsafeRawPointer, byteCount: Int) {
    self.count = count
    self.base = base
    self.byteCount = byteCount
    var place = 0
    articleCount = max(1, Int(Self.number(base, &place)))
    if articleCount <= Self.blockSize {
      first = Self.number(base, &place)
      firstBound = base.loadUnaligned(fromByteOffset: place, as: UInt16.self)
      rows = place
      positionRows = place + 2
    } else {
      first = 0
      firstBound = 0
      rows = place
      positionRows = place + Self.rowSize * ((articleCount + Self.blockSize - 1) / Self.blockSize)
    }
    let positionBlocks = (count + Self.blockSize - 1) / Self.blockSize
    blocks = positionRows + (positionBlocks > 1 ? 4 * positionBlocks : 0)
  }

  var blockCount: Int { (articleCount + Self.blockSize - 1) / Self.blockSize }
  var blockRange: Range<Int> { 0..<blockCount }
  var positionBlockCount: Int { (count + Self.blockSize - 1) / Self.blockSize }
  private var hasRows: Bool { articleCount > Self.blockSize }

  /// How many articles a block holds.
  @inline(__always)
  func articleCount(ofBlock block: Int) -> Int {
    min(Self.blockSize, articleCount - block * Self.blockSize)
  }

  /// How many positions a block of positions holds.
  @inline(__always)
  func positionCount(ofBlock block: Int) -> Int {
    min(Self.blockSize, count - block * Self.blockSize)
  }

  @inline(__always)
  func firstArticle(ofBlock block: Int) -> UInt32 {
    hasRows
      ? base.loadUnaligned(fromByteOffset: rows + Self.rowSize * block, as: UInt32.self) : first
  }

  /// How many of the word's positions come before a block of articles.
  @inline(__always)
  func ordinal(ofBlock block: Int) -> Int {
    hasRows
      ? Int(base.loadUnaligned(fromByteOffset: rows + Self.rowSize * block + 8, as: UInt32.self))
      : 0
  }

  /// What no article of a block exceeds in the ratio of BM25.
  @inline(__always)
  func bound(ofBlock block: Int) -> Double {
    let upper =
      hasRows
      ? base.loadUnaligned(fromByteOffset: rows + Self.rowSize * block + 12, as: UInt16.self)
      : firstBound
    return Double(Float(bitPattern: UInt32(upper) << 16))
  }

  /// Where the bytes of a block of articles begin.
  @inline(__always)
  func start(ofBlock block: Int) -> Int {
    hasRows
      ? Int(base.loadUnaligned(fromByteOffset: rows + Self.rowSize * block + 4, as: UInt32.self))
      : blocks
  }

  /// The last block from `block` on that does not begin after `article`. O(log blocks).
  @inline(__always)
  func gallop(to article: UInt32, from block: Int) -> Int {
    let end = blockCount
    var step = 1
    var low = block
    while low + step < end, firstArticle(ofBlock: low + step) <= article {
      low += step
      step *= 2
    }
    var high = min(end, low + step)
    while low + 1 < high {
      let middle = low + (high - low) / 2
      if firstArticle(ofBlock: middle) <= article { low = middle } else { high = middle }
    }
    return low
  }

  /// A number of seven bits a byte, the least first; five bytes at most are read.
  @inline(__always)
  private static func number(_ base: UnsafeRawPointer, _ place: inout Int) -> UInt32 {
    let number = VariableNumber.read {
      defer { place += 1 }
      return base.load(fromByteOffset: place, as: UInt8.self)
    }
    return UInt32(truncatingIfNeeded: number ?? 0)
  }
}
