// SPDX-License-Identifier: Apache-2.0
// The file of `--output`: it appears whole or not at all.

internal import Glibc

/// Writes to a file that has no name, and gives it one when all is written, so that a program that is
/// killed leaves nothing behind; where the file system has no such files, to a temporary file beside
/// the wanted one. A link stays one. A device or a pipe is never replaced: it takes the bytes as they
/// come.
final class OutputFile {
  private let path: String
  /// Where the bytes shall be in the end.
  private let target: String
  /// The name that the bytes have, or are given for a moment, before they replace a file; nil for
  /// what takes them as they come.
  private let temporaryPath: String?
  private let isNamed: Bool
  private var descriptor: Int32

  /// - Throws: `Failure` if no file can be made there.
  init(path: String) throws {
    self.path = path
    target = OutputFile.resolved(path)
    if OutputFile.isReplaceable(path) {
      let temporary = "\(target).\(getpid()).tmp"
      temporaryPath = temporary
      let unnamed = OutputFile.openUnnamed(inFolderOf: target)
      isNamed = unnamed < 0
      descriptor =
        isNamed ? open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) : unnamed
    } else {
      temporaryPath = nil
      isNamed = true
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw OutputFile.problem(path) }
  }

  deinit { discard() }

  /// - Throws: `Failure` if the disk takes no more.
  func write(_ bytes: [UInt8]) throws {
    try writeAll(bytes, to: descriptor, name: path)
  }

  /// Gives the file its name.
  /// - Throws: `Failure` if the bytes cannot be kept.
  func commit() throws {
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw OutputFile.problem(path) }
    if let temporaryPath { try replaceTarget(by: temporaryPath) }
    close(descriptor)
    descriptor = -1
  }

  private func replaceTarget(by temporaryPath: String) throws {
    if !isNamed {
      if link(to: target) { return }
      guard link(to: temporaryPath) else { throw OutputFile.problem(path) }
    }
    guard rename(temporaryPath, target) == 0 else {
      defer { unlink(temporaryPath) }
      throw OutputFile.problem(path)
    }
  }

  /// Gives the file a name that nothing has; false if it cannot be.
  private func link(to name: String) -> Bool {
    linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
  }

  /// Leaves nothing behind.
  func discard() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let temporaryPath, isNamed { unlink(temporaryPath) }
    descriptor = -1
  }

  /// A file without a name on the file system of `path`; negative where there are none.
  private static func openUnnamed(inFolderOf path: String) -> Int32 {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "."
    // O_TMPFILE, which glibc shows to _GNU_SOURCE only. Without /proc it could not be given a name.
    guard access("/proc/self/fd", X_OK) == 0 else { return -1 }
    return open(folder, O_WRONLY | O_CLOEXEC | O_DIRECTORY | 0o20000000, 0o666)
  }

  /// Whether nothing is there, or a file with a size.
  private static func isReplaceable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  /// The path with links followed; as it is if nothing is there.
  private static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func problem(_ path: String) -> Failure {
    Failure("\(path): \(String(cString: strerror(errno)))", .fileFailed)
  }
}
