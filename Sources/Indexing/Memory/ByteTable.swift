// SPDX-License-Identifier: Apache-2.0
/// Numbers of which most are small, in little more than a byte each.

/// A table of numbers: a byte for each, of which 255 says that the number stands in a side table.
struct ByteTable: Sendable {
  /// The byte that says "see the side table".
  static let escape: UInt8 = 255

  let bytes: Section<UInt8>
  /// Which numbers stand in the side table, ascending, and what they are.
  private let places: Section<UInt32>
  private let values: Section<UInt32>
  private let ids: ByteTableID

  /// - Parameter rule: what each number of the side table must be.
  /// - Throws: `SnapshotFault.inconsistent` if the side table has not a value for each place.
  init(
    _ storage: SectionStorage, _ ids: ByteTableID, _ rule: ContentRule = .anything
  ) throws(SnapshotFault) {
    self.ids = ids
    bytes = try storage.section(ids.bytes)
    places = try storage.section(ids.places)
    values = try storage.section(ids.values, rule)
    guard values.count == places.count else { throw .inconsistent(ids.values.name) }
  }

  var count: Int { bytes.count }

  /// O(1), of a number in the side table O(log of its size).
  @inline(__always)
  subscript(index: UInt32) -> UInt32 {
    let byte = bytes[index]
    return byte == Self.escape ? large(index) : UInt32(byte)
  }

  /// As the side table has it; 0 in a damaged file that has it not.
  @inline(never)
  func large(_ index: UInt32) -> UInt32 {
    let entry = places.lastIndex(notAbove: index, in: 0..<places.count)
    guard entry < places.count, places[entry] == index else { return 0 }
    return values[entry]
  }

  /// - Throws: `SnapshotFault.inconsistent` if the side table has not what the bytes say.
  func validate() throws(SnapshotFault) {
    guard places.isAscending(1), places.allBelow(bytes.count) else {
      throw .inconsistent(ids.places.name)
    }
    var escapes = 0
    for byte in bytes.all where byte == Self.escape { escapes += 1 }
    guard escapes == places.count,
      places.all.allSatisfy({ bytes[$0] == Self.escape })
    else { throw .inconsistent(ids.bytes.name) }
  }
}

/// The sections of a `ByteTable`.
struct ByteTableID: Sendable {
  let bytes, places, values: SectionID

  static let wordCounts = ByteTableID(
    bytes: .wordCounts, places: .wordCountPlaces, values: .wordCountValues)
  static let surfaceCounts = ByteTableID(
    bytes: .surfaceCounts, places: .surfaceCountPlaces, values: .surfaceCountValues)
  static let listLengths = ByteTableID(
    bytes: .listLengths, places: .listLengthPlaces, values: .listLengthValues)
}

/// Collects numbers for a `ByteTable`.
struct ByteTableBuilder: ~Copyable {
  private var bytes: GrowingArray<UInt8>
  private var places = GrowingArray<UInt32>()
  private var values = GrowingArray<UInt32>()

  init(capacity: Int) { bytes = GrowingArray(capacity: capacity) }

  mutating func append(_ number: UInt32) {
    if number < UInt32(ByteTable.escape) {
      bytes.append(UInt8(number))
    } else {
      places.append(UInt32(bytes.count))
      values.append(number)
      bytes.append(ByteTable.escape)
    }
  }

  mutating func seal(into storage: SectionStorage, _ ids: ByteTableID) {
    storage.adopt(ids.bytes, &bytes)
    storage.adopt(ids.places, &places)
    storage.adopt(ids.values, &values)
  }
}
