// SPDX-License-Identifier: Apache-2.0
/// Sorts the printed forms of all tokenisers by folded bytes, then by printed bytes.

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

  /// Sorts on as many threads as it is told, which changes nothing else.
  init(_ tokenizers: [BatchTokenizer], threads: Int) {
    pools = tokenizers.map { FormPools($0) }
    deal(among: max(1, min(Self.mostShares, count(of: tokenizers) / Self.shareSize)))
    JoinableThread.share(ends.count, among: threads) { self.sort($0) }
  }

  private func count(of tokenizers: [BatchTokenizer]) -> Int {
    tokenizers.reduce(0) { $0 + $1.forms.count }
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

  private func range(_ share: Int) -> Range<Int> {
    (share == 0 ? 0 : ends[share - 1])..<ends[share]
  }

  // MARK: Dealing

  /// Puts all forms into `entries`, share after share, and notes where the shares end.
  private func deal(among shareCount: Int) {
    var all = GrowingArray<FormEntry>()
    for tokenizer in pools.indices {
      for form in 0..<UInt32(pools[tokenizer].count) {
        let key = Self.key(of: pools[tokenizer].folded(form))
        all.append(FormEntry(key: key, form: form, tokenizer: UInt16(tokenizer)))
      }
    }
    let limits = Self.limits(of: all.elements, among: shareCount)
    var shares = GrowingArray<UInt16>(capacity: all.count)
    var next = [Int](repeating: 0, count: shareCount)
    for entry in all.elements {
      let share = Self.share(of: entry.key, limits)
      shares.append(UInt16(share))
      next[share] += 1
    }
    var total = 0
    for share in next.indices { (next[share], total) = (total, total + next[share]) }
    let base = entries.appendUninitialized(all.count)
    for index in 0..<all.count {
      let share = Int(shares[index])
      base[next[share]] = all[index]
      next[share] += 1
    }
    ends = next
  }

  /// The first keys of all shares but the first, from a sample.
  private static func limits(
    of entries: UnsafeBufferPointer<FormEntry>, among shareCount: Int
  ) -> [UInt64] {
    let step = max(1, entries.count / (shareCount * samples))
    let sample = stride(from: 0, to: entries.count, by: step).map { entries[$0].key }.sorted()
    return (1..<shareCount).map { sample[min($0 * samples, sample.count - 1)] }
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

  // MARK: Sorting

  private func sort(_ share: Int) {
    let range = range(share)
    var slice = UnsafeMutableBufferPointer(
      start: entries.base + range.lowerBound, count: range.count)
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

/// Where the forms of one tokeniser lie; it must outlive this.
private struct FormPools {
  let count: Int
  private let foldedBytes: UnsafePointer<UInt8>
  private let foldedStarts: UnsafePointer<UInt32>
  private let printedBytes: UnsafePointer<UInt8>
  private let printedStarts: UnsafePointer<UInt32>

  init(_ tokenizer: BatchTokenizer) {
    count = tokenizer.forms.count
    foldedBytes = UnsafePointer(tokenizer.forms.folded.bytes.base)
    foldedStarts = UnsafePointer(tokenizer.forms.folded.starts.base)
    printedBytes = UnsafePointer(tokenizer.forms.printed.pool.bytes.base)
    printedStarts = UnsafePointer(tokenizer.forms.printed.pool.starts.base)
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
