// SPDX-License-Identifier: Apache-2.0
// SIGINT where no terminal is.

import Glibc
import PseudoTerminal
import Testing

@Test func `an interrupt ends the wait for a corpus on standard input`() throws {
  let folder = try TemporaryFolder()
  let pipe = folder.path + "/pipe"
  #expect(mkfifo(pipe, 0o600) == 0)
  // The shell holds the pipe open and writes nothing.
  let script = """
    exec 3<>'\(pipe)'
    env --default-signal=INT '\(program)' -e articles - <&3 &
    sleep 2; kill -INT $!; wait $!; echo $?
    """
  let run = try runPiped("/bin/bash", arguments: ["-c", script])
  #expect(run.output == "130\n")
}
