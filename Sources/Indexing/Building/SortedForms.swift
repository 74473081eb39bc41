// SPDX-License-Identifier: Apache-2.0
/// Sorts the printed forms of all tokenisers by folded bytes, then by printed bytes.
internal import CPrefetch

/// A printed form as one tokeniser met it.
struct FormEntry: BitwiseCopyable {
  /// The beginning of the folded form: see `SortedForms.key(of:)`.
  let key: UInt64
  /// The tokeniser's own number.
  let form: UInt32
  let tokenizer: UInt16
  /// Whether the folded form is another one than that of the entry before.
  var beginsWord = false
  /// Whether the printed form is, too.
  var beginsSurface = false
}

/// Entries in shares: what is in one share is before all of the next. Forms with one folded form
/// are in one share, so that threads can work on shares without asking each other.
final class SortedForms: @unchecked Sendable {
  private static let shareSize = 1 << 11
  private static let mostShares = 256
  /// Of so many keys for each share the limits of shares are chosen.
  private static let samples = 8

  private let pools: [FormPools]
  private var entries = GrowingArray<FormEntry>()
  /// Where each share ends.
  private var ends: [Int] = []
  /// What each share holds.
  private(set) var sizes: [DictionarySize] = []

  /// Sorts on as many threads as it is told, which changes nothing else.
  init(_ tokenizers: [BatchTokenizer], threads: Int) {
    pools = tokenizers.map { FormPools($0) }
    deal(threads)
    sizes = JoinableThread.map(ends.count, among: threads) { share in
      self.sort(share)
      return DictionarySize(of: self, share)
    }
  }

  var shareCount: Int { ends.count }

  /// The entries of a share, sorted and marked.
  func share(_ number: Int) -> UnsafeBufferPointer<FormEntry> {
    UnsafeBufferPointer(rebasing: entries.elements[range(number)])
  }

  func folded(_ entry: FormEntry) -> UnsafeBufferPointer<UInt8> {
    pools[Int(entry.tokenizer)].folded(entry.form)
  }

  func printed(_ entry: FormEntry) -> UnsafeBufferPointer<UInt8> {
    pools[Int(entry.tokenizer)].printed(entry.form)
  }

  /// Asks the processor for the forms that come soon after one of `entries`: they lie here and there.
  @inline(__always)
  func prefetch(after index: Int, of entries: UnsafeBufferPointer<FormEntry>) {
    let (near, far) = (index &+ Self.waiting, index &+ 2 * Self.waiting)
    if near < entries.count { pools[Int(entries[near].tokenizer)].prefetch(entries[near].form) }
    if far < entries.count { pools[Int(entries[far].tokenizer)].prefetchPlace(entries[far].form) }
  }

  /// How many forms are written until memory that was asked for is there.
  private static let waiting = 8

  private func range(_ share: Int) -> Range<Int> {
    (share == 0 ? 0 : ends[share - 1])..<ends[share]
  }

  // MARK: Dealing

  /// Puts all forms into `entries`, share after share, and notes where the shares end.
  private func deal(_ threads: Int) {
    let all = JoinableThread.map(pools.count, among: threads) { [pools] in
      DealtForms(pools[$0], of: UInt16($0))
    }
    let count = all.reduce(0) { $0 + $1.entries.count }
    let shareCount = max(1, min(Self.mostShares, count / Self.shareSize))
    let limits = Self.limits(of: all, among: shareCount)
    JoinableThread.share(all.count, among: threads) { all[$0].choose(limits) }
    var next = [Int](repeating: 0, count: shareCount)
    for forms in all {
      for share in forms.shares.elements { next[Int(share)] += 1 }
    }
    var total = 0
    for share in next.indices { (next[share], total) = (total, total + next[share]) }
    let base = entries.appendUninitialized(count)
    for forms in all {
      let (entries, shares) = (forms.entries.elements, forms.shares.elements)
      for index in 0..<entries.count {
        let share = Int(shares[index])
        base[next[share]] = entries[index]
        next[share] += 1
      }
    }
    ends = next
  }

  /// The first keys of all shares but the first, from a sample.
  private static func limits(of forms: [DealtForms], among shareCount: Int) -> [UInt64] {
    let count = forms.reduce(0) { $0 + $1.entries.count }
    let step = max(1, count / (shareCount * samples))
    var sample: [UInt64] = []
    for forms in forms {
      let entries = forms.entries.elements
      for place in stride(from: 0, to: entries.count, by: step) {
        sample.append(entries[place].key)
      }
    }
    sample.sort()
    return (1..<shareCount).map { sample[min($0 * samples, sample.count - 1)] }
  }

  // MARK: Sorting

