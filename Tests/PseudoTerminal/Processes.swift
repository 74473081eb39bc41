// SPDX-License-Identifier: Apache-2.0
// Starting programs for tests: at a terminal, or with pipes and no terminal.

import Glibc

/// The path of an executable target that was built beside the running tests.
package func builtExecutable(_ name: String) -> String {
  var path = [CChar](repeating: 0, count: 4_096)
  let count = readlink("/proc/self/exe", &path, path.count)
  let tests = String(
    decoding: path.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return tests.prefix(through: tests.lastIndex(of: "/") ?? tests.startIndex) + name
}

/// What a program did that ran without a terminal.
package struct PipedRun {
  package let output: String
  package let errors: String
  /// The exit status, or 128 plus the signal that ended it.
  package let status: Int32
}

/// Runs `path` with `input` on its standard input and pipes for its output, to the end.
///
/// - Parameter environment: as for `PseudoTerminal.init`.
/// - Throws: `PseudoTerminalError.system`, or `.timeout` after `timeout` seconds.
package func runPiped(
  _ path: String, arguments: [String] = [], input: String = "",
  environment: [String: String?] = [:], timeout: Double = 60
) throws -> PipedRun {
  let files = try (0..<2).map { _ in try temporaryFile() }
  defer { for file in files { close(file) } }
  let (reading, writing) = try makePipe()
  let process = try spawnProcess(
    path, arguments: arguments, environment: environment, inNewSession: true
  ) { actions in
    posix_spawn_file_actions_adddup2(&actions, reading, 0)
    posix_spawn_file_actions_adddup2(&actions, files[0], 1)
    posix_spawn_file_actions_adddup2(&actions, files[1], 2)
  }
  close(reading)
  feed(Array(input.utf8), to: writing)
  close(writing)
  let deadline = now() + timeout
  var raw: Int32 = 0
  while waitpid(process, &raw, WNOHANG) != process {
    if now() > deadline {
      kill(process, SIGKILL)
      waitpid(process, &raw, 0)
      throw PseudoTerminalError.timeout(waitedFor: "\(path) to end", screen: "", tail: "")
    }
    usleep(2_000)
  }
  return PipedRun(
    output: contents(of: files[0]), errors: contents(of: files[1]), status: exitStatus(raw))
}

/// Starts a program; `redirect` says where its first three descriptors lead.
func spawnProcess(
  _ path: String, arguments: [String], environment: [String: String?], inNewSession: Bool,
  redirect: (inout posix_spawn_file_actions_t) -> Void
) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  redirect(&actions)
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var signals = sigset_t()
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(&attributes, &signals)
  sigfillset(&signals)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  // POSIX_SPAWN_SETSID, which glibc shows to _GNU_SOURCE only.
  let newSession: Int16 = inNewSession ? 0x80 : 0
  posix_spawnattr_setflags(
    &attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

  let argv = ([path] + arguments).map { strdup($0) } + [nil]
  let envp = merged(environment).map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for string in argv + envp { free(string) } }
  var process: pid_t = 0
  let result = posix_spawn(&process, path, &actions, &attributes, argv, envp)
  guard result == 0 else { throw PseudoTerminalError.system("posix_spawn \(path)", result) }
  return process
}

private func merged(_ changes: [String: String?]) -> [String: String] {
  var environment = ["LANG": "C.UTF-8", "TERM": "xterm-256color"]
  for name in ["PATH", "HOME"] {
    if let value = getenv(name) { environment[name] = String(cString: value) }
  }
  for (name, value) in changes { environment[name] = value }
  return environment
}

func exitStatus(_ raw: Int32) -> Int32 {
  raw & 0x7f == 0 ? (raw >> 8) & 0xff : 128 + (raw & 0x7f)
}

func setWindowSize(of terminal: Int32, to size: (rows: Int, columns: Int)) {
  var window = winsize(
    ws_row: UInt16(clamping: size.rows), ws_col: UInt16(clamping: size.columns), ws_xpixel: 0,
    ws_ypixel: 0)
  _ = ioctl(terminal, UInt(TIOCSWINSZ), &window)
}

/// A pipe that no program started meanwhile inherits, which would keep it open: pipe2 is not to be
/// had from Swift, so it is a named one whose name is gone at once.
private func makePipe() throws -> (reading: Int32, writing: Int32) {
  var folder = Array("/tmp/fihris-pipe-XXXXXX".utf8CString)
  guard mkdtemp(&folder) != nil else { throw PseudoTerminalError.system("mkdtemp", errno) }
  let directory = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  let path = directory + "/pipe"
  defer {
    unlink(path)
    rmdir(directory)
  }
  guard mkfifo(path, 0o600) == 0 else { throw PseudoTerminalError.system("mkfifo", errno) }
  let reading = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  let writing = open(path, O_WRONLY | O_CLOEXEC)
  guard reading >= 0, writing >= 0 else { throw PseudoTerminalError.system("open pipe", errno) }
  _ = fcntl(reading, F_SETFL, O_RDONLY)
  return (reading, writing)
}

private func feed(_ bytes: [UInt8], to descriptor: Int32) {
  // A program that ends early closes the pipe; that is no failure of the test process.
  Glibc.signal(SIGPIPE, SIG_IGN)
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if written > 0 { rest = rest.dropFirst(written) } else if errno != EINTR { return }
  }
}

/// An unnamed file, so that a program that writes much never waits for a reader.
private func temporaryFile() throws -> Int32 {
  let file = open("/tmp", O_RDWR | O_CLOEXEC | 0o20200000, 0o600)
  guard file >= 0 else { throw PseudoTerminalError.system("open O_TMPFILE", errno) }
  return file
}

private func contents(of file: Int32) -> String {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  lseek(file, 0, SEEK_SET)
  while true {
    let count = read(file, &buffer, buffer.count)
    guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
    bytes += buffer[..<count]
  }
}
