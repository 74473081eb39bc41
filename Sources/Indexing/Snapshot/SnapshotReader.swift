// SPDX-License-Identifier: Apache-2.0
/// Opens a snapshot file, and believes nothing of it before that is checked.
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

  /// Maps the snapshot at `path` into memory.
  ///
  /// A file of up to `wholeLimit` bytes is checked whole, and so is any with `checksAll`; of a larger
  /// one each part is checked when it is first looked at, and what is wrong with it is told by
  /// `damage` afterwards. The file must not be changed in place while the index lives; `write(to:)`
  /// replaces it whole.
  ///
  /// - Throws: `IndexError.badSnapshot`, `IndexError.file`.
  package static func open(
    _ path: String, checksAll: Bool = false, wholeLimit: Int = 1 << 22
  ) throws(IndexError) -> InvertedIndex {
    let mapping = try map(path)
    do throws(SnapshotFault) {
      let storage = try storage(over: mapping)
      return try index(over: storage, path, checksAll: checksAll || mapping.count <= wholeLimit)
    } catch {
      throw .badSnapshot(path: path, fault: error)
    }
  }

  private static func index(
    over storage: SectionStorage, _ path: String, checksAll: Bool
  ) throws(SnapshotFault) -> InvertedIndex {
    if checksAll {
      storage.watch?.checkAll()
      if let fault = storage.watch?.fault { throw fault }
    }
    do throws(SnapshotFault) {
      let index = try InvertedIndex(storage, path: path)
      if checksAll { try index.validate() }
      return index
    } catch {
      // What stands in the place of a damaged part contradicts the rest.
      throw storage.watch?.fault ?? error
    }
  }

  /// What is wrong with the snapshot, as far as it has been looked at: what was found in it since it
  /// was opened is not to be believed then. Nil for an index that was just built.
  package var damage: IndexError? {
    storage.watch?.fault.map { .badSnapshot(path: path, fault: $0) }
  }

  /// Checks every byte of a snapshot, and that what another index takes over of it fits together.
  /// Nothing is done for an index that was just built.
  ///
  /// - Throws: `IndexError.badSnapshot`.
  func proveArticles(threads: Int) throws(IndexError) {
    guard let watch = storage.watch else { return }
    watch.checkAll()
    do throws(SnapshotFault) {
      if let fault = watch.fault { throw fault }
      var dictionary = WorkBeside(threads > 1) { [self] () throws(SnapshotFault) in
        try lexicon.validate()
      }
      try validateArticles()
      try dictionary.wait()
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

  /// Checks what comes before the sections. The storage unmaps the file, as does a failure.
  private static func storage(
    over mapping: UnsafeMutableRawBufferPointer
  ) throws(SnapshotFault) -> SectionStorage {
    let file = UnsafeRawBufferPointer(mapping)
    do throws(SnapshotFault) {
      let front = try checkFront(file)
      let watch = SnapshotWatch(file, front, try sections(in: file, front))
      return SectionStorage(mapping: mapping, watch: watch)
    } catch {
      munmap(mapping.baseAddress, mapping.count)
      throw error
    }
  }

  private static func checkFront(
    _ file: UnsafeRawBufferPointer
  ) throws(SnapshotFault) -> SnapshotLayout.Front {
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
    let chunks = file.load(fromByteOffset: SnapshotLayout.chunkCountOffset, as: UInt32.self)
    let front = SnapshotLayout.Front(chunkCount: Int(chunks))
    guard front.end <= file.count,
      SnapshotLayout.Front(sectionBytes: file.count - front.end).chunkCount == front.chunkCount
    else { throw .damagedHeader }
    let checksum = SnapshotLayout.checksum(
      ofFront: UnsafeRawBufferPointer(rebasing: file[..<front.end]))
    let expected = file.load(fromByteOffset: SnapshotLayout.checksumOffset, as: UInt64.self)
    guard checksum == expected else {
      throw .damagedHeader
    }
    return front
  }

  /// The parts of the file that the table names; they must follow each other.
  private static func sections(
    in file: UnsafeRawBufferPointer, _ front: SnapshotLayout.Front
  ) throws(SnapshotFault) -> [WatchedSection] {
    var sections: [WatchedSection] = []
    sections.reserveCapacity(SectionID.storedCount)
    var end = front.end
    for section in 0..<SectionID.storedCount {
      let row = SnapshotLayout.headerSize + SnapshotLayout.rowSize * section
      let start = SnapshotLayout.aligned(end)
      let offset = file.load(fromByteOffset: row, as: UInt64.self)
      let length = file.load(fromByteOffset: row + 8, as: UInt64.self)
      guard offset == UInt64(start), start <= file.count, length <= UInt64(file.count - start)
      else { throw .damagedHeader }
      end = start + Int(length)
      sections.append(WatchedSection(place: start..<end))
    }
    guard end == file.count else { throw .damagedHeader }
    return sections
  }
}
