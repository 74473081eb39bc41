// SPDX-License-Identifier: Apache-2.0
/// The array that sections are built in: its memory is handed over, not copied, when it is done.
import Glibc

/// A growing array of plain values in memory of its own, without reference counting.
struct GrowingArray<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 0) {
    self.capacity = max(capacity, 8)
    base = Self.resize(nil, to: self.capacity)
    useLargePages()
  }

  /// An array of `count` zeros.
  ///
  /// - Parameter isReadFirst: whether its elements are read before they are written to.
  init(zeros count: Int, isReadFirst: Bool = true) {
    capacity = max(count, 8)
    guard let memory = calloc(capacity, MemoryLayout<Element>.stride) else {
      fatalError("out of memory")
    }
    base = memory.assumingMemoryBound(to: Element.self)
    self.count = count
    useLargePages()
    if isReadFirst { populate() }
  }

  deinit { free(base) }

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
    if count == capacity { grow(by: 1) }
    base[count] = element
    count += 1
  }

  @inline(__always)
  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    reserve(elements.count)
    if let source = elements.baseAddress {
      (base + count).update(from: source, count: elements.count)
    }
    count += elements.count
  }

  mutating func append(repeating element: Element, count: Int) {
    appendUninitialized(count).update(repeating: element, count: count)
  }

  /// Adds `count` elements that the caller fills through the pointer returned.
  @inline(__always)
  mutating func appendUninitialized(_ count: Int) -> UnsafeMutablePointer<Element> {
    reserve(count)
    self.count += count
    return base + (self.count - count)
  }

  /// Makes room for `more` elements.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count &+ more > capacity { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = max(count + more, capacity + capacity / 2)
    // What is never written to takes no memory.
    let bytes = capacity * MemoryLayout<Element>.stride
    if bytes >= Self.growing {
      capacity = Self.wholePages(max(bytes, Self.movable)) / MemoryLayout<Element>.stride
    }
    base = Self.resize(base, to: capacity)
    useLargePages()
  }

  mutating func removeAll() { count = 0 }

  /// Asks the system to keep the memory of a large array in large pages, as far as it is not in use
  /// yet: taking many small ones costs time, and where an array is looked into here and there,
  /// finding its pages costs more than reading them.
  private func useLargePages() {
    if capacity * MemoryLayout<Element>.stride >= Self.large { advise(MADV_HUGEPAGE) }
  }

  /// Asks the system for the memory now. What is read before it is written to is given twice: first
  /// as a page of zeros that is everybody's, then as one of its own, of which each processor must be
  /// told; and large pages become small ones thereby.
  private func populate() {
    if capacity * MemoryLayout<Element>.stride >= Self.populated { advise(Self.populateForWriting) }
  }

  /// To the limits of small pages: memory that is not all treated alike cannot be moved, but is copied
  /// when the array grows. A system that does not know the advice goes without.
  private func advise(_ advice: Int32) {
    let bytes = capacity * MemoryLayout<Element>.stride
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let skipped = Int(bitPattern: base) & (page - 1)
    madvise(
      UnsafeMutableRawPointer(base) - skipped, (skipped + bytes + page - 1) & -page, advice)
  }

  /// The array as another one's; this one is empty then.
  mutating func moved() -> GrowingArray {
    var other = GrowingArray()
    swap(&self, &other)
    return other
  }

  /// Gives the memory away, to be freed by `free`, and leaves the array empty.
  mutating func take() -> UnsafeMutableRawBufferPointer {
    let memory = Self.resize(base, to: max(count, 8))
    let bytes = count * MemoryLayout<Element>.stride
    count = 0
    capacity = 8
    base = Self.resize(nil, to: capacity)
    return UnsafeMutableRawBufferPointer(start: memory, count: bytes)
  }

  /// Bytes from which on an array is likely to grow on, and would be copied again and again.
  private static var growing: Int { 1 << 20 }
  /// `MADV_POPULATE_WRITE` of Linux 5.14, which older headers lack.
  private static var populateForWriting: Int32 { 23 }
  /// Bytes from which on it is worth asking for memory at once.
  private static var populated: Int { 1 << 16 }
  /// Bytes from which on large pages, of 2 MiB as a rule, are worth it.
  private static var large: Int { 1 << 22 }
  /// Bytes from which on the system always maps a block for itself, and moves it without copying it.
  private static var movable: Int { 33 << 20 }

  /// So many bytes or more that, with what `malloc` adds to them, they fill large pages: such blocks
  /// the system begins where a large page does.
  private static func wholePages(_ bytes: Int) -> Int {
    let (page, header) = (1 << 21, 4 * MemoryLayout<Int>.size)
    return (bytes + header + page - 1) & -page - header
  }

  private static func resize(
    _ memory: UnsafeMutablePointer<Element>?, to capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let memory = realloc(memory, capacity * MemoryLayout<Element>.stride) else {
      fatalError("out of memory")
    }
    return memory.assumingMemoryBound(to: Element.self)
  }
}
