// SPDX-License-Identifier: Apache-2.0
// The file of `--output`: it appears whole or not at all.

internal import Glibc

/// Writes to a temporary file beside the wanted one, and renames it when all is written.
final class OutputFile {
  private let path: String
  private let temporaryPath: String
  private var descriptor: Int32

  /// - Throws: `Failure` if no file can be made there.
  init(path: String) throws {
    self.path = path
    temporaryPath = "\(path).\(getpid()).tmp"
    descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
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
    guard fsync(descriptor) == 0 || errno == EINVAL, rename(temporaryPath, path) == 0 else {
      throw OutputFile.problem(path)
    }
    close(descriptor)
    descriptor = -1
  }

  /// Leaves nothing behind.
  func discard() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporaryPath)
    descriptor = -1
  }

  private static func problem(_ path: String) -> Failure {
    Failure("\(path): \(String(cString: strerror(errno)))", .fileFailed)
  }
}
