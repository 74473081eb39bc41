// SPDX-License-Identifier: Apache-2.0
/// Numbers of which most are small, in little more than a byte each.

/// A table of numbers: a byte for each, of which 255 says that the number stands in a side table. For
/// each row of 16 it is known how many numbers of the side table come before.
struct ByteTable: Sendable {
  /// The byte that says "see the side table".
  static let escape: UInt8 = 255
  static let rowSize = 16

  private let bytes: Section<UInt8>
  private let ranks: Section<UInt32>
  private let values: Section<UInt32>
  private let ids: ByteTableID

  /// - Parameter rule: what each number of the side table must be.
  /// - Throws: `SnapshotFault.inconsistent` if there are not as many rows as the numbers need.
  init(
    _ storage: SectionStorage, _ ids: ByteTableID, _ rule: ContentRule = .anything
  ) throws(SnapshotFault) {
    self.ids = ids
    bytes = try storage.section(ids.bytes)
    values = try storage.section(ids.values, rule)
    ranks = try storage.section(
      ids.ranks, .starts(upTo: values.count), count: Self.rows(bytes.count))
  }

  private static func rows(_ count: Int) -> Int { (count + rowSize - 1) / rowSize }

  var count: Int { bytes.count }

  /// O(1).
  @inline(__always)
  subscript(index: UInt32) -> UInt32 {
    let byte = bytes[index]
    return byte == Self.escape ? large(index) : UInt32(byte)
  }

  @inline(never)
  private func large(_ index: UInt32) -> UInt32 { sum(ofRowBefore: index).number }

  /// A number, and the sum of those before it in its row. O(1).
  @inline(__always)
  func sum(ofRowBefore index: UInt32) -> (sum: Int, number: UInt32) {
    let row = Int(index) / Self.rowSize
    let bytes = bytes.slice(row * Self.rowSize..<Int(index) + 1)
    var (sum, number) = (0, UInt32(0))
    var large = -1
    for byte in bytes {
      sum += Int(number)
      number = UInt32(byte)
      if byte == Self.escape {
        if large < 0 { large = Int(ranks[row]) }
        // There are as many as that but in a damaged file.
        number = large < values.count ? values[large] : 0
        large += 1
      }
    }
    return (sum, number)
  }

  /// - Throws: `SnapshotFault.inconsistent` if the side table has not what the bytes say.
  func validate() throws(SnapshotFault) {
    var escapes: UInt32 = 0
    for index in 0..<bytes.count {
      if index % Self.rowSize == 0, ranks[index / Self.rowSize] != escapes {
        throw .inconsistent(ids.ranks.name)
      }
      escapes += bytes[index] == Self.escape ? 1 : 0
    }
    guard Int(escapes) == values.count else { throw .inconsistent(ids.values.name) }
  }
}

/// The sections of a `ByteTable`.
struct ByteTableID: Sendable {
  let bytes, ranks, values: SectionID

  static let wordCounts = ByteTableID(
    bytes: .wordCounts, ranks: .wordCountRanks, values: .wordCountValues)
  static let surfaceCounts = ByteTableID(
    bytes: .surfaceCounts, ranks: .surfaceCountRanks, values: .surfaceCountValues)
  static let listLengths = ByteTableID(
    bytes: .listLengths, ranks: .listLengthRanks, values: .listLengthValues)
}

/// Collects numbers for a `ByteTable`.
struct ByteTableBuilder: ~Copyable {
  private var bytes: GrowingArray<UInt8>
  private var ranks = GrowingArray<UInt32>()
  private var values = GrowingArray<UInt32>()

  init(capacity: Int) { bytes = GrowingArray(capacity: capacity) }

  @inline(__always)
  mutating func append(_ number: UInt32) {
    if bytes.count % ByteTable.rowSize == 0 { ranks.append(UInt32(values.count)) }
    let isLarge = number >= UInt32(ByteTable.escape)
    bytes.append(isLarge ? ByteTable.escape : UInt8(number))
    if isLarge { values.append(number) }
  }

  mutating func seal(into storage: SectionStorage, _ ids: ByteTableID) {
    storage.adopt(ids.bytes, &bytes)
    storage.adopt(ids.ranks, &ranks)
    storage.adopt(ids.values, &values)
  }
}
