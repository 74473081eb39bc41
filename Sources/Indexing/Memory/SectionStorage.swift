// SPDX-License-Identifier: Apache-2.0
/// Owns the memory of all sections of an index: heap blocks of a builder or one mapped file.
import Glibc

/// The bytes of every section. Written to by a builder alone, before the index exists; each section
/// by one thread, before any other looks at it.
final class SectionStorage: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<UnsafeRawBufferPointer>
  private let mapping: UnsafeMutableRawBufferPointer?
  /// Nil for memory of our own.
  let watch: SnapshotWatch?
  /// One for each section that is watched.
  private let watches: UnsafeMutablePointer<SectionWatch>?

  /// A storage whose sections are still to be adopted, all empty so far.
  init() {
    mapping = nil
    watch = nil
    watches = nil
    places = .allocate(capacity: SectionID.allCases.count)
    places.initialize(repeating: UnsafeRawBufferPointer(start: nil, count: 0))
  }

  /// A storage over a mapped file, which it unmaps when it goes.
  ///
  /// - Parameter watch: what checks the file, and knows where each section lies.
  init(mapping: UnsafeMutableRawBufferPointer, watch: SnapshotWatch) {
    self.mapping = mapping
    self.watch = watch
    let count = SectionID.storedCount
    places = .allocate(capacity: count)
    let watches = UnsafeMutablePointer<SectionWatch>.allocate(capacity: count)
    for section in 0..<count {
      let (bytes, sectionWatch) = watch.section(section)
      places.initializeElement(at: section, to: bytes)
      (watches + section).initialize(to: sectionWatch)
    }
    self.watches = watches
  }

  deinit {
    watches?.deallocate()
    if let mapping {
      munmap(mapping.baseAddress, mapping.count)
    } else {
      for region in regions { free(UnsafeMutableRawPointer(mutating: region.baseAddress)) }
    }
    places.deallocate()
  }

  var regions: UnsafeBufferPointer<UnsafeRawBufferPointer> { UnsafeBufferPointer(places) }

  /// Takes over the memory of `array` as the section `id`.
  func adopt<Element>(_ id: SectionID, _ array: inout GrowingArray<Element>) {
    free(UnsafeMutableRawPointer(mutating: places[id.rawValue].baseAddress))
    places[id.rawValue] = UnsafeRawBufferPointer(array.take())
  }

  /// Frees the sections that were needed only while the index was built.
  func dropBuilt() {
    for id in SectionID.built {
      free(UnsafeMutableRawPointer(mutating: places[id.rawValue].baseAddress))
      places[id.rawValue] = UnsafeRawBufferPointer(start: nil, count: 0)
    }
  }

  /// The sections that a snapshot holds, in its order.
  var stored: Slice<UnsafeBufferPointer<UnsafeRawBufferPointer>> {
    regions.prefix(SectionID.storedCount)
  }

  /// The section as an array of `Element`.
  ///
  /// - Parameter rule: what its numbers must be. In a mapped file that is seen to when they are
  ///   first looked at; for other memory `InvertedIndex.validate` does.
  /// - Parameter count: how many elements it must have; nil for any number.
  /// - Throws: `SnapshotFault.inconsistent` if it has not, or its length is no multiple of the
  ///   element's.
  func section<Element: BitwiseCopyable>(
    _ id: SectionID, _ rule: ContentRule = .anything, count: Int? = nil,
    of type: Element.Type = Element.self
  ) throws(SnapshotFault) -> Section<Element> {
    let region = regions[id.rawValue]
    let stride = MemoryLayout<Element>.stride
    guard let base = region.baseAddress, region.count % stride == 0,
      count == nil || count == region.count / stride
    else { throw .inconsistent(id.name) }
    if case .anything = rule {} else { watch?.setRule(rule, of: id, stride: stride) }
    return Section(
      base.assumingMemoryBound(to: Element.self), count: region.count / stride,
      watch: watches.map { UnsafePointer($0 + id.rawValue) })
  }
}
