// SPDX-License-Identifier: Apache-2.0
// SIGINT and SIGTERM where no terminal is.

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

@Test func `a program that is killed leaves no part of its output behind`() throws {
  let source = try TemporaryFolder()
  let corpus = try source.corpus()
  let results = try TemporaryFolder()
  let pipes = try TemporaryFolder()
  let pipe = pipes.path + "/pipe.csv"
  #expect(mkfifo(pipe, 0o600) == 0)
  // Nobody reads the pipe, so that `save` waits while the file of `--output` is open.
  let script = """
    '\(program)' --output '\(results.path)/out.csv' -e 'articles | save "\(pipe)"' '\(corpus)' &
    until ls -l /proc/$!/fd 2> /dev/null | grep -q '\(results.path)'; do sleep 0.05; done
    kill -TERM $!; wait $!; echo $?
    """
  let run = try runPiped("/bin/bash", arguments: ["-c", script])
  #expect(run.output == "143\n")
  #expect(results.names.isEmpty)
}
