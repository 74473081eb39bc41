// SPDX-License-Identifier: Apache-2.0
// Paths as the system keeps them: bytes, which need not be UTF-8.
import Glibc

/// A path. Names found in folders are kept byte for byte, so that every file can be opened.
struct FilePath: Hashable, Comparable {
  private(set) var bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The path for people; bytes that are no UTF-8 become U+FFFD.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The part behind the last `/`.
  var name: FilePath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
    return FilePath(bytes: Array(bytes[(slash + 1)...]))
  }

  /// The folder in which the file lies.
  var parent: FilePath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath(".") }
    return FilePath(bytes: Array(bytes[...slash]))
  }

  /// The path of a child of this folder; the empty path has its children as they are called.
  func appending(_ child: [UInt8]) -> FilePath {
    if bytes.isEmpty || bytes.last == UInt8(ascii: "/") { return FilePath(bytes: bytes + child) }
    return FilePath(bytes: bytes + [UInt8(ascii: "/")] + child)
  }

  /// Whether the name ends so, the case of ASCII letters aside, and something stands before it.
  func hasEnding(_ ending: String) -> Bool {
    let name = name.bytes
    guard name.count > ending.utf8.count else { return false }
    return zip(name.suffix(ending.utf8.count), ending.utf8).allSatisfy { byte, wanted in
      (0x41...0x5A).contains(byte) ? byte + 0x20 == wanted : byte == wanted
    }
  }

  /// The path without the first of these endings that it has.
  func removing(_ endings: [String]) -> FilePath {
    guard let ending = endings.first(where: hasEnding) else { return self }
    return FilePath(bytes: Array(bytes.dropLast(ending.utf8.count)))
  }

  /// Calls `body` with the path as a C string.
  func withCString<R>(_ body: (UnsafePointer<CChar>) -> R) -> R {
    (bytes + [0]).withUnsafeBufferPointer { terminated in
      terminated.withMemoryRebound(to: CChar.self) { characters in
        // The array holds at least its terminator, so it has an address.
        characters.baseAddress.map(body) ?? body("")
      }
    }
  }

  /// By bytes.
  static func < (left: FilePath, right: FilePath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

extension FilePath {
  /// What the system knows of the file, links followed.
  func status() throws(LoadError) -> stat {
    var status = stat()
    // A path with a NUL byte names nothing, though the system would read it up to there.
    guard !bytes.isEmpty, !bytes.contains(0) else { throw .notFound(path: text) }
    guard withCString({ fstatat(AT_FDCWD, $0, &status, 0) }) == 0 else { throw failure(errno) }
    return status
  }

  /// The name of the file or folder when `.`, `..` and links are resolved; empty for the root.
  var resolvedName: String {
    guard let resolved = withCString({ realpath($0, nil) }) else { return "" }
    defer { free(resolved) }
    return FilePath(String(cString: resolved)).name.text
  }

  /// The error for a number the system gave.
  func failure(_ number: Int32) -> LoadError {
    if number == ENOENT || number == ENOTDIR { return .notFound(path: text) }
    return .unreadable(path: text, reason: systemMessage(number))
  }
}

/// The system's words for an error number.
func systemMessage(_ number: Int32) -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
  return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}

extension stat {
  /// Whether this is a folder.
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  /// Whether this is a file with a size, no pipe or device.
  var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
}
