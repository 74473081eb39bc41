// SPDX-License-Identifier: Apache-2.0
// Memory that is written for one article and used again for the next.

/// A growing row of plain values in memory of its own, without reference counting.
///
/// The index has one like it: a call that crosses modules for each word would not be inlined.
struct Column<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 64) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// Valid until the column grows.
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    @inline(__always) set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { reserve(1) }
    base[count] = element
    count += 1
  }

  mutating func append(repeating element: Element, count: Int) {
    reserve(count)
    (base + self.count).update(repeating: element, count: count)
    self.count += count
  }

  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress else { return }
    reserve(elements.count)
    (base + count).update(from: source, count: elements.count)
    count += elements.count
  }

  /// Adds elements that the caller sets.
  mutating func extend(by count: Int) -> UnsafeMutableBufferPointer<Element> {
    reserve(count)
    self.count += count
    return UnsafeMutableBufferPointer(start: base + (self.count - count), count: count)
  }

  mutating func sort(by areInOrder: (Element, Element) -> Bool) {
    var elements = UnsafeMutableBufferPointer(start: base, count: count)
    elements.sort(by: areInOrder)
  }

  /// Forgets the elements and keeps their memory.
  mutating func removeAll() { count = 0 }

  private mutating func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    let old = base
    capacity = max(count + more, 2 * capacity)
    base = .allocate(capacity: capacity)
    base.update(from: old, count: count)
    old.deallocate()
  }
}

extension Column<Int> {
  /// What lies between the end before and that of a row, where rows lie one behind the other and these
  /// are their ends.
  func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : self[row - 1])..<self[row] }
}

extension Column<UInt32> {
  /// Appends numbers that count from another place.
  mutating func append(_ numbers: [UInt32], raisedBy base: UInt32) {
    numbers.withUnsafeBufferPointer { numbers in
      let raised = extend(by: numbers.count)
      for index in 0..<numbers.count { raised[index] = numbers[index] &+ base }
    }
  }
}
