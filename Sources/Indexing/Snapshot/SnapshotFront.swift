// SPDX-License-Identifier: Apache-2.0
/// Makes what comes before the sections of a snapshot: header, table and checksums.

enum SnapshotFront {
  /// The front of a file with these sections, its checksums made on all processors.
  static func bytes(of regions: [UnsafeRawBufferPointer]) -> [UInt8] {
    let (offsets, end) = SnapshotLayout.offsets(of: regions)
    let front = SnapshotLayout.Front(sectionBytes: end)
    let checksums = ChunkChecksums(regions, offsets, end: end, count: front.chunkCount)
    var bytes = [UInt8](repeating: 0, count: front.end)
    bytes.withUnsafeMutableBytes { bytes in
      bytes.copyBytes(from: SnapshotLayout.magic)
      func store<Number: BitwiseCopyable>(_ number: Number, _ place: Int) {
        bytes.storeBytes(of: number, toByteOffset: place, as: Number.self)
      }
      store(SnapshotLayout.version, SnapshotLayout.versionOffset)
      store(SnapshotLayout.byteOrderMark, SnapshotLayout.byteOrderOffset)
      store(UInt32(regions.count), SnapshotLayout.sectionCountOffset)
      store(UInt32(front.chunkCount), SnapshotLayout.chunkCountOffset)
      store(UInt64(front.end + end), SnapshotLayout.lengthOffset)
      for (section, region) in regions.enumerated() {
        let row = SnapshotLayout.headerSize + SnapshotLayout.rowSize * section
        store(UInt64(front.end + offsets[section]), row)
        store(UInt64(region.count), row + 8)
      }
      for chunk in 0..<front.chunkCount { store(checksums[chunk], front.checksums + 8 * chunk) }
      let checksum = SnapshotLayout.checksum(ofFront: UnsafeRawBufferPointer(bytes))
      store(checksum, SnapshotLayout.checksumOffset)
    }
    return bytes
  }
}

/// The checksum of each chunk of sections that are not written yet.
private final class ChunkChecksums: @unchecked Sendable {
  private let regions: [UnsafeRawBufferPointer]
  private let offsets: [Int]
  private let end: Int
  private let checksums: UnsafeMutablePointer<UInt64>

  init(_ regions: [UnsafeRawBufferPointer], _ offsets: [Int], end: Int, count: Int) {
    self.regions = regions
    self.offsets = offsets
    self.end = end
    checksums = .allocate(capacity: max(count, 1))
    let share = 64
    JoinableThread.share(
      (count + share - 1) / share, among: JoinableThread.processorCount
    ) { [self] number in
      for chunk in number * share..<min((number + 1) * share, count) {
        checksums[chunk] = checksum(of: chunk)
      }
    }
  }

  deinit { checksums.deallocate() }

  subscript(chunk: Int) -> UInt64 { checksums[chunk] }

  /// Most chunks lie in one section; others are put together first.
  private func checksum(of chunk: Int) -> UInt64 {
    let start = chunk * SnapshotLayout.chunkSize
    let chunk = start..<min(start + SnapshotLayout.chunkSize, end)
    var bytes: [UInt8] = []
    for (region, offset) in zip(regions, offsets)
    where offset < chunk.upperBound && offset + region.count > chunk.lowerBound {
      let part = (offset..<offset + region.count).clamped(to: chunk)
      let piece = UnsafeRawBufferPointer(
        rebasing: region[part.lowerBound - offset..<part.upperBound - offset])
      if piece.count == chunk.count { return Checksum.xxh64(piece) }
      if bytes.isEmpty { bytes = [UInt8](repeating: 0, count: chunk.count) }
      bytes.withUnsafeMutableBytes { bytes in
        UnsafeMutableRawBufferPointer(rebasing: bytes[(part.lowerBound - chunk.lowerBound)...])
          .copyMemory(from: piece)
      }
    }
    if bytes.isEmpty { bytes = [UInt8](repeating: 0, count: chunk.count) }
    return bytes.withUnsafeBytes { Checksum.xxh64($0) }
  }
}
