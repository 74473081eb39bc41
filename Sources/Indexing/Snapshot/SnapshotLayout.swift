// SPDX-License-Identifier: Apache-2.0
/// How a snapshot file is laid out.

/// A snapshot is a header of 64 bytes, a table with a row of 16 bytes for each section, a table of
/// checksums, zeros up to a multiple of 4 KiB, then the sections in the order of `SectionID`, each
/// at a multiple of 64 with zero bytes before it.
///
/// Header: magic (8 bytes), version, byte order mark, number of sections, number of chunks (4 bytes
/// each), length of the file, checksum of the header with that of the tables in this field (8 bytes
/// each), zeros. Row: offset in the file, length in bytes (8 bytes each). The sections, and what stands
/// between them, are cut into chunks of 4 KiB, each of which has a checksum (8 bytes).
enum SnapshotLayout {
  static let magic: [UInt8] = Array("FIHRIS\0\0".utf8)
  static let version: UInt32 = 8
  static let byteOrderMark: UInt32 = 0x0102_0304
  static let headerSize = 64
  static let rowSize = 16
  static let alignment = 64
  static let chunkShift = 12
  static let chunkSize = 1 << chunkShift

  static let versionOffset = 8
  static let byteOrderOffset = 12
  static let sectionCountOffset = 16
  static let chunkCountOffset = 20
  static let lengthOffset = 24
  static let checksumOffset = 32

  /// Bytes of header and table.
  static var tableEnd: Int { headerSize + rowSize * SectionID.storedCount }

  static func aligned(_ offset: Int, to alignment: Int = alignment) -> Int {
    (offset + alignment - 1) / alignment * alignment
  }

  /// What comes before the sections.
  struct Front {
    /// Where the checksums begin.
    var checksums: Int { SnapshotLayout.tableEnd }
    let chunkCount: Int
    /// Where the sections begin.
    let end: Int

    /// - Parameter sectionBytes: sections and what stands between them.
    init(sectionBytes: Int) {
      self.init(chunkCount: SnapshotLayout.aligned(sectionBytes, to: chunkSize) / chunkSize)
    }

    init(chunkCount: Int) {
      self.chunkCount = chunkCount
      end = SnapshotLayout.aligned(tableEnd + 8 * chunkCount, to: chunkSize)
    }
  }

  /// What the header's field of checksums must be: of the header, with the checksum of what follows it
  /// in that field. Any bytes in the field give the same.
  static func checksum(ofFront front: UnsafeRawBufferPointer) -> UInt64 {
    var header = [UInt8](front[..<headerSize])
    let tables = Checksum.xxh64(UnsafeRawBufferPointer(rebasing: front[headerSize...]))
    return header.withUnsafeMutableBytes { header in
      header.storeBytes(of: tables, toByteOffset: checksumOffset, as: UInt64.self)
      return Checksum.xxh64(UnsafeRawBufferPointer(header))
    }
  }

  /// Where each section begins after the front, and the end.
  static func offsets(of regions: [UnsafeRawBufferPointer]) -> (offsets: [Int], end: Int) {
    var end = 0
    let offsets = regions.map { region in
      let start = aligned(end)
      end = start + region.count
      return start
    }
    return (offsets, end)
  }
}
