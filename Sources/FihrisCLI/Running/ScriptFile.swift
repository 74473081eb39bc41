// SPDX-License-Identifier: Apache-2.0
// Scripts read from files and from standard input.

internal import Glibc

enum ScriptFile {
  /// The text of a script; `-` is standard input. A byte order mark at its start is no part of it.
  /// - Throws: `Failure` if it cannot be read or is no UTF-8.
  static func read(_ path: String) throws -> String {
    let bytes = try path == "-" ? contents(of: 0, name: "standard input") : contents(of: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure("\(path): not UTF-8", .fileFailed)
    }
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  private static func contents(of path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path) }
    defer { close(descriptor) }
    return try contents(of: descriptor, name: path)
  }

  private static func contents(of descriptor: Int32, name: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count > 0 {
        bytes += block[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw problem(name)
      }
    }
  }

  private static func problem(_ name: String) -> Failure {
    Failure("\(name): \(String(cString: strerror(errno)))", .fileFailed)
  }
}
