// SPDX-License-Identifier: Apache-2.0
// Runs a program in a real pseudo-terminal, types to it and looks at its screen.

package import Glibc

/// A program that runs with a pseudo-terminal as its controlling terminal.
///
/// The test is the keyboard (`send`) and the eye (`expect`, `expectOnScreen`, `screen`). Everything
/// is synchronous: output is read only while one of the waiting functions runs. Not thread-safe;
/// one test owns it. The program is killed when the value goes away.
package final class PseudoTerminal {
  package let processID: pid_t
  /// All bytes the program has written so far.
  package private(set) var transcript: [UInt8] = []
  /// What a terminal would show now.
  package private(set) var screen: Screen
  /// Where in `transcript` the next `expect` begins to look.
  var searchStart = 0
  private let master: Int32
  private var status: Int32?

  /// Starts `path` with a terminal of `size` cells.
  ///
  /// - Parameters:
  ///   - environment: added to a bare environment of `PATH`, `HOME` (as here), `LANG=C.UTF-8` and
  ///     `TERM=xterm-256color`; a value of nil takes a name away.
  /// - Throws: `PseudoTerminalError.system` when no terminal or process can be had (Linux only).
  package init(
    spawn path: String, arguments: [String] = [], environment: [String: String?] = [:],
    size: (rows: Int, columns: Int) = (24, 80)
  ) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0 else { throw PseudoTerminalError.system("open /dev/ptmx", errno) }
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard ioctl(master, unlockTerminal, &locked) == 0,
      ioctl(master, terminalNumber, &number) == 0
    else { throw PseudoTerminalError.system("unlock terminal", errno) }
    let name = "/dev/pts/\(number)"
    setWindowSize(of: master, to: size)
    screen = Screen(rows: size.rows, columns: size.columns)
    processID = try spawnProcess(
      path, arguments: arguments, environment: environment, inNewSession: true
    ) { actions in
      // The first terminal that a session leader opens becomes its controlling terminal.
      posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
  }

  deinit {
    if status == nil {
      kill(processID, SIGKILL)
      var ignored: Int32 = 0
      waitpid(processID, &ignored, 0)
    }
    close(master)
  }

  /// Types `text`, as UTF-8; control characters are keys (`\u{3}` is Ctrl-C, `\r` Enter).
  package func send(_ text: String) {
    send(bytes: Array(text.utf8))
  }

  /// Sends bytes that need not be UTF-8.
  package func send(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if written > 0 { rest = rest.dropFirst(written) } else if errno != EINTR { return }
    }
  }

  /// Gives the window another size; the program gets SIGWINCH.
  package func resize(rows: Int, columns: Int) {
    screen.resize(rows: rows, columns: columns)
    setWindowSize(of: master, to: (rows, columns))
  }

  /// Sends `signal` to the program.
  package func signal(_ signal: Int32) {
    kill(processID, signal)
  }

  /// Reads what the program writes within `milliseconds`; false when nothing came.
  @discardableResult
  package func readOutput(milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else {
      // The other side is closed: do not spin while waiting for the process to be gone.
      usleep(1_000)
      return false
    }
    transcript += buffer[..<count]
    screen.show(buffer[..<count])
    return true
  }

  /// Waits for the program's end and gives its exit status, or 128 plus the signal that ended it.
  ///
  /// - Throws: `PseudoTerminalError.timeout` when it still runs after `timeout` seconds.
  package func waitForExit(timeout: Double = 20) throws -> Int32 {
    if let status { return status }
    let deadline = now() + timeout
    while now() < deadline {
      readOutput(milliseconds: 20)
      var raw: Int32 = 0
      guard waitpid(processID, &raw, WNOHANG) == processID else { continue }
      while readOutput(milliseconds: 0) {}
      let decoded = exitStatus(raw)
      status = decoded
      return decoded
    }
    throw failure("the program to end")
  }
}

/// Why a test at the pseudo-terminal could not go on.
package enum PseudoTerminalError: Error, CustomStringConvertible {
  /// A system call failed: its name and errno.
  case system(String, Int32)
  /// What was waited for, and the screen at that time.
  case timeout(waitedFor: String, screen: String, tail: String)

  package var description: String {
    switch self {
    case .system(let call, let code): "\(call): \(String(cString: strerror(code)))"
    case .timeout(let text, let screen, let tail):
      "waited in vain for \(text); the screen:\n\(screen)\nlast output: \(tail)"
    }
  }
}

// TIOCSPTLCK and TIOCGPTN, macros that Swift cannot import.
private let unlockTerminal: UInt = 0x4004_5431
private let terminalNumber: UInt = 0x8004_5430
