// SPDX-License-Identifier: Apache-2.0
/// Makes one sorted dictionary of what the tokenisers met.

/// Sorts the printed forms of each tokeniser by (folded bytes, printed bytes) and merges them, so
/// that a form's final number does not depend on who met it first.
struct VocabularyBuilder: ~Copyable {
  private var words = BytePoolBuilder("words")
  private var wordSurfaces = GrowingArray<UInt32>()
  private(set) var surfaces = BytePoolBuilder("printed words")
  private var surfaceWords = GrowingArray<UInt32>()

  /// The final number of each form, by tokeniser and that one's own number.
  private(set) var numbers: [[UInt32]]

  /// Sorts on as many threads as there are tokenisers.
  init(_ tokenizers: [BatchTokenizer]) throws(IndexError) {
    let lists = tokenizers.map { SortedForms($0) }
    JoinableThread.share(lists.count, among: lists.count) { lists[$0].sort() }
    numbers = tokenizers.map { [UInt32](repeating: 0, count: $0.forms.count) }
    try merge(lists)
  }

  private mutating func merge(_ lists: [SortedForms]) throws(IndexError) {
    while let least = Self.least(lists) {
      let list = lists[least]
      let (folded, printed) = (list.headFolded, list.headPrinted)
      let isNewWord = words.count == 0 || compareBytes(words[words.count - 1], folded) != 0
      if isNewWord {
        wordSurfaces.append(UInt32(surfaces.count))
        try words.append(folded)
      }
      if isNewWord || compareBytes(surfaces[surfaces.count - 1], printed) != 0 {
        try surfaces.append(printed)
        surfaceWords.append(UInt32(words.count - 1))
      }
      numbers[least][list.headNumber] = UInt32(surfaces.count - 1)
      list.advance()
    }
    wordSurfaces.append(UInt32(surfaces.count))
  }

  /// Which list has the least form at its head; nil when all are done.
  private static func least(_ lists: [SortedForms]) -> Int? {
    var best: Int?
    for index in 0..<lists.count where !lists[index].isDone {
      if let so = best, !lists[index].headPrecedes(lists[so]) { continue }
      best = index
    }
    return best
  }

  /// Hands the dictionary over to `storage`.
  ///
  /// - Parameter surfaceCounts: how often each printed form stands in the corpus.
  mutating func seal(
    into storage: SectionStorage, surfaceCounts: consuming GrowingArray<UInt32>
  ) {
    var wordCounts = GrowingArray<UInt32>(zeros: words.count)
    for surface in 0..<surfaceWords.count {
      wordCounts[Int(surfaceWords[surface])] += surfaceCounts[surface]
    }
    storage.adopt(.surfaceCounts, &surfaceCounts)
    storage.adopt(.wordCounts, &wordCounts)
    storage.adopt(.wordSurfaces, &wordSurfaces)
    storage.adopt(.surfaceWords, &surfaceWords)
    words.seal(into: storage, bytes: .wordBytes, starts: .wordStarts)
    surfaces.seal(into: storage, bytes: .surfaceBytes, starts: .surfaceStarts)
  }
}

/// The printed forms of one tokeniser in the order of the dictionary, with a head that moves on.
private final class SortedForms: @unchecked Sendable {
  /// The first eight folded bytes decide most comparisons without looking anything up.
  private struct Entry {
    let key: UInt64
    let number: UInt32
  }

  private let tokenizer: BatchTokenizer
  private var entries: [Entry] = []
  private var head = 0

  init(_ tokenizer: BatchTokenizer) { self.tokenizer = tokenizer }

  func sort() {
    entries = (0..<tokenizer.forms.count).map { number in
      Entry(key: Self.key(tokenizer.forms.folded[number]), number: UInt32(number))
    }
    entries.sort { precedes($0, $1, of: self) }
  }

  var isDone: Bool { head == entries.count }
  var headNumber: Int { Int(entries[head].number) }
  var headFolded: UnsafeBufferPointer<UInt8> { tokenizer.forms.folded[headNumber] }
  var headPrinted: UnsafeBufferPointer<UInt8> { tokenizer.forms.printed.pool[headNumber] }

  func advance() { head += 1 }

  func headPrecedes(_ other: SortedForms) -> Bool {
    precedes(entries[head], other.entries[other.head], of: other)
  }

  @inline(__always)
  private func precedes(_ left: Entry, _ right: Entry, of other: SortedForms) -> Bool {
    if left.key != right.key { return left.key < right.key }
    let order = compareBytes(
      tokenizer.forms.folded[Int(left.number)], other.tokenizer.forms.folded[Int(right.number)])
    if order != 0 { return order < 0 }
    let (own, others) = (tokenizer, other.tokenizer)
    return compareBytes(
      own.forms.printed.pool[Int(left.number)], others.forms.printed.pool[Int(right.number)]) < 0
  }

  private static func key(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    for index in 0..<8 { key = key << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0) }
    return key
  }
}
