// SPDX-License-Identifier: Apache-2.0
// Standard output and standard error as bytes, and what they lead to.

internal import Glibc
internal import Rendering

/// The reader of a pipe has gone: nobody wants more, which is no failure.
struct ClosedPipe: Error {}

/// One of the streams a program is started with.
enum StandardStream: Int32 {
  case input = 0
  case output = 1
  case errors = 2

  /// Writes all bytes.
  /// - Throws: `ClosedPipe`, or `Failure` if the stream takes no more.
  func write(_ bytes: [UInt8]) throws {
    try writeAll(bytes, to: rawValue, name: "standard output")
  }

  /// Writes as much as the stream takes.
  func tryWrite(_ text: String) {
    try? write(Array(text.utf8))
  }

  /// Whether a person sits at the other end.
  var isTerminal: Bool { isatty(rawValue) == 1 }

  /// What the stream leads to, with what the environment says of the terminal.
  var facts: TerminalFacts {
    TerminalFacts(isTerminal: isTerminal, columns: columns, environment: environment)
  }

  private var columns: Int? {
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// The value of an environment variable; nil where it is not set.
func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

/// Writes all bytes to a file descriptor.
/// - Throws: `ClosedPipe`, or `Failure` if it takes no more.
func writeAll(_ bytes: [UInt8], to descriptor: Int32, name: String) throws {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count >= 0 {
      rest = rest.dropFirst(count)
    } else if errno == EPIPE {
      throw ClosedPipe()
    } else if errno != EINTR && errno != EAGAIN {
      throw Failure("\(name): \(String(cString: strerror(errno)))", .fileFailed)
    }
  }
}
