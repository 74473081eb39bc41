// SPDX-License-Identifier: Apache-2.0
// What a result was measured on, and what the process takes: from the files of Linux under /proc.

import Glibc

/// The bytes of a file as text; nil if it cannot be read.
public func contents(of path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return String(decoding: bytes, as: UTF8.self) }
    bytes += buffer[..<count]
  }
}

/// The size of a file in bytes; 0 if there is none.
public func fileSize(_ path: String) -> Int {
  var status = stat()
  return stat(path, &status) == 0 ? Int(status.st_size) : 0
}

/// The value of a variable of the environment; nil if it is not set.
public func text(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// The value of a variable of the environment as a number.
public func setting(_ name: String) -> Double? { text(name).flatMap { Double($0) } }

/// The machine and the process.
public enum Machine {
  /// Anonymous memory of this process in megabytes of 2²⁰ bytes, to a tenth.
  public static var anonymousMegabytes: Double {
    let kilobytes = value(of: "RssAnon", in: "/proc/self/status").flatMap { text in
      Double(text.split(separator: " ").first ?? "")
    }
    return ((kilobytes ?? 0) / 1024 * 10).rounded() / 10
  }

  /// When and where: date (UTC), processor, how many of them, load of the last minute.
  public static var description: JSON {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    var load = 0.0
    getloadavg(&load, 1)
    return .object([
      ("date", .text(String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))),
      ("processor", .text(value(of: "model name", in: "/proc/cpuinfo") ?? "unknown")),
      ("processors", .integer(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))),
      ("load", .number((load * 100).rounded() / 100)),
    ])
  }

  /// What stands after `name:` in a file of such lines.
  private static func value(of name: String, in path: String) -> String? {
    for line in contents(of: path)?.split(separator: "\n") ?? [] {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].split(whereSeparator: isBlank).joined(separator: " ") == name
      else { continue }
      return parts[1].split(whereSeparator: isBlank).joined(separator: " ")
    }
    return nil
  }

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t"
  }
}
