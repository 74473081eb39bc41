// SPDX-License-Identifier: Apache-2.0
// The file of `--output`: it appears whole or not at all.

internal import Glibc

/// Writes to a temporary file beside the wanted one, and renames it when all is written. A link stays
/// one. A device or a pipe is never replaced: it takes the bytes as they come.
final class OutputFile {
  private let path: String
  /// Where the bytes shall be in the end.
  private let target: String
  /// Nil for what takes the bytes as they come.
  private let temporaryPath: String?
  private var descriptor: Int32

  /// - Throws: `Failure` if no file can be made there.
  init(path: String) throws {
    self.path = path
    target = OutputFile.resolved(path)
    if OutputFile.isReplaceable(path) {
      let temporary = "\(target).\(getpid()).tmp"
      temporaryPath = temporary
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    } else {
      temporaryPath = nil
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
    if let temporaryPath, rename(temporaryPath, target) != 0 { throw OutputFile.problem(path) }
    close(descriptor)
    descriptor = -1
  }

  /// Leaves nothing behind.
  func discard() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let temporaryPath { unlink(temporaryPath) }
    descriptor = -1
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
