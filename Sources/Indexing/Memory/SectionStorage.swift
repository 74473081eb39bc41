// SPDX-License-Identifier: Apache-2.0
/// Owns the memory of all sections of an index: heap blocks of a builder or one mapped file.
import Glibc

/// The bytes of every section. Written to by a builder alone, before the index exists.
final class SectionStorage: @unchecked Sendable {
  private(set) var regions: [UnsafeRawBufferPointer]
  private let mapping: UnsafeMutableRawBufferPointer?

  /// A storage whose sections are still to be adopted, all empty so far.
  init() {
    mapping = nil
    regions = SectionID.allCases.map { _ in UnsafeRawBufferPointer(start: nil, count: 0) }
  }

  /// A storage over a mapped file, which it unmaps when it goes.
  ///
  /// - Parameter regions: one part of the mapping for each section, in the order of `SectionID`.
  init(mapping: UnsafeMutableRawBufferPointer, regions: [UnsafeRawBufferPointer]) {
    self.mapping = mapping
    self.regions = regions
  }

  deinit {
    if let mapping {
      munmap(mapping.baseAddress, mapping.count)
    } else {
      for region in regions { free(UnsafeMutableRawPointer(mutating: region.baseAddress)) }
    }
  }

  /// Takes over the memory of `array` as the section `id`.
  func adopt<Element>(_ id: SectionID, _ array: inout GrowingArray<Element>) {
    free(UnsafeMutableRawPointer(mutating: regions[id.rawValue].baseAddress))
    regions[id.rawValue] = UnsafeRawBufferPointer(array.take())
  }

  /// The section as an array of `Element`.
  ///
  /// - Throws: `SnapshotFault.inconsistent` if its length is no multiple of the element's.
  func section<Element: BitwiseCopyable>(
    _ id: SectionID, of type: Element.Type = Element.self
  ) throws(SnapshotFault) -> Section<Element> {
    let region = regions[id.rawValue]
    let stride = MemoryLayout<Element>.stride
    guard let base = region.baseAddress, region.count % stride == 0 else {
      throw .inconsistent(id.name)
    }
    return Section(
      base: base.assumingMemoryBound(to: Element.self), count: region.count / stride)
  }
}
