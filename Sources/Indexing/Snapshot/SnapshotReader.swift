// SPDX-License-Identifier: Apache-2.0
/// Opens a snapshot file, and believes nothing of it before it is checked.
import Glibc

extension InvertedIndex {
  /// Whether the file at `path` begins as a snapshot does; false if it cannot be read.
  package static func isSnapshot(_ path: String) -> Bool {
    // A pipe gives its bytes only once, so it is left alone.
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var start = [UInt8](repeating: 0, count: SnapshotLayout.magic.count)
    return read(file, &start, start.count) == start.count && start == SnapshotLayout.magic
  }

  /// Maps the snapshot at `path` into memory and checks all of it. O(bytes).
  ///
  /// The file must not be changed in place while the index lives; `write(to:)` replaces it whole.
  ///
  /// - Throws: `IndexError.badSnapshot`, `IndexError.file`.
  package static func open(_ path: String) throws(IndexError) -> InvertedIndex {
    let mapping = try map(path)
    do throws(SnapshotFault) {
      return try InvertedIndex(try storage(over: mapping))
    } catch {
      throw .badSnapshot(path: path, fault: error)
    }
  }

  private static func map(_ path: String) throws(IndexError) -> UnsafeMutableRawBufferPointer {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .fileFailure("open", path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .fileFailure("open", path) }
    let length = Int(status.st_size)
    guard status.st_mode & S_IFMT == S_IFREG, length > 0 else {
      throw .badSnapshot(path: path, fault: .notASnapshot)
    }
    let memory = mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0)
    guard let memory, memory != MAP_FAILED else { throw .fileFailure("map", path) }
    return UnsafeMutableRawBufferPointer(start: memory, count: length)
  }

  /// Checks header, table, zeros and checksums. The storage unmaps the file, as does a failure.
  private static func storage(
    over mapping: UnsafeMutableRawBufferPointer
  ) throws(SnapshotFault) -> SectionStorage {
    let file = UnsafeRawBufferPointer(mapping)
    let regions: [UnsafeRawBufferPointer]
    do throws(SnapshotFault) {
      try checkHeader(file)
      regions = try self.regions(of: file)
    } catch {
      munmap(mapping.baseAddress, mapping.count)
      throw error
    }
    let storage = SectionStorage(mapping: mapping, regions: regions)
    try checkSections(storage, file)
    return storage
  }

  private static func checkHeader(_ file: UnsafeRawBufferPointer) throws(SnapshotFault) {
    let magic = SnapshotLayout.magic
    guard file.count >= magic.count, file.prefix(magic.count).elementsEqual(magic) else {
      throw .notASnapshot
    }
    guard file.count >= SnapshotLayout.headerSize else { throw .damagedHeader }
    let mark = file.load(fromByteOffset: SnapshotLayout.byteOrderOffset, as: UInt32.self)
    if mark == SnapshotLayout.byteOrderMark.byteSwapped { throw .otherByteOrder }
    let version = file.load(fromByteOffset: SnapshotLayout.versionOffset, as: UInt32.self)
    guard version == SnapshotLayout.version else {
      throw .otherVersion(found: version, expected: SnapshotLayout.version)
    }
    let length = file.load(fromByteOffset: SnapshotLayout.lengthOffset, as: UInt64.self)
    guard length == UInt64(file.count) else {
      throw .wrongLength(found: UInt64(file.count), expected: length)
    }
    guard file.count >= SnapshotLayout.tableEnd else { throw .damagedHeader }
    var header = [UInt8](file[..<SnapshotLayout.tableEnd])
    let place = SnapshotLayout.checksumOffset
    for index in place..<place + 8 { header[index] = 0 }
    let checksum = header.withUnsafeBytes { Checksum.xxh64($0) }
    guard checksum == file.load(fromByteOffset: place, as: UInt64.self) else {
      throw .damagedHeader
    }
  }

  /// The parts of the file that the table names; they must follow each other with zeros between.
  private static func regions(
    of file: UnsafeRawBufferPointer
  ) throws(SnapshotFault) -> [UnsafeRawBufferPointer] {
    var regions: [UnsafeRawBufferPointer] = []
    var end = SnapshotLayout.tableEnd
    for section in SectionID.allCases {
      let row = SnapshotLayout.headerSize + SnapshotLayout.rowSize * section.rawValue
      let start = SnapshotLayout.aligned(end)
      let offset = file.load(fromByteOffset: row, as: UInt64.self)
      let length = file.load(fromByteOffset: row + 8, as: UInt64.self)
      guard offset == UInt64(start), start <= file.count, length <= UInt64(file.count - start)
      else { throw .damagedHeader }
      guard file[end..<start].allSatisfy({ $0 == 0 }) else {
        throw .damagedSection(section.name)
      }
      end = start + Int(length)
      regions.append(UnsafeRawBufferPointer(rebasing: file[start..<end]))
    }
    guard end == file.count else { throw .damagedHeader }
    return regions
  }

  /// Compares the checksums, the largest sections first, on all processors if it is worth it.
  private static func checkSections(
    _ storage: SectionStorage, _ file: UnsafeRawBufferPointer
  ) throws(SnapshotFault) {
    let checksums = SectionID.allCases.map { section in
      let row = SnapshotLayout.headerSize + SnapshotLayout.rowSize * section.rawValue
      return file.load(fromByteOffset: row + 16, as: UInt64.self)
    }
    let order = SectionID.allCases.map(\.rawValue).sorted {
      storage.regions[$0].count > storage.regions[$1].count
    }
    let fault = FirstFault()
    let threads = file.count > 1 << 24 ? JoinableThread.processorCount : 1
    JoinableThread.share(order.count, among: threads) { number in
      let section = order[number]
      if Checksum.xxh64(storage.regions[section]) != checksums[section] { fault.note(section) }
    }
    if let section = fault.first { throw .damagedSection(SectionID.allCases[section].name) }
  }
}
