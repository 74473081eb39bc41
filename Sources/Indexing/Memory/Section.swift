// SPDX-License-Identifier: Apache-2.0
/// A read-only array in the memory of an index, whether on the heap or in a mapped file.
internal import CPrefetch

/// An array of plain values that lives as long as the `SectionStorage` it comes from.
///
/// Whoever keeps one keeps its storage too; `InvertedIndex` does. What lies in a mapped file is
/// checked when it is first looked at (`SnapshotWatch`).
struct Section<Element: BitwiseCopyable>: @unchecked Sendable {
  private let base: UnsafePointer<Element>
  let count: Int
  /// Nil for memory of our own and for a file that was checked whole.
  private let watch: UnsafePointer<SectionWatch>?

  init(_ base: UnsafePointer<Element>, count: Int, watch: UnsafePointer<SectionWatch>?) {
    self.base = base
    self.count = count
    self.watch = watch
  }

  /// - Precondition: `index` is in `0..<count`; checked in debug builds only.
  @inline(__always)
  subscript(index: Int) -> Element {
    assert(index >= 0 && index < count)
    if let watch { watch.pointee.touch(index &* MemoryLayout<Element>.stride) }
    return base[index]
  }

  @inline(__always)
  subscript(index: UInt32) -> Element { self[Int(index)] }

  /// The elements of `range`, not copied.
  @inline(__always)
  func slice(_ range: Range<Int>) -> UnsafeBufferPointer<Element> {
    assert(range.lowerBound >= 0 && range.upperBound <= count)
    if let watch {
      let stride = MemoryLayout<Element>.stride
      watch.pointee.touch(range.lowerBound &* stride..<range.upperBound &* stride)
    }
    return UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// The elements from `index` on, not copied; fewer than a chunk of the file holds.
  @inline(__always)
  func stretch(_ index: Int, count: Int) -> UnsafePointer<Element> {
    assert(index >= 0 && index + count <= self.count && count > 0)
    if let watch {
      watch.pointee.touch(index &* MemoryLayout<Element>.stride)
      watch.pointee.touch((index &+ count &- 1) &* MemoryLayout<Element>.stride)
    }
    return base + index
  }

  /// Has the element fetched, which is looked at soon; an index that leads outside fetches in vain.
  @inline(__always)
  func prefetch(_ index: UInt32) {
    fihris_prefetch(UnsafeRawPointer(base) + Int(index) &* MemoryLayout<Element>.stride)
  }

  var all: UnsafeBufferPointer<Element> { slice(0..<count) }
}

extension Section where Element: FixedWidthInteger & UnsignedInteger {
  /// The half-open range that entry `index` of a table of starts opens and the next one closes.
  @inline(__always)
  func range(at index: UInt32) -> Range<Element> {
    let start = self[Int(index)]
    return Range(uncheckedBounds: (start, max(start, self[Int(index) + 1])))
  }

  /// Whether this is a table of starts: `entries` of them and an end, from 0, never falling,
  /// up to `bound`.
  func isTableOfStarts(entries: Int, upTo bound: Int) -> Bool {
    guard count == entries + 1, self[0] == 0, Int(exactly: self[entries]) == bound else {
      return false
    }
    return isAscending(0)
  }

  /// Whether each value exceeds the one before by `step` at least.
  func isAscending(_ step: Element) -> Bool {
    let values = all
    for index in stride(from: 1, to: count, by: 1) {
      let (least, overflow) = values[index - 1].addingReportingOverflow(step)
      if overflow || values[index] < least { return false }
    }
    return true
  }

  func allBelow(_ bound: Int) -> Bool {
    count == 0 || SnapshotWatch.holds(.below(bound), all)
  }

  /// The first index of a never-falling table whose value is not below `value`; `count` if there is
  /// none. O(log n). Which half is left is computed and not branched on, for nobody can foresee it.
  func firstIndex(notBelow value: Element) -> Int {
    var first = 0
    var left = count
    while left > 0 {
      let half = left >> 1
      let isBefore = self[first &+ half] < value
      first = isBefore ? first &+ half &+ 1 : first
      left = isBefore ? left &- half &- 1 : half
    }
    return first
  }

  /// The last index in `range` whose value is not above `value`, in a never-falling table;
  /// `range.lowerBound` if there is none. O(log n).
  @inline(__always)
  func lastIndex(notAbove value: Element, in range: Range<Int>) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return max(low - 1, range.lowerBound)
  }
}