  private func sort(_ share: Int) {
    let range = range(share)
    var slice = UnsafeMutableBufferPointer(
      start: entries.base + range.lowerBound, count: range.count)
    // Small enough to stay near until it is sorted.
    for index in slice.indices { prefetch(after: index, of: UnsafeBufferPointer(slice)) }
    slice.sort { precedes($0, $1) }
    for index in slice.indices {
      let isOtherWord = index == 0 || !isSameWord(slice[index - 1], slice[index])
      slice[index].beginsWord = isOtherWord
      slice[index].beginsSurface =
        isOtherWord || compareBytes(printed(slice[index - 1]), printed(slice[index])) != 0
    }
  }

  @inline(__always)
  private func precedes(_ left: FormEntry, _ right: FormEntry) -> Bool {
    if left.key != right.key { return left.key < right.key }
    let order = compareBytes(folded(left), folded(right))
    if order != 0 { return order < 0 }
    return compareBytes(printed(left), printed(right)) < 0
  }

  private func isSameWord(_ left: FormEntry, _ right: FormEntry) -> Bool {
    left.key == right.key && compareBytes(folded(left), folded(right)) == 0
  }

  /// A number for the first eight letters, such that words follow each other as their keys do.
  ///
  /// Each letter is a byte: ASCII up to `z` and U+0600 … 067F have one of their own. Others share
  /// one, after which nothing is known. So a key decides most comparisons without the words.
  static func key(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    var index = 0
    var shift: UInt64 = 64
    while shift > 0, index < word.count {
      let byte = word[index]
      shift -= 8
      if byte & 0xFE == 0xD8, index + 1 < word.count {
        let letter = UInt64(byte & 1) << 6 | UInt64(word[index + 1] & 0x3F)
        key |= (letter + 0x7D) << shift
        index += 2
      } else if byte <= UInt8(ascii: "z") {
        key |= (UInt64(byte) + 1) << shift
        index += 1
      } else {
        return key | (byte < 0xD8 ? 0x7C : 0xFD) << shift
      }
    }
    return key
  }
}

/// The entries of one tokeniser on their way to the shares.
private final class DealtForms: @unchecked Sendable {
  private(set) var entries: GrowingArray<FormEntry>
  /// The share of each.
  private(set) var shares = GrowingArray<UInt16>()

  init(_ pools: FormPools, of tokenizer: UInt16) {
    var entries = GrowingArray<FormEntry>(capacity: pools.count)
    for form in 0..<UInt32(pools.count) {
      let key = SortedForms.key(of: pools.folded(form))
      entries.append(FormEntry(key: key, form: form, tokenizer: tokenizer))
    }
    self.entries = entries
  }

  /// - Parameter limits: the first keys of all shares but the first.
  func choose(_ limits: [UInt64]) {
    let shares = self.shares.appendUninitialized(entries.count)
    for index in 0..<entries.count {
      shares[index] = UInt16(Self.share(of: entries[index].key, limits))
    }
  }

  /// How many limits are not above a key.
  private static func share(of key: UInt64, _ limits: [UInt64]) -> Int {
    var (low, high) = (0, limits.count)
    while low < high {
      let middle = (low + high) / 2
      if limits[middle] <= key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Where the forms of one tokeniser lie; it must outlive this.
private struct FormPools: @unchecked Sendable {
  let count: Int
  private let foldedBytes: UnsafePointer<UInt8>
  private let foldedStarts: UnsafePointer<UInt32>
  private let printedBytes: UnsafePointer<UInt8>
  private let printedStarts: UnsafePointer<UInt32>

  init(_ tokenizer: BatchTokenizer) {
    count = tokenizer.forms.count
    foldedBytes = UnsafePointer(tokenizer.forms.table.folded.bytes.base)
    foldedStarts = UnsafePointer(tokenizer.forms.table.folded.starts.base)
    printedBytes = UnsafePointer(tokenizer.forms.table.printed.bytes.base)
    printedStarts = UnsafePointer(tokenizer.forms.table.printed.starts.base)
  }

  /// Asks the processor for what tells where a form lies.
  @inline(__always)
  func prefetchPlace(_ form: UInt32) {
    fihris_prefetch(foldedStarts + Int(form))
    fihris_prefetch(printedStarts + Int(form))
  }

  /// Asks the processor for a form.
  @inline(__always)
  func prefetch(_ form: UInt32) {
    fihris_prefetch(foldedBytes + Int(foldedStarts[Int(form)]))
    fihris_prefetch(printedBytes + Int(printedStarts[Int(form)]))
  }

  @inline(__always)
  func folded(_ form: UInt32) -> UnsafeBufferPointer<UInt8> {
    let start = Int(foldedStarts[Int(form)])
    return UnsafeBufferPointer(
      start: foldedBytes + start, count: Int(foldedStarts[Int(form) + 1]) - start)
  }

  @inline(__always)
  func printed(_ form: UInt32) -> UnsafeBufferPointer<UInt8> {
    let start = Int(printedStarts[Int(form)])
    return UnsafeBufferPointer(
      start: printedBytes + start, count: Int(printedStarts[Int(form) + 1]) - start)
  }
}
