// SPDX-License-Identifier: Apache-2.0
// The history on disk: UTF-8, a statement per line, shared by all sessions of a user.

import Glibc

/// Why the history's file was not written.
package struct HistoryError: Error, Equatable, CustomStringConvertible {
  package let path: String
  /// What was tried: a system call's name, or `lock`.
  package let operation: String
  package let code: Int32

  package var description: String {
    "\(path): \(operation): \(String(cString: strerror(code)))"
  }
}

/// A file of statements, one in each line, with `\n` for a line end within and `\\` for a backslash.
///
/// The file is locked (`flock`) while it is read or replaced. A new content is written beside it and
/// renamed, so that a crash leaves the old or the new one.
struct HistoryFile {
  let path: String
  /// Longer lines are not believed, in bytes.
  private static let longestEntry = 65_536
  private static let largestFile = 64 << 20
  private static let backslash = UInt8(ascii: "\\")

  /// The valid entries, oldest first; damaged lines are left out.
  ///
  /// - Throws: `HistoryError`, also when there is no file.
  func load() throws -> [String] {
    let file = try opened(flags: O_RDONLY, lock: LOCK_SH)
    defer { close(file) }
    return try entries(of: file)
  }

  /// Replaces the entries by what `change` makes of them, while nobody else can.
  ///
  /// - Throws: `HistoryError`; the file is then as before.
  func update(_ change: ([String]) -> [String]) throws {
    makeFolders()
    let file = try opened(flags: O_RDWR | O_CREAT, lock: LOCK_EX)
    defer { close(file) }
    let changed = change(try entries(of: file))
    try replace(with: changed.flatMap { Self.encode($0) + [UInt8(ascii: "\n")] })
  }

  // MARK: - The form of a line

  static func encode(_ entry: String) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(entry.utf8.count + 1)
    for byte in entry.utf8 {
      switch byte {
      case UInt8(ascii: "\n"): line += [backslash, UInt8(ascii: "n")]
      case backslash: line += [backslash, backslash]
      default: line.append(byte)
      }
    }
    return line
  }

  /// Nil for a line that `encode` cannot have written.
  static func decode(_ line: ArraySlice<UInt8>) -> String? {
    guard line.count <= longestEntry else { return nil }
    if !line.contains(backslash) { return validated(line) }
    var entry: [UInt8] = []
    var isEscaped = false
    for byte in line {
      switch (isEscaped, byte) {
      case (false, backslash):
        isEscaped = true
        continue
      case (false, _), (true, backslash): entry.append(byte)
      case (true, UInt8(ascii: "n")): entry.append(UInt8(ascii: "\n"))
      default: return nil
      }
      isEscaped = false
    }
    return isEscaped ? nil : validated(entry[...])
  }

  /// Whether an entry may be kept: not empty, not huge, no controls but tab and line end.
  static func isValid(_ entry: String) -> Bool {
    validated(Array(entry.utf8)[...]) != nil
  }

  private static func validated(_ bytes: ArraySlice<UInt8>) -> String? {
    guard !bytes.isEmpty, bytes.count < longestEntry / 2 else { return nil }
    var previous: UInt8 = 0
    for byte in bytes {
      let isControl = byte < 0x20 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\t")
      // U+0080 to U+009F are C2 80 to C2 9F.
      if isControl || byte == 0x7f || (previous == 0xc2 && byte < 0xa0) { return nil }
      previous = byte
    }
    return String(validating: bytes, as: UTF8.self)
  }

  // MARK: - System calls

  private func entries(of file: Int32) throws -> [String] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < Self.largestFile {
      let count = read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure("read") }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { Self.decode($0) }
  }

  /// Opens and locks the file that the path names now: another session may replace it between the
  /// two steps.
  private func opened(flags: Int32, lock: Int32) throws -> Int32 {
    for _ in 0..<100 {
      let file = open(path, flags | O_CLOEXEC, 0o600)
      guard file >= 0 else { throw failure("open") }
      if flock(file, lock | LOCK_NB) == 0 {
        var locked = stat()
        var named = stat()
        if fstat(file, &locked) == 0, stat(path, &named) == 0, locked.st_ino == named.st_ino {
          return file
        }
      } else if errno != EWOULDBLOCK && errno != EINTR {
        defer { close(file) }
        throw failure("lock")
      }
      close(file)
      usleep(20_000)
    }
    throw failure("lock", EWOULDBLOCK)
  }

  private func replace(with content: [UInt8]) throws {
    // A link to a file elsewhere stays one.
    let resolved = realpath(path, nil)
    defer { free(resolved) }
    let target = resolved.map { String(cString: $0) } ?? path
    let temporary = "\(target).\(getpid())"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failure("open") }
    let isWritten = write(content, to: file) && fsync(file) == 0
    let code = errno
    close(file)
    guard isWritten, rename(temporary, target) == 0 else {
      let reason = isWritten ? errno : code
      unlink(temporary)
      throw failure(isWritten ? "rename" : "write", reason)
    }
  }

  private func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return false }
    }
    return true
  }

  private func makeFolders() {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += part + "/"
      mkdir(folder, 0o700)
    }
  }

  private func failure(_ operation: String, _ code: Int32? = nil) -> HistoryError {
    HistoryError(path: path, operation: operation, code: code ?? errno)
  }
}
