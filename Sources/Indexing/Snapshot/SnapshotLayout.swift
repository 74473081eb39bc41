// SPDX-License-Identifier: Apache-2.0
/// How a snapshot file is laid out.

/// A snapshot is a header of 64 bytes, a table with a row of 24 bytes for each section, then the
/// sections in the order of `SectionID`, each at a multiple of 64 with zero bytes before it.
///
/// Header: magic (8 bytes), version, byte order mark, number of sections, 0 (4 bytes each), length
/// of the file, checksum of header and table with this field 0 (8 bytes each), zeros.
/// Row: offset in the file, length in bytes, checksum (8 bytes each).
enum SnapshotLayout {
  static let magic: [UInt8] = Array("FIHRIS\0\0".utf8)
  static let version: UInt32 = 6
  static let byteOrderMark: UInt32 = 0x0102_0304
  static let headerSize = 64
  static let rowSize = 24
  static let alignment = 64

  static let versionOffset = 8
  static let byteOrderOffset = 12
  static let sectionCountOffset = 16
  static let lengthOffset = 24
  static let checksumOffset = 32

  /// Bytes of header and table.
  static var tableEnd: Int { headerSize + rowSize * SectionID.allCases.count }

  static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }

  /// Where each section begins, and the length of the file.
  static func offsets(of regions: [UnsafeRawBufferPointer]) -> (offsets: [Int], length: Int) {
    var end = tableEnd
    let offsets = regions.map { region in
      let start = aligned(end)
      end = start + region.count
      return start
    }
    return (offsets, end)
  }

  /// Header and table for these sections.
  static func header(of regions: [UnsafeRawBufferPointer]) -> [UInt8] {
    let (offsets, length) = offsets(of: regions)
    var header = [UInt8](repeating: 0, count: tableEnd)
    header.withUnsafeMutableBytes { bytes in
      bytes.copyBytes(from: magic)
      bytes.storeBytes(of: version, toByteOffset: versionOffset, as: UInt32.self)
      bytes.storeBytes(of: byteOrderMark, toByteOffset: byteOrderOffset, as: UInt32.self)
      bytes.storeBytes(
        of: UInt32(regions.count), toByteOffset: sectionCountOffset, as: UInt32.self)
      bytes.storeBytes(of: UInt64(length), toByteOffset: lengthOffset, as: UInt64.self)
      for (section, region) in regions.enumerated() {
        let row = headerSize + rowSize * section
        bytes.storeBytes(of: UInt64(offsets[section]), toByteOffset: row, as: UInt64.self)
        bytes.storeBytes(of: UInt64(region.count), toByteOffset: row + 8, as: UInt64.self)
        bytes.storeBytes(of: Checksum.xxh64(region), toByteOffset: row + 16, as: UInt64.self)
      }
      let checksum = Checksum.xxh64(UnsafeRawBufferPointer(bytes))
      bytes.storeBytes(of: checksum, toByteOffset: checksumOffset, as: UInt64.self)
    }
    return header
  }
}
