// SPDX-License-Identifier: Apache-2.0
/// Writes an index to a file so that there is either the whole of it or nothing new.
import Glibc

extension InvertedIndex {
  /// Writes a snapshot to `path`, replacing what is there: to a file beside it first, which is
  /// synced and renamed. A link stays one. A device or a pipe is never replaced, but written to. What
  /// was opened from a file is checked whole first, lest damage gets a checksum of its own.
  ///
  /// - Throws: `IndexError.file`, `IndexError.badSnapshot`.
  package func write(to path: String) throws(IndexError) {
    storage.watch?.checkAll()
    if let damage { throw damage }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      return try SnapshotFile(existing: path).write(Array(storage.stored))
    }
    let target = InvertedIndex.resolved(path)
    let temporary = "\(target).\(getpid()).tmp"
    do throws(IndexError) {
      try SnapshotFile(create: temporary, named: path).write(Array(storage.stored))
      guard rename(temporary, target) == 0 else { throw .fileFailure("replace", path) }
    } catch {
      unlink(temporary)
      throw error
    }
    SnapshotFile.syncFolder(of: target)
  }

  /// The path with links followed; as it is if nothing is there.
  private static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

extension IndexError {
  /// What the last system call said.
  static func fileFailure(_ operation: String, _ path: String) -> IndexError {
    .file(path: path, operation: operation, reason: String(cString: strerror(errno)))
  }
}

/// A snapshot file being written.
private struct SnapshotFile: ~Copyable {
  /// As people know it.
  private let path: String
  private let descriptor: Int32
  /// Whether it can be written in any order.
  private let isNew: Bool

  init(create temporary: String, named path: String) throws(IndexError) {
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .fileFailure("write", path) }
    self.path = path
    isNew = true
  }

  init(existing path: String) throws(IndexError) {
    descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .fileFailure("write", path) }
    self.path = path
    isNew = false
  }

  deinit { close(descriptor) }

  /// Writes front and sections, and waits until they are on the disk.
  borrowing func write(_ regions: [UnsafeRawBufferPointer]) throws(IndexError) {
    if isNew { try writeSectionsFirst(regions) } else { try writeInOrder(regions) }
    // A device or a pipe cannot be synced, and says so.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .fileFailure("write", path) }
  }

  private borrowing func writeInOrder(
    _ regions: [UnsafeRawBufferPointer]
  ) throws(IndexError) {
    try write(SnapshotFront.bytes(of: regions)[...])
    var end = 0
    for region in regions {
      let gap = SnapshotLayout.aligned(end) - end
      try write(ArraySlice(repeating: 0, count: gap))
      try write(region)
      end += gap + region.count
    }
  }

  /// Writes the sections while the front, in which their checksums stand, is worked out beside.
  private borrowing func writeSectionsFirst(
    _ regions: [UnsafeRawBufferPointer]
  ) throws(IndexError) {
    var front = FrontInProgress(of: regions)
    let (offsets, end) = SnapshotLayout.offsets(of: regions)
    let start = SnapshotLayout.Front(sectionBytes: end).end
    // What is not written, between sections, is zeros then.
    guard ftruncate(descriptor, start + end) == 0 else { throw .fileFailure("write", path) }
    for (region, offset) in zip(regions, offsets) {
      for part in stride(from: 0, to: region.count, by: Self.part) {
        let bytes = region[part..<min(part + Self.part, region.count)]
        try seek(start + offset + part)
        try write(UnsafeRawBufferPointer(rebasing: bytes))
        // Begins to bring it to the disk, so that there is less to wait for at the end.
        posix_fadvise(descriptor, start + offset + part, bytes.count, POSIX_FADV_DONTNEED)
      }
    }
    try seek(0)
    try write(front.bytes()[...])
  }

  /// Bytes that are written at once.
  private static let part = 1 << 22

  private borrowing func seek(_ offset: Int) throws(IndexError) {
    guard lseek(descriptor, offset, SEEK_SET) == offset else { throw .fileFailure("write", path) }
  }

  private borrowing func write(_ bytes: ArraySlice<UInt8>) throws(IndexError) {
    try bytes.span.withUnsafeBufferPointer { buffer throws(IndexError) in
      try write(UnsafeRawBufferPointer(buffer))
    }
  }

  private borrowing func write(_ bytes: UnsafeRawBufferPointer) throws(IndexError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw .fileFailure("write", path) }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  /// Makes the new name survive a power cut; a file system that cannot is not an error.
  static func syncFolder(of path: String) {
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = end.map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// The front of a snapshot, worked out on a thread of its own.
private struct FrontInProgress: ~Copyable {
  private final class Front: @unchecked Sendable {
    let regions: [UnsafeRawBufferPointer]
    var bytes: [UInt8] = []

    init(of regions: [UnsafeRawBufferPointer]) { self.regions = regions }

    func make() { bytes = SnapshotFront.bytes(of: regions) }
  }

  private let front: Front
  private var work: WorkBeside<Never>

  init(of regions: [UnsafeRawBufferPointer]) {
    let front = Front(of: regions)
    self.front = front
    work = WorkBeside(true) { front.make() }
  }

  /// Waits for it.
  mutating func bytes() -> [UInt8] {
    work.wait()
    return front.bytes
  }
}
