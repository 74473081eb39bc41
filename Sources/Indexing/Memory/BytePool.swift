// SPDX-License-Identifier: Apache-2.0
/// Many byte strings in one array, with a table of where each starts.
import Glibc

/// A read-only list of byte strings.
struct BytePool: Sendable {
  let bytes: Section<UInt8>
  let starts: Section<UInt32>

  private let startsID: SectionID

  /// - Throws: `SnapshotFault.inconsistent` if there are no starts.
  init(
    _ storage: SectionStorage, bytes bytesID: SectionID, starts startsID: SectionID
  ) throws(SnapshotFault) {
    bytes = try storage.section(bytesID)
    starts = try storage.section(startsID, .starts(upTo: bytes.count))
    self.startsID = startsID
    guard starts.count > 0 else { throw .inconsistent(startsID.name) }
  }

  /// - Throws: `SnapshotFault.inconsistent` if the starts do not fit the bytes.
  func validate() throws(SnapshotFault) {
    guard starts.isTableOfStarts(entries: count, upTo: bytes.count) else {
      throw .inconsistent(startsID.name)
    }
  }

  var count: Int { starts.count - 1 }

  @inline(__always)
  subscript(index: UInt32) -> UnsafeBufferPointer<UInt8> {
    let range = starts.range(at: index)
    return bytes.slice(Int(range.lowerBound)..<Int(range.upperBound))
  }

  /// The length of entry `index` in bytes.
  @inline(__always)
  func length(_ index: UInt32) -> Int { starts.range(at: index).count }

  func string(_ index: UInt32) -> String { String(decoding: self[index], as: UTF8.self) }
}

/// Collects byte strings for a `BytePool`.
struct BytePoolBuilder: ~Copyable {
  private(set) var bytes: GrowingArray<UInt8>
  private(set) var starts: GrowingArray<UInt32>
  private let what: String

  /// - Parameter what: what the strings are, for the error that there are too many.
  init(_ what: String) {
    self.what = what
    bytes = GrowingArray()
    starts = GrowingArray()
    starts.append(0)
  }

  /// A pool with these strings, whose arrays are moved here.
  ///
  /// - Parameter starts: where each string begins in `bytes`, and the end of the last.
  init(_ what: String, _ bytes: inout GrowingArray<UInt8>, _ starts: inout GrowingArray<UInt32>) {
    self.what = what
    self.bytes = bytes.moved()
    self.starts = starts.moved()
  }

  var count: Int { starts.count - 1 }

  subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(starts[index])
    return UnsafeBufferPointer(start: bytes.base + start, count: Int(starts[index + 1]) - start)
  }

  /// The length of entry `index` in bytes.
  @inline(__always)
  func length(_ index: Int) -> Int { Int(starts[index + 1] - starts[index]) }

  /// - Throws: `IndexError.tooLarge` when all strings together pass 4 GiB.
  mutating func append(_ string: UnsafeBufferPointer<UInt8>) throws(IndexError) {
    guard let end = UInt32(exactly: bytes.count + string.count) else {
      throw .tooLarge(what: what)
    }
    bytes.append(contentsOf: string)
    starts.append(end)
  }

  mutating func append(_ text: String) throws(IndexError) {
    try text.utf8.span.withUnsafeBufferPointer { bytes throws(IndexError) in try append(bytes) }
  }

  mutating func seal(
    into storage: SectionStorage, bytes bytesID: SectionID, starts startsID: SectionID
  ) {
    storage.adopt(bytesID, &bytes)
    storage.adopt(startsID, &starts)
  }
}

/// Compares byte strings byte by byte, a prefix before what it begins.
@inline(__always)
func compareBytes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
  let shared = min(left.count, right.count)
  if let left = left.baseAddress, let right = right.baseAddress {
    let order = memcmp(left, right, shared)
    if order != 0 { return Int(order) }
  }
  return left.count - right.count
}
